using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Application;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Incentives;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.LocalPostgres;

namespace SalesAlign.Benchmarks.Incentives;

/// <summary>
/// A calculation of a pay period as the product runs it (splits, ideal customers, findings, fingerprints, statements, indexes, guards of closed pay)
/// beside the bare path: COPY out of the credits, the engine, COPY in of the lines into a table without index or constraint. Deals have two credits each, the plan three
/// components; every line and derivation is stored.
/// Run: <c>dotnet run -c Release --project tests/SalesAlign.Benchmarks -- incentives 1000000 2000</c>
/// </summary>
internal static class IncentiveRunBenchmark
{
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 3, 31);

    public static async Task RunAsync(int deals, int people)
    {
        await using var server = await LocalPostgresServer.StartAsync(new LocalPostgresOptions { Throwaway = true });
        var connectionString = server.ConnectionString("incentives");
        await SalesAlignRegistration.MigrateAsync(connectionString);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddConsole());
        services.AddSalesAlign(connectionString, new ImportOptions(Path.GetTempPath()));
        await using var provider = services.BuildServiceProvider();
        var founder = await provider.GetRequiredService<FoundCompany>().RunAsync(
            Actor.Anonymous, new FoundCompany.Request("Acme", "USD", 1, "UTC", "en", "Ada", "ada@example.com", "correct-horse-9"));
        var actor = new Actor(founder.Value, "Ada", "en");
        var source = provider.GetRequiredService<NpgsqlDataSource>();
        var components = Components();
        await FillAsync(source, deals, people, components, actor);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{deals:N0} deals, two credits each, {people:N0} participants, three components"));

        var bare = await BareAsync(source, components);
        Report("bare path (COPY out, engine, COPY in)", bare);
        var full = await FullAsync(provider, actor);
        Report("calculation of the period", full);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {full.Seconds / bare.Seconds:N2} times the bare path"));
        if (full.Lines != bare.Lines || full.Total != bare.Total) throw new InvalidOperationException($"The two do not pay the same: {full} {bare}");
    }

    private static Component[] Components() =>
    [
        new CommissionComponent
        {
            Id = Guid.NewGuid(), Name = "Quarterly tiers",
            Rates = new RateTable(TableBasis.Credit, Accumulation.Period, TableMode.Marginal, [new(0, 0.05m), new(500_000, 0.08m), new(1_500_000, 0.1m)]),
            Multipliers = [new Multiplier("Strategic", Filter.Where(CreditFacts.Series, FilterOperator.Equal, "Series 1"), 1.5m)],
        },
        new CommissionComponent
        {
            Id = Guid.NewGuid(), Name = "Ideal customers", Rates = RateTable.Flat(0.02m), OnlyIf = Filter.Where(CreditFacts.Employees, FilterOperator.AtMost, 500),
        },
        new CommissionComponent
        {
            Id = Guid.NewGuid(), Name = "Accelerator", Rates = RateTable.Accelerator(0.01m, Accumulation.Period, (0m, 1m), (1m, 1.5m), (1.2m, 2m)), Holdback = new Holdback(10, PayEvent.Paid),
        },
    ];

    private static async Task FillAsync(NpgsqlDataSource source, int deals, int people, Component[] components, Actor actor)
    {
        var plan = Guid.CreateVersion7();
        var json = JsonSerializer.Serialize<IReadOnlyList<Component>>(components, IncentiveJson.Options);
        string[] statements =
        [
            $"insert into people (id, name) select gen_random_uuid(), 'Person ' || n from generate_series(1, {people}) n",
            "insert into products (id, external_id, name, series) select gen_random_uuid(), 'P' || n, 'Product ' || n, 'Series ' || n % 10 from generate_series(1, 200) n",
            "insert into accounts (id, external_id, name, sector, employees) select gen_random_uuid(), 'A' || n, 'Account ' || n, 'Sector ' || n % 30, n * 37 % 3000 from generate_series(1, 20000) n",
            $"""
            with p as (select array_agg(id) ids from people where name like 'Person %'), q as (select array_agg(id) ids from products), a as (select array_agg(id) ids from accounts)
            insert into deals (id, external_id, owner_id, account_id, product_id, stage, amount, currency_code, quantity, engaged_on, closed_on, is_custom)
            select gen_random_uuid(), 'D' || lpad(n::text, 8, '0'), p.ids[1 + n * 7 % {people}], a.ids[1 + n * 31 % 20000], q.ids[1 + n * 13 % 200], 'Won',
                   100 + n * 37::bigint % 9000, 'USD', 1, '2024-11-01', date '2025-01-01' + n % 90, false
            from generate_series(1, {deals}) n, p, q, a
            """,
            $"""
            with p as (select array_agg(id) ids from people where name like 'Person %')
            insert into deal_splits (id, deal_id, person_id, kind, percent)
            select gen_random_uuid(), d.id, case part when 1 then d.owner_id else p.ids[1 + (substr(d.external_id, 2)::bigint * 7 + 1) % {people}] end, 'Primary', case part when 1 then 60 else 40 end
            from deals d, p, generate_series(1, 2) part
            """,
            $"insert into incentive_plans (id, name, currency_code) values ('{plan}', 'Plan', 'USD')",
            $"insert into plan_versions (id, plan_id, number, state, effective_from, components, pay_mixes, waivers) values (gen_random_uuid(), '{plan}', 1, 'Published', '2025-01-01', '{json.Replace("'", "''", StringComparison.Ordinal)}', '[]', '[]')",
            $$"""
            insert into plan_participants (id, plan_id, person_id, "from", quotas, target_incentives)
            select gen_random_uuid(), '{{plan}}', id, '2025-01-01', '[{"amount": 2000000, "first": "2025-01-01", "last": "2025-03-31"}]', '[]' from people where name like 'Person %'
            """,
            "vacuum analyze people", "vacuum analyze deals", "vacuum analyze deal_splits", "vacuum analyze accounts", "checkpoint",
        ];
        foreach (var statement in statements)
        {
            await using var command = source.CreateCommand(statement);
            command.CommandTimeout = 3_600;
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed record Figures(long Lines, decimal Total, double Seconds, double Processor, long Peak);

    private static async Task<Figures> FullAsync(IServiceProvider services, Actor actor)
    {
        var period = (await services.GetRequiredService<OpenIncentivePeriod>().RunAsync(actor, new OpenIncentivePeriod.Request("2025-Q1"))).Value;
        var run = (await services.GetRequiredService<CalculateIncentivePeriod>().RunAsync(actor, new CalculateIncentivePeriod.Request(period))).Value;
        var job = services.GetRequiredService<IEnumerable<Job>>().OfType<CalculationJob>().Single();
        await using var memory = new Memory();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await services.GetRequiredService<JobRunner>().RunAsync(job, run.Value, CancellationToken.None);
        var seconds = clock.Elapsed.TotalSeconds;
        var result = (await services.GetRequiredService<GetCalculationRun>().RunAsync(actor, new GetCalculationRun.Request(run))).Value;
        if (result.State != CalculationRunState.Completed) throw new InvalidOperationException($"{result.State} {result.Problem}");
        return new Figures(result.Lines, result.Total, seconds, (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds, memory.Peak);
    }

    private static async Task<Figures> BareAsync(NpgsqlDataSource source, Component[] components)
    {
        await using (var create = source.CreateCommand("create table bare_lines (like statement_lines)")) await create.ExecuteNonQueryAsync();
        await using var reading = await source.OpenConnectionAsync();
        await using var writing = await source.OpenConnectionAsync();
        var plan = CompiledPlan.Compile(components, CreditFacts.Schema);
        long lines = 0;
        var total = 0m;
        await using var memory = new Memory();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await using (var rows = await reading.BeginBinaryExportAsync("""
            copy (
                select s.person_id, d.id, d.external_id, d.closed_on, d.amount * s.percent / 100, s.percent / 100, p.series, a.employees
                from deal_splits s join deals d on d.id = s.deal_id join products p on p.id = d.product_id join accounts a on a.id = d.account_id
                where d.closed_on between '2025-01-01' and '2025-03-31' order by s.person_id
            ) to stdout (format binary)
            """))
        await using (var target = await writing.BeginBinaryImportAsync("""
            copy bare_lines (id, statement_id, period_id, person_id, plan_version_id, ordinal, component_id, component_name, kind, amount, held,
                deal_id, deal_key, part, reason, date, credited, would_have_paid, objectives, derivation)
            from stdin (format binary)
            """))
        {
            var credits = new List<Credit>();
            var person = Guid.Empty;
            while (rows.StartRow() != -1)
            {
                var whose = rows.Read<Guid>(NpgsqlDbType.Uuid);
                if (whose != person && credits.Count > 0)
                {
                    total += Compute(person, credits, target, ref lines);
                    credits.Clear();
                }
                person = whose;
                credits.Add(new Credit
                {
                    Deal = rows.Read<Guid>(NpgsqlDbType.Uuid),
                    DealKey = rows.Read<string>(NpgsqlDbType.Varchar),
                    Date = rows.Read<DateOnly>(NpgsqlDbType.Date),
                    Amount = Rounding.HalfAwayFromZero(rows.Read<decimal>(NpgsqlDbType.Numeric), 2),
                    Share = rows.Read<decimal>(NpgsqlDbType.Numeric),
                    Reason = CreditReason.Split,
                    Facts = CreditFacts.Schema.Facts(default, rows.Read<string>(NpgsqlDbType.Varchar), default, default, default, default, rows.Read<int>(NpgsqlDbType.Integer)),
                });
            }
            if (credits.Count > 0) total += Compute(person, credits, target, ref lines);
            await target.CompleteAsync();
        }
        var seconds = clock.Elapsed.TotalSeconds;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        await using (var drop = source.CreateCommand("drop table bare_lines; checkpoint")) await drop.ExecuteNonQueryAsync();
        return new Figures(lines, total, seconds, used, memory.Peak);

        decimal Compute(Guid person, List<Credit> credits, NpgsqlBinaryImporter target, ref long written)
        {
            var result = IncentiveCalculator.Calculate(plan, new ParticipantInput
            {
                Participant = person, First = First, Last = Last, Currency = new Currency("USD"), Credits = credits, Quotas = [new PeriodAmount(2_000_000m, First, Last)],
            });
            var statement = Guid.CreateVersion7();
            var ordinal = 0;
            foreach (var line in result.Lines)
            {
                written++;
                target.StartRow();
                target.Write(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
                target.Write(statement, NpgsqlDbType.Uuid);
                target.Write(statement, NpgsqlDbType.Uuid);
                target.Write(person, NpgsqlDbType.Uuid);
                target.Write(statement, NpgsqlDbType.Uuid);
                target.Write(++ordinal, NpgsqlDbType.Integer);
                target.Write(line.Component, NpgsqlDbType.Uuid);
                target.Write("Component", NpgsqlDbType.Varchar);
                target.Write(line.Kind.ToString(), NpgsqlDbType.Varchar);
                target.Write(line.Amount, NpgsqlDbType.Numeric);
                target.Write(line.Held, NpgsqlDbType.Numeric);
                target.Write(line.Deal!.Value, NpgsqlDbType.Uuid);
                target.Write(line.DealKey!, NpgsqlDbType.Varchar);
                target.Write(line.Part, NpgsqlDbType.Varchar);
                target.Write(line.Reason!.Value.ToString(), NpgsqlDbType.Varchar);
                target.Write(line.Date, NpgsqlDbType.Date);
                target.Write(line.Credited, NpgsqlDbType.Numeric);
                if (line.WouldHavePaid is { } would) target.Write(would, NpgsqlDbType.Numeric);
                else target.WriteNull();
                target.Write(JsonSerializer.Serialize(line.Objectives, IncentiveJson.Options), NpgsqlDbType.Jsonb);
                target.Write(JsonSerializer.Serialize(line.Derivation, IncentiveJson.Options), NpgsqlDbType.Jsonb);
            }
            return result.Total();
        }
    }

    private static void Report(string what, Figures figures) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {figures.Seconds:N1} s ({figures.Processor:N1} s of processor beside the database), {figures.Lines:N0} lines, {figures.Lines / figures.Seconds:N0} lines/s, managed memory at most {figures.Peak / 1048576.0:N0} MB"));

    /// <summary>The most that the managed heap held.</summary>
    private sealed class Memory : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _watch;
        private long _peak;

        public Memory() => _watch = WatchAsync();

        public long Peak => Interlocked.Read(ref _peak);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _watch;
            _stop.Dispose();
        }

        private async Task WatchAsync()
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            try
            {
                while (await timer.WaitForNextTickAsync(_stop.Token)) Interlocked.Exchange(ref _peak, Math.Max(_peak, GC.GetTotalMemory(false)));
            }
            catch (OperationCanceledException)
            {
                // The run is through.
            }
        }
    }
}
