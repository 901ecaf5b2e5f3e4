namespace SalesAlign.LocalPostgres;

/// <summary>Why no private PostgreSQL server can be had.</summary>
public enum PostgresUnavailableReason
{
    /// <summary>Neither installed nor fetchable binaries exist for this machine.</summary>
    NoBinaries,

    /// <summary>Binaries were to be fetched but did not arrive whole and unaltered.</summary>
    FetchFailed,

    /// <summary>The data was made by a major version that the machine does not have.</summary>
    VersionMissing,

    /// <summary>Another running process keeps its server on the same folder.</summary>
    FolderInUse,

    /// <summary>The folder cannot be created or entered by the account that runs the server.</summary>
    FolderUnusable,

    /// <summary>The process is root and no unprivileged account can be switched to.</summary>
    NoServerAccount,

    /// <summary>The server's own programs refused to initialise or start it.</summary>
    StartFailed,
}

/// <summary>No private PostgreSQL server can be had, for a reason that a person can act on.</summary>
public sealed class PostgresUnavailable(PostgresUnavailableReason reason, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public PostgresUnavailableReason Reason { get; } = reason;
}
