using SalesAlign.Application.Accounts;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Tests.Metrics.Performance;

/// <summary>How much effort went to ideal customers is the same figure wherever it is shown.</summary>
public sealed class EffortTests : IAsyncLifetime
{
    private readonly SmallCompany _company = new();

    public Task InitializeAsync() => _company.InitializeAsync();

    public Task DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task The_activity_board_and_a_goal_say_the_same()
    {
        var tracked = await TrackedCompany.OfAsync(_company);
        await _company.ExecuteAsync(
            $"""
            delete from activities;
            update accounts set employees = 20 where external_id in ('C1', 'C2');
            insert into activities (id, external_id, person_id, kind, "on", account_id)
            select gen_random_uuid(), 'E' || i, '{_company.Ada.Id}', 'Call', '2026-04-02'::date + i, (select id from accounts where external_id = 'C' || (1 + i % 4)) from generate_series(0, 10) i;
            insert into activities (id, external_id, person_id, kind, "on") values (gen_random_uuid(), 'E11', '{_company.Ada.Id}', 'Call', '2026-04-20')
            """);
        var before = await BoardAsync();
        Assert.False(before.HasProfile);
        Assert.Null(before.Now.IdealShare);

        Assert.True((await _company.Get<DefineIdealCustomerProfile>().RunAsync(
            SmallCompany.As(_company.Olga),
            new DefineIdealCustomerProfile.Request("Small", Filter.All(Filter.Where(AccountFacts.Employees, FilterOperator.Between, 15, 50)), new DateOnly(2026, 1, 1), [], 0m))).IsDone);
        // Calls 0 to 10 go round four customers: three each to the first three, two to the fourth; the last names nobody.
        var board = await BoardAsync();
        Assert.Equal((12, 6), (board.Now.Count, board.Now.Ideal!.Value));
        EffortAlignment effort = (await _company.Get<GetBehaviour>().RunAsync(SmallCompany.As(_company.Ada), new GetBehaviour.Request(tracked.Ada.Id))).Value.Effort;
        Assert.Equal((12L, 6L, 0.5m), (effort.Activities, effort.OnIdealCustomers, effort.Share!.Value));
        Assert.Equal(board.Now.IdealShare, effort.Share);
    }

    private async Task<GetActivityBoard.Response> BoardAsync() =>
        (await _company.Get<GetActivityBoard>().RunAsync(SmallCompany.As(_company.Olga), new GetActivityBoard.Request("2026-Q2", Person: _company.Ada.Id))).Value;
}
