using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;

namespace SalesAlign.Data.Common;

/// <summary>Turns tracked changes into audit entries, saved in the same transaction as the change itself.</summary>
internal static class AuditTrail
{
    private const int LongestValue = 4000;

    public static void Record(SalesAlignDbContext context)
    {
        context.ChangeTracker.DetectChanges();
        var at = context.Attribution.At ?? DateTimeOffset.UtcNow;
        var entries = context.ChangeTracker.Entries().Where(IsAudited).ToList();
        foreach (var entry in entries)
        {
            var before = entry.State == EntityState.Added ? null : Values(entry, property => property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Values(entry, property => property.CurrentValue);
            context.Add(new AuditEntry(at, context.Attribution.By, context.Attribution.Action, entry.Metadata.ClrType.Name, Key(entry), before, after));
        }
    }

    // Sign-in accounts hold password hashes; their changes are recorded by the use case, without values.
    private static bool IsAudited(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Entity is not (AuditEntry or Notification)
        && entry.Metadata.ClrType.Assembly == typeof(AuditEntry).Assembly
        && (entry.State != EntityState.Modified || entry.Properties.Any(Differs));

    private static bool Differs(PropertyEntry property) => property.IsModified && !Equals(property.OriginalValue, property.CurrentValue);

    private static string Key(EntityEntry entry) =>
        string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(property => entry.Property(property.Name).CurrentValue?.ToString()));

    private static string Values(EntityEntry entry, Func<PropertyEntry, object?> value)
    {
        var json = new JsonObject();
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.Name == ModelConventions.RowVersion) continue;
            if (entry.State == EntityState.Modified && !Differs(property)) continue;
            json[property.Metadata.Name] = Node(value(property));
        }
        return json.ToJsonString();
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        byte[] => "…",
        bool flag => flag,
        int number => number,
        long number => number,
        decimal number => number,
        string text => text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue), "…"),
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable or Enum => value.ToString(),
        _ when value.GetType().GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ITypedId<>)) => value.ToString(),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), DomainJson.Options),
    };
}
