using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Common;

/// <summary>
/// A company of two sales teams under one head, on a day of its own: Ada administers, Olga runs sales operations, Emil is an executive, Hanna heads sales,
/// Mona and Nils manage the teams North and South, Rita and Ruben sell in them, Carla contributes from product. All can sign in.
/// </summary>
public sealed class StaffedCompany : MigratedDatabase
{
    public static readonly DateOnly Today = new(2026, 3, 11);

    private readonly Dictionary<string, PersonId> _people = new(StringComparer.Ordinal);
    private ServiceProvider? _services;

    public Clock Time { get; } = new();

    public UnitId Sales { get; private set; }

    public UnitId North { get; private set; }

    public UnitId South { get; private set; }

    public IServiceProvider Services => _services!;

    public PersonId this[string name] => _people[name];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSalesAlign(ConnectionString, new ImportOptions(Path.GetTempPath()));
        services.AddSingleton<TimeProvider>(Time);
        _services = services.BuildServiceProvider();
        await using var db = await Services.GetRequiredService<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        var start = new DateOnly(2025, 1, 1);
        var root = Unit("Company", UnitKind.Company, null);
        (Sales, North, South) = (Unit("Sales", UnitKind.Region, root), default, default);
        North = Unit("North", UnitKind.Team, Sales);
        South = Unit("South", UnitKind.Team, Sales);
        db.Add(new Company("Small", new Currency("EUR"), new FiscalCalendar(1), "Etc/UTC", "en", isDemonstration: false));
        Person("Ada", root, MembershipRole.Staff, Role.Administrator);
        Person("Olga", root, MembershipRole.Staff, Role.SalesOperations);
        Person("Emil", root, MembershipRole.Manager, Role.Executive);
        Person("Hanna", Sales, MembershipRole.Manager, Role.Manager);
        Person("Mona", North, MembershipRole.Manager, Role.Manager);
        Person("Nils", South, MembershipRole.Manager, Role.Manager);
        Person("Rita", North, MembershipRole.Rep, Role.Rep);
        Person("Ruben", South, MembershipRole.Rep, Role.Rep);
        Person("Carla", root, MembershipRole.Staff, Role.Contributor);
        await db.SaveChangesAsync();

        UnitId Unit(string name, UnitKind kind, UnitId? parent)
        {
            var unit = new Unit(UnitId.New(), name, kind, UnitFunction.Sales);
            unit.PlaceUnder(parent, start);
            db.Add(unit);
            return unit.Id;
        }

        void Person(string name, UnitId unit, MembershipRole membership, Role role)
        {
            var address = $"{name}@small.example";
            var account = new IdentityUser<Guid> { Id = Guid.CreateVersion7(), UserName = address, NormalizedUserName = address.ToUpperInvariant(), Email = address, NormalizedEmail = address.ToUpperInvariant(), PasswordHash = "x", SecurityStamp = "x" };
            var person = new Person(PersonId.New(), name, address);
            person.Join(unit, membership, start);
            person.LinkSignIn(account.Id);
            db.AddRange(account, person);
            db.Add(new RoleGrant(person.Id, role));
            _people[name] = person.Id;
        }
    }

    public override async Task DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Runs a use case as one of the people, or as nobody.</summary>
    public async Task<Result<TResponse>> RunAsync<TRequest, TResponse>(string? name, Func<IServiceProvider, UseCase<TRequest, TResponse>> action, TRequest request)
        where TRequest : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider).RunAsync(name is null ? Actor.Anonymous : new Actor(this[name], name, "en"), request);
    }

    public async Task<T> WithAsync<T>(Func<SalesAlignDbContext, Task<T>> read)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>A clock that a test moves.</summary>
    public sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(Today, new TimeOnly(12, 0), TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
