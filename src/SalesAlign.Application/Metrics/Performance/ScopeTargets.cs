using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>What a unit or person is to bring in a period, counted in money.</summary>
internal sealed record MoneyGoal(GoalId Goal, string Metric, decimal Target, decimal Actual);

/// <summary>Reads the goals that belong to the subject of a performance page.</summary>
internal static class ScopeTargets
{
    /// <summary>Goals of the subject for exactly this period; of the company, those of its root.</summary>
    public static async Task<List<Goal>> GoalsAsync(Work work, Subject subject, Period period, CancellationToken cancel)
    {
        var goals = work.Db.Goals.AsNoTracking().Where(goal => goal.PeriodKey == period.Key && goal.State != GoalState.Draft);
        if (subject.Person is { } person) return await goals.Where(goal => goal.PersonId == person).ToListAsync(cancel);
        var units = subject.Units?.ToList() ?? await work.Db.Units.AsNoTracking().Where(unit => unit.Kind == UnitKind.Company).Select(unit => unit.Id).ToListAsync(cancel);
        return await goals.Where(goal => goal.UnitId != null && units.Contains(goal.UnitId.Value)).ToListAsync(cancel);
    }

    /// <summary>The largest goal in money: the whole won amount comes before a part of it.</summary>
    public static async Task<MoneyGoal?> MoneyGoalAsync(Work work, Subject subject, Period period, CancellationToken cancel)
    {
        if (subject.Units is { Count: > 1 }) return null;
        var goals = await GoalsAsync(work, subject, period, cancel);
        var ids = goals.Select(goal => goal.MetricId).Distinct().ToList();
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, cancel);
        var largest = goals.Where(goal => metrics[goal.MetricId].Unit == MetricUnit.Money && goal.TargetDenominator is null).MaxBy(goal => goal.TargetValue);
        if (largest is null) return null;
        var standing = (await GoalStandings.OfAsync(work, [largest], cancel))[largest.Id];
        return new(largest.Id, metrics[largest.MetricId].Name, largest.TargetValue, standing.Actual.Value ?? 0m);
    }
}
