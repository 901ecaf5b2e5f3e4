using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace SalesAlign.LocalPostgres;

/// <summary>The server process that a data folder's postmaster.pid names, if it lives.</summary>
internal static class Postmaster
{
    /// <summary>Null when no server runs on the data, also where the file was left behind and its number now belongs to another process.</summary>
    public static int? FindRunning(string data)
    {
        var lines = ReadFile(data);
        if (lines.Length < 3) return null;
        if (!int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        if (!long.TryParse(lines[2], NumberStyles.None, CultureInfo.InvariantCulture, out var startedAt)) return null;
        try
        {
            using var process = Process.GetProcessById(id);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)) return null;
            if (OperatingSystem.IsLinux())
            {
                // The server works inside its data folder; the dead but unburied show none.
                var workingFolder = new FileInfo($"/proc/{id}/cwd").LinkTarget;
                return workingFolder is not null && SameFolder(workingFolder, data) ? id : null;
            }

            var apart = process.StartTime.ToUniversalTime() - DateTimeOffset.FromUnixTimeSeconds(startedAt).UtcDateTime;
            return apart.Duration() < TimeSpan.FromSeconds(30) ? id : null;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes what a server that no longer runs left; the caller holds the folder, so no other can be starting.</summary>
    public static void ForgetDead(ClusterFolder cluster)
    {
        if (Directory.Exists(cluster.Data)) File.Delete(FilePath(cluster.Data));
        if (!Directory.Exists(cluster.Socket)) return;
        foreach (var file in Directory.EnumerateFiles(cluster.Socket, ".s.PGSQL.*")) File.Delete(file);
    }

    private static string FilePath(string data) => Path.Combine(data, "postmaster.pid");

    private static string[] ReadFile(string data)
    {
        try
        {
            return File.ReadAllLines(FilePath(data));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool SameFolder(string one, string other) =>
        one == other || one == (Directory.ResolveLinkTarget(other, returnFinalTarget: true)?.FullName ?? other) || Resolve(other) == one;

    private static string Resolve(string path)
    {
        // A link may stand anywhere on the way (macOS's /tmp, a home on another disk).
        var parent = Path.GetDirectoryName(path);
        if (parent is null) return path;
        var whole = Path.Combine(Resolve(parent), Path.GetFileName(path));
        return Directory.ResolveLinkTarget(whole, returnFinalTarget: true)?.FullName ?? whole;
    }
}
