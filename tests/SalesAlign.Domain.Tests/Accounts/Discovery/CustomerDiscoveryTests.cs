using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Accounts.Discovery;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Accounts.Discovery;

public sealed class CustomerDiscoveryTests
{
    private static readonly DateOnly Day = new(2026, 6, 30);

    [Fact]
    public void Customers_of_15_to_50_employees_are_found_to_be_the_good_ones()
    {
        // Every customer had ten tries; those of 15 to 50 employees took seven of them, the others three.
        var customers = Enumerable.Range(1, 120).Select(employees => Customer(employees, won: employees is >= 15 and <= 50 ? 7 : 3, of: 10)).ToList();
        var found = CustomerDiscovery.Find(customers, CustomerOutcome.WinRate, new DiscoveryTerms(Bins: 120))[0];
        Assert.Equal(Filter.Where(AccountFacts.Employees, FilterOperator.Between, 15, 50), found.Criterion);
        Assert.Equal((36, 360, 0.7m), (found.Inside.Accounts, found.Inside.Deals, found.Inside.Value));
        Assert.Equal((0.3m, 0.3m), (found.Outside.Value, found.Support));
        Assert.Equal(0.7m / 0.3m, found.Lift);
        Assert.True(found is { IsClear: true, IsSmallSample: false, Unknown: 0 });
    }

    [Fact]
    public void A_few_lucky_customers_are_marked_as_a_small_sample()
    {
        var customers = Enumerable.Range(1, 8).Select(employees => Customer(employees, won: employees > 4 ? 3 : 1, of: 4)).ToList();
        var found = Assert.Single(CustomerDiscovery.Find(customers, CustomerOutcome.WinRate));
        Assert.True(found.IsSmallSample);
    }

    [Fact]
    public void Sectors_that_do_best_are_named_together()
    {
        string[] sectors = ["Finance", "Health", "Retail", "Software"];
        var customers = Enumerable.Range(0, 80).Select(i => Customer(20, sectors[i % 4] is "Health" or "Software" ? 6 : 3, 10, sectors[i % 4])).ToList();
        var found = CustomerDiscovery.Find(customers, CustomerOutcome.WinRate).Single(range => range.Field == AccountFacts.Sector);
        Assert.Equal(Filter.Where(AccountFacts.Sector, FilterOperator.In, "Health", "Software"), found.Criterion);
        Assert.Equal(2m, found.Lift);
    }

    [Fact]
    public void Of_cycles_the_shorter_is_better_and_fields_nobody_filled_say_nothing()
    {
        var customers = Enumerable.Range(1, 60).Select(employees => Customer(employees, 5, 10) with { CycleDays = employees > 30 ? 100 : 300, Cycles = 5 }).ToList();
        customers.AddRange(Enumerable.Range(0, 7).Select(_ => Customer(null, 5, 10) with { CycleDays = 50, Cycles = 5 }));
        var found = Assert.Single(CustomerDiscovery.Find(customers, CustomerOutcome.CycleDays, new DiscoveryTerms(Bins: 60)));
        Assert.Equal(Filter.Where(AccountFacts.Employees, FilterOperator.AtLeast, 31), found.Criterion);
        Assert.Equal((20m, 60m, 3m, 7), (found.Inside.Value, found.Outside.Value, found.Lift, found.Unknown));
    }

    [Fact]
    public void Where_all_are_alike_nothing_is_found() => Law.Holds(random =>
    {
        var customers = Enumerable.Range(0, random.Next(100)).Select(_ => Customer(random.Next(1, 500), 4, 10, random.Next(2) == 0 ? "A" : "B")).ToList();
        Assert.Empty(CustomerDiscovery.Find(customers, CustomerOutcome.WinRate));
    }, 50);

    [Fact]
    public void A_found_range_counts_what_it_says_and_the_order_of_customers_never_matters() => Law.Holds(random =>
    {
        var customers = Enumerable.Range(0, random.Next(10, 60)).Select(_ => Any(random)).ToArray();
        var outcome = (CustomerOutcome)random.Next(4);
        var found = CustomerDiscovery.Find(customers, outcome);
        foreach (var range in found)
        {
            var bound = range.Criterion.Bind(AccountFacts.Schema);
            var tried = customers.Where(customer => customer.Deals > 0).ToList();
            Assert.Equal(tried.Count(customer => bound.Matches(customer.Facts)), range.Inside.Accounts);
            Assert.Equal(tried.Count, range.Inside.Accounts + range.Outside.Accounts + range.Unknown);
            Assert.True(range.Lift > 1m);
            Assert.InRange(range.Support, 0m, 1m);
        }
        random.Shuffle(customers);
        Assert.Equal(found.Select(range => (range.Field, range.Lift)).Order(), CustomerDiscovery.Find(customers, outcome).Select(range => (range.Field, range.Lift)).Order());
    }, 60);

    [Fact]
    public void Wilsons_interval_holds_the_share_and_narrows_with_more()
    {
        Assert.Equal((null, null, null), OutcomeMeasure.Wilson(0, 0));
        // 8 of 10: 49 % to 94 %, as the textbooks have it.
        var (_, low, high) = OutcomeMeasure.Wilson(8, 10);
        Assert.Equal((0.490m, 0.943m), (Math.Round(low!.Value, 3), Math.Round(high!.Value, 3)));
        Law.Holds(random =>
        {
            var of = random.Next(1, 1000);
            var hits = random.Next(of + 1);
            var (share, least, most) = OutcomeMeasure.Wilson(hits, of);
            Assert.True(0 <= least && least <= share && share <= most && most <= 1);
            var wide = OutcomeMeasure.Wilson(hits * 4, of * 4);
            Assert.True(wide.High - wide.Low < most - least);
        });
    }

    [Fact]
    public void A_profile_scores_names_what_fails_and_keeps_must_haves()
    {
        var rules = new ProfileRules(
            Filter.All(Filter.Where(AccountFacts.YearsInBusiness, FilterOperator.AtLeast, 5)),
            [new(Filter.Where(AccountFacts.Employees, FilterOperator.Between, 15, 50), 3m), new(Filter.Where(AccountFacts.Sector, FilterOperator.Equal, "Health"), 1m)], 70m).Bind();
        var ideal = rules.Explain(Facts(20, "Health", 2010));
        Assert.Equal((true, 100m), (ideal.Fits, ideal.Score));
        var good = rules.Explain(Facts(20, "Retail", 2010));
        Assert.Equal((true, 75m), (good.Fits, good.Score));
        Assert.Equal(AccountFacts.Sector, Assert.Single(good.Failures).Criterion.Field);
        Assert.False(rules.Fits(Facts(80, "Health", 2010)));
        var young = rules.Explain(Facts(20, "Health", 2024));
        Assert.Equal((false, 100m, true), (young.Fits, young.Score, young.MissesMustHave));
        Assert.Equal("icp.no_criteria", Assert.Throws<RuleViolation>(() => new ProfileRules(Filter.All(), [], 0m)).Code);
        Assert.Equal("icp.weight_out_of_range", Assert.Throws<RuleViolation>(() => new ProfileRules(Filter.All(), [new(Filter.Where(AccountFacts.Employees, FilterOperator.AtLeast, 1), 0m)], 0m)).Code);
    }

    private static CustomerHistory Customer(int? employees, int won, int of, string? sector = null) =>
        new(AccountFacts.Of(sector, null, employees, null, null, hasParent: false, Day), won, of - won, won * 100m, won * 40m, won * 30, won);

    private static Facts Facts(int employees, string sector, int year) => AccountFacts.Of(sector, null, employees, null, year, hasParent: false, Day);

    private static CustomerHistory Any(Random random)
    {
        var won = random.Next(6);
        return new(
            AccountFacts.Of(
                random.Next(5) == 0 ? null : "S" + random.Next(4), "L" + random.Next(3), random.Next(4) == 0 ? null : random.Next(1, 100), random.Next(1000), random.Next(1980, 2020), random.Next(2) == 0, Day),
            won, random.Next(6), won * random.Next(1, 500), won * random.Next(-20, 100), won * random.Next(5, 90), won);
    }
}
