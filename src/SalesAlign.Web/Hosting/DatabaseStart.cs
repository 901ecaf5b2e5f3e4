using SalesAlign.LocalPostgres;
using Serilog;

namespace SalesAlign.Web.Hosting;

/// <summary>The database that the application runs on: the configured one, or a private PostgreSQL that lives as long as the application.</summary>
internal sealed class DatabaseStart : IAsyncDisposable
{
    private readonly LocalPostgresServer? _server;

    private DatabaseStart(string connectionString, LocalPostgresServer? server)
    {
        ConnectionString = connectionString;
        _server = server;
    }

    public string ConnectionString { get; }

    public static async Task<DatabaseStart> StartAsync(IConfiguration configuration, string storage)
    {
        if (configuration.GetConnectionString("SalesAlign") is { Length: > 0 } configured) return new DatabaseStart(configured, null);
        var options = new LocalPostgresOptions { Folder = configuration["Storage:Database"] ?? configuration["Storage:Folder"] };
        var server = await LocalPostgresServer.StartAsync(options, message => Log.Information("{Message}", message), CancellationToken.None);
        return new DatabaseStart(server.ConnectionString("salesalign"), server);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>What a person reads when there is no database to be had.</summary>
    public static string WaysOut(string reason) => $"""

        SalesAlign needs PostgreSQL 15 or later and could not start one: {reason}

        Three ways out:
          1. Install PostgreSQL (Debian: apt install postgresql; macOS: brew install postgresql@17) and start again.
          2. Point to a server you have: set ConnectionStrings__SalesAlign="Host=…;Database=salesalign;Username=…;Password=…".
          3. Run everything in containers: docker compose up.

        """;
}
