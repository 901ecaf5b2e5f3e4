using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>The cash that sales hold up: in the making while a deal is worked on, and at customers until they pay; against own history, by unit and by segment.</summary>
public sealed class GetCashTiedUp(UseCaseContext context) : UseCase<GetCashTiedUp.Request, GetCashTiedUp.Response>(context)
{
    /// <param name="By">The segment: sector, location, series, tier, product, rep or lead source.</param>
    public sealed record Request(string Period, UnitId? Unit = null, PersonId? Person = null, Dimension By = Dimension.Sector);

    /// <param name="IsRunning">The period is not over: everything before is cut to as many days.</param>
    /// <param name="HasInvoices">Any invoice is known at all; without one nothing can be said about receivables.</param>
    /// <param name="Past">The four periods before, the latest first.</param>
    public sealed record Response(
        string Subject, string Period, bool IsRunning, DateOnly Through, bool HasInvoices, CashTiedUp Now, IReadOnlyList<CashTiedUp> Past, IReadOnlyList<string> PastPeriods, Dimension By,
        IReadOnlyList<UnitRow> Units, IReadOnlyList<SegmentRow> Segments)
    {
        public CashTiedUp Before => Past[0];
    }

    public sealed record UnitRow(UnitId Id, string Name, CashTiedUp Now, CashTiedUp Before);

    /// <param name="Name">Empty where it is not known.</param>
    public sealed record SegmentRow(string Key, string Name, CashTiedUp Now, CashTiedUp Before);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.By).IsInEnum();
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await BoardPeriods.FindAsync(work, request.Period, request.Unit, request.Person, cancel) is not { } board) return Result.NotFound;
        var units = await CashSql.ReadAsync(work.Db, board.Subject.Slice, board.Periods, Dimension.Unit, cancel);
        var segments = request.By == Dimension.Unit ? [] : await CashSql.ReadAsync(work.Db, board.Subject.Slice, board.Periods, request.By, cancel);
        var chart = await OrganizationChart.ReadAsync(work.Db, Days.WithinOrToday(board.Whole, await work.TodayAsync(cancel)), cancel);
        var placed = units.Select(row => Guid.TryParse(row.Key, out var id) ? new UnitId(id) : default).ToHashSet();
        return new Response(
            board.Subject.Name, board.Whole.Key, board.Comparable.IsRunning, board.Periods[0].Last, await work.Db.DealEvents.AnyAsync(cancel), Of(board, units, 0),
            [.. Enumerable.Range(1, board.Periods.Count - 1).Select(index => Of(board, units, index))], [.. board.Periods.Skip(1).Select(period => period.Key)], request.By,
            [.. board.Subject.UnitsBelow(chart, placed.Contains).Select(unit =>
                {
                    var below = chart.Subtree(unit.Id).Select(id => id.Value.ToString()).ToHashSet(StringComparer.Ordinal);
                    var own = units.Where(row => below.Contains(row.Key)).ToList();
                    return new UnitRow(unit.Id, unit.Name, Of(board, own, 0), Of(board, own, 1));
                }).OrderByDescending(row => row.Now.Total ?? 0m)],
            [.. segments.GroupBy(row => row.Key, StringComparer.Ordinal).Select(group => new SegmentRow(group.Key, group.First().Name, Of(board, group, 0), Of(board, group, 1)))
                .Where(row => row.Now.Amount != 0 || row.Now.Receivables != 0).OrderByDescending(row => row.Now.Total ?? 0m)]);
    }

    private static CashTiedUp Of(BoardPeriods board, IEnumerable<CashSums> rows, int index)
    {
        var (won, cycle, timed, invoiced, owed) = (0m, 0, 0, 0m, 0m);
        foreach (var row in rows.Where(row => row.Period == index))
        {
            (won, cycle, timed, invoiced, owed) = (won + row.Won, cycle + row.Cycle, timed + row.Timed, invoiced + row.Invoiced, owed + row.Receivables);
        }
        var period = board.Periods[index];
        return CashTiedUp.Of(won, period.Last.DayNumber - period.First.DayNumber + 1, cycle, timed, invoiced, owed);
    }
}
