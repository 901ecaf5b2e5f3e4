using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Application;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.LocalPostgres;

namespace SalesAlign.Benchmarks.Sales;

/// <summary>
/// Rows per second of importing deals (parse, stage, match names, check, merge with all indexes and foreign keys) beside a bare COPY of the
/// same file into a table of text columns without index, which is the least that any import must do.
/// Run: <c>dotnet run -c Release --project tests/SalesAlign.Benchmarks -- deals 1000000</c>
/// </summary>
internal static class DealImportBenchmark
{
    private const int People = 500;
    private const int Accounts = 20_000;
    private const int Products = 200;

    public static async Task RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("salesalign-deals-").FullName;
        await using var server = await LocalPostgresServer.StartAsync(new LocalPostgresOptions { Throwaway = true });
        try
        {
            var connectionString = server.ConnectionString("deals");
            await SalesAlignRegistration.MigrateAsync(connectionString);
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddConsole());
            services.AddSalesAlign(connectionString, new ImportOptions(folder));
            await using var provider = services.BuildServiceProvider();
            var founder = await provider.GetRequiredService<FoundCompany>().RunAsync(
                Actor.Anonymous, new FoundCompany.Request("Acme", "USD", 1, "UTC", "en", "Ada", "ada@example.com", "correct-horse-9"));
            var actor = new Actor(founder.Value, "Ada", "en");

            await ImportAsync(provider, actor, ImportKind.People, Write(folder, "people.csv", "name,manager,region", People, i => $"Person {i},Manager {i % 50},Region {i % 5}"));
            await ImportAsync(provider, actor, ImportKind.Products, Write(folder, "products.csv", "name,series", Products, i => $"Product {i},Series {i % 10}"));
            await ImportAsync(provider, actor, ImportKind.Accounts, Write(folder, "accounts.csv", "name,sector", Accounts, i => $"Account {i},Sector {i % 30}"));
            var file = Write(folder, "deals.csv", "external_id,owner,product,account,stage,engaged_on,closed_on,amount", rows, Deal);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} deals, {new FileInfo(file).Length / 1048576.0:N1} MB"));

            var bare = await CopyAsync(connectionString, file);
            Report("bare COPY of the file", rows, bare);
            var (first, peak) = await ImportAsync(provider, actor, ImportKind.Deals, file);
            Report("import into an empty table", rows, first);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {first / bare:N1} times the bare COPY; managed memory at most {peak / 1048576.0:N0} MB"));
            var (second, _) = await ImportAsync(provider, actor, ImportKind.Deals, file);
            Report("import again, nothing changed", rows, second);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {second / bare:N1} times the bare COPY"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Deal(int i)
    {
        var engaged = new DateOnly(2024, 1, 1).AddDays(i % 700);
        var stage = (i % 10) switch { < 5 => "Won", < 8 => "Lost", 8 => "Engaging", _ => "Prospecting" };
        var closed = i % 10 < 8 ? engaged.AddDays(20 + (i % 90)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        var amount = i % 10 < 5 ? (100 + (i * 37L % 90_000)).ToString(CultureInfo.InvariantCulture) : "";
        return string.Create(CultureInfo.InvariantCulture, $"D{i:00000000},Person {i * 7L % People},Product {i * 13L % Products},Account {i * 31L % Accounts},{stage},{engaged:yyyy-MM-dd},{closed},{amount}");
    }

    private static string Write(string folder, string name, string header, int rows, Func<int, string> row)
    {
        var path = Path.Combine(folder, name);
        using var writer = new StreamWriter(path, false, new UTF8Encoding(false), 1 << 16);
        writer.WriteLine(header);
        for (var i = 0; i < rows; i++) writer.WriteLine(row(i));
        return path;
    }

    private static async Task<double> CopyAsync(string connectionString, string file)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var create = new NpgsqlCommand("create table bare (a text, b text, c text, d text, e text, f text, g text, h text)", connection)) await create.ExecuteNonQueryAsync();
        var clock = Stopwatch.StartNew();
        await using (var target = await connection.BeginTextImportAsync("copy bare from stdin (format csv, header)"))
        {
            using var source = new StreamReader(file, Encoding.UTF8, false, 1 << 16);
            var buffer = new char[1 << 16];
            int length;
            while ((length = await source.ReadBlockAsync(buffer)) > 0) await target.WriteAsync(buffer.AsMemory(0, length));
        }
        var seconds = clock.Elapsed.TotalSeconds;
        await using (var drop = new NpgsqlCommand("drop table bare", connection)) await drop.ExecuteNonQueryAsync();
        return seconds;
    }

    private static async Task<(double Seconds, long Peak)> ImportAsync(IServiceProvider services, Actor actor, ImportKind kind, string file)
    {
        await using var content = File.OpenRead(file);
        var upload = (await services.GetRequiredService<UploadImport>().RunAsync(actor, new UploadImport.Request(kind, Path.GetFileName(file), content))).Value;
        await services.GetRequiredService<StartImport>().RunAsync(actor, new StartImport.Request(upload.Id));
        long peak = 0;
        using var stop = new CancellationTokenSource();
        var watch = WatchAsync();
        var clock = Stopwatch.StartNew();
        await services.GetRequiredService<JobRunner>().RunAsync(services.GetRequiredService<ImportJob>(), upload.Id.Value, CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        await watch;
        var result = (await services.GetRequiredService<GetImport>().RunAsync(actor, new GetImport.Request(upload.Id))).Value;
        if (result.State != ImportState.Completed || result.Counts.Failed > 0) throw new InvalidOperationException($"{kind}: {result.State} {result.Counts} {result.Failure}");
        return (seconds, peak);

        async Task WatchAsync()
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            try
            {
                while (await timer.WaitForNextTickAsync(stop.Token)) peak = Math.Max(peak, GC.GetTotalMemory(false));
            }
            catch (OperationCanceledException)
            {
                // The import is through.
            }
        }
    }

    private static void Report(string what, int rows, double seconds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {seconds:N1} s, {rows / seconds:N0} rows/s"));
}
