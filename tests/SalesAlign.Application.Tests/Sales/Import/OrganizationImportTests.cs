using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Import;

public sealed class OrganizationImportTests : IAsyncLifetime
{
    private const string Header = "sales_agent,manager,regional_office\n";

    private readonly ImportBench _bench = new();

    public Task InitializeAsync() => _bench.InitializeAsync();

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        await _bench.ImportAsync(ImportKind.People, Header + "Anna,Dustin,Central\nBert,Melvin,West\n");
        var again = await _bench.ImportAsync(ImportKind.People, Header + "Anna,Dustin,Central\nBert,Melvin,West\n");

        Assert.Equal(new ImportCounts(0, 0, 2, 0), again.Counts);
    }

    [Fact]
    public async Task A_person_whose_team_changed_moves_from_the_given_day_and_history_stays()
    {
        await _bench.ImportAsync(ImportKind.People, Header + "Anna,Dustin,Central\nBert,Melvin,West\n");
        var moved = await _bench.ImportAsync(ImportKind.People, Header + "Anna,Melvin,West\nBert,Melvin,West\n", setup => setup with { EffectiveFrom = new DateOnly(2024, 7, 1) });

        Assert.Equal(new ImportCounts(0, 1, 1, 0), moved.Counts);
        Assert.Equal("Team Dustin", await TeamOfAnnaAsync("2024-06-30"));
        Assert.Equal("Team Melvin", await TeamOfAnnaAsync("2024-07-01"));

        Assert.True((await _bench.UndoAsync(moved.Id)).IsDone);
        Assert.Equal("Team Dustin", await TeamOfAnnaAsync("2024-07-01"));
        Assert.Equal(1, await _bench.CountAsync("memberships m join people p on p.id = m.person_id where p.name = 'Anna'"));
    }

    [Fact]
    public async Task A_manager_with_a_manager_leads_a_team_below()
    {
        await _bench.ImportAsync(ImportKind.People, Header + "Anna,Dustin,Central\nDustin,Clara,Central\n");

        Assert.Equal(
            "Team Clara",
            await _bench.ReadAsync<string>("select p.name from unit_placements x join units u on u.id = x.unit_id join units p on p.id = x.parent_id where u.name = 'Team Dustin' and x.to is null".Replace("x.to", "x.\"to\"", StringComparison.Ordinal)));
        Assert.Equal(new ImportCounts(0, 0, 2, 0), (await _bench.ImportAsync(ImportKind.People, Header + "Anna,Dustin,Central\nDustin,Clara,Central\n")).Counts);
    }

    [Fact]
    public async Task Taken_back_the_organisation_is_as_before()
    {
        var import = await _bench.ImportAsync(ImportKind.People, Header + "Anna,Dustin,Central\n");
        Assert.True((await _bench.UndoAsync(import.Id)).IsDone);

        Assert.Equal(1, await _bench.CountAsync("people"));
        Assert.Equal(1, await _bench.CountAsync("units"));
    }

    [Fact]
    public async Task Parents_may_stand_after_their_children_and_an_unknown_one_is_an_error()
    {
        var import = await _bench.ImportAsync(ImportKind.Accounts, "account,subsidiary_of\nChild,Parent\nParent,\nOrphan,Paremt\nSelf,Self\n");

        Assert.Equal(new ImportCounts(2, 0, 0, 2), import.Counts);
        Assert.Equal(1, await _bench.CountAsync("accounts c join accounts p on p.id = c.parent_id where c.name = 'Child' and p.name = 'Parent'"));
        Assert.Equal(["import.unknown_reference", "account.own_parent"], (await _bench.ErrorsAsync(import.Id)).Select(error => error.Code));
    }

    private Task<string?> TeamOfAnnaAsync(string day) => _bench.ReadAsync<string>(
        $"select u.name from memberships m join people p on p.id = m.person_id join units u on u.id = m.unit_id where p.name = 'Anna' and m.\"from\" <= '{day}' and (m.\"to\" is null or m.\"to\" >= '{day}')");
}
