using System.Text.Json.Serialization;

namespace SalesAlign.Domain.Common;

/// <summary>Days from <see cref="From"/> to <see cref="To"/>, both included; without an end it lasts until it is ended.</summary>
public readonly record struct DateRange
{
    [JsonConstructor]
    public DateRange(DateOnly from, DateOnly? to)
    {
        RuleViolation.Unless(to is null || to >= from, "range.ends_before_it_begins", from, to ?? from);
        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly? To { get; }

    public bool Contains(DateOnly day) => day >= From && (To is null || day <= To);

    public bool Overlaps(DateRange other) => (other.To is null || From <= other.To) && (To is null || other.From <= To);

    /// <summary>Number of days shared with a closed range; 0 when they do not meet.</summary>
    public int DaysWithin(DateOnly first, DateOnly last)
    {
        var from = From > first ? From : first;
        var to = To is { } end && end < last ? end : last;
        return to < from ? 0 : to.DayNumber - from.DayNumber + 1;
    }
}
