using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>How much of a cancelled deal's pay is taken back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClawbackShare>))]
public enum ClawbackShare
{
    Full,
    Percentage,

    /// <summary>The part of the window that had not passed: (window − days) ÷ window.</summary>
    ProRataByTime,
}

/// <summary>A clawback's terms. The window is inclusive: a deal cancelled on its last day is still taken back.</summary>
public sealed record ClawbackRule
{
    public ClawbackRule(ClawbackShare share, int windowDays, decimal percent = 100m)
    {
        RuleViolation.Unless(windowDays >= 0, "clawback.negative_window", windowDays);
        RuleViolation.Unless(percent is > 0 and <= 100, "clawback.percent_out_of_range", percent);
        RuleViolation.Unless(share != ClawbackShare.ProRataByTime || windowDays > 0, "clawback.no_window_to_divide");
        (Share, WindowDays, Percent) = (share, windowDays, percent);
    }

    public ClawbackShare Share { get; }

    public int WindowDays { get; }

    public decimal Percent { get; }
}

/// <summary>A line of a statement as it was stored, with its identity and period.</summary>
public sealed record PostedLine(Guid Id, string Period, StatementLine Line);

/// <summary>Takes back what a cancelled deal paid, at the amounts of its own lines and not at today's rates.</summary>
public static class Clawback
{
    /// <summary>
    /// A negative line for each line of the deal that paid something: its pay, released holdbacks and adjustments. A top-up to a minimum is
    /// not the deal's, and an unreleased holdback was never paid: see <see cref="Holdbacks"/>.
    /// </summary>
    /// <param name="lines">All lines of the person and the deal, with earlier clawbacks, which are not taken back twice.</param>
    public static IReadOnlyList<StatementLine> Reverse(
        ClawbackRule rule, IReadOnlyList<PostedLine> lines, DateOnly credited, DateOnly cancelled, DateOnly postedOn, int minorUnits)
    {
        var after = cancelled.DayNumber - credited.DayNumber;
        if (after > rule.WindowDays) return [];
        var share = rule.Share switch
        {
            ClawbackShare.Full => 1m,
            ClawbackShare.Percentage => rule.Percent / 100m,
            _ => (rule.WindowDays - Math.Max(0, after)) / (decimal)rule.WindowDays,
        };

        var done = new HashSet<Guid>();
        foreach (var posted in lines)
        {
            if (posted.Line is { Kind: LineKind.Clawback, Corrects.Line: { } original }) done.Add(original);
        }
        var reversals = new List<StatementLine>();
        foreach (var posted in lines)
        {
            var line = posted.Line;
            if (line.Kind is not (LineKind.Deal or LineKind.HoldbackReleased or LineKind.Adjustment) || line.Deal is null) continue;
            var amount = Rounding.HalfAwayFromZero(-line.Amount * share, minorUnits);
            if (amount == 0 || done.Contains(posted.Id)) continue;
            reversals.Add(line with
            {
                Kind = LineKind.Clawback,
                Amount = amount,
                Held = 0,
                WouldHavePaid = null,
                Credited = 0,
                Date = postedOn,
                Derivation = [new Reversed(line.Amount, after, rule.WindowDays, share)],
                Corrects = new(posted.Id, posted.Period),
            });
        }
        return reversals;
    }
}
