using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Sales;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Application.Strategy;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Data.Common;
using SalesAlign.Data.Sales;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Goals;

/// <summary>The public data set of a hardware seller, put straight into the database: the figures that its README states, and a target for the year after it.</summary>
public sealed class RealDataTests(RealDataTests.HardwareSeller company) : IClassFixture<RealDataTests.HardwareSeller>
{
    [RealDataFact]
    public async Task Won_value_reads_as_stated_and_a_target_of_2018_adds_up_over_regions_managers_and_agents()
    {
        var actor = new Actor(company.Operations.Id, "Olga", "en");
        var metric = (await company.Get<DefineMetric>().RunAsync(actor, new DefineMetric.Request("Won amount", null, UsualMetrics.WonAmount(), Direction.HigherIsBetter))).Value;
        var matrix = (await company.Get<GetMetricMatrix>().RunAsync(actor, new GetMetricMatrix.Request(metric, 2017, PeriodKind.Quarter, []))).Value;
        Assert.Equal([1_134_672m, 3_086_111m, 2_982_255m, 2_802_496m], matrix.Rows[0].Figures.Select(figure => figure.Value!.Value));
        Assert.Equal(10_005_534m, matrix.Rows[0].Total.Value);
        Assert.Equal(4_238, matrix.Rows[0].Total.Count);
        Assert.Equal(10_005_534m, matrix.Rows.Where(row => row is { Grain: MetricGrain.Unit, Depth: 1 }).Sum(row => row.Total.Value));
        Assert.Equal((3, 6), (matrix.Rows.Count(row => row.Depth == 1), matrix.Rows.Count(row => row.Depth == 2)));

        var version = (await company.Get<StartStrategy>().RunAsync(actor, new StartStrategy.Request(
            new("Grow", "We grow.", "Because.", StrategyType.Offensive, new DateOnly(2018, 1, 1), new DateOnly(2018, 12, 31))))).Value;
        var objective = (await company.Get<AddObjective>().RunAsync(actor, new AddObjective.Request(version, new ObjectiveWords(
            "Won amount", "Why not.", 100m, Perspective.Financial, ValueLever.RaiseReturn, metric, null, 11_500_000m, new DateOnly(2018, 12, 31), company.Operations.Id, "Sell.", null)))).Value;
        Assert.True((await company.Get<PublishStrategy>().RunAsync(actor, new PublishStrategy.Request(version, null))).IsDone);
        var terms = new CascadeTerms(objective, null, 2018, null, null, AllocationMethod.BySeasonality, [new(AllocationMethod.ByHistory)], [], []);
        var preview = (await company.Get<PreviewCascade>().RunAsync(actor, new PreviewCascade.Request(terms))).Value;
        Assert.Equal([(1, 3, 11_500_000m), (2, 6, 11_500_000m), (3, 35, 11_500_000m)], preview.Levels.Where(level => level.Level > 0).Select(level => (level.Level, level.Nodes, level.Total)));
        // Five agents have no deal: each gets the mean of the team's others.
        Assert.Equal(5, preview.Rows.Count(row => row.Value.Source == WeightSource.MeanOfSiblings));
        var saved = (await company.Get<CascadeObjective>().RunAsync(actor, new CascadeObjective.Request(terms, Offer: true, Replace: false, preview.Basis))).Value;
        Assert.Equal((1 + 3 + 6 + 35) * 5, saved.Created);
        Assert.Equal(0L, await company.ReadAsync<long>("""
            select count(*) from goals parent join (select parent_id, sum(target_value) as below from goals group by 1) child on child.parent_id = parent.id
            where child.below <> parent.target_value
            """));
        Assert.Equal(11_500_000m, await company.ReadAsync<decimal>("select sum(target_value) from goals where person_id is not null and period_key like '2018-Q%'"));
    }

    public sealed class RealDataFactAttribute : FactAttribute
    {
        public RealDataFactAttribute()
        {
            if (HardwareSeller.Folder is null) Skip = "The public data set is not beside the repository.";
        }
    }

    public sealed class HardwareSeller : MigratedDatabase
    {
        private ServiceProvider? _services;

        public static string? Folder { get; } = Find();

        public StaffedCompany.Clock Time { get; } = new() { Now = new(2018, 1, 15, 12, 0, 0, TimeSpan.Zero) };

        public Person Operations { get; } = new(PersonId.New(), "Olga Operations");

        public T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            if (Folder is null) return;
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSalesAlign(ConnectionString, new ImportOptions(Path.GetTempPath()));
            services.AddSingleton<TimeProvider>(Time);
            _services = services.BuildServiceProvider();
            await FillAsync();
        }

        public override async Task DisposeAsync()
        {
            if (_services is not null) await _services.DisposeAsync();
            await base.DisposeAsync();
        }

        private async Task FillAsync()
        {
            var start = new DateOnly(2016, 1, 1);
            await using var db = await Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
            db.Add(new Company("Maven", new Currency("USD"), new FiscalCalendar(1), "UTC", "en", isDemonstration: false));
            var root = new Unit(UnitId.New(), "Maven", UnitKind.Company, UnitFunction.Management);
            root.PlaceUnder(null, start);
            var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
            var agents = new Dictionary<string, Person>(StringComparer.Ordinal);
            foreach (var row in Rows("sales_teams.csv"))
            {
                var region = Unit(row["regional_office"], UnitKind.Region, root);
                var team = Unit(row["manager"], UnitKind.Team, region);
                agents[row["sales_agent"]] = new Person(PersonId.New(), row["sales_agent"]);
                agents[row["sales_agent"]].Join(team.Id, MembershipRole.Rep, start);
            }
            var products = Rows("products.csv").ToDictionary(row => row["product"], row => new Product(ProductId.New(), row["product"], row["product"], row["series"], null, decimal.Parse(row["sales_price"], CultureInfo.InvariantCulture)), StringComparer.Ordinal);
            var accounts = Rows("accounts.csv").ToDictionary(row => row["account"], row => new Account(AccountId.New(), row["account"], row["account"]), StringComparer.Ordinal);
            foreach (var row in Rows("accounts.csv"))
            {
                accounts[row["account"]].Describe(
                    row["sector"] == "technolgy" ? "technology" : row["sector"], int.Parse(row["year_established"], CultureInfo.InvariantCulture), decimal.Parse(row["revenue"], CultureInfo.InvariantCulture),
                    int.Parse(row["employees"], CultureInfo.InvariantCulture), row["office_location"], row["subsidiary_of"].Length == 0 ? null : accounts[row["subsidiary_of"]].Id);
            }
            db.AddRange(UsualPipeline.In("en"));
            var signIn = new IdentityUser<Guid> { Id = Guid.CreateVersion7(), UserName = "olga", NormalizedUserName = "OLGA" };
            Operations.Join(root.Id, MembershipRole.Staff, start);
            Operations.LinkSignIn(signIn.Id);
            db.AddRange(root, signIn, Operations, new RoleGrant(Operations.Id, Role.SalesOperations));
            db.AddRange(units.Values);
            db.AddRange(agents.Values);
            db.AddRange(products.Values);
            db.AddRange(accounts.Values);
            foreach (var row in Rows("sales_pipeline.csv"))
            {
                var closed = row["deal_stage"] is "Won" or "Lost";
                var deal = new Deal(DealId.New(), row["opportunity_id"], agents[row["sales_agent"]].Id, closed ? DealStage.Engaging : Enum.Parse<DealStage>(row["deal_stage"]), "USD");
                deal.Concerns(row["account"].Length == 0 ? null : accounts[row["account"]].Id, products[row["product"] == "GTXPro" ? "GTX Pro" : row["product"]].Id);
                if (row["engage_date"].Length > 0) deal.Engage(Day(row["engage_date"]));
                if (closed) deal.Close(row["deal_stage"] == "Won", Day(row["close_date"]), decimal.Parse(row["close_value"], CultureInfo.InvariantCulture));
                db.Add(deal);
            }
            await db.SaveChangesAsync();
            await db.Database.OpenConnectionAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await new DerivedStages((NpgsqlConnection)db.Database.GetDbConnection()).RefreshAsync("select id from deals", CancellationToken.None);
            await transaction.CommitAsync();

            Unit Unit(string name, UnitKind kind, Unit parent)
            {
                if (units.TryGetValue(name, out var known)) return known;
                var unit = new Unit(UnitId.New(), name, kind, UnitFunction.Sales);
                unit.PlaceUnder(parent.Id, start);
                return units[name] = unit;
            }
        }

        private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        private static List<Dictionary<string, string>> Rows(string file)
        {
            using var reader = new CsvReader(new StreamReader(Path.Combine(Folder!, file)), CultureInfo.InvariantCulture);
            return [.. reader.GetRecords<dynamic>().Select(row => ((IDictionary<string, object>)row).ToDictionary(cell => cell.Key, cell => (string)cell.Value, StringComparer.Ordinal))];
        }

        private static string? Find()
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                var data = Path.Combine(folder.FullName, "shared", "data", "crm-sales-opportunities");
                if (Directory.Exists(data)) return data;
            }
            return null;
        }
    }
}
