using System.Data;
using Npgsql;

namespace SalesAlign.Data.Common;

/// <summary>
/// One moment of the database that several connections read at the same time, so that what they read fits together. It lasts as long as the
/// transaction that holds it.
/// </summary>
public sealed class Snapshot
{
    private readonly NpgsqlDataSource _source;
    private readonly string _id;

    private Snapshot(NpgsqlDataSource source, string id)
    {
        _source = source;
        _id = id;
    }

    /// <param name="holder">Has a transaction that reads repeatably.</param>
    public static async Task<Snapshot> OfAsync(NpgsqlConnection holder, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", holder);
        return new Snapshot(source, (string)(await export.ExecuteScalarAsync(cancel))!);
    }

    /// <summary>Another connection at that moment; it reads, and closes with its transaction.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = await _source.OpenConnectionAsync(cancel);
        try
        {
            // Closing the connection ends the transaction; there is nothing to commit.
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await using var adopt = new NpgsqlCommand($"set transaction snapshot '{_id}'", connection);
            await adopt.ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
