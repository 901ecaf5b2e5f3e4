using System.Diagnostics;
using System.Globalization;

namespace SalesAlign.LocalPostgres;

/// <summary>Stops the server when our process dies without having done so itself, also by kill -9.</summary>
/// <remarks>
/// A shell waits on a pipe from us; the end of the pipe is our end. It ignores the terminal's Ctrl+C, so that the application
/// finishes its work before its database goes. Where there is no such shell (Windows) the next start stops the server left behind.
/// </remarks>
internal sealed class DeathWatch : IDisposable
{
    // $1 process id of the server, $2 its postmaster.pid, $3 folder to delete afterwards or nothing.
    private const string Script =
        """
        trap '' INT TERM HUP
        exec >/dev/null 2>&1
        read -r word && exit 0
        read -r current <"$2" && [ "$current" = "$1" ] && kill -INT "$1"
        [ -n "$3" ] || exit 0
        tries=0
        while [ -e "$2" ] && [ $tries -lt 100 ]; do sleep 0.2; tries=$((tries + 1)); done
        rm -rf -- "$3"
        """;

    private readonly Process shell;

    private DeathWatch(Process shell) => this.shell = shell;

    public int ProcessId => shell.Id;

    public static DeathWatch? Start(int server, string data, string? deleteAfterwards)
    {
        if (OperatingSystem.IsWindows()) return null;
        var description = Command.Describe(
            "/bin/sh",
            ["-c", Script, "sh", server.ToString(CultureInfo.InvariantCulture), Path.Combine(data, "postmaster.pid"), deleteAfterwards ?? ""],
            workingDirectory: "/");
        description.RedirectStandardInput = true;
        return new DeathWatch(Process.Start(description)!);
    }

    /// <summary>The server was stopped in order: nothing is left to do.</summary>
    public void Dispose()
    {
        try
        {
            shell.StandardInput.WriteLine("done");
            shell.StandardInput.Close();
            shell.WaitForExit(TimeSpan.FromSeconds(5));
        }
        catch (IOException)
        {
            // It is gone already.
        }

        shell.Dispose();
    }
}
