using SalesAlign.Application.Accounts;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Accounts.Discovery;
using SalesAlign.Domain.Common.Filters;
using HardwareSeller = SalesAlign.Application.Tests.Goals.RealDataTests.HardwareSeller;
using RealDataFact = SalesAlign.Application.Tests.Goals.RealDataTests.RealDataFactAttribute;

namespace SalesAlign.Application.Tests.Accounts;

/// <summary>An ideal customer profile of the public data set: discovered, scored, and kept over time.</summary>
public sealed class IdealCustomerTests(HardwareSeller company) : IClassFixture<HardwareSeller>
{
    private Actor Olga => new(company.Operations.Id, "Olga", "en");

    [RealDataFact]
    public async Task A_profile_is_discovered_by_the_figures_of_plain_sql_and_becomes_a_draft()
    {
        var found = (await company.Get<DiscoverIdealCustomers>().RunAsync(Olga, new DiscoverIdealCustomers.Request(CustomerOutcome.WonPerAccount))).Value;
        Assert.Equal(85, found.All.Accounts);
        var size = found.Ranges.Single(range => range.Field == AccountFacts.Employees);
        var (from, to) = Ends(size.Criterion);
        Assert.Equal(
            await company.ReadAsync<decimal>($"select sum(d.amount) / count(distinct a.id) from deals d join accounts a on a.id = d.account_id where d.stage in ('Won', 'Lost') and a.employees between {from} and {to}"),
            size.Inside.Value!.Value, 6);
        Assert.Equal(await company.ReadAsync<long>($"select count(*) from accounts where employees between {from} and {to}"), size.Inside.Accounts);
        Assert.Equal(size.Inside.Value / size.Outside.Value, size.Lift);
        // Larger customers buy more; that much the data set is known for.
        Assert.True(size.Lift > 1.2m);
        Assert.All(Enum.GetValues<CustomerOutcome>(), outcome => Assert.NotNull(company.Get<DiscoverIdealCustomers>().RunAsync(Olga, new DiscoverIdealCustomers.Request(outcome)).Result.Value.All.Value));

        var page = new PageRequest(1, 100);
        var draft = (await company.Get<GetIdealCustomerProfile>().RunAsync(Olga, new GetIdealCustomerProfile.Request(page, Draft: new(Filter.All(size.Criterion), [], 0m)))).Value;
        Assert.Equal(size.Inside.Accounts, draft.Matches);
    }

    [RealDataFact]
    public async Task Weighted_criteria_make_a_score_and_the_one_that_fails_is_named()
    {
        var day = new DateOnly(2017, 1, 1);
        var rules = new DefineIdealCustomerProfile.Request(
            "Large", Filter.All(Filter.Where(AccountFacts.Employees, FilterOperator.AtLeast, 1000)), day,
            [new(Filter.Where(AccountFacts.HasParent, FilterOperator.Equal, false), 3m), new(Filter.Where(AccountFacts.Sector, FilterOperator.In, "retail", "medical"), 1m)], 75m);
        Assert.True((await company.Get<DefineIdealCustomerProfile>().RunAsync(Olga, rules)).IsDone);
        var found = (await company.Get<GetIdealCustomerProfile>().RunAsync(Olga, new GetIdealCustomerProfile.Request(new PageRequest(1, 100)))).Value;
        Assert.Equal(await company.ReadAsync<long>("select count(*) from accounts where employees >= 1000 and parent_id is null"), found.Matches);
        Assert.Equal((75m, 2), (found.Threshold, found.Weighted.Count));
        Assert.All(found.Items.Items, item => Assert.Equal(item.Matches, item.Score >= 75m && item.Failures.All(failure => failure.Criterion.Field != AccountFacts.Employees)));
        Assert.Contains(found.Items.Items, item => item is { Matches: true, Score: 75m } && item.Failures.Single().Criterion.Field == AccountFacts.Sector);
        Assert.Null((await company.Get<GetIdealCustomerProfile>().RunAsync(Olga, new GetIdealCustomerProfile.Request(new PageRequest(), day.AddDays(-1)))).Value.Criteria);
        Assert.Equal("icp.unknown_field", (await company.Get<DefineIdealCustomerProfile>().RunAsync(Olga, rules with { Criteria = Filter.All(Filter.Where("shoeSize", FilterOperator.Equal, 1)) })).Problems[0].Code);
    }

    private static (decimal From, decimal To) Ends(Criterion criterion)
    {
        var first = (decimal)criterion.Values[0].ToObject()!;
        return criterion.Operator switch
        {
            FilterOperator.AtLeast => (first, 1_000_000m),
            FilterOperator.AtMost => (0m, first),
            _ => (first, (decimal)criterion.Values[1].ToObject()!),
        };
    }
}
