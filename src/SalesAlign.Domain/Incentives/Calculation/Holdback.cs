using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// A share, in percent, of what is paid waits: for an event (<see cref="UntilEvent"/>, such as "accepted"), for days to pass after the
/// credit's date (<see cref="Days"/>), or for the event within the days, after which it is dropped. Settled by <see cref="Holdbacks"/>.
/// </summary>
public sealed record Holdback
{
    public Holdback(decimal share, string? untilEvent = null, int? days = null)
    {
        RuleViolation.Unless(share is > 0 and <= 100, "holdback.share_out_of_range", share);
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(untilEvent) || days is not null, "holdback.never_released");
        RuleViolation.Unless(days is null or >= 0, "holdback.negative_days", days ?? 0);
        (Share, UntilEvent, Days) = (share, untilEvent, days);
    }

    public decimal Share { get; }

    public string? UntilEvent { get; }

    public int? Days { get; }
}
