namespace SalesAlign.LocalPostgres;

internal static class FileModes
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    public const UnixFileMode ReadableByAll = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    public const UnixFileMode ExecutableByAll = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    public const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>Where we are root another account runs the server and must be able to pass, whatever our umask says.</summary>
    public static void CreateEnterableFolder(string path)
    {
        var missing = new List<string>();
        for (var folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder)) missing.Add(folder);
        Directory.CreateDirectory(path);
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return;
        foreach (var folder in missing) File.SetUnixFileMode(folder, ReadableByAll | ExecutableByAll);
    }
}
