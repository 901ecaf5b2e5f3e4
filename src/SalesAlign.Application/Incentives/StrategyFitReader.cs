using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;
using EngineVersion = SalesAlign.Domain.Incentives.Calculation.PlanVersion;

namespace SalesAlign.Application.Incentives;

/// <summary>How a plan stands to one objective, and which deals were taken to serve it.</summary>
/// <param name="Said">Whether somebody has said which deals serve it; else the objective's metric told.</param>
public sealed record FittedObjective(ObjectiveFit Fit, Filter? Serving, bool Said);

/// <summary>A plan held against the strategy, on the deals of the last period that was paid.</summary>
/// <param name="Period">Empty where nothing was sold yet: then only shares can be told.</param>
public sealed record StrategyFitReport(string? Period, IReadOnlyList<FittedObjective> Objectives, decimal UnlinkedShare, IReadOnlyList<PlanFinding> Findings)
{
    internal IReadOnlyList<SteeringMeasure> Measures(PlanVersionId version, DateTimeOffset at) => Period is not { } period ? [] :
        [.. Objectives.Where(objective => objective.Fit.Steering is not null).Select(objective => new SteeringMeasure(version, new ObjectiveId(objective.Fit.Objective), period, objective.Fit.Steering!, at))];
}

/// <summary>Runs the engine over the last closed period as it was, and with more of the deals that serve an objective, to say whether a plan pulls toward it.</summary>
internal static class StrategyFitReader
{
    public static async Task<StrategyFitReport> ReadAsync(Work work, IncentivePlanId plan, Currency currency, IReadOnlyList<Component> components, CancellationToken cancel)
    {
        var compiled = CompiledPlan.Compile(components, CreditFacts.Schema);
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = await PeriodAsync(work, calendar, cancel);
        var participants = period is { } paid ? await ParticipantsAsync(work, plan, currency, compiled, calendar, paid, cancel) : [];
        var pay = components.Select(component => (component, TargetPay(component, participants, currency))).ToList();
        if (pay.Sum(part => part.Item2) == 0) pay = [.. components.Select(component => (component, StrategyFit.TargetPay(component, 100_000m, 10_000m)))];
        var shares = StrategyFit.PayShares(pay).ToDictionary(share => share.Objective, share => share.Share);
        var goals = await GoalsAsync(work, plan, cancel);
        var (said, told) = (await SaidAsync(work, cancel), await ToldAsync(work, cancel));

        var objectives = new List<FittedObjective>();
        foreach (var objective in await ObjectiveName.ReadAsync(work.Db, cancel))
        {
            var share = shares.GetValueOrDefault(objective.Id.Value);
            if (!objective.InForce && share == 0 && !components.Any(component => component.Objectives.Any(link => link.Objective == objective.Id.Value))) continue;
            var serving = said.GetValueOrDefault(objective.Id) ?? told.GetValueOrDefault(objective.Id);
            SteeringRatio? steering = null;
            if (serving is not null && participants.Count > 0)
            {
                var bound = serving.Bind(CreditFacts.Schema);
                steering = StrategyFit.Steer(compiled, participants, credit => bound.Matches(credit.Facts));
            }
            objectives.Add(new FittedObjective(
                new ObjectiveFit(objective.Id.Value, objective.Title, objective.InForce ? objective.WeightPercent : 0, objective.InForce, goals.GetValueOrDefault(objective.Id), share, steering),
                serving, said.ContainsKey(objective.Id)));
        }
        var unlinked = Math.Max(0, 1m - shares.Values.Sum());
        if (pay.Sum(part => part.Item2) == 0) unlinked = 0;
        return new StrategyFitReport(
            period?.Key, objectives, unlinked, StrategyCheck.Of(components, [.. objectives.Select(objective => objective.Fit)], unlinked, await PaysPresalesAsync(work, plan, cancel)));
    }

    // The last closed period; before any is closed the last quarter in which something was won.
    private static async Task<Period?> PeriodAsync(Work work, FiscalCalendar calendar, CancellationToken cancel)
    {
        var key = await work.Db.IncentivePeriods.Where(p => p.State == IncentivePeriodState.Closed).OrderByDescending(p => p.Last).Select(p => p.Key).FirstOrDefaultAsync(cancel);
        if (key is not null) return calendar.Parse(key);
        var today = await work.TodayAsync(cancel);
        var won = await work.Db.Deals.Where(deal => deal.ClosedOn != null && deal.ClosedOn <= today && deal.Stage == DealStage.Won).MaxAsync(deal => deal.ClosedOn, cancel);
        return won is { } day ? calendar.Containing(PeriodKind.Quarter, day) : null;
    }

    private static async Task<List<ParticipantInput>> ParticipantsAsync(
        Work work, IncentivePlanId plan, Currency currency, CompiledPlan compiled, FiscalCalendar calendar, Period period, CancellationToken cancel)
    {
        var rules = new RunnablePlan(currency, [new EngineVersion("draft", DateOnly.MinValue, compiled)], PlanClawback.Usual);
        var inputs = await CalculationInputs.TryingAsync(work.Db, period, calendar, plan, rules, null, cancel);
        // A plan that nobody is in yet is tried on those who sold in the period, with a usual quota each.
        if (inputs.People.Length == 0) inputs = await CalculationInputs.TryingAsync(work.Db, period, calendar, plan, rules, await SellersAsync(work, plan, period, cancel), cancel);
        var read = inputs.Deals();
        var pools = new PayPools(inputs);
        var people = new List<(PersonId Person, List<DealCredit> Deals)>();
        await work.Db.Database.OpenConnectionAsync(cancel);
        var byPerson = new Dictionary<Guid, List<DealCredit>>();
        await foreach (var deal in DealCredits.StreamAsync((NpgsqlConnection)work.Db.Database.GetDbConnection(), read, cancel))
        {
            if (deal.CancelledOn is { } cancelled && cancelled <= period.Last) continue;
            if (!byPerson.TryGetValue(deal.Person, out var list)) byPerson[deal.Person] = list = [];
            list.Add(deal);
        }
        foreach (var person in inputs.People)
        {
            people.Add((person, byPerson.GetValueOrDefault(person.Value) ?? []));
            pools.Look(person, people[^1].Deals);
        }
        if (pools.AreNeeded) pools.Decide(new Dictionary<Guid, decimal>(), await PayMetrics.UnitsAsync(work.Db, inputs.Last, cancel));
        var participants = new List<ParticipantInput>();
        foreach (var (person, deals) in people)
        {
            var facts = new Dictionary<Guid, Facts>();
            foreach (var enrolment in inputs.EnrolmentsOf(person))
            {
                var credits = inputs.CreditsOf(enrolment.Plan, person, deals, facts, []);
                participants.AddRange(enrolment.Stretches.Select(stretch => new ParticipantInput
                {
                    Participant = person.Value,
                    First = inputs.First,
                    Last = inputs.Last,
                    YearFirst = inputs.Window.YearFirst,
                    YearLast = inputs.Window.YearLast,
                    Currency = currency,
                    Eligible = stretch.Time,
                    Credits = credits,
                    Quotas = stretch.Quotas,
                    TargetIncentives = stretch.TargetIncentives,
                    Metrics = inputs.Metrics.Of(person),
                    Awards = inputs.Awards.GetValueOrDefault((plan, person), []),
                    ReplaysYear = true,
                }));
            }
        }
        return participants;
    }

    private static async Task<IReadOnlyList<PlanParticipant>> SellersAsync(Work work, IncentivePlanId plan, Period period, CancellationToken cancel)
    {
        var sellers = await work.Db.Deals.Where(deal => deal.Stage == DealStage.Won && deal.ClosedOn >= period.First && deal.ClosedOn <= period.Last)
            .Select(deal => deal.OwnerId).Distinct().ToListAsync(cancel);
        PeriodAmount[] Usual(decimal amount) => [new PeriodAmount(amount, period.First, period.Last)];
        return sellers.ConvertAll(person => new PlanParticipant(plan, person, new DateRange(period.First, null), Usual(100_000m), Usual(10_000m)));
    }

    private static decimal TargetPay(Component component, List<ParticipantInput> participants, Currency currency)
    {
        var pay = 0m;
        foreach (var input in participants)
        {
            decimal Of(IReadOnlyList<PeriodAmount> amounts) => Proration.Of(amounts, component.Id, input.First, input.Last, false, input.Eligible, currency.MinorUnits)?.Amount ?? 0;
            pay += StrategyFit.TargetPay(component, Of(input.Quotas), Of(input.TargetIncentives));
        }
        return pay;
    }

    private static async Task<Dictionary<ObjectiveId, int>> GoalsAsync(Work work, IncentivePlanId plan, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var people = await work.Db.PlanParticipants.Where(p => p.PlanId == plan).Select(p => (PersonId?)p.PersonId).Distinct().ToListAsync(cancel);
        var anyone = people.Count == 0;
        return await work.Db.Goals.AsNoTracking()
            .Where(goal => goal.PersonId != null && goal.State != GoalState.Draft && goal.PeriodLast >= today && (anyone || people.Contains(goal.PersonId)))
            .GroupBy(goal => goal.ObjectiveId).Select(goal => new { goal.Key, Count = goal.Count() }).ToDictionaryAsync(goal => goal.Key, goal => goal.Count, cancel);
    }

    /// <summary>Which deals serve each objective in force: as somebody has said it, else as its metric tells; those of which neither does are left out.</summary>
    public static async Task<IReadOnlyList<(ObjectiveName Objective, BoundFilter Serving)>> ServingAsync(Work work, CancellationToken cancel)
    {
        var (said, told) = (await SaidAsync(work, cancel), await ToldAsync(work, cancel));
        var serving = new List<(ObjectiveName, BoundFilter)>();
        foreach (var objective in await ObjectiveName.ReadAsync(work.Db, cancel))
        {
            if (objective.InForce && (said.GetValueOrDefault(objective.Id) ?? told.GetValueOrDefault(objective.Id)) is { } which) serving.Add((objective, which.Bind(CreditFacts.Schema)));
        }
        return serving;
    }

    private static Task<Dictionary<ObjectiveId, Filter>> SaidAsync(Work work, CancellationToken cancel) =>
        work.Db.ServingDeals.AsNoTracking().ToDictionaryAsync(serving => serving.ObjectiveId, serving => serving.Which, cancel);

    // Of an objective that was stated several times, the last published statement tells.
    private static async Task<Dictionary<ObjectiveId, Filter>> ToldAsync(Work work, CancellationToken cancel)
    {
        var stated = await work.Db.StrategicObjectives.AsNoTracking()
            .Join(work.Db.StrategyVersions.Where(version => version.PublishedAt != null), o => o.VersionId, v => v.Id, (o, v) => new { o.ObjectiveId, o.MetricId, o.Target, v.PublishedAt })
            .OrderByDescending(o => o.PublishedAt).ToListAsync(cancel);
        var metrics = await work.Db.Metrics.AsNoTracking().Include(metric => metric.Versions).ToDictionaryAsync(metric => metric.Id, cancel);
        var told = new Dictionary<ObjectiveId, Filter>();
        foreach (var objective in stated.DistinctBy(o => o.ObjectiveId))
        {
            if (objective.MetricId is { } id && metrics.TryGetValue(id, out var metric) && ServingDeals.Of(metric.Definition, objective.Target) is { } serving) told[objective.ObjectiveId] = serving;
        }
        return told;
    }

    private static async Task<bool> PaysPresalesAsync(Work work, IncentivePlanId plan, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        return await work.Db.PlanParticipants.Where(p => p.PlanId == plan && (p.To == null || p.To >= today))
            .AnyAsync(p => work.Db.Memberships.Any(m => m.PersonId == p.PersonId && m.Role == MembershipRole.Presales && (m.To == null || m.To >= today)), cancel);
    }
}
