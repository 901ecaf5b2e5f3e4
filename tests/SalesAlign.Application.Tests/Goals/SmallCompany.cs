using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Tests.Goals;

/// <summary>
/// A company of two regions and three teams on 15 May 2026. Mia moves from Alpha to Gamma, that is to the other region, on 1 April 2026; Rolf has
/// no unit; Nora joins in 2026 and has sold nothing before.
/// </summary>
public sealed class SmallCompany : MigratedDatabase
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    private ServiceProvider? _services;

    public static DateOnly Today => new(2026, 5, 15);

    public Unit Company { get; } = new(UnitId.New(), "Acme", UnitKind.Company, UnitFunction.Management);

    public Unit North { get; } = new(UnitId.New(), "North", UnitKind.Region, UnitFunction.Sales);

    public Unit South { get; } = new(UnitId.New(), "South", UnitKind.Region, UnitFunction.Sales);

    public Unit Alpha { get; } = new(UnitId.New(), "Alpha", UnitKind.Team, UnitFunction.Sales);

    public Unit Beta { get; } = new(UnitId.New(), "Beta", UnitKind.Team, UnitFunction.Sales);

    public Unit Gamma { get; } = new(UnitId.New(), "Gamma", UnitKind.Team, UnitFunction.Sales);

    public Person Olga { get; } = new(PersonId.New(), "Olga Operations");

    public Person Emil { get; } = new(PersonId.New(), "Emil Executive");

    public Person Anna { get; } = new(PersonId.New(), "Anna Alpha");

    public Person Gert { get; } = new(PersonId.New(), "Gert Gamma");

    public Person Mia { get; } = new(PersonId.New(), "Mia Mover");

    public Person Ben { get; } = new(PersonId.New(), "Ben Beta");

    public Person Ada { get; } = new(PersonId.New(), "Ada Alpha");

    public Person Nora { get; } = new(PersonId.New(), "Nora New", hiredOn: new DateOnly(2026, 1, 1));

    public Person Rolf { get; } = new(PersonId.New(), "Rolf Roamer");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSalesAlign(ConnectionString, new ImportOptions(Path.GetTempPath()));
        services.AddSingleton<TimeProvider>(new MidMay());
        _services = services.BuildServiceProvider();
        await FillAsync();
    }

    public override async Task DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        await base.DisposeAsync();
    }

    public static Actor As(Person person) => new(person.Id, person.Name, "en");

    /// <summary>A use case, or anything else that the application registers.</summary>
    public T Get<T>() where T : notnull => _services!.GetRequiredService<T>();

    private async Task FillAsync()
    {
        await using var db = await Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        db.Add(new Company("Acme", new Currency("USD"), new FiscalCalendar(1), "UTC", "en", isDemonstration: false));
        Company.PlaceUnder(null, Start);
        North.PlaceUnder(Company.Id, Start);
        South.PlaceUnder(Company.Id, Start);
        Alpha.PlaceUnder(North.Id, Start);
        // Beta changes its region with the year 2026.
        Beta.PlaceUnder(South.Id, Start);
        Beta.PlaceUnder(North.Id, new DateOnly(2026, 1, 1));
        Gamma.PlaceUnder(South.Id, Start);
        Olga.Join(Company.Id, MembershipRole.Staff, Start);
        Emil.Join(Company.Id, MembershipRole.Staff, Start);
        Anna.Join(Alpha.Id, MembershipRole.Manager, Start);
        Gert.Join(Gamma.Id, MembershipRole.Manager, Start);
        Mia.Join(Alpha.Id, MembershipRole.Rep, Start);
        Mia.Join(Gamma.Id, MembershipRole.Rep, new DateOnly(2026, 4, 1));
        Ada.Join(Alpha.Id, MembershipRole.Rep, Start);
        Ben.Join(Beta.Id, MembershipRole.Rep, Start);
        Nora.Join(Gamma.Id, MembershipRole.Rep, new DateOnly(2026, 1, 1));
        db.AddRange(Company, North, South, Alpha, Beta, Gamma);
        foreach (var (person, role) in new[] { (Olga, Role.SalesOperations), (Emil, Role.Executive), (Anna, Role.Manager), (Gert, Role.Manager), (Mia, Role.Rep), (Ada, Role.Rep), (Ben, Role.Rep), (Nora, Role.Rep) })
        {
            var signIn = new Microsoft.AspNetCore.Identity.IdentityUser<Guid> { Id = Guid.CreateVersion7(), UserName = person.Name, NormalizedUserName = person.Name.ToUpperInvariant() };
            person.LinkSignIn(signIn.Id);
            db.Add(signIn);
            db.Add(new RoleGrant(person.Id, role));
        }
        db.AddRange(Olga, Emil, Anna, Gert, Mia, Ada, Ben, Nora, Rolf);

        Product premium = new(ProductId.New(), "P1", "Prime", "Prime", "Premium", 900m), basic = new(ProductId.New(), "B1", "Base", "Base", "Basic", 100m);
        db.AddRange(premium, basic);
        var accounts = Enumerable.Range(1, 6).Select(i => new Account(AccountId.New(), $"C{i}", $"Customer {i}")).ToArray();
        db.AddRange(accounts.Cast<object>());

        var number = 0;
        Deal Deal(Person owner, string day, decimal amount, Product product, int account, int cycle = 30, bool won = true)
        {
            var closed = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
            var deal = new Deal(DealId.New(), $"D{++number}", owner.Id, DealStage.Engaging, "USD");
            deal.Concerns(accounts[account - 1].Id, product.Id);
            deal.Engage(closed.AddDays(-cycle));
            deal.Close(won, closed, amount);
            return deal;
        }

        db.AddRange(
            // Last year: the history.
            Deal(Mia, "2025-02-10", 1_000m, basic, 1), Deal(Mia, "2025-05-10", 2_000m, basic, 1), Deal(Mia, "2025-11-10", 3_000m, premium, 2),
            Deal(Ada, "2025-03-31", 1_500m, basic, 3), Deal(Ada, "2025-08-01", 500m, basic, 3), Deal(Ben, "2025-06-30", 2_000m, premium, 4),
            Deal(Ben, "2025-12-31", 4_000m, basic, 4),
            // This year. Mia sells the last day in Alpha and the first in Gamma.
            Deal(Mia, "2026-03-31", 700m, premium, 1, cycle: 10), Deal(Mia, "2026-04-01", 900m, basic, 5, cycle: 50), Deal(Ada, "2026-02-02", 400m, basic, 6, cycle: 20),
            // The same account on the same day by two owners, and one that bought before.
            Deal(Ben, "2026-02-02", 300m, premium, 6, cycle: 40), Deal(Ada, "2026-05-01", 600m, premium, 4), Deal(Rolf, "2026-05-02", 111m, basic, 2),
            Deal(Ben, "2026-05-03", 5_000m, premium, 4, won: false));
        await db.SaveChangesAsync();
    }

    private sealed class MidMay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 5, 15, 12, 0, 0, TimeSpan.Zero);
    }
}
