using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<IncentivePlan> IncentivePlans => Set<IncentivePlan>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<PlanParticipant> PlanParticipants => Set<PlanParticipant>();

    public DbSet<IncentivePeriod> IncentivePeriods => Set<IncentivePeriod>();

    public DbSet<CalculationRun> CalculationRuns => Set<CalculationRun>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<StatementEntry> StatementLines => Set<StatementEntry>();
}
