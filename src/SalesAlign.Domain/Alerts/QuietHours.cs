namespace SalesAlign.Domain.Alerts;

/// <summary>The hours of the company's day in which nobody is told anything; they may span midnight. From and to being equal means none.</summary>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    public static readonly QuietHours None;

    public bool Contains(TimeOnly time) => From == To ? false : From < To ? time >= From && time < To : time >= From || time < To;

    /// <summary>The instant itself or, inside quiet hours, the moment at which they end by the company's clock.</summary>
    public DateTimeOffset NextAllowed(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        if (!Contains(TimeOnly.FromDateTime(local))) return instant;
        var end = local.Date.Add(To.ToTimeSpan());
        if (end <= local) end = end.AddDays(1);
        // A clock change may leave the moment out; the first one after it serves.
        while (zone.IsInvalidTime(end)) end = end.AddMinutes(30);
        return new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
