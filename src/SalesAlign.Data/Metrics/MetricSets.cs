using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<Metric> Metrics => Set<Metric>();

    public DbSet<KeptMetric> KeptMetrics => Set<KeptMetric>();

    public DbSet<MetricVersion> MetricVersions => Set<MetricVersion>();
}
