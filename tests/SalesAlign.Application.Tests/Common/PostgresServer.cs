using Npgsql;
#if TESTCONTAINERS
using Testcontainers.PostgreSql;
#else
using SalesAlign.LocalPostgres;
#endif

namespace SalesAlign.Application.Tests.Common;

/// <summary>The one PostgreSQL server of a test process: started when first asked for, gone with the process.</summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<Func<string, string>>> Started = new(StartAsync);

    /// <summary>Pooled connections to a database of the server, which need not exist yet.</summary>
    public static async Task<string> ConnectionStringAsync(string database) => (await Started.Value)(database);

    /// <summary>Runs a statement that belongs to no database, such as CREATE DATABASE.</summary>
    public static async Task ExecuteAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(await ConnectionStringAsync("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

#if TESTCONTAINERS
    private static async Task<Func<string, string>> StartAsync()
    {
        // Never disposed here: the container engine's reaper removes it when the process has ended.
        var container = new PostgreSqlBuilder().WithImage("postgres:17").WithCommand("-c", "fsync=off", "-c", "max_connections=300").Build();
        await container.StartAsync();
        return database => new NpgsqlConnectionStringBuilder(container.GetConnectionString()) { Database = database }.ConnectionString;
    }
#else
    private static async Task<Func<string, string>> StartAsync()
    {
        // Never disposed here: a throwaway server stops and its data goes when its process ends, in whatever way.
        var server = await LocalPostgresServer.StartAsync(new LocalPostgresOptions { Throwaway = true });
        return server.ConnectionString;
    }
#endif
}
