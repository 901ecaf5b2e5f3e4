using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>What a cap limits.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CapScope>))]
public enum CapScope
{
    Deal,
    Period,
    Year,
}

/// <summary>The most that a component pays: an amount, or a multiple of the target incentive for the same stretch of time. Exactly one of the two is given.</summary>
public sealed record Cap
{
    public Cap(CapScope scope, decimal? amount = null, decimal? timesTargetIncentive = null)
    {
        RuleViolation.Unless(amount is null != timesTargetIncentive is null, "cap.amount_or_multiple");
        RuleViolation.Unless((amount ?? timesTargetIncentive) >= 0, "cap.negative");
        (Scope, Amount, TimesTargetIncentive) = (scope, amount, timesTargetIncentive);
    }

    public CapScope Scope { get; }

    public decimal? Amount { get; }

    public decimal? TimesTargetIncentive { get; }
}
