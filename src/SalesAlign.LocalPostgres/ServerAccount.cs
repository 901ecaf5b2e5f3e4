namespace SalesAlign.LocalPostgres;

/// <summary>The account that runs the server: our own, or an unprivileged one where we are root, which PostgreSQL refuses.</summary>
internal sealed class ServerAccount
{
    private static readonly ServerAccount Own = new(name: null, wrap: static (file, arguments) => (file, arguments));
    private readonly Func<string, IReadOnlyList<string>, (string File, IReadOnlyList<string> Arguments)> wrap;

    private ServerAccount(string? name, Func<string, IReadOnlyList<string>, (string File, IReadOnlyList<string> Arguments)> wrap)
    {
        Name = name;
        this.wrap = wrap;
    }

    /// <summary>Null when the server runs under our own account.</summary>
    public string? Name { get; }

    public static ServerAccount Resolve()
    {
        // On Windows initdb and pg_ctl give up administrator rights by themselves.
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return Own;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        var user = Array.Find(["postgres", "nobody"], known.Contains)
            ?? throw new PostgresUnavailable(PostgresUnavailableReason.NoServerAccount,
                "PostgreSQL does not run as root, and this machine has neither a postgres nor a nobody account to run it under.");
        if (Command.FindOnPath("runuser") is { } runuser)
            return new ServerAccount(user, (file, arguments) => (runuser, ["-u", user, "--", file, .. arguments]));
        if (Command.FindOnPath("setpriv") is { } setpriv && new FileInfo(setpriv).LinkTarget is null)
            return new ServerAccount(user, (file, arguments) => (setpriv, ["--reuid", user, "--regid", user, "--init-groups", file, .. arguments]));
        if (Command.FindOnPath("su") is { } su)
            return new ServerAccount(user, (file, arguments) => (su, ["-s", "/bin/sh", user, "-c", string.Join(' ', arguments.Prepend(file).Select(Quote))]));
        throw new PostgresUnavailable(PostgresUnavailableReason.NoServerAccount,
            "PostgreSQL does not run as root, and none of runuser, setpriv and su is there to switch to another account.");
    }

    public Task<CommandResult> RunAsync(
        string file, IReadOnlyList<string> arguments, string workingDirectory, CancellationToken cancellationToken, bool captureOutput = true)
    {
        var command = wrap(file, arguments);
        return Command.RunAsync(command.File, command.Arguments, workingDirectory, cancellationToken, captureOutput);
    }

    /// <summary>Makes the account the owner of a file, or of a folder with all in it; links are not followed.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (Name is null) return;
        var result = await Command.RunAsync("chown", ["-R", "-h", Name + ":", path], "/", cancellationToken);
        if (result.ExitCode != 0)
            throw new PostgresUnavailable(PostgresUnavailableReason.FolderUnusable, $"{path} cannot be given to the account {Name}: {result.Output}");
    }

    public async Task CheckCanEnterAsync(string folder, CancellationToken cancellationToken)
    {
        if (Name is null) return;
        var result = await RunAsync("/bin/sh", ["-c", "cd \"$0\"", folder], "/", cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new PostgresUnavailable(PostgresUnavailableReason.FolderUnusable,
                $"The account {Name}, which runs PostgreSQL because root may not, cannot enter {folder}. " +
                "Choose a folder whose parents everyone may enter, for instance below /var/lib.");
        }
    }

    private static string Quote(string argument) => "'" + argument.Replace("'", "'\\''") + "'";
}
