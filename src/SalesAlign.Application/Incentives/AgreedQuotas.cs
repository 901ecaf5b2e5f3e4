using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Quotas as people agreed to them: their goals of won value. Where a goal of a year and goals of its quarters stand side by side, the finer ones
/// count, because they say the same in more detail.
/// </summary>
internal static class AgreedQuotas
{
    public static async Task<Dictionary<PersonId, List<PeriodAmount>>> ReadAsync(Work work, IReadOnlyList<PersonId> people, DateOnly from, DateOnly? to, CancellationToken cancel)
    {
        var wanted = people.Select(person => (PersonId?)person).ToList();
        var last = to ?? DateOnly.MaxValue;
        var metrics = (await work.Db.Metrics.AsNoTracking().Include(metric => metric.Versions).ToListAsync(cancel)).Where(metric => IsWonValue(metric.Definition)).Select(metric => metric.Id).ToList();
        var goals = await work.Db.Goals.AsNoTracking()
            .Where(goal => wanted.Contains(goal.PersonId) && (goal.State == GoalState.Agreed || goal.State == GoalState.Closed) && goal.PeriodLast >= from && goal.PeriodFirst <= last
                && metrics.Contains(goal.MetricId))
            .Select(goal => new { goal.Id, Person = goal.PersonId!.Value, goal.PeriodFirst, goal.PeriodLast, goal.TargetValue })
            .ToListAsync(cancel);
        var quotas = new Dictionary<PersonId, List<PeriodAmount>>();
        foreach (var person in goals.GroupBy(goal => goal.Person))
        {
            var taken = new List<PeriodAmount>();
            foreach (var goal in person.OrderBy(goal => goal.PeriodLast.DayNumber - goal.PeriodFirst.DayNumber).ThenBy(goal => goal.PeriodFirst).ThenBy(goal => goal.Id.Value))
            {
                if (taken.Exists(amount => amount.First <= goal.PeriodLast && amount.Last >= goal.PeriodFirst)) continue;
                taken.Add(new PeriodAmount(goal.TargetValue, goal.PeriodFirst, goal.PeriodLast, Goal: goal.Id.Value));
            }
            quotas[person.Key] = [.. taken.OrderBy(amount => amount.First)];
        }
        return quotas;
    }

    // The value of everything won, and nothing narrower: that is what credit is counted in.
    private static bool IsWonValue(MetricDefinition metric) =>
        metric is { Dataset: MetricDataset.Deals, By: null, Of: { Aggregation: MetricAggregation.Sum, Only: null } }
        && string.Equals(metric.Of.Field, CreditFacts.Amount, StringComparison.OrdinalIgnoreCase)
        && metric.Filter is { } filter && Conditions.Criteria(filter).All(criterion => string.Equals(criterion.Field, "stage", StringComparison.OrdinalIgnoreCase));

    /// <summary>Quotas with those of goals brought up to date; what was written by hand for other days stays.</summary>
    public static IReadOnlyList<PeriodAmount> Merged(IReadOnlyList<PeriodAmount> existing, IReadOnlyList<PeriodAmount> agreed) =>
        [.. existing.Where(amount => amount.Component is not null || (amount.Goal is null && !agreed.Any(goal => goal.First <= amount.Last && goal.Last >= amount.First)))
            .Concat(agreed).OrderBy(amount => amount.First)];
}
