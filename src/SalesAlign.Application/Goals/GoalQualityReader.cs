using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Goals.Quality;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>Reads what the quality of goals depends on, for all of them in a handful of queries.</summary>
internal static class GoalQualityReader
{
    public static async Task<IReadOnlyDictionary<GoalId, QualityReport>> OfAsync(
        Work work, IReadOnlyList<Goal> goals, IReadOnlyDictionary<GoalId, Standing> standings, CancellationToken cancel)
    {
        if (goals.Count == 0) return new Dictionary<GoalId, QualityReport>();
        var db = work.Db;
        var today = await work.TodayAsync(cancel);
        var ids = goals.Select(goal => goal.Id).ToList();
        var managed = (await db.Memberships.AsNoTracking().Where(m => m.Role == MembershipRole.Manager && m.From <= today && (m.To == null || m.To >= today)).Select(m => m.UnitId).ToListAsync(cancel)).ToHashSet();
        var tops = (await db.Units.AsNoTracking().Where(unit => unit.Kind == UnitKind.Company).Select(unit => unit.Id).ToListAsync(cancel)).ToHashSet();
        var current = await db.StrategyVersions.AsNoTracking().Current().Select(v => (StrategyVersionId?)v.Id).SingleOrDefaultAsync(cancel);
        var objectives = await db.StrategicObjectives.AsNoTracking().Where(o => o.VersionId == current).ToDictionaryAsync(o => o.ObjectiveId, cancel);
        var plans = await PlanInForce.OfAsync(db, goals, cancel);
        var trackings = await db.GoalTrackings.AsNoTracking().Where(t => ids.Contains(t.GoalId)).ToDictionaryAsync(t => t.GoalId, cancel);
        var withActions = (await db.GoalActions.AsNoTracking().Where(a => ids.Contains(a.GoalId)).Select(a => a.GoalId)
            .Union(db.ProjectMilestones.Where(m => ids.Contains(m.GoalId)).Select(m => m.GoalId)).ToListAsync(cancel)).ToHashSet();
        var paid = await PaidAsync(work, today, cancel);
        var history = await HistoryAsync(work, goals, cancel);
        var metrics = await db.Metrics.AsNoTracking().ToDictionaryAsync(metric => metric.Id, cancel);
        var locks = await Interlocks.OfAsync(db, goals, cancel);
        var contradicted = await ContradictedAsync(work, goals, plans, today, cancel);
        // Parts may lie outside the goals asked for: all goals of their objectives are looked at, by period and owner alone.
        var objectiveIds = goals.Select(goal => goal.ObjectiveId).Distinct().ToList();
        var (first, last) = (goals.Min(goal => goal.PeriodFirst), goals.Max(goal => goal.PeriodLast));
        var around = await db.Goals.AsNoTracking().Where(g => objectiveIds.Contains(g.ObjectiveId) && g.PeriodFirst >= first && g.PeriodLast <= last)
            .Select(g => new { g.ObjectiveId, g.MetricId, g.UnitId, g.PersonId, g.PeriodFirst, g.PeriodLast }).ToListAsync(cancel);
        var parts = around.ToLookup(g => (g.ObjectiveId, g.MetricId, g.UnitId, g.PersonId));
        var nonFinancial = around.Where(g => metrics[g.MetricId].Unit != MetricUnit.Money).Select(g => g.ObjectiveId).ToHashSet();
        var people = goals.Select(goal => goal.PersonId).OfType<PersonId>().Distinct().ToList();
        var periods = goals.Select(goal => goal.PeriodKey).Distinct(StringComparer.Ordinal).ToList();
        var perPerson = (await db.Goals.AsNoTracking().Where(g => g.PersonId != null && people.Contains(g.PersonId.Value) && periods.Contains(g.PeriodKey)).GroupBy(g => new { g.PersonId, g.PeriodKey })
            .Select(group => new { group.Key.PersonId, group.Key.PeriodKey, Count = group.Count() }).ToListAsync(cancel)).ToDictionary(row => (row.PersonId, row.PeriodKey), row => row.Count);

        return goals.ToDictionary(goal => goal.Id, goal =>
        {
            var objective = objectives.GetValueOrDefault(goal.ObjectiveId);
            var tracking = trackings.GetValueOrDefault(goal.Id);
            var standing = standings[goal.Id];
            var target = goal.Target.Measure;
            return GoalQuality.Of(new GoalQualityFacts(
                HasOwner: goal.PersonId is not null || managed.Contains(goal.UnitId!.Value),
                HasInstruction: objective is { SellerInstruction.Length: > 0 },
                HasData: standing.Actual.Value is not null || goal.PeriodFirst > today,
                IsAgreed: goal.State is GoalState.Agreed or GoalState.Closed,
                GrowthOnHistory: metrics[goal.MetricId].Direction == Direction.HigherIsBetter && history.GetValueOrDefault(goal.Id) is { } before and > 0 ? target / before : null,
                HasParent: goal.ParentId is not null,
                IsTop: goal.ParentId is null && goal.UnitId is { } unit && tops.Contains(unit),
                ObjectiveInForce: objective is not null,
                Days: goal.PeriodLast.DayNumber - goal.PeriodFirst.DayNumber + 1,
                HasParts: withActions.Contains(goal.Id) || parts[(goal.ObjectiveId, goal.MetricId, goal.UnitId, goal.PersonId)].Any(part =>
                    part.PeriodFirst >= goal.PeriodFirst && part.PeriodLast <= goal.PeriodLast && (part.PeriodFirst, part.PeriodLast) != (goal.PeriodFirst, goal.PeriodLast)),
                NeedsBehaviour: tracking?.Terms.Source != ProgressSource.Milestones,
                HasBehaviour: plans.ContainsKey(goal.Id),
                ContradictsParadigm: contradicted.Contains(goal.Id),
                IsPaid: paid.Contains(goal.ObjectiveId.Value),
                IsDeliberatelyUnpaid: tracking?.UnpaidReason is not null,
                HasAssumption: objective is { Assumption.Length: > 0 },
                OnlyFinancial: !nonFinancial.Contains(goal.ObjectiveId),
                GoalsOfOwner: goal.PersonId is { } person ? perPerson.GetValueOrDefault((person, goal.PeriodKey)) : 0,
                CheckInDue: standing.CheckInDue,
                MissingLinks: locks.MissingOf(goal.Id)));
        });
    }

    private static async Task<HashSet<Guid>> PaidAsync(Work work, DateOnly today, CancellationToken cancel) =>
        (await work.Db.PlanVersions.AsNoTracking().Where(v => v.State == PlanVersionState.Published && v.EffectiveFrom <= today && (v.EffectiveTo == null || v.EffectiveTo >= today))
            .Select(v => v.Components).ToListAsync(cancel))
        .SelectMany(components => components).SelectMany(component => component.Objectives).Select(link => link.Objective).ToHashSet();

    /// <summary>What the same owner reached in the same period a year ago.</summary>
    private static async Task<Dictionary<GoalId, decimal?>> HistoryAsync(Work work, IReadOnlyList<Goal> goals, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var history = new Dictionary<GoalId, decimal?>();
        foreach (var group in goals.GroupBy(goal => (goal.MetricId, goal.PeriodKey)))
        {
            var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == group.Key.MetricId, cancel);
            var period = calendar.Parse(group.Key.PeriodKey);
            var before = calendar.Containing(period.Kind, period.First.AddYears(-1).AddDays(3));
            var values = await MetricValuesReader.ReadAsync(
                work.Db, metric, [before], [MetricGrain.Unit, MetricGrain.Person], cancel, [.. group.Select(goal => goal.UnitId).OfType<UnitId>()], [.. group.Select(goal => goal.PersonId).OfType<PersonId>()]);
            foreach (var goal in group) history[goal.Id] = (goal.PersonId is { } person ? values.Of(person, 0) : values.Of(goal.UnitId!.Value, 0)) is { Count: > 0 } figure ? figure.Value : null;
        }
        return history;
    }

    /// <summary>Goals whose own plan the data of its segment contradict.</summary>
    private static async Task<HashSet<GoalId>> ContradictedAsync(
        Work work, IReadOnlyList<Goal> goals, IReadOnlyDictionary<GoalId, PlanInForce> plans, DateOnly today, CancellationToken cancel)
    {
        var contradicted = new HashSet<GoalId>();
        foreach (var goal in goals)
        {
            if (!plans.TryGetValue(goal.Id, out var force) || force.LevelsUp > 0) continue;
            var people = await GoalPeople.OfAsync(work.Db, goal, today < goal.PeriodFirst ? goal.PeriodFirst : today > goal.PeriodLast ? goal.PeriodLast : today, cancel);
            var until = today < goal.PeriodLast ? today : goal.PeriodLast;
            var records = await SellerRecordsSql.SegmentAsync(work.Db, until.AddYears(-1).AddDays(1), until, people.Doers, force.Plan.Choice.Segment, ParadigmSelector.SoonDays, cancel);
            var named = await work.Db.TargetAccounts.CountAsync(account => account.GoalId == goal.Id, cancel);
            if (ParadigmSelector.Contradictions(force.Plan.Choice.Chosen, new SegmentData(named > 0 ? named : records.Accounts, records.MedianCycleDays, records.CustomShare)).Count > 0
                || await SegmentRead.ContradictsAsync(work.Db, until, people.Doers, force.Plan, cancel)) contradicted.Add(goal.Id);
        }
        return contradicted;
    }
}
