using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives.Recognition;

/// <summary>A contest with everybody's place in it.</summary>
/// <param name="Awards">In order of rank; who is below the least value has none.</param>
internal sealed record ContestStanding(IncentivePlanId Plan, ContestComponent Contest, Currency Currency, int Contestants, IReadOnlyList<(PersonId Person, Award Award)> Awards);

/// <summary>Ranks contests of a period by the same rules as pay day: a closed one as it was decided, any other from the deals of today.</summary>
internal static class ContestStandings
{
    public static async Task<IReadOnlyList<ContestStanding>> ReadAsync(SalesAlignDbContext db, Period period, FiscalCalendar calendar, CancellationToken cancel)
    {
        var versions = await db.PlanVersions.AsNoTracking()
            .Where(v => v.State == PlanVersionState.Published && v.EffectiveFrom <= period.Last && (v.EffectiveTo == null || v.EffectiveTo >= period.Last)).ToListAsync(cancel);
        // Most companies have no contest most of the time: then no deal is read.
        if (!versions.Exists(version => version.Components.Any(component => component is ContestComponent))) return [];
        var inputs = await CalculationInputs.LoadAsync(db, PayWindow.Of(period.Key, period.First, period.Last, calendar), calendar, null, false, cancel);
        var closed = await db.IncentivePeriods.AsNoTracking().Where(p => p.Key == period.Key && p.State == IncentivePeriodState.Closed).Select(p => (IncentivePeriodId?)p.Id).FirstOrDefaultAsync(cancel);
        var decided = closed is { } id ? await DecidedAsync(db, id, cancel) : await RankedAsync(db, inputs, cancel);
        var standings = new List<ContestStanding>();
        foreach (var (plan, runnable) in inputs.Plans)
        {
            foreach (var contest in runnable.Versions.LastOrDefault(version => version.From <= inputs.Last)?.Plan.Components.OfType<ContestComponent>() ?? [])
            {
                var contestants = inputs.People.Count(person => inputs.EnrolmentsOf(person).Any(enrolment => enrolment.Plan == plan));
                var awards = decided.Where(one => one.Plan == plan && one.Award.Component == contest.Id).OrderBy(one => one.Award.Rank).ThenBy(one => one.Person.Value).Select(one => (one.Person, one.Award)).ToList();
                standings.Add(new ContestStanding(plan, contest, runnable.Currency, contestants, awards));
            }
        }
        return standings;
    }

    private static async Task<List<(IncentivePlanId Plan, PersonId Person, Award Award)>> DecidedAsync(SalesAlignDbContext db, IncentivePeriodId period, CancellationToken cancel) =>
        [.. (await db.Statements.AsNoTracking().Where(s => s.PeriodId == period).Select(s => new { s.PlanId, s.PersonId, s.Awards }).ToListAsync(cancel))
            .SelectMany(s => s.Awards.Where(award => award.Rank > 0).Select(award => (s.PlanId, s.PersonId, award)))];

    // Only the period's own deals count for attainment, so the rest of the year stays where it is.
    private static async Task<List<(IncentivePlanId Plan, PersonId Person, Award Award)>> RankedAsync(SalesAlignDbContext db, CalculationInputs inputs, CancellationToken cancel)
    {
        var byPerson = new Dictionary<Guid, List<DealCredit>>();
        await db.Database.OpenConnectionAsync(cancel);
        await foreach (var deal in DealCredits.StreamAsync((NpgsqlConnection)db.Database.GetDbConnection(), inputs.Deals() with { First = inputs.First, WithEvents = false }, cancel))
        {
            if (deal.CancelledOn is not null) continue;
            if (!byPerson.TryGetValue(deal.Person, out var deals)) byPerson[deal.Person] = deals = [];
            deals.Add(deal);
        }
        var pools = new PayPools(inputs);
        foreach (var person in inputs.People) pools.Look(person, byPerson.GetValueOrDefault(person.Value) ?? []);
        pools.Decide(new Dictionary<Guid, decimal>(), pools.NeedsTeams ? await PayMetrics.UnitsAsync(db, inputs.Last, cancel) : new Dictionary<PersonId, UnitId>());
        return [.. inputs.Awards.SelectMany(one => one.Value.Where(award => award.Rank > 0).Select(award => (one.Key.Item1, one.Key.Item2, award)))];
    }
}
