using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Who is paid otherwise than by the calculation before, by how much, and by which lines.</summary>
public sealed class CompareCalculation(UseCaseContext context) : UseCase<CompareCalculation.Request, PagedList<CompareCalculation.Item>>(context)
{
    public sealed record Request(IncentivePeriodId Period, PageRequest? Page = null);

    public sealed record Item(StatementId Statement, PersonId Person, string Name, string Plan, string Currency, decimal Was, decimal Now, IReadOnlyList<StatementChange> Changes)
    {
        public decimal Change => Now - Was;
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<PagedList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.IncentivePeriods.AnyAsync(p => p.Id == request.Period, cancel)) return Result.NotFound;
        if (!work.Rights.Has(Role.SalesOperations)) return Result.Forbidden;
        var changed =
            from statement in work.Db.Statements.AsNoTracking()
            where statement.PeriodId == request.Period && statement.PreviousTotal != null && statement.PreviousTotal != statement.Total
            join person in work.Db.People on statement.PersonId equals person.Id
            join plan in work.Db.IncentivePlans on statement.PlanId equals plan.Id
            orderby Math.Abs(statement.Total - statement.PreviousTotal!.Value) descending, person.Name
            select new Item(statement.Id, statement.PersonId, person.Name, plan.Name, statement.CurrencyCode, statement.PreviousTotal!.Value, statement.Total, statement.Changes);
        return await changed.ToPageAsync(request.Page ?? new PageRequest(), cancel);
    }
}
