using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application;
using SalesAlign.Application.Demonstration;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Application.Tests.Common;

namespace SalesAlign.Web.Tests.Common;

/// <summary>A database with the demonstration company in it, told once per test process.</summary>
public sealed class DemonstrationDatabase() : TestDatabase(Template)
{
    private static readonly TemplateDatabase Template = new("demonstration", FillAsync);

    private static async Task FillAsync(string connectionString)
    {
        await SalesAlignRegistration.MigrateAsync(connectionString);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSalesAlign(connectionString, new ImportOptions(Path.GetTempPath()));
        await using var provider = services.BuildServiceProvider();
        await DemonstrationCompany.ExistsOrFillAsync(provider);
    }
}

/// <summary>The application with the demonstration company, shared by the tests of one collection.</summary>
public sealed class DemonstrationApplication : IAsyncLifetime
{
    private RunningApplication? _running;

    public RunningApplication Running => _running!;

    public Uri Address => Running.Address;

    public TestDatabase Database => Running.Database;

    public async Task InitializeAsync() => _running = await RunningApplication.StartAsync(new DemonstrationDatabase());

    public async Task DisposeAsync()
    {
        if (_running is not null) await _running.DisposeAsync();
    }

    /// <summary>With what somebody who holds this role, and preferably no other, signs in.</summary>
    /// <param name="last">Somebody whom other tests do not take.</param>
    public async Task<string> EmailOfAsync(string role, bool last = false) => await Database.ReadAsync<string>(
        $"""
        select s.email from people p
        join sign_ins s on s.id = p.sign_in_id
        join role_grants g on g.person_id = p.id
        where p.left_on is null and g.role = '{role}'
        order by (select count(*) from role_grants o where o.person_id = p.id), p.id {(last ? "desc" : "")}
        limit 1
        """) ?? throw new InvalidOperationException($"Nobody of the demonstration company is {role}.");
}

[CollectionDefinition(Name)]
public sealed class DemonstrationTests : ICollectionFixture<DemonstrationApplication>
{
    public const string Name = "Demonstration company";
}
