using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>Pay periods, latest first, with what each pays and what the credited deals were worth.</summary>
public sealed class ListIncentivePeriods(UseCaseContext context) : UseCase<ListIncentivePeriods.Request, IReadOnlyList<ListIncentivePeriods.Item>>(context)
{
    public sealed record Request;

    public sealed record Item(
        IncentivePeriodId Id, string Key, DateOnly First, DateOnly Last, IncentivePeriodState State, int Statements, decimal Total, decimal Held,
        decimal WonAmount,
        DateTimeOffset? CalculatedAt, DateTimeOffset? ClosedAt)
    {
        /// <summary>Pay as a factor of what was won in the period; unknown where nothing was paid or won.</summary>
        public decimal? CostOfSales => WonAmount > 0 && Statements > 0 ? (Total + Held) / WonAmount : null;
    }

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await work.Db.IncentivePeriods.AsNoTracking()
            .OrderByDescending(period => period.First)
            .Select(period => new Item(
                period.Id, period.Key, period.First, period.Last, period.State,
                work.Db.Statements.Count(s => s.PeriodId == period.Id),
                work.Db.Statements.Where(s => s.PeriodId == period.Id).Sum(s => s.Total),
                work.Db.Statements.Where(s => s.PeriodId == period.Id).Sum(s => s.Held),
                work.Db.Deals.Where(d => d.Stage == DealStage.Won && d.ClosedOn >= period.First && d.ClosedOn <= period.Last).Sum(d => d.Amount) ?? 0,
                period.CalculatedAt, period.ClosedAt))
            .ToListAsync(cancel);
}
