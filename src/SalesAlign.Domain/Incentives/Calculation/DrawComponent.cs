using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Whether a draw lifts pay to its amount or is paid on top of earnings.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DrawKind>))]
public enum DrawKind
{
    Guarantee,
    Advance,
}

/// <summary>
/// Pay that does not wait for earnings. A guarantee pays the greater of draw and earnings, an advance is paid on top; if recoverable, what was
/// paid ahead is owed and recovered from later earnings above the draw. It looks at all other components of the plan together. Like every
/// rate it is not prorated. Refuses gates, caps and holdbacks of its own, which would contradict it.
/// </summary>
public sealed record DrawComponent : Component
{
    public DrawKind Type { get; init; } = DrawKind.Guarantee;

    public bool Recoverable { get; init; }

    public required decimal AmountPerPeriod { get; init; }

    /// <summary>While it is paid; afterwards what is owed is still recovered from earnings above the amount. Without it, always.</summary>
    public DateRange? Paid { get; init; }

    internal override void Check()
    {
        base.Check();
        RuleViolation.Unless(AmountPerPeriod > 0, "draw.pays_nothing", Name);
        RuleViolation.Unless(
            Gates.Count == 0 && Caps.Count == 0 && Holdback is null && OnlyIf is null && MinimumPayout is null, "draw.has_own_limits", Name);
    }
}
