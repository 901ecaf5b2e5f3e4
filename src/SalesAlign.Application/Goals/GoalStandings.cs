using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Where a goal stands by live data.</summary>
/// <param name="Attainment">Of the target, as a factor; null without data. For a metric that should fall, target ÷ value.</param>
/// <param name="Expected">Where attainment should be by now: the share of the period that has passed; 1 for a ratio, which is due all the time.</param>
/// <param name="DataThrough">The last day of which anything is known.</param>
public sealed record Standing(MetricFigure Actual, decimal? Attainment, decimal Expected, RagStatus Status, StatusReason Why, DateOnly? DataThrough);

/// <summary>Reads the live values of goals and lets the roll-up engine say where each stands.</summary>
internal static class GoalStandings
{
    public static async Task<IReadOnlyDictionary<GoalId, Standing>> OfAsync(Work work, IReadOnlyCollection<Goal> goals, CancellationToken cancel)
    {
        if (goals.Count == 0) return new Dictionary<GoalId, Standing>();
        var metricIds = goals.Select(goal => goal.MetricId).Distinct().ToList();
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => metricIds.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, cancel);
        var roots = (await work.Db.Units.AsNoTracking().Where(unit => unit.Kind == UnitKind.Company).Select(unit => unit.Id).ToListAsync(cancel)).ToHashSet();
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var today = await work.TodayAsync(cancel);
        var seasons = await SeasonsAsync(work, goals, cancel);

        var inputs = new List<RollUpGoal>(goals.Count);
        var read = new Dictionary<GoalId, (MetricFigure Figure, DateOnly? Through)>(goals.Count);
        foreach (var group in goals.GroupBy(goal => (goal.MetricId, calendar.Parse(goal.PeriodKey).Kind)))
        {
            var metric = metrics[group.Key.MetricId];
            var periods = group.Select(goal => goal.PeriodKey).Distinct(StringComparer.Ordinal).Select(calendar.Parse).OrderBy(period => period.First).ToList();
            var index = periods.Select((period, i) => (period.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
            var units = group.Select(goal => goal.UnitId).OfType<UnitId>().Where(unit => !roots.Contains(unit)).Distinct().ToList();
            var people = group.Select(goal => goal.PersonId).OfType<PersonId>().Distinct().ToList();
            var values = await MetricValuesReader.ReadAsync(
                work.Db, metric, periods, [MetricGrain.Company, MetricGrain.Unit, MetricGrain.Person], cancel, units, people);
            foreach (var goal in group)
            {
                var period = index[goal.PeriodKey];
                // The company's own goal counts every deal, also of people who have no place.
                var figure = goal.PersonId is { } person ? values.Of(person, period)
                    : roots.Contains(goal.UnitId!.Value) ? values.Company(period) : values.Of(goal.UnitId!.Value, period);
                read[goal.Id] = (figure, values.DataThrough);
                inputs.Add(InputOf(goal, metric, figure, values.DataThrough, seasons.GetValueOrDefault(goal.Id)));
            }
        }
        var result = GoalRollUp.Evaluate(new RollUpRequest(inputs, today));
        var standings = new Dictionary<GoalId, Standing>(goals.Count);
        foreach (var standing in result.Goals)
        {
            var id = GoalId.From(Guid.Parse(standing.Key));
            var goal = read[id];
            standings[id] = new(goal.Figure, standing.Progress, standing.Expected, standing.Status, standing.Why, goal.Through);
        }
        return standings;
    }

    private static RollUpGoal InputOf(Goal goal, Metric metric, MetricFigure figure, DateOnly? through, IReadOnlyList<PaceWindow>? season)
    {
        var ratio = goal.Shape == TargetShape.Ratio;
        var falling = metric.Direction == Direction.LowerIsBetter;
        var target = goal.Target.Measure;
        // A falling value is compared as target ÷ value, so that every goal is reached at 1.
        var (current, aim) = falling ? (Progress.Attainment(figure.Value, target, Direction.LowerIsBetter), 1m) : (figure.Value, target);
        return new(
            goal.Id.Value.ToString(), null, ProgressSource.OwnMetric, 0m, aim, goal.PeriodFirst, goal.PeriodLast, current, through, metric.CadenceDays,
            Season: ratio ? [new PaceWindow(goal.PeriodFirst, goal.PeriodFirst, 1m)] : season,
            Rule: new RagRule(ratio ? RagBasis.Attainment : RagBasis.AttainmentOfPace));
    }

    /// <summary>A year's pace follows its owner's goals for the parts of the year, where they fill it.</summary>
    private static async Task<Dictionary<GoalId, IReadOnlyList<PaceWindow>>> SeasonsAsync(Work work, IReadOnlyCollection<Goal> goals, CancellationToken cancel)
    {
        var years = goals.Where(goal => goal.Shape != TargetShape.Ratio && goal.PeriodKey.Length == 4).ToList();
        var seasons = new Dictionary<GoalId, IReadOnlyList<PaceWindow>>();
        if (years.Count == 0) return seasons;
        var (first, last) = (years.Min(goal => goal.PeriodFirst), years.Max(goal => goal.PeriodLast));
        var objectives = years.Select(goal => goal.ObjectiveId).Distinct().ToList();
        var parts = await work.Db.Goals.AsNoTracking()
            .Where(goal => objectives.Contains(goal.ObjectiveId) && goal.PeriodFirst >= first && goal.PeriodLast <= last && goal.PeriodKey.Contains("-Q"))
            .Select(goal => new { goal.ObjectiveId, goal.MetricId, goal.UnitId, goal.PersonId, goal.PeriodFirst, goal.PeriodLast, goal.TargetValue })
            .ToListAsync(cancel);
        var byOwner = parts.ToLookup(part => (part.ObjectiveId, part.MetricId, part.UnitId, part.PersonId));
        foreach (var year in years)
        {
            var own = byOwner[(year.ObjectiveId, year.MetricId, year.UnitId, year.PersonId)].Where(part => part.PeriodFirst >= year.PeriodFirst && part.PeriodLast <= year.PeriodLast).ToList();
            var fills = own.Sum(part => part.PeriodLast.DayNumber - part.PeriodFirst.DayNumber + 1) == year.PeriodLast.DayNumber - year.PeriodFirst.DayNumber + 1;
            if (fills && own.Sum(part => part.TargetValue) > 0) seasons[year.Id] = [.. own.OrderBy(part => part.PeriodFirst).Select(part => new PaceWindow(part.PeriodFirst, part.PeriodLast, part.TargetValue))];
        }
        return seasons;
    }
}
