using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace SalesAlign.Data.Common;

/// <summary>Runs set-based statements on a context's connection and reads their rows.</summary>
internal static class SqlReading
{
    /// <summary>A command on the context's connection, within its transaction if there is one.</summary>
    public static async Task<NpgsqlCommand> CommandAsync(this SalesAlignDbContext db, string sql, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        // The context closes what it did not open only when it is disposed; it is disposed with the action.
        if (connection.State != ConnectionState.Open) await db.Database.OpenConnectionAsync(cancel);
        return new NpgsqlCommand(sql, connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
    }

    public static async Task<List<T>> RowsAsync<T>(this NpgsqlCommand command, Func<DbDataReader, T> row, CancellationToken cancel)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) rows.Add(row(reader));
        return rows;
    }

    public static void AddIds(this NpgsqlCommand command, string name, IEnumerable<Guid>? ids) =>
        command.Parameters.Add(new(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = ids is null ? DBNull.Value : ids.ToArray() });

    public static void AddId(this NpgsqlCommand command, string name, Guid? id) =>
        command.Parameters.Add(new(name, NpgsqlDbType.Uuid) { Value = (object?)id ?? DBNull.Value });

    public static void AddText(this NpgsqlCommand command, string name, string? text) =>
        command.Parameters.Add(new(name, NpgsqlDbType.Text) { Value = (object?)text ?? DBNull.Value });

    public static T? Or<T>(this DbDataReader reader, int column)
        where T : struct
        => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
