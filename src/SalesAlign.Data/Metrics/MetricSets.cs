using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<Metric> Metrics => Set<Metric>();
}
