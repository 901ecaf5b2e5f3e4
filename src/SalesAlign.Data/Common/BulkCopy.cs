using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace SalesAlign.Data.Common;

/// <summary>
/// Writes new entities by PostgreSQL's binary COPY, as the model maps them: some fifty times as fast as tracked changes. Nothing is tracked or
/// audited; whoever calls it leaves one audit entry for the whole. Takes part in the context's transaction.
/// </summary>
public static class BulkCopy
{
    /// <summary>Appends <paramref name="entities"/> to their table; returns how many there were. References must exist by the end of the call.</summary>
    /// <param name="into">Another table with the same columns, such as a temporary one.</param>
    public static async Task<long> InsertAsync<T>(SalesAlignDbContext db, IEnumerable<T> entities, CancellationToken cancel, string? into = null)
        where T : class
    {
        var columns = ColumnsOf(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not mapped."), out var table);
        table = into ?? table;
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
            await using var importer = await connection.BeginBinaryImportAsync($"copy {table} ({names}) from stdin (format binary)", cancel);
            var written = 0L;
            foreach (var entity in entities)
            {
                await importer.StartRowAsync(cancel);
                foreach (var column in columns)
                {
                    if (column.Read(entity) is { } value) await importer.WriteAsync(value, column.Type, cancel);
                    else await importer.WriteNullAsync(cancel);
                }
                written++;
            }
            await importer.CompleteAsync(cancel);
            return written;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The columns of an entity's table as COPY writes them.</summary>
    public static IReadOnlyList<string> ColumnNames<T>(SalesAlignDbContext db) => ColumnsOf(db.Model.FindEntityType(typeof(T))!, out _).ConvertAll(column => column.Name);

    private static List<Column> ColumnsOf(IEntityType entity, out string table)
    {
        var store = StoreObjectIdentifier.Create(entity, StoreObjectType.Table) ?? throw new InvalidOperationException($"{entity.Name} has no table.");
        table = store.Schema is null ? $"\"{store.Name}\"" : $"\"{store.Schema}\".\"{store.Name}\"";
        if (entity.GetComplexProperties().Any() || entity.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned()))
        {
            throw new NotSupportedException($"{entity.Name} holds parts that COPY would leave out.");
        }
        var columns = new List<Column>();
        foreach (var property in entity.GetProperties())
        {
            // The row version is the server's own, and so is what it counts or computes.
            if (property.Name == ModelConventions.RowVersion || property.GetComputedColumnSql() is not null || IsCountedByServer(property)) continue;
            if (property.IsShadowProperty()) throw new NotSupportedException($"{entity.Name}.{property.Name} has no value that COPY could read.");
            var mapping = property.GetRelationalTypeMapping();
            var getter = property.GetGetter();
            var converter = property.GetValueConverter() ?? mapping.Converter;
            columns.Add(new Column(
                property.GetColumnName(store)!, mapping.StoreTypeNameBase,
                converter is null ? getter.GetClrValue : instance => getter.GetClrValue(instance) is { } value ? converter.ConvertToProvider(value) : null));
        }
        return columns;
    }

    private static bool IsCountedByServer(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && property.GetValueGenerationStrategy() != NpgsqlValueGenerationStrategy.None;

    private sealed record Column(string Name, string Type, Func<object, object?> Read);
}
