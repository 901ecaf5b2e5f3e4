using Npgsql;

namespace SalesAlign.Application.Tests.Common;

public sealed class TestDatabaseTests
{
    private static int timesBuilt;

    private static readonly TemplateDatabase Template = new("counted", async connectionString =>
    {
        Interlocked.Increment(ref timesBuilt);
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand("CREATE TABLE unit (name text); INSERT INTO unit VALUES ('Nord')");
        await command.ExecuteNonQueryAsync();
    });

    [Fact]
    public async Task Copies_share_what_the_template_holds_and_nothing_else()
    {
        var one = new Copy();
        var other = new Copy();
        await Task.WhenAll(one.InitializeAsync(), other.InitializeAsync());
        await one.ExecuteAsync("INSERT INTO unit VALUES ('Süd')");

        Assert.Equal(1, timesBuilt);
        Assert.Equal(2L, await one.ReadAsync<long>("SELECT count(*) FROM unit"));
        Assert.Equal(1L, await other.ReadAsync<long>("SELECT count(*) FROM unit"));

        await Task.WhenAll(one.DisposeAsync(), other.DisposeAsync());
        var gone = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var connection = new NpgsqlConnection(one.ConnectionString);
            await connection.OpenAsync();
        });
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
    }

    private sealed class Copy() : TestDatabase(Template);
}
