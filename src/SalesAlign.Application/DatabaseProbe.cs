using Npgsql;

namespace SalesAlign.Application;

/// <summary>Asks the database whether it is there.</summary>
public sealed class DatabaseProbe(NpgsqlDataSource source)
{
    public async Task<bool> AnswersAsync(CancellationToken cancel)
    {
        try
        {
            await using var command = source.CreateCommand("select 1");
            command.CommandTimeout = 5;
            return await command.ExecuteScalarAsync(cancel) is 1;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }
}
