using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using SalesAlign.Application.Tests.Common;

namespace SalesAlign.Web.Tests.Common;

/// <summary>The real application as a process of its own, on a database of its own. A test may kill it and start it again.</summary>
public sealed class RunningApplication : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string[] _arguments;
    private readonly string _storage = Directory.CreateTempSubdirectory("salesalign-web-").FullName;
    private readonly StringBuilder _output = new();
    private readonly TestDatabase _database;
    private Process? _process;

    private RunningApplication(TestDatabase database, string[] arguments)
    {
        _database = database;
        _arguments = arguments;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
    }

    public Uri Address { get; }

    public TestDatabase Database => _database;

    /// <summary>What the application has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>From the start of the process to the first answer that all is well.</summary>
    public TimeSpan StartedIn { get; private set; }

    public static Task<RunningApplication> StartAsync(params string[] arguments) => StartAsync(new TestDatabase(), arguments);

    /// <summary>On a database that is not empty; it is dropped with the application.</summary>
    public static async Task<RunningApplication> StartAsync(TestDatabase database, params string[] arguments)
    {
        var application = new RunningApplication(database, arguments);
        await application._database.InitializeAsync();
        await application.StartProcessAsync();
        return application;
    }

    /// <summary>Ends the process as a power cut would, and starts it on the same data.</summary>
    public async Task CrashAndRestartAsync()
    {
        await CrashAsync();
        await StartProcessAsync();
    }

    private async Task CrashAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        await _database.DisposeAsync();
        Directory.Delete(_storage, recursive: true);
    }

    private async Task StartProcessAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Metadata("ApplicationAssembly"), .. _arguments])
        {
            WorkingDirectory = Metadata("ApplicationFolder"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/');
        start.Environment["ConnectionStrings__SalesAlign"] = _database.ConnectionString;
        start.Environment["Storage__Folder"] = _storage;
        var started = Stopwatch.StartNew();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException($"The application ended with {_process.ExitCode}:\n{Output}");
            try
            {
                if ((await client.GetAsync(new Uri("health/ready", UriKind.Relative))).IsSuccessStatusCode)
                {
                    StartedIn = started.Elapsed;
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            if (started.Elapsed > Patience) throw new TimeoutException($"The application is not ready after {Patience}:\n{Output}");
            await Task.Delay(200);
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output) _output.AppendLine(line.Data);
    }

    private static string Metadata(string key) =>
        typeof(RunningApplication).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
