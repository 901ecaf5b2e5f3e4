using Npgsql;

namespace SalesAlign.Application.Tests.Common;

/// <summary>A database built once per test process, from which each test class copies its own in a fraction of a second.</summary>
public sealed class TemplateDatabase
{
    private readonly string name;
    private readonly Lazy<Task> built;

    public TemplateDatabase(string name, Func<string, Task> build)
    {
        this.name = "template_" + name;
        built = new Lazy<Task>(() => BuildAsync(build));
    }

    /// <summary>A database with nothing in it.</summary>
    public static TemplateDatabase Empty { get; } = new("empty", _ => Task.CompletedTask);

    public async Task<string> CopyAsync()
    {
        await built.Value;
        var copy = $"test_{Guid.NewGuid():N}";
        await PostgresServer.ExecuteAsync($"CREATE DATABASE {copy} TEMPLATE {name}");
        return copy;
    }

    private async Task BuildAsync(Func<string, Task> build)
    {
        await PostgresServer.ExecuteAsync($"CREATE DATABASE {name}");
        // A pooled connection would stay open and forbid copying.
        var connectionString = new NpgsqlConnectionStringBuilder(await PostgresServer.ConnectionStringAsync(name)) { Pooling = false };
        await build(connectionString.ConnectionString);
        // Closed to all, autovacuum too, which would otherwise hold up copying now and then.
        await PostgresServer.ExecuteAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true");
    }
}
