using System.Text;
using SalesAlign.Application.Accounts;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Application.Tests.Sales.Import;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales;

/// <summary>What was imported can be listed, sorted, narrowed, opened and taken away again.</summary>
public sealed class BrowsingTests : IAsyncLifetime
{
    private readonly ImportBench _bench = new();

    public async Task InitializeAsync()
    {
        await _bench.InitializeAsync();
        await _bench.StockAsync();
        await _bench.ImportAsync(
            ImportKind.Deals,
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
            + "A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500\nA2,Darcel Schlecht,MG Special,,Engaging,2017-02-02,,\nA3,Anna Snelling,MG Special,Isdom,Won,2017-01-02,2017-02-01,50\n");
        await _bench.ImportAsync(ImportKind.Activities, "id,person,type,date,account,deal\nV1,Anna Snelling,visit,2017-01-05,Cancity,A1\n");
        await _bench.ImportAsync(ImportKind.Accounts, "account,employees,year_established\nCancity,30,2001\nIsdom,3000,\n");
    }

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("id")]
    [InlineData("-stage")]
    [InlineData("owner")]
    [InlineData("-account")]
    [InlineData("product")]
    [InlineData("-amount")]
    [InlineData("engaged")]
    [InlineData("closed")]
    public async Task Deals_are_listed_in_any_order_with_their_sum(string? sort)
    {
        var found = await RunAsync(_bench.Get<ListDeals>(), new ListDeals.Request(new PageRequest(Sort: sort), new DealFilter()));
        Assert.Equal((3, 4550m, "USD"), (found.Deals.Total, found.TotalAmount, found.Currency));
    }

    [Fact]
    public async Task Deals_are_narrowed_and_exported()
    {
        var filter = new DealFilter("can", DealStage.Won, ClosedFrom: new DateOnly(2017, 1, 1), ClosedTo: new DateOnly(2017, 12, 31));
        var found = await RunAsync(_bench.Get<ListDeals>(), new ListDeals.Request(new PageRequest(), filter));
        Assert.Equal("A1", Assert.Single(found.Deals.Items).ExternalId);

        using var target = new MemoryStream();
        await RunAsync(_bench.Get<ExportDeals>(), new ExportDeals.Request(filter, null, target));
        Assert.Contains("A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500,1,USD", Encoding.UTF8.GetString(target.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deal_and_its_account_open_with_what_was_done()
    {
        var row = (await RunAsync(_bench.Get<ListDeals>(), new ListDeals.Request(new PageRequest(), new DealFilter("A1")))).Deals.Items[0];
        var deal = await RunAsync(_bench.Get<GetDeal>(), new GetDeal.Request(row.Id));
        Assert.Equal((58, 4821m, ActivityKind.Visit), (deal.CycleDays!.Value, deal.ListPrice!.Value, Assert.Single(deal.Activities).Kind));

        var account = await RunAsync(_bench.Get<GetAccount>(), new GetAccount.Request(row.AccountId!.Value));
        Assert.Equal(("Cancity", 1, 4500m, 1, 1), (account.Account.Name, account.Account.WonDeals, account.Account.WonAmount, account.DealCount, account.Activities.Count));
    }

    [Theory]
    [InlineData("name")]
    [InlineData("-sector")]
    [InlineData("employees")]
    [InlineData("-open")]
    [InlineData("won")]
    [InlineData("-amount")]
    public async Task Accounts_are_listed_in_any_order(string sort)
    {
        var found = await RunAsync(_bench.Get<ListAccounts>(), new ListAccounts.Request(new PageRequest(Sort: sort), new AccountFilter("i")));
        Assert.Equal(2, found.Accounts.Total);
        Assert.Equal(["medical", "retail"], found.Sectors);
        using var target = new MemoryStream();
        await RunAsync(_bench.Get<ExportAccounts>(), new ExportAccounts.Request(new AccountFilter(Sector: "retail"), sort, target));
        Assert.Contains("Cancity,Cancity,retail,2001,,30,,,0,1,4500", Encoding.UTF8.GetString(target.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("-price")]
    [InlineData("series")]
    [InlineData("-deals")]
    [InlineData("won")]
    [InlineData("-amount")]
    public async Task Products_are_listed_in_any_order(string sort)
    {
        var found = await RunAsync(_bench.Get<ListProducts>(), new ListProducts.Request(new PageRequest(Sort: sort), null, "MG"));
        var product = Assert.Single(found.Products.Items);
        Assert.Equal(("MG Special", 2, 1, 50m), (product.Name, product.Deals, product.Won, product.WonAmount));
    }

    [Fact]
    public async Task The_ideal_customer_is_counted_and_every_other_account_says_why_not()
    {
        var criteria = Filter.All(
            Filter.Where(AccountFacts.Employees, FilterOperator.Between, 15, 50), Filter.Where(AccountFacts.YearsInBusiness, FilterOperator.AtLeast, 5));
        await RunAsync(_bench.Get<DefineIdealCustomerProfile>(), new DefineIdealCustomerProfile.Request("Small and settled", criteria));

        var profile = await RunAsync(_bench.Get<GetIdealCustomerProfile>(), new GetIdealCustomerProfile.Request(new PageRequest()));

        Assert.Equal((2, 1), (profile.Accounts, profile.Matches));
        var other = profile.Items.Items.Single(item => !item.Matches);
        Assert.Equal("Isdom", other.Name);
        Assert.Equal([AccountFacts.Employees, AccountFacts.YearsInBusiness], other.Failures.Select(failure => failure.Criterion.Field));
    }

    private async Task<TResponse> RunAsync<TRequest, TResponse>(UseCase<TRequest, TResponse> action, TRequest request)
        where TRequest : notnull
        => (await action.RunAsync(_bench.Actor, request)).Value;
}
