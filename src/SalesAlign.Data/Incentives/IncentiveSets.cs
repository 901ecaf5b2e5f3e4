using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Recognition;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<IncentivePlan> IncentivePlans => Set<IncentivePlan>();

    public DbSet<PlanVersion> PlanVersions => Set<PlanVersion>();

    public DbSet<PlanParticipant> PlanParticipants => Set<PlanParticipant>();

    public DbSet<PlanAcceptance> PlanAcceptances => Set<PlanAcceptance>();

    public DbSet<ServingDeals> ServingDeals => Set<ServingDeals>();

    public DbSet<SteeringMeasure> SteeringMeasures => Set<SteeringMeasure>();

    public DbSet<PlanSimulation> PlanSimulations => Set<PlanSimulation>();

    public DbSet<IncentivePeriod> IncentivePeriods => Set<IncentivePeriod>();

    public DbSet<CalculationRun> CalculationRuns => Set<CalculationRun>();

    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<PlanClawback> PlanClawbacks => Set<PlanClawback>();

    public DbSet<PayDispute> PayDisputes => Set<PayDispute>();

    public DbSet<DisputeMessage> DisputeMessages => Set<DisputeMessage>();

    public DbSet<DisputeAttachment> DisputeAttachments => Set<DisputeAttachment>();

    public DbSet<DisputeParty> DisputeParties => Set<DisputeParty>();

    public DbSet<Honour> Honours => Set<Honour>();

    public DbSet<HonourWorth> HonourWorths => Set<HonourWorth>();

    public DbSet<FindingWaiver> FindingWaivers => Set<FindingWaiver>();

    public DbSet<TeamReview> TeamReviews => Set<TeamReview>();

    public DbSet<PayrollFormat> PayrollFormats => Set<PayrollFormat>();

    public DbSet<PayEvent> PayEvents => Set<PayEvent>();

    public DbSet<StatementEntry> StatementLines => Set<StatementEntry>();
}
