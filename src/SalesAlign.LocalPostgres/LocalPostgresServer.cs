namespace SalesAlign.LocalPostgres;

/// <summary>
/// A PostgreSQL server of our own: bound to loopback, on a free port, started once per folder and stopped with us.
/// Refuses with <see cref="PostgresUnavailable"/> where it cannot be had.
/// </summary>
public sealed class LocalPostgresServer : IAsyncDisposable
{
    /// <summary>The role that owns the server.</summary>
    public const string Owner = "salesalign";

    private readonly Cluster cluster;
    private readonly string? temporaryFolder;
    private readonly string password;
    private readonly DeathWatch? watch;
    private int disposed;

    private LocalPostgresServer(Cluster cluster, string? temporaryFolder, string password, int port, int serverProcessId)
    {
        this.cluster = cluster;
        this.temporaryFolder = temporaryFolder;
        this.password = password;
        Port = port;
        ServerProcessId = serverProcessId;
        watch = DeathWatch.Start(serverProcessId, cluster.Folder.Data, temporaryFolder);
        if (watch is null) AppDomain.CurrentDomain.ProcessExit += StopAtExit;
    }

    public int Port { get; }

    /// <summary>The version that runs, as PostgreSQL writes it, for instance 17.2.</summary>
    public string Version => cluster.Binaries.Version;

    /// <summary>Holds the data, and beside it the password and the port.</summary>
    public string Folder => cluster.Folder.Root;

    /// <summary>The folder of initdb, postgres and pg_ctl that are used.</summary>
    public string BinariesFolder => cluster.Binaries.Folder;

    internal int ServerProcessId { get; }
    internal int? WatchProcessId => watch?.ProcessId;

    /// <summary>For Npgsql, as the owner; the database need not exist yet (<c>postgres</c> always does).</summary>
    public string ConnectionString(string database) =>
        // TLS and Kerberos are asked for at every opening unless refused; on loopback neither is there.
        $"Host=127.0.0.1;Port={Port};Username={Owner};Password={password};Database=\"{database.Replace("\"", "\"\"")}\";SSL Mode=Disable;GSS Encryption Mode=Disable";

    public static async Task<LocalPostgresServer> StartAsync(
        LocalPostgresOptions options, Action<string>? log = null, CancellationToken cancellationToken = default)
    {
        var account = ServerAccount.Resolve();
        var binaries = await PostgresBinaries.ChooseAsync(options, log, cancellationToken);
        return options.Throwaway
            ? await StartThrowawayAsync(binaries, account, log, cancellationToken)
            : await StartAsync(options.HomeFolder, temporaryFolder: null, binaries, account, log, cancellationToken);
    }

    /// <summary>Lets running statements end with an error, writes all to disk and stops; deletes the data of a throwaway server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        await cluster.StopAsync(CancellationToken.None);
        watch?.Dispose();
        cluster.Folder.Dispose();
        if (temporaryFolder is not null) Directory.Delete(temporaryFolder, recursive: true);
    }

    private static async Task<LocalPostgresServer> StartThrowawayAsync(
        PostgresBinaries binaries, ServerAccount account, Action<string>? log, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("salesalign-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, FileModes.OwnerOnlyFolder | FileModes.ExecutableByAll);
        try
        {
            return await StartAsync(folder, folder, binaries, account, log, cancellationToken);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static async Task<LocalPostgresServer> StartAsync(
        string home, string? temporaryFolder, PostgresBinaries binaries, ServerAccount account, Action<string>? log, CancellationToken cancellationToken)
    {
        var folder = await ClusterFolder.HoldAsync(home, binaries.Major, account, cancellationToken);
        try
        {
            await account.CheckCanEnterAsync(binaries.Folder, cancellationToken);
            var started = new Cluster(folder, binaries, account, throwaway: temporaryFolder is not null, log);
            await started.StopLeftBehindAsync(cancellationToken);
            var secret = folder.IsInitialized ? folder.ReadPassword() : await started.InitializeAsync(cancellationToken);
            try
            {
                var (port, processId) = await started.LaunchAsync(cancellationToken);
                return new LocalPostgresServer(started, temporaryFolder, secret, port, processId);
            }
            catch
            {
                await started.StopAsync(CancellationToken.None);
                throw;
            }
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private void StopAtExit(object? sender, EventArgs e) => DisposeAsync().AsTask().GetAwaiter().GetResult();
}
