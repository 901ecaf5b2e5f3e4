using Npgsql;

namespace SalesAlign.Application.Tests.Common;

/// <summary>A database of its own for one test class (<c>IClassFixture&lt;TestDatabase&gt;</c>), copied from a template and dropped afterwards.</summary>
public class TestDatabase : IAsyncLifetime
{
    private readonly TemplateDatabase template;
    private string? name;
    private NpgsqlDataSource? dataSource;

    public TestDatabase()
        : this(TemplateDatabase.Empty)
    {
    }

    protected TestDatabase(TemplateDatabase template) => this.template = template;

    public string ConnectionString { get; private set; } = "";

    /// <summary>For statements that a test makes beside the code under test.</summary>
    public NpgsqlDataSource DataSource => dataSource ?? throw new InvalidOperationException("The fixture is not initialised yet.");

    public virtual async Task InitializeAsync()
    {
        name = await template.CopyAsync();
        ConnectionString = await PostgresServer.ConnectionStringAsync(name);
        dataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public virtual async Task DisposeAsync()
    {
        if (dataSource is not null) await dataSource.DisposeAsync();
        if (name is null) return;
        await using (var connection = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(connection);
        await PostgresServer.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    public async Task<T?> ReadAsync<T>(string query)
    {
        await using var command = DataSource.CreateCommand(query);
        return (T?)await command.ExecuteScalarAsync();
    }

    public async Task ExecuteAsync(string statement)
    {
        await using var command = DataSource.CreateCommand(statement);
        // Seconds. On a busy machine, what was cut off a moment ago holds its locks a while longer.
        command.CommandTimeout = 180;
        await command.ExecuteNonQueryAsync();
    }
}
