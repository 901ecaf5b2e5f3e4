using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>What every board begins with: whose facts, and the period with the four before it, cut alike while it runs.</summary>
internal sealed record BoardPeriods(Subject Subject, Period Whole, ComparablePeriods Comparable, DateOnly? DataThrough)
{
    private const int Earlier = 4;

    public IReadOnlyList<Period> Periods => Comparable.Periods;

    public static async Task<BoardPeriods?> FindAsync(Work work, string key, UnitId? unit, PersonId? person, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(key);
        var today = await work.TodayAsync(cancel);
        if (await Subject.FindAsync(work, unit, person, Days.WithinOrToday(period, today), cancel) is not { } subject) return null;
        var through = await work.Db.Deals.Where(deal => deal.ClosedOn != null).MaxAsync(deal => deal.ClosedOn, cancel);
        return new(subject, period, ComparablePeriods.Of(calendar, period, through < today ? through.Value : today, Earlier), through);
    }
}

/// <summary>Values of one thing over the periods of a board, the one in view first.</summary>
internal static class FindingSeries
{
    /// <summary>A finding where the value in view left its own history.</summary>
    /// <param name="weight">How much the thing is about, 0 to 1 of the whole.</param>
    public static Finding? Of(FindingKind kind, string name, string part, IReadOnlyList<decimal?> values, decimal weight, string key = "")
    {
        if (values[0] is not { } now) return null;
        var past = values.Skip(1).OfType<decimal>().ToList();
        return Anomaly.Score(now, past) is { } score ? new(kind, name, part, Anomaly.Mean(past), now, score > 0, Math.Abs(score) * weight, key) : null;
    }

    public static IReadOnlyList<Finding> Ordered(IEnumerable<Finding?> findings, int most = 6) =>
        [.. findings.OfType<Finding>().OrderByDescending(finding => finding.Weight).Take(most)];
}
