using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Goals;

/// <summary>How a goal's number becomes behaviour: the paradigm and what speaks for it, the driver tree, named accounts, milestones, and the variables it moves.</summary>
public sealed class GetBehaviour(UseCaseContext context) : UseCase<GetBehaviour.Request, GetBehaviour.Response>(context)
{
    /// <param name="Segment">The sector to look at; empty for the plan's own.</param>
    public sealed record Request(GoalId Goal, string? Segment = null);

    public sealed record Response
    {
        public required GoalId GoalId { get; init; }

        public required string Owner { get; init; }

        public required bool IsPerson { get; init; }

        public required MetricFacts Metric { get; init; }

        public required decimal Target { get; init; }

        /// <summary>Empty where nobody has planned yet, here or above.</summary>
        public PlanFacts? Plan { get; init; }

        /// <summary>Whose plan it is, where it comes from a goal above.</summary>
        public GoalId? InheritedFrom { get; init; }

        /// <summary>What the data suggest for the three indicators: accounts, and 1 less the share of custom solutions.</summary>
        public required ParadigmIndicators Suggested { get; init; }

        public required SegmentData Data { get; init; }

        public required ParadigmRecommendation Recommendation { get; init; }

        /// <summary>Data that speak against the chosen paradigm.</summary>
        public required IReadOnlyList<ParadigmReason> Contradictions { get; init; }

        public required IReadOnlyList<string> Segments { get; init; }

        /// <summary>Segments with what their own accounts and deals say, the largest first.</summary>
        public required IReadOnlyList<SegmentRead> BySegment { get; init; }

        public DriverTree? Driver { get; init; }

        public required NamedAccountsRead Accounts { get; init; }

        public required IReadOnlyList<MilestoneRead> Milestones { get; init; }

        /// <summary>Visits planned and logged, and the yield of referrals; empty for what is steered by milestones.</summary>
        public VisitsRead? Visits { get; init; }

        /// <summary>Exams passed of those taken in the period, and the tenure of the sellers: part of the measures of the probability paradigm.</summary>
        public required SellerReadiness Readiness { get; init; }

        /// <summary>Capacity, close rate and value per deal as the records show them, scaled to the goal's period; empty without a driver tree.</summary>
        public EfficiencyState? Observed { get; init; }

        public EfficiencyCheck? Efficiency { get; init; }

        public required EffortAlignment Effort { get; init; }

        public required bool MayPlan { get; init; }

        public required DateOnly PeriodFirst { get; init; }

        public required DateOnly PeriodLast { get; init; }
    }

    public sealed record PlanFacts(
        ParadigmChoice Choice, Paradigm Recommended, bool IsOverride, ProbabilityTerms Probability, long? Signatures, IReadOnlyList<MeasureFacts> Measures, EfficiencyTerms? Efficiency,
        string? Experience, string? NewScenario, DateTimeOffset? KnowledgeAt, string? ChangedBy, DateTimeOffset ChangedAt, uint Version);

    /// <param name="Flag">What is doubtful about asking this of that role; empty where nothing is.</param>
    public sealed record MeasureFacts(BehaviourMeasure Measure, BehaviourRole Role, string? Flag);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        var today = await work.TodayAsync(cancel);
        var force = (await PlanInForce.OfAsync(work.Db, [goal], cancel)).GetValueOrDefault(goal.Id);
        var plan = force?.Plan;
        var own = force is { LevelsUp: 0 } ? plan : null;
        var version = await work.Db.BehaviourPlans.Where(p => p.GoalId == goal.Id).Select(p => EF.Property<uint>(p, ModelConventions.RowVersion)).SingleOrDefaultAsync(cancel);
        var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == goal.MetricId, cancel);
        var standing = (await GoalStandings.OfAsync(work, [goal], cancel))[goal.Id];
        var owner = (await GoalOwners.NamesAsync(work.Db, [goal], cancel))[goal.Id];
        var people = await GoalPeople.OfAsync(work.Db, goal, today < goal.PeriodFirst ? goal.PeriodFirst : today > goal.PeriodLast ? goal.PeriodLast : today, cancel);
        var until = today < goal.PeriodLast ? today : goal.PeriodLast;
        var segment = request.Segment ?? plan?.Choice.Segment;
        var records = await SellerRecordsSql.SegmentAsync(work.Db, until.AddYears(-1).AddDays(1), until, people.Doers, segment is { Length: > 0 } ? segment : null, ParadigmSelector.SoonDays, cancel);
        var accounts = await NamedAccountsRead.OfAsync(work, goal, own?.Signatures, cancel);
        // Where accounts are named, they are the segment.
        var data = new SegmentData(accounts.Rows.Count > 0 ? accounts.Rows.Count : records.Accounts, records.MedianCycleDays, records.CustomShare);
        var suggested = plan?.Choice.Indicators ?? ParadigmSelector.Observed(records.Accounts, records.Decided, records.SoonShare, records.CustomShare);
        var driver = await DriverTree.OfAsync(work, goal, metric, standing, own?.Probability ?? new ProbabilityTerms(), null, cancel);
        var observed = driver is null ? null : StateOf(driver);
        var by = plan is null ? null : (await OrganizationReader.NamesAsync(work.Db, [plan.ChangedBy], cancel)).GetValueOrDefault(plan.ChangedBy);
        return new Response
        {
            GoalId = goal.Id,
            Owner = owner,
            IsPerson = goal.PersonId is not null,
            Metric = MetricFacts.Of(metric),
            Target = goal.TargetValue,
            Plan = plan is null ? null : new PlanFacts(
                plan.Choice, plan.Recommended, plan.IsOverride, plan.Probability, plan.Signatures,
                [.. plan.Measures.Select(m => new MeasureFacts(m.Measure, m.Role, MeasureGuard.Flag(plan.Choice.Chosen, m.Measure, m.Role)))], plan.Efficiency, plan.Experience, plan.NewScenario,
                plan.KnowledgeAt, by, plan.ChangedAt, version),
            InheritedFrom = force is { LevelsUp: > 0 } ? force.Of : null,
            Suggested = suggested,
            Data = data,
            Recommendation = ParadigmSelector.Recommend(suggested),
            Contradictions = plan is null ? [] : ParadigmSelector.Contradictions(plan.Choice.Chosen, data),
            Segments = await work.Db.Accounts.AsNoTracking().Where(a => a.Sector != null).Select(a => a.Sector!).Distinct().OrderBy(sector => sector).Take(60).ToListAsync(cancel),
            BySegment = await SegmentRead.OfAsync(work.Db, until, people.Doers, plan, cancel),
            Driver = driver,
            Accounts = accounts,
            Milestones = await MilestoneRead.OfAsync(work, goal.Id, cancel),
            Visits = accounts.Rows.Count > 0 || plan?.Choice.Chosen == Paradigm.Behaviour || (driver is not null && plan?.Choice.Chosen != Paradigm.Project)
                ? await VisitsRead.OfAsync(work, goal, people.Doers, accounts.Rows.Count, driver, cancel)
                : null,
            Readiness = await ReadinessRead.OfAsync(work, goal, people, cancel),
            Observed = observed,
            Efficiency = own?.Efficiency is { } terms
                ? Domain.Goals.Behaviour.Efficiency.Check(terms.Now, [.. terms.Moves.Select(move => new EfficiencyMove(goal.Id.Value.ToString(), move.Variable, move.Factor))], goal.TargetValue)
                : null,
            Effort = await GoalEffort.OfAsync(work, (await work.CompanyAsync(cancel)).Calendar.Parse(goal.PeriodKey) with { Last = until }, people.Doers, cancel),
            MayPlan = await GoalAccess.WorksOnAsync(work, goal, cancel),
            PeriodFirst = goal.PeriodFirst,
            PeriodLast = goal.PeriodLast,
        };
    }

    /// <summary>The chain of the driver tree in the words of the efficiency model: leads worked on, customers per lead, value per customer.</summary>
    private static EfficiencyState StateOf(DriverTree driver) =>
        new(decimal.Round(driver.Forwards.Leads, 2), decimal.Round(driver.Used.CustomersPerLead.Value, 4), decimal.Round(driver.Used.AverageDeal.Value, 2));
}
