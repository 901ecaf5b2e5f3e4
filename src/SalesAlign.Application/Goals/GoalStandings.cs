using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Where a goal stands.</summary>
/// <param name="Actual">The value that counts: live, reported where no data exist, or what corresponds to the children's or milestones' progress.</param>
/// <param name="Attainment">Progress from start to target as a factor; null without data. Without a start, value ÷ target (for a metric that should fall, target ÷ value).</param>
/// <param name="Expected">Where progress should be by now: the share of the period that has passed; 1 for a ratio, which is due all the time.</param>
/// <param name="DataThrough">The last day of which anything is known by data.</param>
public sealed record Standing(MetricFigure Actual, decimal? Attainment, decimal Expected, RagStatus Status, StatusReason Why, DateOnly? DataThrough)
{
    public RagStatus OwnStatus { get; init; }

    /// <summary>The goal below that decided the status, where it is not the goal itself.</summary>
    public WhyGoal? Because { get; init; }

    public ProgressSource Source { get; init; }

    public RagBasis Basis { get; init; }

    public Zone? Zone { get; init; }

    /// <summary>The status set by hand that is in force.</summary>
    public ManualStatus? ByHand { get; init; }

    public int CountedChildren { get; init; }

    public int MissingChildren { get; init; }

    /// <summary>The value comes from a check-in, because there are no data.</summary>
    public bool IsReported { get; init; }

    public LastCheckIn? CheckIn { get; init; }

    public int CadenceDays { get; init; }

    /// <summary>When the next check-in is due; empty outside the goal's period.</summary>
    public DateOnly? CheckInDueOn { get; init; }

    public bool CheckInDue { get; init; }

    public sealed record WhyGoal(GoalId Id, string Owner, RagStatus Status);

    public sealed record LastCheckIn(DateOnly On, int Confidence, decimal? Value);
}

/// <summary>Reads the live values and check-ins of goals and lets the roll-up engine say where each stands.</summary>
internal static class GoalStandings
{
    /// <param name="asReported">Goals that are being checked in now, with the value reported if any: they are evaluated as if that had been said already.</param>
    public static async Task<IReadOnlyDictionary<GoalId, Standing>> OfAsync(
        Work work, IReadOnlyCollection<Goal> goals, CancellationToken cancel, IReadOnlyDictionary<GoalId, decimal?>? asReported = null)
    {
        if (goals.Count == 0) return new Dictionary<GoalId, Standing>();
        var today = await work.TodayAsync(cancel);
        var tracked = await TrackedGoals.ReadAsync(work.Db, goals, cancel);
        var live = await LiveAsync(work, tracked.All, today, cancel);
        var seasons = await SeasonsAsync(work, tracked.All, cancel);
        var inputs = new List<RollUpGoal>(tracked.All.Count);
        foreach (var goal in tracked.All)
        {
            var input = InputOf(goal, live[goal.Id], tracked, seasons.GetValueOrDefault(goal.Id));
            if (asReported is not null && asReported.TryGetValue(goal.Id, out var value))
            {
                input = input with { Current = live[goal.Id].Figure.Value ?? value ?? input.Current, LastUpdated = today, Manual = null };
            }
            inputs.Add(input);
        }

        var result = GoalRollUp.Evaluate(new RollUpRequest(inputs, today));
        var byKey = result.Goals.ToDictionary(standing => standing.Key, StringComparer.Ordinal);
        var byId = tracked.All.ToDictionary(goal => goal.Id);
        var causes = result.Goals.Where(standing => standing.WhyKey != standing.Key).Select(standing => byId[GoalId.From(Guid.Parse(standing.WhyKey))]).Distinct().ToList();
        var names = causes.Count == 0 ? null : await GoalOwners.NamesAsync(work.Db, causes, cancel);
        return goals.ToDictionary(goal => goal.Id, goal =>
        {
            var standing = byKey[goal.Id.Value.ToString()];
            var because = standing.WhyKey == standing.Key ? null : byId[GoalId.From(Guid.Parse(standing.WhyKey))];
            return Told(
                goal, standing, live[goal.Id], tracked, today,
                because is null ? null : new Standing.WhyGoal(because.Id, names![because.Id], byKey[standing.WhyKey].Status));
        });
    }

    private static Standing Told(Goal goal, GoalStanding standing, Live live, TrackedGoals tracked, DateOnly today, Standing.WhyGoal? because)
    {
        var terms = tracked.TermsOf(goal.Id);
        var checkIn = tracked.LastCheckIns.GetValueOrDefault(goal.Id);
        var reported = terms.Source == ProgressSource.OwnMetric && live.Figure.Value is null && standing.Current is not null;
        var due = CheckInRhythm.DueOn(goal.PeriodFirst, goal.PeriodLast, checkIn?.On, terms.CadenceDays, today);
        return new(live.Figure with { Value = standing.Current }, standing.Progress, standing.Expected, standing.Status, standing.Why, live.Through)
        {
            OwnStatus = standing.OwnStatus,
            Because = because,
            Source = terms.Source,
            Basis = terms.Basis ?? StatusRule.UsualBasis(goal.Shape, terms.Source),
            Zone = standing.Zone,
            ByHand = standing.IsManual ? checkIn?.Manual : null,
            CountedChildren = standing.CountedChildren,
            MissingChildren = standing.MissingChildren,
            IsReported = reported,
            CheckIn = checkIn is null ? null : new(checkIn.On, checkIn.Confidence, checkIn.Value),
            CadenceDays = terms.CadenceDays,
            CheckInDueOn = due,
            CheckInDue = due is { } day && today >= day && goal.State is GoalState.Agreed,
        };
    }

    private static RollUpGoal InputOf(Goal goal, Live live, TrackedGoals tracked, IReadOnlyList<PaceWindow>? season)
    {
        var terms = tracked.TermsOf(goal.Id);
        var tracking = tracked.Trackings.GetValueOrDefault(goal.Id);
        var checkIn = tracked.LastCheckIns.GetValueOrDefault(goal.Id);
        var due = goal.Shape == TargetShape.Ratio && terms.Source != ProgressSource.Milestones;
        // What data say counts before what a person reports; a report fills the silence.
        var current = live.Figure.Value ?? checkIn?.Value;
        var byPeople = terms.OnlyCheckInsCount || live.Figure.Value is null;
        var latest = terms.OnlyCheckInsCount ? checkIn?.On : checkIn is { } seen && !(live.Through >= seen.On) ? seen.On : live.Through;
        return new(
            goal.Id.Value.ToString(), goal.ParentId is { } parent && tracked.RollsUp(parent) ? parent.Value.ToString() : null, terms.Source, terms.Start ?? 0m, goal.Target.Measure,
            goal.PeriodFirst, goal.PeriodLast, current, latest, byPeople ? terms.CadenceDays : live.Metric.CadenceDays, live.Metric.Direction,
            tracking?.WeightPercent, tracked.Milestones[goal.Id].ToList(), due ? [new PaceWindow(goal.PeriodFirst, goal.PeriodFirst, 1m)] : season,
            GoalTracking.ZonesOf(terms, goal.Target.Measure, live.Metric.Direction), checkIn?.Manual, StatusRule.Of(terms, goal.Shape),
            // A value that should fall cannot start at 0, so without a start it is compared as target ÷ value.
            WithoutStart: terms.Start is null && live.Metric.Direction == Direction.LowerIsBetter);
    }

    private static async Task<Dictionary<GoalId, Live>> LiveAsync(Work work, IReadOnlyCollection<Goal> goals, DateOnly today, CancellationToken cancel)
    {
        var metricIds = goals.Select(goal => goal.MetricId).Distinct().ToList();
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => metricIds.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, cancel);
        var roots = (await work.Db.Units.AsNoTracking().Where(unit => unit.Kind == UnitKind.Company).Select(unit => unit.Id).ToListAsync(cancel)).ToHashSet();
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var read = new Dictionary<GoalId, Live>(goals.Count);
        var credits = await CreditsAsync(work, goals, cancel);
        foreach (var group in goals.GroupBy(goal => (goal.MetricId, calendar.Parse(goal.PeriodKey).Kind)))
        {
            var metric = metrics[group.Key.MetricId];
            var periods = group.Select(goal => goal.PeriodKey).Distinct(StringComparer.Ordinal).Select(calendar.Parse).OrderBy(period => period.First).ToList();
            var index = periods.Select((period, i) => (period.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
            var units = group.Select(goal => goal.UnitId).OfType<UnitId>().Where(unit => !roots.Contains(unit)).Distinct().ToList();
            var people = group.Select(goal => goal.PersonId).OfType<PersonId>().Distinct().ToList();
            var values = await MetricValuesReader.ReadAsync(
                work.Db, metric, periods, [MetricGrain.Company, MetricGrain.Unit, MetricGrain.Person], cancel, units, people, today);
            foreach (var goal in group)
            {
                var period = index[goal.PeriodKey];
                // The company's own goal counts every deal, also of people who have no place.
                var figure = goal.PersonId is { } person ? values.Of(person, period)
                    : roots.Contains(goal.UnitId!.Value) ? values.Company(period) : values.Of(goal.UnitId!.Value, period);
                // What a strategic exception credits counts as reached, and is marked where the goal is shown.
                if (credits.TryGetValue(goal.Id, out var credit)) figure = figure with { Value = (figure.Value ?? 0m) + credit, Numerator = figure.Numerator + credit };
                read[goal.Id] = new(metric, figure, values.DataThrough);
            }
        }
        return read;
    }

    private static async Task<Dictionary<GoalId, decimal>> CreditsAsync(Work work, IReadOnlyCollection<Goal> goals, CancellationToken cancel)
    {
        var ids = goals.Select(goal => goal.Id).ToList();
        return await work.Db.StrategicExceptions.AsNoTracking()
            .Where(e => ids.Contains(e.GoalId) && e.State == ExceptionState.Granted && e.Compensation == ExceptionCompensation.Credit)
            .GroupBy(e => e.GoalId).Select(group => new { group.Key, Amount = group.Sum(e => e.Amount) }).ToDictionaryAsync(row => row.Key, row => row.Amount, cancel);
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

    private sealed record Live(Metric Metric, MetricFigure Figure, DateOnly? Through);
}
