using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Application;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.LocalPostgres;

namespace SalesAlign.Benchmarks.Metrics;

/// <summary>
/// Kept values of metrics over many deals and 2,000 people: reading a page beside the same figures from raw deals, computing everything beside a bare
/// set-based statement, and taking in 1,000 changed deals beside computing everything.
/// Run: <c>dotnet run -c Release --project tests/SalesAlign.Benchmarks -- metrics 1000000</c>
/// </summary>
internal static class KeptValuesBenchmark
{
    private const int People = 2_000;
    private const int Teams = 200;
    private const int Regions = 10;

    public static async Task RunAsync(int deals)
    {
        var folder = Directory.CreateTempSubdirectory("salesalign-metrics-").FullName;
        await using var server = await LocalPostgresServer.StartAsync(new LocalPostgresOptions { Throwaway = true });
        try
        {
            var connectionString = server.ConnectionString("metrics");
            await SalesAlignRegistration.MigrateAsync(connectionString);
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddConsole());
            services.AddSalesAlign(connectionString, new ImportOptions(folder));
            await using var provider = services.BuildServiceProvider();
            var founder = await provider.GetRequiredService<FoundCompany>().RunAsync(
                Actor.Anonymous, new FoundCompany.Request("Acme", "USD", 1, "UTC", "en", "Ada", "ada@example.com", "correct-horse-9"));
            var actor = new Actor(founder.Value, "Ada", "en");
            await using var source = NpgsqlDataSource.Create(connectionString);
            await FillAsync(source, deals);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{deals:N0} deals, {People:N0} people, {Teams} teams, two years"));

            foreach (var (name, definition) in new (string, MetricDefinition)[]
            {
                ("Won amount", UsualMetrics.WonAmount()),
                ("Share of a series", UsualMetrics.ShareOfWonAmount(Filter.Where("series", FilterOperator.Equal, "Series 3"))),
                ("Median amount", new MetricDefinition(MetricDataset.Deals, new(MetricAggregation.Median, "amount"), null, Filter.Where("stage", FilterOperator.Equal, "Won"), "closedOn")),
            })
            {
                await MeasureAsync(provider, actor, source, name, definition);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(ServiceProvider services, Actor actor, NpgsqlDataSource source, string name, MetricDefinition definition)
    {
        var metric = (await services.GetRequiredService<DefineMetric>().RunAsync(actor, new DefineMetric.Request(name, null, definition, Direction.HigherIsBetter))).Value;
        var keeper = services.GetRequiredService<MetricValueKeeper>();
        Console.WriteLine(name);

        var live = await BestAsync(() => ReadAsync(services, actor, metric));
        var bare = await BestAsync(() => DoAsync(source, BareOf(definition)));
        var full = await BestAsync(() => keeper.RefreshAsync(metric, everything: true, default), 2);
        Say("compute everything", full, "a bare set-based statement", bare);

        var kept = await BestAsync(() => ReadAsync(services, actor, metric));
        var raw = await BestAsync(() => DoAsync(source, RawPageOf(definition)));
        Say("read the page from kept values", kept, "the same figures by SQL over raw deals", raw);
        Say("read the page from kept values", kept, "the same page computed from the rows", live);

        // A thousand deals of one month, as an import of a day's corrections brings them, and then a thousand anywhere.
        foreach (var (scope, where) in new[] { ("of one month", "closed_on between '2025-11-01' and '2025-11-30'"), ("of any month", "true") })
        {
            await DoAsync(source, $"update deals set amount = amount + 1 where id in (select id from deals where stage = 'Won' and {where} order by md5(external_id) limit 1000)");
            var clock = Stopwatch.StartNew();
            var refresh = await keeper.RefreshAsync(metric, everything: false, default);
            var seconds = clock.Elapsed.TotalSeconds;
            Say($"take in 1,000 changed deals {scope} ({refresh!.Pieces?.ToString(CultureInfo.InvariantCulture) ?? "everything"} pieces)", seconds, "everything", full);
        }
    }

    private static string BareOf(MetricDefinition definition) => definition.Of.Aggregation == MetricAggregation.Median
        ? "create temp table t as select owner_id, date_trunc('month', closed_on) as m, percentile_cont(0.5) within group (order by amount), count(*) from deals where stage = 'Won' group by 1, 2; drop table t"
        : $"create temp table t as select d.owner_id, date_trunc('month', d.closed_on) as m, {Value(definition)}, count(*) from deals d {Join(definition)} where d.stage = 'Won' group by 1, 2; drop table t";

    // What anybody would write for a page by team and quarter, with the company above.
    private static string RawPageOf(MetricDefinition definition) => $"""
        select p.parent_id, m.unit_id, date_trunc('quarter', d.closed_on) as q, {(definition.Of.Aggregation == MetricAggregation.Median ? "percentile_cont(0.5) within group (order by d.amount)" : Value(definition))}
        from deals d {Join(definition)} join memberships m on m.person_id = d.owner_id join unit_placements p on p.unit_id = m.unit_id
        where d.stage = 'Won' and d.closed_on between '2025-01-01' and '2025-12-31' group by rollup (1, 2), 3
        """;

    private static string Value(MetricDefinition definition) => definition.By is null ? "sum(d.amount)" : "sum(d.amount) filter (where g.series = 'Series 3') as part, sum(d.amount) as whole";

    private static string Join(MetricDefinition definition) => definition.By is null ? "" : "left join products g on g.id = d.product_id";

    private static async Task ReadAsync(ServiceProvider services, Actor actor, MetricId metric)
    {
        var matrix = await services.GetRequiredService<GetMetricMatrix>().RunAsync(actor, new GetMetricMatrix.Request(metric, 2025, PeriodKind.Quarter, []));
        if (!matrix.IsDone || matrix.Value.Rows.Count < Teams) throw new InvalidOperationException("The page is not whole.");
    }

    private static async Task FillAsync(NpgsqlDataSource source, int deals)
    {
        await DoAsync(source, $"""
            insert into units (id, name, kind, function) select md5('r' || i)::uuid, 'Region ' || i, 'Region', 'Sales' from generate_series(1, {Regions}) i;
            insert into units (id, name, kind, function) select md5('t' || i)::uuid, 'Team ' || i, 'Team', 'Sales' from generate_series(1, {Teams}) i;
            insert into unit_placements (id, unit_id, parent_id, "from") select gen_random_uuid(), md5('r' || i)::uuid, (select id from units where kind = 'Company'), '2020-01-01' from generate_series(1, {Regions}) i;
            insert into unit_placements (id, unit_id, parent_id, "from") select gen_random_uuid(), md5('t' || i)::uuid, md5('r' || (i % {Regions} + 1))::uuid, '2020-01-01' from generate_series(1, {Teams}) i;
            insert into people (id, name) select md5('p' || i)::uuid, 'Person ' || i from generate_series(1, {People}) i;
            insert into memberships (id, person_id, unit_id, role, "from") select gen_random_uuid(), md5('p' || i)::uuid, md5('t' || (i % {Teams} + 1))::uuid, 'Rep', '2020-01-01' from generate_series(1, {People}) i;
            insert into products (id, external_id, name, series) select md5('g' || i)::uuid, 'G' || i, 'Product ' || i, 'Series ' || (i % 10) from generate_series(1, 50) i;
            insert into accounts (id, external_id, name) select md5('a' || i)::uuid, 'A' || i, 'Account ' || i from generate_series(1, 20000) i;
            """);
        var clock = Stopwatch.StartNew();
        await DoAsync(source, $"""
            insert into deals (id, external_id, owner_id, account_id, product_id, stage, amount, currency_code, quantity, engaged_on, closed_on, is_custom)
            select gen_random_uuid(), 'D' || i, md5('p' || (i % {People} + 1))::uuid, md5('a' || (i * 31 % 20000 + 1))::uuid, md5('g' || (i * 13 % 50 + 1))::uuid,
              case when i % 10 < 6 then 'Won' else 'Lost' end, 100 + (i * 37 % 90000), 'USD', 1, date '2024-01-01' + ((i / 7) % 640)::int, date '2024-01-01' + ((i / 7) % 640 + i % 90)::int, false
            from generate_series(1::bigint, {deals}) i;
            """);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"deals written in {clock.Elapsed.TotalSeconds:N1} s, noting what is touched included"));
        await DoAsync(source, "vacuum analyze deals; vacuum analyze memberships; vacuum analyze people; vacuum analyze unit_placements");
    }

    private static async Task DoAsync(NpgsqlDataSource source, string statement)
    {
        foreach (var part in statement.StartsWith("vacuum", StringComparison.Ordinal) ? statement.Split(';') : [statement])
        {
            await using var command = source.CreateCommand(part);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<double> BestAsync(Func<Task> action, int times = 3)
    {
        var best = double.MaxValue;
        for (var i = 0; i < times; i++)
        {
            var clock = Stopwatch.StartNew();
            await action();
            best = Math.Min(best, clock.Elapsed.TotalSeconds);
        }
        return best;
    }

    private static void Say(string what, double seconds, string against, double other) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {what}: {seconds * 1000:N0} ms; {against}: {other * 1000:N0} ms; ratio {seconds / other:N3}"));
}
