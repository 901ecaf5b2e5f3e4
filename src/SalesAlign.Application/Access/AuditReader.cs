using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Which audit entries are wanted.</summary>
public sealed record AuditFilter(PersonId? By = null, string? Action = null, string? Subject = null, string? SubjectId = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>One value that changed; empty before it was there, or after it was gone.</summary>
public sealed record AuditChange(string Field, string? Before, string? After);

/// <summary>Selects audit entries and lays before and after side by side.</summary>
internal static class AuditReader
{
    public static IQueryable<AuditEntry> Select(SalesAlignDbContext db, AuditFilter filter, TimeZoneInfo zone)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (filter.By is { } by) entries = entries.Where(entry => entry.By == by);
        if (!string.IsNullOrEmpty(filter.Action)) entries = entries.Where(entry => entry.Action == filter.Action);
        if (!string.IsNullOrEmpty(filter.Subject)) entries = entries.Where(entry => entry.Subject == filter.Subject);
        if (!string.IsNullOrEmpty(filter.SubjectId)) entries = entries.Where(entry => entry.SubjectId == filter.SubjectId);
        if (filter.From is { } from)
        {
            var start = Midnight(from, zone);
            entries = entries.Where(entry => entry.At >= start);
        }
        if (filter.To is { } to)
        {
            var end = Midnight(to.AddDays(1), zone);
            entries = entries.Where(entry => entry.At < end);
        }
        return entries;
    }

    public static TimeZoneInfo Zone(Company company) => TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public static IReadOnlyList<AuditChange> Changes(string? before, string? after)
    {
        var old = Values(before);
        var now = Values(after);
        return [.. old.Keys.Union(now.Keys, StringComparer.Ordinal).Select(field => new AuditChange(field, old.GetValueOrDefault(field), now.GetValueOrDefault(field)))
            .Where(change => change.Before != change.After)];
    }

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // A clock change may leave out midnight; the first moment after it serves.
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static Dictionary<string, string?> Values(string? json)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (json is null) return values;
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return new(StringComparer.Ordinal) { [""] = json };
        foreach (var property in document.RootElement.EnumerateObject())
        {
            values[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => property.Value.GetString(),
                _ => property.Value.GetRawText(),
            };
        }
        return values;
    }
}
