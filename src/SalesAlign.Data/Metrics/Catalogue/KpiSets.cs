using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Metrics.Catalogue;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<Kpi> Kpis => Set<Kpi>();

    public DbSet<KpiValue> KpiValues => Set<KpiValue>();

    public DbSet<KpiTemplateItem> KpiTemplateItems => Set<KpiTemplateItem>();

    public DbSet<KpiAssignment> KpiAssignments => Set<KpiAssignment>();

    public DbSet<KpiPolicy> KpiPolicies => Set<KpiPolicy>();
}
