using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>What earlier periods have granted of each SPIFF's budget: the last accumulators of everybody in each fiscal year.</summary>
internal static class SpentBudgets
{
    public static async Task<IReadOnlyDictionary<Guid, decimal>> ReadAsync(SalesAlignDbContext db, CalculationInputs inputs, CancellationToken cancel)
    {
        var budgets = inputs.Plans.SelectMany(plan => plan.Value.Components.Values.OfType<SpiffComponent>().Where(spiff => spiff.Budget is not null).Select(spiff => (plan.Key, spiff))).ToList();
        if (budgets.Count == 0) return new Dictionary<Guid, decimal>();
        var plans = budgets.ConvertAll(budget => budget.Key);
        var since = budgets.Min(budget => budget.spiff.Window.From);
        var statements = await db.Statements.AsNoTracking().Where(s => plans.Contains(s.PlanId))
            .Join(db.IncentivePeriods.Where(p => p.Last < inputs.First && p.Last >= since), s => s.PeriodId, p => p.Id, (s, p) => new { s.PlanId, s.PersonId, s.Accumulators, p.First })
            .ToListAsync(cancel);
        // A fiscal year begins where the window's year does, whole years before.
        int YearsBefore(DateOnly day) => (inputs.Window.YearFirst.DayNumber - day.DayNumber + 364) / 365;
        var spent = new Dictionary<Guid, decimal>();
        foreach (var year in statements.GroupBy(s => (s.PlanId, s.PersonId, Math.Max(0, YearsBefore(s.First)))))
        {
            foreach (var accumulator in year.MaxBy(s => s.First)!.Accumulators.Where(a => budgets.Exists(budget => budget.spiff.Id == a.Component)))
            {
                spent[accumulator.Component] = spent.GetValueOrDefault(accumulator.Component) + accumulator.Paid;
            }
        }
        return spent;
    }
}
