using System.Globalization;

namespace SalesAlign.LocalPostgres;

/// <summary>Initialises, starts and stops the server of one held folder by PostgreSQL's own programs.</summary>
internal sealed class Cluster(ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, bool throwaway, Action<string>? log)
{
    // Language-neutral sort order from ICU; the character classes of UTF-8 for searching in any language. Not every build and system has both.
    private static readonly string[][] Locales =
    [
        ["--locale-provider=icu", "--icu-locale=und", "--locale=C", "--lc-ctype=C.UTF-8"],
        ["--locale-provider=icu", "--icu-locale=und", "--locale=C", "--lc-ctype=en_US.UTF-8"],
        ["--locale-provider=icu", "--icu-locale=und", "--locale=C"],
        ["--locale=C"],
    ];

    public ClusterFolder Folder { get; } = folder;
    public PostgresBinaries Binaries { get; } = binaries;

    /// <summary>A server whose application was killed is stopped, not taken over: its open transactions end with it.</summary>
    public async Task StopLeftBehindAsync(CancellationToken cancellationToken)
    {
        if (Postmaster.FindRunning(Folder.Data) is { } id)
        {
            log?.Invoke($"A PostgreSQL server (process {id}) was left running on {Folder.Root}; stopping it first.");
            await StopAsync(cancellationToken);
            if (Postmaster.FindRunning(Folder.Data) is not null)
                throw new PostgresUnavailable(PostgresUnavailableReason.FolderInUse, $"The PostgreSQL server (process {id}) that runs on {Folder.Data} does not stop.");
        }

        Postmaster.ForgetDead(Folder);
    }

    /// <summary>Returns the password of the new server's owner.</summary>
    public async Task<string> InitializeAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(Folder.Data))
        {
            throw new PostgresUnavailable(PostgresUnavailableReason.FolderUnusable,
                $"{Folder.Data} is not a PostgreSQL data folder. Move it away, or choose another folder.");
        }

        log?.Invoke($"Creating a PostgreSQL {Binaries.Major} database in {Folder.Root}");
        var password = Folder.CreatePassword();
        var lent = await Folder.LendPasswordAsync(password, account, cancellationToken);
        try
        {
            CommandResult? result = null;
            foreach (var locale in Locales)
            {
                // Built beside its place and renamed when whole: killed in the middle, the next start begins anew.
                if (Directory.Exists(Folder.Unfinished)) Directory.Delete(Folder.Unfinished, recursive: true);
                await Folder.CreateOwnedAsync(Folder.Unfinished, account, cancellationToken);
                List<string> arguments =
                    ["-D", Folder.Unfinished, "-U", LocalPostgresServer.Owner, "--pwfile=" + lent, "-A", "scram-sha-256", "-E", "UTF8", .. locale];
                if (throwaway) arguments.Add("--no-sync");
                result = await account.RunAsync(Binaries.InitDb, arguments, Folder.Root, cancellationToken);
                if (result.ExitCode == 0) break;
            }

            if (result!.ExitCode != 0)
                throw new PostgresUnavailable(PostgresUnavailableReason.StartFailed, $"initdb of PostgreSQL {Binaries.Version} failed:\n{result.Output}");
            await File.AppendAllTextAsync(Path.Combine(Folder.Unfinished, "postgresql.conf"), "\ninclude = '../server.conf'\n", cancellationToken);
            Directory.Move(Folder.Unfinished, Folder.Data);
        }
        finally
        {
            File.Delete(lent);
        }

        return password;
    }

    /// <summary>Starts the server and returns its port and process id once it accepts connections, after recovery if need be.</summary>
    public async Task<(int Port, int ProcessId)> LaunchAsync(CancellationToken cancellationToken)
    {
        const int MaximumTries = 20;
        await account.OwnAsync(Folder.Data, cancellationToken);
        // The path of a socket has about a hundred bytes; a longer folder does without.
        var useSocket = !OperatingSystem.IsWindows() && Path.Combine(Folder.Socket, ".s.PGSQL.65535.lock").Length < 100;
        if (useSocket) await Folder.CreateOwnedAsync(Folder.Socket, account, cancellationToken);
        for (var tries = 1; ; tries++)
        {
            var port = Folder.ChoosePort();
            Folder.WriteSettings(Settings(port, useSocket ? Folder.Socket : ""));
            Folder.RotateLog();
            // The server inherits our handles on Windows, so a captured output would never end there.
            var result = await account.RunAsync(
                Binaries.PgCtl, ["start", "-D", Folder.Data, "-l", Folder.Log, "-w", "-t", "600"],
                Folder.Root, cancellationToken, captureOutput: !OperatingSystem.IsWindows());
            if (result.ExitCode == 0 && Postmaster.FindRunning(Folder.Data) is { } id)
            {
                Folder.RememberPort(port);
                log?.Invoke($"PostgreSQL {Binaries.Version} runs on 127.0.0.1:{port} with its data in {Folder.Root}");
                return (port, id);
            }

            var reasons = Folder.ReadLog();
            // Passing causes: another program took the port, or processes of a killed server are still leaving.
            var passing = reasons.Contains("could not bind") || reasons.Contains("could not create any TCP/IP sockets")
                || reasons.Contains("pre-existing shared memory block");
            if (!passing || tries == MaximumTries)
                throw new PostgresUnavailable(PostgresUnavailableReason.StartFailed, $"PostgreSQL {Binaries.Version} does not start on {Folder.Data}:\n{result.Output}\n{reasons}");
            await Task.Delay(500, cancellationToken);
        }
    }

    /// <summary>Disconnects all, writes all to disk and stops; data that is thrown away is not written.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var mode in throwaway ? new[] { "immediate" } : ["fast", "immediate"])
        {
            if (Postmaster.FindRunning(Folder.Data) is null) return;
            var result = await account.RunAsync(
                Binaries.PgCtl, ["stop", "-D", Folder.Data, "-m", mode, "-w", "-t", "60"], Folder.Root, cancellationToken);
            // Its file goes before its process: only then may the folder be opened again or deleted.
            for (var tries = 0; tries < 100 && Postmaster.FindRunning(Folder.Data) is not null; tries++) await Task.Delay(50, cancellationToken);
            if (Postmaster.FindRunning(Folder.Data) is null) return;
            log?.Invoke($"PostgreSQL did not stop ({mode}): {result.Output}");
        }
    }

    private List<(string Name, string Value)> Settings(int port, string socketFolder)
    {
        List<(string, string)> settings =
        [
            ("listen_addresses", "127.0.0.1"),
            ("port", port.ToString(CultureInfo.InvariantCulture)),
            ("unix_socket_directories", socketFolder),
            ("unix_socket_permissions", "0700"),
            ("work_mem", "16MB"),
            ("maintenance_work_mem", "128MB"),
            ("max_wal_size", "2GB"),
            // One node without replicas: COPY into a table made in the same transaction skips the log.
            ("wal_level", "minimal"),
            ("max_wal_senders", "0"),
            // Compiling costs more than it gains on the short statements of an application.
            ("jit", "off"),
            ("timezone", "UTC"),
            ("log_timezone", "UTC"),
            ("log_line_prefix", "%m [%p] %d "),
        ];
        settings.AddRange(throwaway
            ?
            [
                ("max_connections", "300"), ("shared_buffers", "128MB"),
                ("fsync", "off"), ("full_page_writes", "off"), ("synchronous_commit", "off"), ("log_checkpoints", "off"),
            ]
            : [("max_connections", "100"), ("shared_buffers", "256MB"), ("synchronous_commit", "on"), ("random_page_cost", "1.1")]);
        return settings;
    }
}
