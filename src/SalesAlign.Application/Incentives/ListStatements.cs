using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Statements that the actor may see, by period or person.</summary>
public sealed class ListStatements(UseCaseContext context) : UseCase<ListStatements.Request, PagedList<ListStatements.Item>>(context)
{
    public sealed record Request(IncentivePeriodId? Period = null, PersonId? Person = null, bool OnlyMine = false, string? Search = null, PageRequest? Page = null);

    public sealed record Item(
        StatementId Id, string Period, DateOnly First, DateOnly Last, IncentivePeriodState State, PersonId Person, string Name, string Plan, string Currency,
        decimal Total, decimal Held, int Lines);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<PagedList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var page = request.Page ?? new PageRequest();
        if (request.Period is { } chosen && !await work.Db.IncentivePeriods.AnyAsync(p => p.Id == chosen, cancel)) return Result.NotFound;
        var visible = request.OnlyMine ? null : await StatementVisibility.StatementsAsync(work, cancel);

        var query =
            from statement in work.Db.Statements.AsNoTracking()
            join period in work.Db.IncentivePeriods on statement.PeriodId equals period.Id
            join person in work.Db.People on statement.PersonId equals person.Id
            join plan in work.Db.IncentivePlans on statement.PlanId equals plan.Id
            select new { statement, period, person, plan };
        if (request.Period is { } only) query = query.Where(row => row.period.Id == only);
        if (request.Person is { } whose) query = query.Where(row => row.person.Id == whose);
        if (request.OnlyMine) query = query.Where(row => row.person.Id == work.Actor.PersonId);
        if (visible is not null) query = query.Where(row => visible.Contains(row.statement.Id));
        if (!work.Rights.Has(Role.SalesOperations))
        {
            query = query.Where(row => row.period.State == IncentivePeriodState.InReview || row.period.State == IncentivePeriodState.Approved || row.period.State == IncentivePeriodState.Closed);
        }
        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var pattern = Paging.Containing(request.Search);
            query = query.Where(row => EF.Functions.ILike(row.person.Name, pattern));
        }
        var sorted = page.SortColumn switch
        {
            "total" => query.OrderBy(row => row.statement.Total, page.Descending).ThenBy(row => row.person.Name),
            "name" => query.OrderBy(row => row.person.Name, page.Descending),
            "lines" => query.OrderBy(row => row.statement.LineCount, page.Descending).ThenBy(row => row.person.Name),
            _ => query.OrderByDescending(row => row.period.First).ThenBy(row => row.person.Name),
        };
        return await sorted.ThenBy(row => row.statement.Id)
            .Select(row => new Item(
                row.statement.Id, row.period.Key, row.period.First, row.period.Last, row.period.State, row.person.Id, row.person.Name, row.plan.Name,
                row.statement.CurrencyCode, row.statement.Total, row.statement.Held, row.statement.LineCount))
            .ToPageAsync(page, cancel);
    }
}
