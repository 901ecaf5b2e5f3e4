using Npgsql;

namespace SalesAlign.Data.Common;

/// <summary>
/// A lock that lives as long as the process that holds it: PostgreSQL gives it back when the connection ends, also when the process is killed.
/// By it, one instance of the application knows whether another still works on something.
/// </summary>
public sealed class AdvisoryLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private AdvisoryLock(NpgsqlConnection connection) => _connection = connection;

    /// <summary>The lock, or null when somebody else holds it.</summary>
    public static async Task<AdvisoryLock?> TryTakeAsync(NpgsqlDataSource source, Guid id, CancellationToken cancel)
    {
        var connection = await source.OpenConnectionAsync(cancel);
        try
        {
            await using var take = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", connection) { Parameters = { new() { Value = id.ToString() } } };
            if (await take.ExecuteScalarAsync(cancel) is true) return new AdvisoryLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var release = new NpgsqlCommand("select pg_advisory_unlock_all()", _connection);
            await release.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
        await _connection.DisposeAsync();
    }
}
