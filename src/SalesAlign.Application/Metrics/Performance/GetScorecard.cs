using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>The scorecard of a unit or person: every metric with target, pace and actual, trend and rank, against another period or another unit.</summary>
public sealed class GetScorecard(UseCaseContext context) : UseCase<GetScorecard.Request, GetScorecard.Response>(context)
{
    /// <param name="Against">The period to compare with; the one before where nothing is given.</param>
    /// <param name="Beside">Another unit whose scorecard stands beside it.</param>
    public sealed record Request(string Period, string? Against = null, UnitId? Unit = null, PersonId? Person = null, UnitId? Beside = null);

    /// <param name="Pinned">Metrics of this scorecard that are pinned to the reader's home.</param>
    public sealed record Response(
        string Subject, string Period, string Against, UnitId? Unit, PersonId? Person, bool CanPin, IReadOnlyList<ScoreRow> Rows, IReadOnlyList<MetricId> Pinned, string? Other, IReadOnlyList<ScoreRow> OtherRows);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(request.Period);
        var against = request.Against is { Length: > 0 } key ? calendar.Parse(key) : calendar.Previous(period);
        var day = Days.WithinOrToday(period, await work.TodayAsync(cancel));
        if (await Subject.FindAsync(work, request.Unit, request.Person, day, cancel) is not { } subject) return Result.NotFound;
        var rows = await Scorecards.ReadAsync(work, subject, period, against, null, cancel);
        Subject? other = null;
        if (request.Beside is { } beside && (other = await Subject.FindAsync(work, beside, null, day, cancel)) is null) return Result.NotFound;
        var unit = subject.Units is [var one] ? one : (UnitId?)null;
        var pinned = await work.Db.Pins.AsNoTracking()
            .Where(pin => pin.OwnerId == work.Actor.PersonId && pin.UnitId == unit && pin.PersonId == subject.Person).Select(pin => pin.MetricId).ToListAsync(cancel);
        return new Response(
            subject.Name, period.Key, against.Key, unit, subject.Person, subject.Units is not { Count: > 1 }, rows, pinned, other?.Name,
            other is null ? [] : await Scorecards.ReadAsync(work, other, period, against, [.. rows.Select(row => row.Metric.Id)], cancel));
    }
}
