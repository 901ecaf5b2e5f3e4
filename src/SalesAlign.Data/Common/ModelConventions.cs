using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SalesAlign.Domain.Common;

namespace SalesAlign.Data.Common;

/// <summary>What holds for every table: snake_case names, enums as text, typed ids as uuid, and PostgreSQL's own row version.</summary>
public static class ModelConventions
{
    /// <summary>Name of the shadow property that holds PostgreSQL's <c>xmin</c>, by which a lost update is noticed.</summary>
    public const string RowVersion = "RowVersion";

    public static bool IsTypedId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>));

    /// <summary>Keeps a value as jsonb; two values are equal when their JSON is.</summary>
    public static PropertyBuilder<T> AsJson<T>(this PropertyBuilder<T> property) =>
        property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, DomainJson.Options),
            text => JsonSerializer.Deserialize<T>(text, DomainJson.Options)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, DomainJson.Options) == JsonSerializer.Serialize(b, DomainJson.Options),
                value => JsonSerializer.Serialize(value, DomainJson.Options).GetHashCode(StringComparison.Ordinal),
                value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DomainJson.Options), DomainJson.Options)!));

    internal static void ConfigureTypes(ModelConfigurationBuilder configuration)
    {
        foreach (var type in typeof(ITypedId<>).Assembly.GetTypes())
        {
            if (IsTypedId(type)) configuration.Properties(type).HaveConversion(typeof(TypedIdConverter<>).MakeGenericType(type));
            // A record is a value: it lives in a column, as jsonb where it has parts, and is never a table.
            else if (type.IsClass && type.GetMethod("<Clone>$") is not null) configuration.IgnoreAny(type);
            else if (type.IsEnum) configuration.Properties(type).HaveConversion<string>().HaveMaxLength(40);
        }
    }

    internal static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            if (entity.ClrType.Assembly == typeof(ITypedId<>).Assembly && entity.FindProperty(RowVersion) is null && entity.BaseType is null && entity.GetViewName() is null)
            {
                builder.Entity(entity.ClrType).Property<uint>(RowVersion).HasColumnName("xmin").HasColumnType("xid").IsRowVersion();
            }
            entity.SetTableName(SnakeCase(entity.GetTableName()));
            foreach (var property in entity.GetProperties())
            {
                if (property.Name == RowVersion) continue;
                property.SetColumnName(SnakeCase(property.GetColumnName()));
                if (property.IsKey() && IsTypedId(property.ClrType)) property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            }
            foreach (var key in entity.GetKeys()) key.SetName(SnakeCase(key.GetName()));
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(SnakeCase(key.GetConstraintName()));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(SnakeCase(index.GetDatabaseName()));
        }
    }

    private static string? SnakeCase(string? name)
    {
        if (name is null) return null;
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
        where TId : struct, ITypedId<TId>
    {
        // An expression tree cannot call a static interface member itself.
        private static TId Read(Guid value) => TId.From(value);
    }
}
