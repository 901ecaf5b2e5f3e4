using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Pay periods, latest first, with what each pays and what the credited deals were worth.</summary>
public sealed class ListIncentivePeriods(UseCaseContext context) : UseCase<ListIncentivePeriods.Request, IReadOnlyList<ListIncentivePeriods.Item>>(context)
{
    public sealed record Request;

    public sealed record Item(
        IncentivePeriodId Id, string Key, DateOnly First, DateOnly Last, IncentivePeriodState State, int Statements, decimal Total, decimal Held,
        DateTimeOffset? CalculatedAt, DateTimeOffset? ClosedAt);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await work.Db.IncentivePeriods.AsNoTracking()
            .OrderByDescending(period => period.First)
            .Select(period => new Item(
                period.Id, period.Key, period.First, period.Last, period.State,
                work.Db.Statements.Count(s => s.PeriodId == period.Id),
                work.Db.Statements.Where(s => s.PeriodId == period.Id).Sum(s => s.Total),
                work.Db.Statements.Where(s => s.PeriodId == period.Id).Sum(s => s.Held),
                period.CalculatedAt, period.ClosedAt))
            .ToListAsync(cancel);
}
