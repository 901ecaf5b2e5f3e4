using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace SalesAlign.LocalPostgres;

internal sealed record CommandResult(int ExitCode, string Output);

/// <summary>Runs one of the server's programs to its end and returns what it printed.</summary>
internal static class Command
{
    public static async Task<CommandResult> RunAsync(
        string file, IEnumerable<string> arguments, string workingDirectory, CancellationToken cancellationToken, bool captureOutput = true)
    {
        using var process = new Process { StartInfo = Describe(file, arguments, workingDirectory) };
        process.StartInfo.RedirectStandardOutput = captureOutput;
        process.StartInfo.RedirectStandardError = captureOutput;
        var output = new StringBuilder();
        DataReceivedEventHandler append = (_, line) =>
        {
            if (line.Data is null) return;
            lock (output) output.AppendLine(line.Data);
        };
        process.OutputDataReceived += append;
        process.ErrorDataReceived += append;
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            return new CommandResult(-1, $"{file}: {error.Message}");
        }

        if (captureOutput)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }

        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        lock (output) return new CommandResult(process.ExitCode, output.ToString().Trim());
    }

    public static ProcessStartInfo Describe(string file, IEnumerable<string> arguments, string workingDirectory)
    {
        var description = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = workingDirectory,
        };
        // Settings of another PostgreSQL on the machine (PGDATA, PGPORT, PGOPTIONS…) must not reach ours.
        foreach (var name in description.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.OrdinalIgnoreCase)).ToList())
            description.Environment.Remove(name);
        description.Environment.Remove("LANGUAGE");
        description.Environment["LC_ALL"] = "C";
        return description;
    }

    public static string? FindOnPath(string program)
    {
        if (OperatingSystem.IsWindows()) program += ".exe";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append("/usr/sbin").Append("/sbin")
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
    }
}
