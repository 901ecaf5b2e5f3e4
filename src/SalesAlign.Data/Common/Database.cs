using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace SalesAlign.Data.Common;

/// <summary>How the database is reached and brought up to date.</summary>
public static class Database
{
    // Any constant serves, as long as every instance of the application asks for the same one.
    private const long MigrationLock = 0x5A1E5A11;

    public static IServiceCollection AddSalesAlignData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(connectionString));
        services.AddDbContextFactory<SalesAlignDbContext>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), npgsql => npgsql.CommandTimeout(60)));
        return services;
    }

    /// <summary>Creates the database where it is missing and applies pending migrations, one instance at a time.</summary>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        await CreateIfMissingAsync(connectionString, cancellationToken);
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var guard = await source.OpenConnectionAsync(cancellationToken);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock($1)", guard) { Parameters = { new() { Value = MigrationLock } }, CommandTimeout = 600 })
        {
            await take.ExecuteNonQueryAsync(cancellationToken);
        }
        var options = new DbContextOptionsBuilder<SalesAlignDbContext>().UseNpgsql(source, npgsql => npgsql.CommandTimeout(600)).Options;
        await using var context = new SalesAlignDbContext(options);
        await context.Database.MigrateAsync(cancellationToken);
        // The lock goes with the connection.
    }

    private static async Task CreateIfMissingAsync(string connectionString, CancellationToken cancellationToken)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        try
        {
            await using var probe = new NpgsqlConnection(connectionString);
            await probe.OpenAsync(cancellationToken);
            return;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // Falls through: the server is there, the database is not.
        }
        var name = target.Database!;
        target.Database = "postgres";
        await using var server = new NpgsqlConnection(target.ConnectionString);
        await server.OpenAsync(cancellationToken);
        await using var create = new NpgsqlCommand($"create database {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", server);
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance was quicker.
        }
    }
}

/// <summary>Lets <c>dotnet ef</c> build the model without a server.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<SalesAlignDbContext>
{
    public SalesAlignDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SalesAlignDbContext>().UseNpgsql("Host=design-time").Options);
}
