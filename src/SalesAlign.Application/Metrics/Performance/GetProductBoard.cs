using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>What is sold: the mix by series, tier or product, prices realised against the list, their trend, and the mix of each unit.</summary>
public sealed class GetProductBoard(UseCaseContext context) : UseCase<GetProductBoard.Request, GetProductBoard.Response>(context)
{
    /// <param name="By">Series, tier or product.</param>
    public sealed record Request(string Period, UnitId? Unit = null, PersonId? Person = null, Dimension By = Dimension.Series);

    public sealed record Response(
        string Subject, string Period, bool IsRunning, decimal Amount, decimal AmountBefore, int Won, decimal? Realised, decimal? RealisedBefore, IReadOnlyList<Finding> Findings,
        IReadOnlyList<Row> Rows, IReadOnlyList<UnitMix> Units);

    /// <param name="Realised">Won value ÷ list price of the same articles; null where no list price is known.</param>
    /// <param name="Amounts">Won amount of the last five periods, the latest last.</param>
    public sealed record Row(
        string Key, string Name, int Won, int Lost, decimal Amount, decimal? Share, decimal? ShareBefore, decimal? Realised, decimal? RealisedBefore, IReadOnlyList<decimal> Amounts);

    /// <param name="Shares">Share of each row in the unit's won amount, in their order; null where the unit won nothing.</param>
    public sealed record UnitMix(UnitId Id, string Name, IReadOnlyList<decimal?> Shares);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.By).Must(by => by is Dimension.Series or Dimension.Tier or Dimension.Product).WithErrorCode("performance.product_dimension");
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await BoardPeriods.FindAsync(work, request.Period, request.Unit, request.Person, cancel) is not { } board) return Result.NotFound;
        var sums = await BoardSql.ReadAsync(work.Db, board.Subject.Slice, board.Periods, request.By, Dimension.Unit, cancel);
        var periods = board.Periods.Count;
        var totals = Enumerable.Range(0, periods).Select(index => sums.Where(row => row.Period == index).Sum(row => row.Amount)).ToList();
        var rows = sums.GroupBy(row => row.Key).Select(group => RowOf(group, totals)).OrderByDescending(row => row.Amount).ThenBy(row => row.Name, StringComparer.CurrentCulture).ToList();
        var findings = rows.Where(row => row.Key.Length > 0).SelectMany(row => Unusual(row, sums.Where(sum => sum.Key == row.Key).ToList(), totals));

        var placed = sums.Select(row => Guid.TryParse(row.PartKey, out var id) ? new UnitId(id) : default).ToHashSet();
        var chart = await OrganizationChart.ReadAsync(work.Db, Days.WithinOrToday(board.Whole, await work.TodayAsync(cancel)), cancel);
        var units = board.Subject.UnitsBelow(chart, placed.Contains).Select(unit =>
        {
            var below = chart.Subtree(unit.Id).Select(id => id.Value.ToString()).ToHashSet(StringComparer.Ordinal);
            var own = sums.Where(row => row.Period == 0 && below.Contains(row.PartKey)).ToLookup(row => row.Key, row => row.Amount);
            var whole = own.Sum(group => group.Sum());
            return new UnitMix(unit.Id, unit.Name, [.. rows.Select(row => whole == 0 ? (decimal?)null : own[row.Key].Sum() / whole)]);
        }).Where(unit => unit.Shares.Any(share => share is not null)).ToList();
        return new Response(
            board.Subject.Name, board.Whole.Key, board.Comparable.IsRunning, totals[0], totals[1], sums.Where(row => row.Period == 0).Sum(row => row.Won),
            Realised(sums.Where(row => row.Period == 0)), Realised(sums.Where(row => row.Period == 1)), FindingSeries.Ordered(findings), rows, units);
    }

    private static Row RowOf(IGrouping<string, BoardSums> group, List<decimal> totals)
    {
        var amounts = Enumerable.Range(0, totals.Count).Select(index => group.Where(row => row.Period == index).Sum(row => row.Amount)).ToList();
        var now = group.Where(row => row.Period == 0).ToList();
        return new(
            group.Key, group.First().Name, now.Sum(row => row.Won), now.Sum(row => row.Lost), amounts[0], Share(amounts[0], totals[0]), Share(amounts[1], totals[1]), Realised(now),
            Realised(group.Where(row => row.Period == 1)), [.. Enumerable.Reverse(amounts)]);
    }

    private static IEnumerable<Finding?> Unusual(Row row, IReadOnlyList<BoardSums> sums, List<decimal> totals)
    {
        var shares = Enumerable.Range(0, totals.Count).Select(index => Share(sums.Where(sum => sum.Period == index).Sum(sum => sum.Amount), totals[index])).ToList();
        var weight = shares.Max() ?? 0m;
        yield return FindingSeries.Of(FindingKind.SeriesShare, "", row.Name, shares, weight, row.Key);
        yield return FindingSeries.Of(FindingKind.PriceRealised, "", row.Name, [.. Enumerable.Range(0, totals.Count).Select(index => Realised(sums.Where(sum => sum.Period == index)))], weight, row.Key);
    }

    private static decimal? Share(decimal part, decimal whole) => whole == 0 ? null : part / whole;

    private static decimal? Realised(IEnumerable<BoardSums> rows)
    {
        var (value, list) = (0m, 0m);
        foreach (var row in rows) (value, list) = (value + row.Realised, list + row.Listed);
        return list == 0 ? null : value / list;
    }
}
