using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Alignment.Consistency;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Alignment;

/// <summary>
/// Whether the company does what its strategy says: the stated weight of each objective against what was paid, where time went and what came of it,
/// with every contradiction named. Resources and reviews are left out as long as the company keeps none.
/// </summary>
public sealed class GetConsistency(UseCaseContext context) : UseCase<GetConsistency.Request, GetConsistency.Response>(context)
{
    public sealed record Request(string Period);

    /// <param name="From">First day of the year over which pay and time are counted.</param>
    /// <param name="Activities">Activities of that year whose deal says what they were about.</param>
    public sealed record Response(
        string StrategyTitle, int StrategyNumber, string Period, DateOnly From, DateOnly To, IReadOnlyList<Item> Objectives, IReadOnlyList<Contradiction> Contradictions,
        decimal? PayGap, decimal? TimeGap, decimal Paid, int Activities);

    public sealed record Item(ObjectiveId Id, ObjectiveFacts Facts);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Period).NotEmpty();
    }

    public override Permission Permission => Permission.ViewExecutiveHome;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(request.Period);
        var strategy = await work.Db.StrategyVersions.AsNoTracking().Current().SingleOrDefaultAsync(cancel);
        if (strategy is null) return Result.Refused("alignment.no_strategy");
        // Where a quarter has no goals, those of its year are what there is to look at.
        if (!await work.Db.Goals.AnyAsync(goal => goal.PeriodKey == period.Key, cancel)) period = calendar.Containing(PeriodKind.Year, period.First);
        var to = Days.WithinOrToday(period, await work.TodayAsync(cancel));
        var from = to.AddYears(-1).AddDays(1);

        var objectives = await work.Db.StrategicObjectives.AsNoTracking().Where(o => o.VersionId == strategy.Id).OrderBy(o => o.Position).ToListAsync(cancel);
        var organization = await OrganizationChart.ReadAsync(work.Db, to, cancel);
        var root = organization.Roots.FirstOrDefault()?.Id;
        var goals = await work.Db.Goals.AsNoTracking().Where(goal => goal.PeriodKey == period.Key).ToListAsync(cancel);
        var standings = await GoalStandings.OfAsync(work, goals.FindAll(goal => goal.UnitId == root), cancel);
        var pay = await ObjectiveShares.PayAsync(work.Db, from, to, cancel);
        var time = await ObjectiveShares.TimeAsync(work.Db, objectives, from, to, cancel);
        var titles = await ObjectiveTitles.ReadAsync(work.Db, pay.ByObjective.Keys.Select(id => new ObjectiveId(id)), cancel);

        var facts = objectives.ConvertAll(objective =>
        {
            var own = goals.FindAll(goal => goal.ObjectiveId == objective.ObjectiveId);
            var whole = own.Find(goal => goal.UnitId == root);
            var standing = whole is null ? null : standings[whole.Id];
            return new ObjectiveFacts(
                objective.ObjectiveId.Value.ToString(), objective.Title, objective.WeightPercent, objective.OwnerId is not null, objective.MetricId is not null, own.Count,
                own.Where(goal => goal.PersonId is not null).Select(goal => goal.PersonId).Distinct().Count(),
                pay.Total == 0 ? null : pay.ByObjective.GetValueOrDefault(objective.ObjectiveId.Value) / pay.Total * 100m,
                time.Shares.TryGetValue(objective.ObjectiveId, out var share) ? share : null, standing?.Attainment, standing?.Expected);
        });
        var pursued = objectives.Select(objective => objective.ObjectiveId.Value).ToHashSet();
        var dropped = pay.Total == 0 ? [] : pay.ByObjective.Where(paid => !pursued.Contains(paid.Key))
            .Select(paid => (paid.Key.ToString(), titles.TryGetValue(new ObjectiveId(paid.Key), out var words) ? words.Title : paid.Key.ToString(), paid.Value / pay.Total * 100m)).ToList();
        var carriers = goals.Select(goal => goal.PersonId).OfType<PersonId>().ToHashSet();
        var result = ConsistencyCheck.Of(new ConsistencyFacts(facts, dropped, await CarriedAsync(work, goals, organization, from, to, cancel), carriers.Count));
        return new Response(
            strategy.Title, strategy.Number, period.Key, from, to, [.. objectives.Select((objective, index) => new Item(objective.ObjectiveId, facts[index]))], result.Contradictions,
            result.PayGap, result.TimeGap, pay.Total, time.Activities);
    }

    // Only goals of people are asked: a unit's number moves by its people.
    private static async Task<IReadOnlyList<CarriedGoal>> CarriedAsync(Work work, List<Goal> goals, OrganizationChart organization, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var personal = goals.FindAll(goal => goal.PersonId is not null && goal.State is GoalState.Agreed or GoalState.Offered or GoalState.Countered);
        if (personal.Count == 0) return [];
        var sellers = (await work.Db.Deals.AsNoTracking().Where(deal => deal.ClosedOn == null || (deal.ClosedOn >= from && deal.ClosedOn <= to)).Select(deal => deal.OwnerId).Distinct().ToListAsync(cancel)).ToHashSet();
        sellers.UnionWith(await work.Db.Activities.AsNoTracking().Where(activity => activity.On >= from && activity.On <= to).Select(activity => activity.PersonId).Distinct().ToListAsync(cancel));
        var ids = personal.Select(goal => goal.MetricId).Distinct().ToList();
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToListAsync(cancel);
        var names = await GoalOwners.NamesAsync(work.Db, personal, cancel);
        var known = new Dictionary<MetricId, (string Name, bool KnowsPeople)>();
        var year = new Period(PeriodKind.Year, to.Year, 1, from, to);
        foreach (var metric in metrics)
        {
            var values = await MetricValuesReader.ReadAsync(work.Db, metric, [year], [MetricGrain.Company, MetricGrain.Person], cancel, today: to);
            known[metric.Id] = (metric.Name, values.Keys.Any(key => key.Grain == MetricGrain.Person) || !values.Has(MetricGrain.Company));
        }
        // Who has just come has had no time to sell anything.
        var joined = organization.Units.SelectMany(unit => organization.Members[unit.Id]).Where(member => member.HiredOn > to.AddDays(-90)).Select(member => member.PersonId).ToHashSet();
        return
        [
            .. personal.Where(goal => !joined.Contains(goal.PersonId!.Value)).Select(goal => new CarriedGoal(
                goal.Id.Value.ToString(), names[goal.Id], known[goal.MetricId].Name, sellers.Contains(goal.PersonId!.Value), known[goal.MetricId].KnowsPeople)),
        ];
    }
}
