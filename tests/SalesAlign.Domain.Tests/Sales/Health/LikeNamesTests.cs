using SalesAlign.Domain.Sales.Health;

namespace SalesAlign.Domain.Tests.Sales.Health;

public sealed class LikeNamesTests
{
    [Theory]
    [InlineData("Acme Corporation", "ACME Corp.")]
    [InlineData("Betasoloin", "Betasoloinn")]
    [InlineData("Müller & Söhne GmbH", "Müller Söhne")]
    [InlineData("上海华东设计有限公司", "上海华东设计")]
    [InlineData("Plant 12 Ltd", "plant 12")]
    public void Case_signs_legal_form_and_a_slip_do_not_make_another_company(string one, string other) => Assert.Single(Find(one, other));

    [Theory]
    [InlineData("Plant 12", "Plant 13")]
    [InlineData("Account 100", "Account 101")]
    [InlineData("Isdom", "Cancity")]
    [InlineData("Atelier Cordsen Innenarchitektur", "Atelier Dornsen Innenarchitektur")]
    [InlineData("Atelier Verneaux Architectes, Lyon", "Atelier Verneaux Architectes")]
    [InlineData("Group", "Holding")]
    [InlineData("", "")]
    public void Other_numbers_and_other_names_do(string one, string other) => Assert.Empty(Find(one, other));

    [Fact]
    public void Every_pair_is_found_once_and_the_earlier_record_is_kept()
    {
        var pairs = Find("Zotware", "Isdom", "Zotware Inc", "zot-ware");
        Assert.Equal([("Zotware", "Zotware Inc"), ("Zotware", "zot-ware"), ("Zotware Inc", "zot-ware")], pairs.Select(pair => (pair.Kept.Name, pair.Other.Name)));
    }

    [Fact]
    public void Ten_thousand_names_are_compared_in_a_moment()
    {
        var names = Enumerable.Range(0, 10_000).Select(i => $"{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676 % 26))} Trading {i}").Append("aaa Trading 0 Ltd").ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Single(Find(names));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Health_is_the_average_of_areas_and_nothing_looked_at_is_no_health()
    {
        HealthTally[] tallies = [new(HealthCheck.AccountSector, 1000, 0), new(HealthCheck.DealEngaged, 1000, 500), new(HealthCheck.DealEntry, 10, 5), new(HealthCheck.DealStale, 0, 0)];
        Assert.Equal(0.75m, HealthScore.OfArea(tallies[..2]));
        // Complete 75 %, in time 50 %; whether deals are current is not known.
        Assert.Equal(0.625m, HealthScore.Of(tallies));
        Assert.Null(HealthScore.Of([new HealthTally(HealthCheck.DealStale, 0, 0)]));
        Assert.Null(new HealthTally(HealthCheck.DealStale, 0, 0).Score);
    }

    private static IReadOnlyList<LikePair> Find(params string[] names) => LikeNames.Find([.. names.Select(name => new NamedRecord(Guid.NewGuid(), name))]);
}
