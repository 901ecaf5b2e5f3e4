using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// A period's pay as payroll wants it: the columns of a saved format, a row per person and plan, or per component where a column names it. Only what
/// was approved goes to payroll.
/// </summary>
public sealed class ExportPayroll(UseCaseContext context) : UseCase<ExportPayroll.Request, ExportPayroll.Response>(context)
{
    public static readonly IReadOnlyList<PayrollColumn> Usual =
    [
        new(PayrollField.PersonNumber, "employee"), new(PayrollField.PersonName, "name"), new(PayrollField.Period, "period"), new(PayrollField.Plan, "plan"),
        new(PayrollField.Amount, "amount"), new(PayrollField.Currency, "currency"),
    ];

    /// <param name="Format">A saved format; without it the usual columns.</param>
    /// <param name="Preview">Only the first rows, also of what is not approved yet.</param>
    public sealed record Request(IncentivePeriodId Period, Guid? Format = null, bool Preview = false);

    public sealed record Response(string Period, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows, decimal Total);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!work.Rights.Has(Role.SalesOperations)) return Result.Forbidden;
        var db = work.Db;
        var period = await db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null) return Result.NotFound;
        RuleViolation.Unless(request.Preview || period.State is IncentivePeriodState.Approved or IncentivePeriodState.Closed, "incentive_period.not_approved", period.Key);
        var columns = Usual;
        if (request.Format is { } id)
        {
            var format = await db.PayrollFormats.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel);
            if (format is null) return Result.NotFound;
            columns = format.Columns;
        }
        var byComponent = columns.Any(column => column.Field == PayrollField.Component);
        var sums = await db.StatementLines.AsNoTracking().Where(line => line.PeriodId == period.Id)
            .GroupBy(line => new { line.StatementId, Component = byComponent ? line.ComponentName : "" })
            .Select(group => new
            {
                group.Key.StatementId, group.Key.Component, Amount = group.Sum(line => line.Amount), Held = group.Sum(line => line.Held),
                Adjusted = group.Sum(line => line.Kind == LineKind.Adjustment || line.Kind == LineKind.Clawback ? line.Amount : 0),
            }).ToListAsync(cancel);
        var statements = await (
            from statement in db.Statements.AsNoTracking()
            where statement.PeriodId == period.Id
            join person in db.People on statement.PersonId equals person.Id
            join plan in db.IncentivePlans on statement.PlanId equals plan.Id
            orderby person.Name, plan.Name
            select new { statement.Id, statement.PersonId, person.Name, person.ExternalId, person.Email, Plan = plan.Name, statement.CurrencyCode }).ToListAsync(cancel);
        var units = await PayMetrics.UnitsAsync(db, period.Last, cancel);
        var unitNames = await db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancel);
        var byStatement = sums.ToLookup(sum => sum.StatementId);
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var statement in statements)
        {
            var unit = units.TryGetValue(statement.PersonId, out var its) ? unitNames.GetValueOrDefault(its) : null;
            // Who earned nothing has a row too, unless rows are by component: payroll sees that nobody was forgotten.
            var own = byStatement[statement.Id].OrderBy(sum => sum.Component, StringComparer.Ordinal).Select(sum => (sum.Component, sum.Amount, sum.Held, sum.Adjusted)).ToList();
            if (own.Count == 0 && !byComponent) own.Add(("", 0, 0, 0));
            foreach (var (component, amount, held, adjusted) in own)
            {
                rows.Add([.. columns.Select(column => column.Field switch
                {
                    PayrollField.PersonName => statement.Name,
                    PayrollField.PersonNumber => statement.ExternalId,
                    PayrollField.Email => statement.Email,
                    PayrollField.Unit => unit,
                    PayrollField.Period => period.Key,
                    PayrollField.FirstDay => period.First,
                    PayrollField.LastDay => period.Last,
                    PayrollField.Plan => statement.Plan,
                    PayrollField.Component => component,
                    PayrollField.Amount => amount,
                    PayrollField.Held => held,
                    PayrollField.Adjustments => adjusted,
                    PayrollField.Currency => statement.CurrencyCode,
                    _ => (object?)column.Fixed,
                })]);
            }
        }
        var total = sums.Sum(sum => sum.Amount);
        return new Response(period.Key, [.. columns.Select(column => column.Heading)], request.Preview ? [.. rows.Take(10)] : rows, total);
    }
}
