using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Incentives;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Tests.Incentives;

/// <summary>
/// A small company with a database of its own. Ann and Ben sell in Mia's team, Cai in Max's; Olga and Otto are sales operations, Eve is an
/// executive. Ideal customers have 15 to 50 employees.
/// </summary>
internal sealed class PayingCompany : IAsyncDisposable
{
    private static readonly DateOnly Start = new(2016, 1, 1);

    private readonly MigratedDatabase _database = new();
    private ServiceProvider? _services;

    public Guid CommissionId { get; } = Guid.NewGuid();

    public Guid IdealId { get; } = Guid.NewGuid();

    public Actor Ann { get; private set; } = null!;

    public Actor Ben { get; private set; } = null!;

    public Actor Cai { get; private set; } = null!;

    public Actor Mia { get; private set; } = null!;

    public Actor Max { get; private set; } = null!;

    public Actor Olga { get; private set; } = null!;

    public Actor Otto { get; private set; } = null!;

    public Actor Eve { get; private set; } = null!;

    public AccountId Ideal { get; private set; }

    public AccountId Large { get; private set; }

    public ProductId Strategic { get; private set; }

    public ProductId Plain { get; private set; }

    public MigratedDatabase Database => _database;

    public JobRunner Runner => Get<JobRunner>();

    public Job Calculations => Get<IEnumerable<Job>>().OfType<CalculationJob>().Single();

    public static async Task<PayingCompany> CreateAsync()
    {
        var company = new PayingCompany();
        await company._database.InitializeAsync();
        company._services = new ServiceCollection().AddLogging().AddSalesAlign(company._database.ConnectionString, new(Path.GetTempPath())).BuildServiceProvider();
        await company.FoundAsync();
        return company;
    }

    public async ValueTask DisposeAsync()
    {
        await _services!.DisposeAsync();
        await _database.DisposeAsync();
    }

    public T Get<T>()
        where T : notnull
        => _services!.GetRequiredService<T>();

    public SalesAlignDbContext Open() => Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContext();

    public async Task<T> DoAsync<TRequest, T>(UseCase<TRequest, T> action, Actor actor, TRequest request)
        where TRequest : notnull
    {
        var result = await action.RunAsync(actor, request);
        Assert.True(result.IsDone, $"{action.GetType().Name} ended as {result.Outcome}: {string.Join(", ", result.Problems.Select(problem => $"{problem.Code} {problem.Message}"))}");
        return result.Value;
    }

    public static async Task<string> RefusalOfAsync<TRequest, T>(UseCase<TRequest, T> action, Actor actor, TRequest request)
        where TRequest : notnull
    {
        var result = await action.RunAsync(actor, request);
        return result.Outcome == Outcome.Refused ? result.Problems[0].Code : result.Outcome.ToString();
    }

    /// <summary>5 % of everything, 8 % once the year reaches 100,000; and 6 % on ideal customers alone, half as much again in the strategic series.</summary>
    public IReadOnlyList<Component> Components() =>
    [
        new CommissionComponent
        {
            Id = CommissionId,
            Name = "Commission",
            Rates = new RateTable(TableBasis.Credit, Accumulation.YearToDate, TableMode.Whole, [new(0, 0.05m), new(100_000, 0.08m)]),
        },
        new CommissionComponent
        {
            Id = IdealId,
            Name = "Ideal customers",
            Rates = RateTable.Flat(0.06m),
            OnlyIf = Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true),
            Multipliers = [new Multiplier("Strategic series", Filter.Where(CreditFacts.Series, FilterOperator.Equal, "GTX"), 1.5m)],
        },
    ];

    public async Task<IncentivePlanId> PublishedPlanAsync()
    {
        var plan = await DoAsync(Get<WriteIncentivePlan>(), Olga, new(null, "Field sales", new DateOnly(2017, 1, 1), Components()));
        await PublishAsync(plan);
        var enrolled = await DoAsync(Get<EnrolRole>(), Olga, new(plan, MembershipRole.Rep, null, new DateOnly(2017, 1, 1), null, 400_000m, 20_000m));
        Assert.Equal(3, enrolled.Added);
        return plan;
    }

    /// <summary>Otto agrees to what Olga wrote, and it comes into force.</summary>
    public async Task PublishAsync(IncentivePlanId plan)
    {
        await DoAsync(Get<ApproveIncentivePlan>(), Otto, new(plan));
        await DoAsync(Get<PublishIncentivePlan>(), Olga, new(plan));
    }

    public async Task SellAsync(Actor owner, string key, DateOnly on, decimal amount, AccountId account, ProductId product, string currency = "USD")
    {
        await using var db = Open();
        var deal = new Deal(DealId.New(), key, owner.PersonId, DealStage.Engaging, currency);
        deal.Concerns(account, product);
        deal.Engage(on.AddDays(-30));
        deal.Close(true, on, amount);
        db.Add(deal);
        await db.SaveChangesAsync();
    }

    /// <summary>A plan of the test's own, in force from 2017, with the people named; a million a year is the quota, 20,000 the target incentive.</summary>
    public async Task<IncentivePlanId> PlanAsync(IReadOnlyList<Component> components, params Actor[] people)
    {
        var start = new DateOnly(2017, 1, 1);
        var last = new DateOnly(2018, 12, 31);
        await using var db = Open();
        var plan = new IncentivePlan($"Plan of {people.Length}", new Currency("USD"), new PlanTerms(start, components), Olga.PersonId, DateTimeOffset.UnixEpoch);
        plan.Approve(Otto.PersonId, DateTimeOffset.UnixEpoch);
        plan.Publish(Otto.PersonId, DateTimeOffset.UnixEpoch);
        db.Add(plan);
        db.AddRange(people.Select(person => new PlanParticipant(
            plan.Id, person.PersonId, new DateRange(start, null), [new PeriodAmount(2_000_000m, start, last)], [new PeriodAmount(40_000m, start, last)])));
        await db.SaveChangesAsync();
        return plan.Id;
    }

    /// <summary>Changes a deal as an import would: set a column, or add rows.</summary>
    public Task SqlAsync(string sql) => _database.ExecuteAsync(sql);

    public Task SplitAsync(string deal, Actor person, decimal percent, bool overlay = false) => SqlAsync(
        $"""
        insert into deal_splits (id, deal_id, person_id, kind, percent)
        select gen_random_uuid(), id, '{person.PersonId.Value}', '{(overlay ? "Overlay" : "Primary")}', {percent.ToString(System.Globalization.CultureInfo.InvariantCulture)} from deals where external_id = '{deal}'
        """);

    public Task PayAsync(string deal, string key, DateOnly on, decimal amount) => SqlAsync(
        $"""
        insert into deal_events (id, deal_id, kind, external_id, "on", amount)
        select gen_random_uuid(), id, 'Paid', '{key}', '{on:yyyy-MM-dd}', {amount.ToString(System.Globalization.CultureInfo.InvariantCulture)} from deals where external_id = '{deal}'
        """);

    public Task CancelAsync(string deal, DateOnly on) => SqlAsync($"update deals set cancelled_on = '{on:yyyy-MM-dd}' where external_id = '{deal}'");

    public async Task<IncentivePeriodId> ClosedAsync(string key)
    {
        var period = await CalculatedAsync(key);
        await CloseAsync(period);
        return period;
    }

    public async Task<IncentivePeriodId> CalculatedAsync(string key)
    {
        var period = await DoAsync(Get<OpenIncentivePeriod>(), Olga, new(key));
        await CalculateAsync(period);
        return period;
    }

    public async Task<GetCalculationRun.Response> CalculateAsync(IncentivePeriodId period)
    {
        var run = await DoAsync(Get<CalculateIncentivePeriod>(), Olga, new(period));
        await Runner.RunAsync(Calculations, run.Value, CancellationToken.None);
        return await DoAsync(Get<GetCalculationRun>(), Olga, new(run));
    }

    public async Task ApproveAsync(IncentivePeriodId period)
    {
        await DoAsync(Get<ReviewIncentivePeriod>(), Olga, new(period));
        await DoAsync(Get<ApproveIncentivePeriod>(), Otto, new(period));
    }

    public async Task CloseAsync(IncentivePeriodId period)
    {
        await ApproveAsync(period);
        await DoAsync(Get<CloseIncentivePeriod>(), Olga, new(period));
    }

    public async Task<GetStatement.Response> StatementAsync(IncentivePeriodId period, Actor person)
    {
        var list = await DoAsync(Get<ListStatements>(), Olga, new(period, person.PersonId));
        return await DoAsync(Get<GetStatement>(), Olga, new(Assert.Single(list.Items).Id));
    }

    /// <summary>The message with which the database refuses a statement; null when it does not.</summary>
    public async Task<string?> RefusalOfSqlAsync(string sql)
    {
        try
        {
            await _database.ExecuteAsync(sql);
            return null;
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.RaiseException)
        {
            return refusal.MessageText;
        }
    }

    private async Task FoundAsync()
    {
        await using var db = Open();
        db.Add(new Company("Test company", new Currency("USD"), new FiscalCalendar(1), "UTC", "en", false));
        var root = Team("Company", UnitKind.Company, null);
        var north = Team("North", UnitKind.Team, root.Id);
        var south = Team("South", UnitKind.Team, root.Id);
        db.AddRange(root, north, south);
        Mia = Hire("Mia", north, MembershipRole.Manager, Role.Manager);
        Max = Hire("Max", south, MembershipRole.Manager, Role.Manager);
        Ann = Hire("Ann", north, MembershipRole.Rep, Role.Rep);
        Ben = Hire("Ben", north, MembershipRole.Rep, Role.Rep);
        Cai = Hire("Cai", south, MembershipRole.Rep, Role.Rep);
        Olga = Hire("Olga", root, MembershipRole.Staff, Role.SalesOperations);
        Otto = Hire("Otto", root, MembershipRole.Staff, Role.SalesOperations);
        Eve = Hire("Eve", root, MembershipRole.Staff, Role.Executive);
        Ideal = Account("Right size", 30);
        Large = Account("Too large", 5_000);
        Strategic = Product("GTX Pro", "GTX");
        Plain = Product("MG Basic", "MG");
        var profile = new IdealCustomerProfile(IdealCustomerProfileId.New(), "15 to 50");
        profile.Define(Filter.Where(AccountFacts.Employees, FilterOperator.Between, 15, 50), Start);
        db.Add(profile);
        await db.SaveChangesAsync();

        Unit Team(string name, UnitKind kind, UnitId? parent)
        {
            var unit = new Unit(UnitId.New(), name, kind, UnitFunction.Sales);
            unit.PlaceUnder(parent, Start);
            return unit;
        }

        Actor Hire(string name, Unit unit, MembershipRole membership, Role role)
        {
            var signIn = new Microsoft.AspNetCore.Identity.IdentityUser<Guid>($"{name}@example.com") { Id = Guid.CreateVersion7() };
            var person = new Person(PersonId.New(), name, $"{name}@example.com", $"=HR-{name}");
            person.Join(unit.Id, membership, Start);
            person.LinkSignIn(signIn.Id);
            db.AddRange(signIn, person, new RoleGrant(person.Id, role));
            return new Actor(person.Id, name, "en");
        }

        AccountId Account(string name, int employees)
        {
            var account = new Account(AccountId.New(), name, name);
            account.Describe("retail", 2000, 1_000, employees, null, null);
            db.Add(account);
            return account.Id;
        }

        ProductId Product(string name, string series)
        {
            var product = new Product(ProductId.New(), name, name, series, null, 1_000);
            db.Add(product);
            return product.Id;
        }
    }
}
