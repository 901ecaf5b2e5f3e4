using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using SalesAlign.LocalPostgres;

namespace SalesAlign.Application.Tests.LocalPostgres;

/// <summary>One folder per test, and real servers in them.</summary>
public sealed class LocalPostgresServerTests : IDisposable
{
    private readonly string folder = NewFolder();
    private readonly List<string> log = [];

    private LocalPostgresOptions Here => new() { Folder = folder };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Data_port_and_password_survive_a_restart()
    {
        string before;
        await using (var server = await LocalPostgresServer.StartAsync(Here))
        {
            before = server.ConnectionString("postgres");
            await ExecuteAsync(server, "CREATE TABLE deal (id int); INSERT INTO deal VALUES (1), (2)");
            await ExecuteAsync(server, "CREATE DATABASE \"Sales; Align\"");
            await using var quoted = new NpgsqlConnection(server.ConnectionString("Sales; Align"));
            await quoted.OpenAsync();
        }

        await using (var server = await LocalPostgresServer.StartAsync(Here))
        {
            Assert.Equal(before, server.ConnectionString("postgres"));
            Assert.Equal(2L, await ReadAsync(server, "SELECT count(*) FROM deal"));
        }
    }

    [Fact]
    public async Task Runs_unprivileged_on_loopback_only_and_keeps_its_password_to_itself()
    {
        await using var server = await LocalPostgresServer.StartAsync(Here);

        Assert.Equal("127.0.0.1", await ReadAsync(server, "SHOW listen_addresses"));
        Assert.Equal("off", await ReadAsync(server, "SHOW jit"));
        Assert.Equal("on", await ReadAsync(server, "SHOW fsync"));
        // Chinese letters count as letters and sort order knows no case: searching and lists rely on both.
        Assert.Equal(true, await ReadAsync(server, "SELECT '客' ~ '^\\w$' AND 'beta' < 'Gamma' AND 'Gamma' < 'zeta'"));
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "guess", Pooling = false };
        var refusal = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await using var connection = new NpgsqlConnection(wrong.ConnectionString);
            await connection.OpenAsync();
        });
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(server.Folder, "password")));
        if (OperatingSystem.IsLinux())
        {
            var user = File.ReadLines($"/proc/{server.ServerProcessId}/status").First(line => line.StartsWith("Uid:")).Split('\t')[1];
            Assert.NotEqual("0", user);
        }
    }

    [Fact]
    public async Task A_second_instance_on_the_folder_is_refused_and_the_first_stays_well()
    {
        await using var first = await LocalPostgresServer.StartAsync(Here);

        var refusal = await Assert.ThrowsAsync<PostgresUnavailable>(() => LocalPostgresServer.StartAsync(Here));

        Assert.Equal(PostgresUnavailableReason.FolderInUse, refusal.Reason);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message);
        Assert.Equal(1, await ReadAsync(first, "SELECT 1"));
    }

    [UnixTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_kill_9_of_the_application_its_data_is_served_again(bool watchKilledToo)
    {
        using var application = Process.Start(new ProcessStartInfo("dotnet", [typeof(LocalPostgresServerTests).Assembly.Location, "hold", folder])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var ids = (await application.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)))!.Split(' ').Select(int.Parse).ToArray();
        using var serverLeft = Process.GetProcessById(ids[0]);
        var cluster = Directory.GetDirectories(folder, "postgres-*").Single();
        var connectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Username = LocalPostgresServer.Owner, Database = "postgres", Pooling = false,
            Port = int.Parse(File.ReadAllText(Path.Combine(cluster, "port")), CultureInfo.InvariantCulture),
            Password = File.ReadAllText(Path.Combine(cluster, "password")),
        };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, "CREATE TABLE deal (id int); INSERT INTO deal VALUES (1)");
        await ExecuteAsync(connection, "BEGIN; INSERT INTO deal VALUES (2)");

        if (watchKilledToo) Process.GetProcessById(ids[1]).Kill();
        application.Kill();
        if (!watchKilledToo) await serverLeft.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));

        await using var server = await LocalPostgresServer.StartAsync(Here, log.Add);
        Assert.Equal(watchKilledToo, log.Exists(line => line.Contains("was left running")));
        Assert.NotEqual(ids[0], server.ServerProcessId);
        // The transaction that was open when the application died is not half there.
        Assert.Equal(1L, await ReadAsync(server, "SELECT count(*) FROM deal"));
    }

    [Fact]
    public async Task Rubbish_of_a_killed_machine_is_cleared_and_a_taken_port_is_left_to_its_owner()
    {
        int port;
        string cluster;
        await using (var server = await LocalPostgresServer.StartAsync(Here)) (port, cluster) = (server.Port, server.Folder);
        // The number in the file belongs to another process by now; an initialisation was cut off once; the port went to somebody else.
        await File.WriteAllLinesAsync(Path.Combine(cluster, "data", "postmaster.pid"), [$"{Environment.ProcessId}", cluster + "/data", "1", $"{port}", "", "", "", "ready"]);
        Directory.CreateDirectory(Path.Combine(cluster, "data.new"));
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();

        await using (var server = await LocalPostgresServer.StartAsync(Here))
        {
            Assert.NotEqual(port, server.Port);
            Assert.Equal(1, await ReadAsync(server, "SELECT 1"));
        }
    }

    [Fact]
    public async Task Data_of_a_version_that_the_machine_lacks_is_never_passed_over()
    {
        Directory.CreateDirectory(Path.Combine(folder, "postgres-99", "data"));

        var refusal = await Assert.ThrowsAsync<PostgresUnavailable>(() => LocalPostgresServer.StartAsync(Here));

        Assert.Equal(PostgresUnavailableReason.VersionMissing, refusal.Reason);
        Assert.Contains("PostgreSQL 99", refusal.Message);
    }

    [Fact]
    public async Task Without_binaries_it_says_so()
    {
        var refusal = await Assert.ThrowsAsync<PostgresUnavailable>(() => LocalPostgresServer.StartAsync(Here with { UseInstalled = false, MayFetch = false }));
        Assert.Equal(PostgresUnavailableReason.NoBinaries, refusal.Reason);

        refusal = await Assert.ThrowsAsync<PostgresUnavailable>(() => LocalPostgresServer.StartAsync(Here with { BinariesFolder = folder }));
        Assert.Equal(PostgresUnavailableReason.NoBinaries, refusal.Reason);
    }

    [RootFact]
    public async Task Root_is_told_when_the_servers_account_cannot_reach_the_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var refusal = await Assert.ThrowsAsync<PostgresUnavailable>(() => LocalPostgresServer.StartAsync(Here));

        Assert.Equal(PostgresUnavailableReason.FolderUnusable, refusal.Reason);
    }

    [Fact]
    public async Task A_throwaway_server_leaves_nothing()
    {
        string data;
        await using (var server = await LocalPostgresServer.StartAsync(new LocalPostgresOptions { Throwaway = true }))
        {
            data = server.Folder;
            Assert.Equal("off", await ReadAsync(server, "SHOW fsync"));
            Assert.True(Directory.Exists(data));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(data)));
    }

    private static string NewFolder()
    {
        var created = Directory.CreateTempSubdirectory("salesalign-tests-").FullName;
        // As root the server runs under another account, which must be able to pass.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(created, (UnixFileMode)0b111_101_101);
        return created;
    }

    private static async Task ExecuteAsync(LocalPostgresServer server, string statement)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await ExecuteAsync(connection, statement);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ReadAsync(LocalPostgresServer server, string query)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync();
    }
}
