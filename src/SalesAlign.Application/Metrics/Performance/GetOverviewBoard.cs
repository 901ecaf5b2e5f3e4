using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>How a scope performs: what was won against own history and target, what is unusual, month by month, and by unit.</summary>
public sealed class GetOverviewBoard(UseCaseContext context) : UseCase<GetOverviewBoard.Request, GetOverviewBoard.Response>(context)
{
    private const int Months = 12;

    public sealed record Request(string Period, UnitId? Unit = null, PersonId? Person = null);

    /// <param name="IsRunning">The period is not over: everything before is cut to as many days.</param>
    /// <param name="Trend">Won amount by month up to the period's end, and of the same months a year before.</param>
    public sealed record Response(
        string Subject, string Period, bool IsRunning, DateOnly? DataThrough, Sums Now, Sums Before, IReadOnlyList<Sums> Past, TargetRow? Target, IReadOnlyList<Finding> Findings,
        IReadOnlyList<MonthRow> Trend, IReadOnlyList<UnitRow> Units);

    public sealed record Sums(int Won, int Lost, decimal Amount, decimal Margin, int NewCustomers)
    {
        public decimal? WinRate => Won + Lost == 0 ? null : Won / (decimal)(Won + Lost);

        public decimal? Average => Won == 0 ? null : Amount / Won;
    }

    /// <param name="Pace">What should have been reached by now, by days.</param>
    public sealed record TargetRow(GoalId Goal, string Metric, decimal Target, decimal Actual, decimal Pace);

    public sealed record MonthRow(string Key, DateOnly First, decimal? Amount, decimal? YearBefore);

    public sealed record UnitRow(UnitId Id, string Name, Sums Now, Sums Before, IReadOnlyList<decimal> Amounts);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await BoardPeriods.FindAsync(work, request.Period, request.Unit, request.Person, cancel) is not { } board) return Result.NotFound;
        var sums = await BoardSql.ReadAsync(work.Db, board.Subject.Slice, board.Periods, Dimension.Unit, Dimension.Series, cancel);
        var past = Enumerable.Range(0, board.Periods.Count).Select(index => Sum(sums.Where(row => row.Period == index))).ToList();
        var placed = sums.Select(row => Guid.TryParse(row.Key, out var id) ? new UnitId(id) : default).ToHashSet();
        var chart = await OrganizationChart.ReadAsync(work.Db, Days.WithinOrToday(board.Whole, await work.TodayAsync(cancel)), cancel);
        var units = board.Subject.UnitsBelow(chart, placed.Contains).Select(unit => (Unit: unit, Rows: RowsOf(chart, unit.Id, sums))).Where(unit => unit.Rows.Count > 0).ToList();

        var findings = new List<Finding?>
        {
            FindingSeries.Of(FindingKind.WonAmount, "", "", [.. past.Select(sum => (decimal?)sum.Amount)], 1m),
            FindingSeries.Of(FindingKind.WinRate, "", "", [.. past.Select(sum => sum.WinRate)], 1m),
            FindingSeries.Of(FindingKind.NewCustomers, "", "", [.. past.Select(sum => (decimal?)sum.NewCustomers)], 0.8m),
        };
        foreach (var (unit, rows) in units) findings.AddRange(Unusual(unit.Name, unit.Id.ToString(), rows, past));
        var target = await ScopeTargets.MoneyGoalAsync(work, board.Subject, board.Whole, cancel);
        return new Response(
            board.Subject.Name, board.Whole.Key, board.Comparable.IsRunning, board.DataThrough, past[0], past[1], past,
            target is null ? null : new(target.Goal, target.Metric, target.Target, target.Actual, target.Target * board.Whole.Elapsed(board.Periods[0].Last)),
            FindingSeries.Ordered(findings), await TrendAsync(work, board, cancel),
            [.. units.Select(unit => new UnitRow(
                unit.Unit.Id, unit.Unit.Name, Sum(unit.Rows.Where(row => row.Period == 0)), Sum(unit.Rows.Where(row => row.Period == 1)),
                [.. Enumerable.Range(0, board.Periods.Count).Reverse().Select(index => unit.Rows.Where(row => row.Period == index).Sum(row => row.Amount))]))
                .OrderByDescending(unit => unit.Now.Amount)]);
    }

    private static IEnumerable<Finding?> Unusual(string name, string key, IReadOnlyList<BoardSums> rows, List<Sums> all)
    {
        var periods = Enumerable.Range(0, all.Count).Select(index => Sum(rows.Where(row => row.Period == index))).ToList();
        var weight = all[0].Amount > 0 ? periods.Max(sum => sum.Amount) / all.Max(sum => sum.Amount) : 0m;
        yield return FindingSeries.Of(FindingKind.WonAmount, name, "", [.. periods.Select(sum => (decimal?)sum.Amount)], weight, key);
        yield return FindingSeries.Of(FindingKind.WinRate, name, "", [.. periods.Select(sum => sum.WinRate)], weight, key);
        foreach (var series in rows.Where(row => row.PartKey.Length > 0).GroupBy(row => row.PartKey))
        {
            var shares = Enumerable.Range(0, all.Count)
                .Select(index => periods[index].Amount == 0 ? (decimal?)null : series.Where(row => row.Period == index).Sum(row => row.Amount) / periods[index].Amount).ToList();
            // A share that never mattered is no news.
            if (shares.Max() >= 0.05m) yield return FindingSeries.Of(FindingKind.SeriesShare, name, series.First().Part, shares, weight, key);
        }
    }

    private static List<BoardSums> RowsOf(OrganizationChart chart, UnitId unit, IReadOnlyList<BoardSums> sums)
    {
        var below = chart.Subtree(unit).Select(id => id.Value.ToString()).ToHashSet(StringComparer.Ordinal);
        return [.. sums.Where(row => below.Contains(row.Key))];
    }

    private static async Task<IReadOnlyList<MonthRow>> TrendAsync(Work work, BoardPeriods board, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var months = new List<Period> { calendar.Containing(PeriodKind.Month, board.Periods[0].Last) };
        while (months.Count < 2 * Months) months.Add(calendar.Previous(months[^1]));
        var amounts = (await BoardSql.ReadAsync(work.Db, board.Subject.Slice, months, null, null, cancel)).ToDictionary(row => row.Period, row => row.Amount);
        return [.. Enumerable.Range(0, Months).Reverse().Select(index => new MonthRow(months[index].Key, months[index].First, Of(index), Of(index + Months)))];

        // Before the first deal nothing is known, which is not 0.
        decimal? Of(int index) => amounts.TryGetValue(index, out var amount) ? amount : amounts.Keys.Any(known => known >= index) ? 0m : null;
    }

    private static Sums Sum(IEnumerable<BoardSums> rows)
    {
        var sum = new Sums(0, 0, 0m, 0m, 0);
        foreach (var row in rows)
        {
            sum = new(sum.Won + row.Won, sum.Lost + row.Lost, sum.Amount + row.Amount, sum.Margin + row.Margin, sum.NewCustomers + row.NewCustomers);
        }
        return sum;
    }
}
