using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<Product> Products => Set<Product>();

    public DbSet<Deal> Deals => Set<Deal>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<Certification> Certifications => Set<Certification>();

    public DbSet<DealLine> DealLines => Set<DealLine>();

    public DbSet<PipelineStage> PipelineStages => Set<PipelineStage>();

    public DbSet<StageEntry> StageEntries => Set<StageEntry>();

    public DbSet<DealSplit> DealSplits => Set<DealSplit>();

    public DbSet<DealEvent> DealEvents => Set<DealEvent>();

    public DbSet<SplitRevision> SplitRevisions => Set<SplitRevision>();

    public DbSet<RecordCheck> RecordChecks => Set<RecordCheck>();

    public DbSet<ExchangeRate> ExchangeRates => Set<ExchangeRate>();
}
