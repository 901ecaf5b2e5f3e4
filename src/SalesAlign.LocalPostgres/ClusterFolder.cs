using System.Globalization;
using System.Security.Cryptography;

namespace SalesAlign.LocalPostgres;

/// <summary>One <c>postgres-N</c> folder: the data of one major version with its lock, port, password and settings beside it.</summary>
/// <remarks>What we write lies beside the data, never in it: the data belongs to another account where we are root.</remarks>
internal sealed class ClusterFolder : IDisposable
{
    private readonly FileStream hold;

    private ClusterFolder(string root, FileStream hold)
    {
        Root = root;
        this.hold = hold;
    }

    public string Root { get; }
    public string Data => Path.Combine(Root, "data");
    public string Unfinished => Path.Combine(Root, "data.new");
    public string Socket => Path.Combine(Root, "socket");
    public string Settings => Path.Combine(Root, "server.conf");
    public string Log => Path.Combine(Data, "server.log");
    public bool IsInitialized => File.Exists(Path.Combine(Data, "PG_VERSION"));
    private string PasswordFile => Path.Combine(Root, "password");
    private string PortFile => Path.Combine(Root, "port");

    /// <summary>Major versions that have data in the folder, newest first.</summary>
    public static List<int> MajorsWithData(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateDirectories(folder, "postgres-*")
            .Where(cluster => Directory.Exists(Path.Combine(cluster, "data")))
            .Select(cluster => int.TryParse(Path.GetFileName(cluster)["postgres-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0)
            .Where(major => major > 0)
            .OrderDescending()];

    /// <summary>Creates the folder if need be and holds it against every other process until disposed or dead.</summary>
    public static async Task<ClusterFolder> HoldAsync(string folder, int major, ServerAccount account, CancellationToken cancellationToken)
    {
        var root = Path.Combine(folder, $"postgres-{major}");
        var lockFile = Path.Combine(root, "lock");
        try
        {
            FileModes.CreateEnterableFolder(root);
            // The system releases this lock when the process dies, however it dies.
            var held = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var cluster = new ClusterFolder(root, held);
            try
            {
                WriteWhole(HolderFile(root), Environment.ProcessId.ToString(CultureInfo.InvariantCulture), FileModes.ReadableByAll);
                await account.CheckCanEnterAsync(root, cancellationToken);
                return cluster;
            }
            catch
            {
                cluster.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException error)
        {
            throw new PostgresUnavailable(PostgresUnavailableReason.FolderUnusable, $"{root} cannot be used: {error.Message}", error);
        }
        catch (IOException error)
        {
            if (!File.Exists(lockFile))
                throw new PostgresUnavailable(PostgresUnavailableReason.FolderUnusable, $"{root} cannot be used: {error.Message}", error);
            throw new PostgresUnavailable(PostgresUnavailableReason.FolderInUse,
                $"SalesAlign already runs with the data in {root}{Holder(root)}. Stop it first, or give this one a folder of its own.", error);
        }
    }

    public void Dispose() => hold.Dispose();

    /// <summary>The port of the last start, if nothing else listens on it now; otherwise one that is free.</summary>
    public int ChoosePort()
    {
        var remembered = File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
        return remembered is > 1023 and <= ushort.MaxValue && TryListen(remembered) is { } same ? same : TryListen(0)!.Value;
    }

    public void RememberPort(int port) => WriteWhole(PortFile, port.ToString(CultureInfo.InvariantCulture), FileModes.OwnerOnly);

    public string ReadPassword() => File.Exists(PasswordFile)
        ? File.ReadAllText(PasswordFile).Trim()
        : throw new PostgresUnavailable(PostgresUnavailableReason.FolderUnusable,
            $"{PasswordFile}, which opens the data beside it, is missing. Put it back from a backup, or move {Data} away to begin anew.");

    public string CreatePassword()
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        WriteWhole(PasswordFile, password, FileModes.OwnerOnly);
        return password;
    }

    public void WriteSettings(IEnumerable<(string Name, string Value)> settings) => WriteWhole(
        Settings,
        "# Written at every start.\n" + string.Concat(settings.Select(setting => $"{setting.Name} = '{setting.Value.Replace("'", "''")}'\n")),
        FileModes.ReadableByAll);

    /// <summary>A folder that only the server's account enters.</summary>
    public async Task CreateOwnedAsync(string path, ServerAccount account, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, FileModes.OwnerOnlyFolder);
        await account.OwnAsync(path, cancellationToken);
    }

    /// <summary>The password for initdb, readable by the server's account; the caller deletes the file.</summary>
    public async Task<string> LendPasswordAsync(string password, ServerAccount account, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Root, "initdb-password");
        WriteWhole(path, password, FileModes.OwnerOnly);
        await account.OwnAsync(path, cancellationToken);
        return path;
    }

    /// <summary>Each start has a log of its own, with the one before kept beside it.</summary>
    public void RotateLog()
    {
        if (File.Exists(Log)) File.Move(Log, Log + ".previous", overwrite: true);
    }

    public string ReadLog()
    {
        if (!File.Exists(Log)) return "";
        using var reader = new StreamReader(new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return reader.ReadToEnd().Trim();
    }

    private static int? TryListen(int port)
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return null;
        }
    }

    private static void WriteWhole(string path, string content, UnixFileMode mode)
    {
        // Renamed into place, so that a process killed here leaves the old file or the new one.
        var next = path + ".next";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileModes.OwnerOnly;
        using (var writer = new StreamWriter(next, options)) writer.Write(content);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(next, mode);
        File.Move(next, path, overwrite: true);
    }

    private static string HolderFile(string root) => Path.Combine(root, "held-by");

    private static string Holder(string root)
    {
        try
        {
            return $" (process {File.ReadAllText(HolderFile(root))})";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
