using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Organization;

public sealed class PeopleTests : IAsyncLifetime
{
    private readonly StaffedCompany _company = new();

    public Task InitializeAsync() => _company.InitializeAsync();

    public Task DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task A_manager_sees_the_own_subtree_and_the_top_everybody()
    {
        Assert.Equal(["Mona", "Rita"], await NamesAsync("Mona"));
        Assert.Equal(["Hanna", "Mona", "Nils", "Rita", "Ruben"], await NamesAsync("Hanna"));
        Assert.Equal(9, (await NamesAsync("Emil")).Count);
        Assert.Equal(Outcome.NotFound, (await GetAsync("Mona", "Ruben")).Outcome);
        Assert.Equal(Outcome.Forbidden, (await GetAsync("Rita", "Mona")).Outcome);
    }

    [Fact]
    public async Task A_move_changes_the_present_and_leaves_the_past()
    {
        var april = new DateOnly(2026, 4, 1);
        Assert.True((await _company.RunAsync("Olga", p => p.GetRequiredService<MovePerson>(), new MovePerson.Request(_company["Rita"], _company.South, MembershipRole.Rep, april))).IsDone);

        Assert.Equal("Mona", (await GetAsync("Olga", "Rita")).Value.Manager!.Name);
        _company.Time.Now = new DateTimeOffset(2026, 4, 2, 12, 0, 0, TimeSpan.Zero);
        var moved = (await GetAsync("Olga", "Rita")).Value;
        Assert.Equal("Nils", moved.Manager!.Name);
        Assert.Equal([("South", april, null), ("North", new DateOnly(2025, 1, 1), (DateOnly?)new DateOnly(2026, 3, 31))], moved.Memberships.Select(m => (m.Unit, m.From, m.To)));
        Assert.Equal(["Mona"], await NamesAsync("Mona"));
        Assert.Equal(["Mona", "Rita"], await NamesAsync("Mona", StaffedCompany.Today));
    }

    [Fact]
    public async Task A_unit_cannot_hang_under_its_own_subtree_and_the_tree_of_the_past_stays()
    {
        var refused = await _company.RunAsync("Olga", p => p.GetRequiredService<EditUnit>(), new EditUnit.Request(_company.Sales, "Sales", _company.North, StaffedCompany.Today));
        Assert.Equal("unit.under_itself", refused.Problems[0].Code);

        Assert.True((await _company.RunAsync("Olga", p => p.GetRequiredService<EditUnit>(), new EditUnit.Request(_company.South, "South", _company.North, StaffedCompany.Today))).IsDone);
        Assert.Equal("Company(Sales(North(South)))", await TreeAsync(StaffedCompany.Today));
        Assert.Equal("Company(Sales(North South))", await TreeAsync(StaffedCompany.Today.AddDays(-1)));
    }

    private async Task<string> TreeAsync(DateOnly on)
    {
        var tree = (await _company.RunAsync("Olga", p => p.GetRequiredService<GetOrganization>(), new GetOrganization.Request(on))).Value;
        return Words(tree.Roots);

        static string Words(IReadOnlyList<GetOrganization.Node> nodes) =>
            string.Join(' ', nodes.Select(node => node.Children.Count == 0 ? node.Name : $"{node.Name}({Words(node.Children)})"));
    }

    private Task<Result<GetPerson.Response>> GetAsync(string reader, string who) =>
        _company.RunAsync(reader, p => p.GetRequiredService<GetPerson>(), new GetPerson.Request(_company[who]));

    private async Task<IReadOnlyList<string>> NamesAsync(string reader, DateOnly? on = null) =>
        [.. (await _company.RunAsync(reader, p => p.GetRequiredService<ListPeople>(), new ListPeople.Request(new PageRequest(), On: on))).Value.Items.Select(row => row.Name)];
}
