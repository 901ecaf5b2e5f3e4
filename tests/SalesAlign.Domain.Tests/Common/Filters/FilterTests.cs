using System.Text.Json;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Tests.Common.Filters;

public class FilterTests
{
    private static readonly FactSchema Schema = new("city", "employees", "since", "key", "note");
    private static readonly Facts Lyon = Schema.Facts("Lyon", 20, new DateOnly(2019, 5, 1), true);

    private static bool Holds(string field, FilterOperator comparison, params FilterValue[] values) =>
        Filter.Where(field, comparison, values).Bind(Schema).Matches(Lyon);

    [Fact]
    public void Operators_compare_as_people_expect()
    {
        Assert.True(Holds("city", FilterOperator.Equal, "LYON"));
        Assert.True(Holds("CITY", FilterOperator.In, "Paris", "Lyon"));
        Assert.False(Holds("city", FilterOperator.NotIn, "Paris", "Lyon"));
        Assert.True(Holds("city", FilterOperator.Contains, "yo"));
        Assert.True(Holds("city", FilterOperator.StartsWith, "ly"));
        Assert.True(Holds("employees", FilterOperator.Between, 15, 20));
        Assert.True(Holds("employees", FilterOperator.AtLeast, 20));
        Assert.False(Holds("employees", FilterOperator.Greater, 20));
        Assert.True(Holds("employees", FilterOperator.AtMost, 20));
        Assert.False(Holds("employees", FilterOperator.Less, 20));
        Assert.True(Holds("since", FilterOperator.AtMost, "2021-01-01"));
        Assert.True(Holds("since", FilterOperator.Less, new DateOnly(2019, 5, 2)));
        Assert.True(Holds("key", FilterOperator.Equal, true));
        Assert.True(Holds("key", FilterOperator.Equal, "true"));
        Assert.True(Holds("employees", FilterOperator.Equal, "20"));
    }

    [Fact]
    public void An_absent_field_satisfies_only_what_it_is_not()
    {
        foreach (var field in new[] { "note", "unheard of" })
        {
            Assert.False(Holds(field, FilterOperator.Equal, "x"));
            Assert.False(Holds(field, FilterOperator.AtMost, 5));
            Assert.False(Holds(field, FilterOperator.Contains, "x"));
            Assert.True(Holds(field, FilterOperator.NotEqual, "x"));
            Assert.True(Holds(field, FilterOperator.NotIn, "x", "y"));
            Assert.True(Holds(field, FilterOperator.IsEmpty));
            Assert.False(Holds(field, FilterOperator.IsNotEmpty));
        }
    }

    [Fact]
    public void Failures_name_each_criterion_that_failed_and_what_was_found()
    {
        var filter = Filter.All(
            Filter.Where("city", FilterOperator.Equal, "Lyon"),
            Filter.Where("employees", FilterOperator.AtLeast, 50),
            Filter.Any(Filter.Where("key", FilterOperator.Equal, false), Filter.Where("note", FilterOperator.Equal, "x"))).Bind(Schema);
        Assert.False(filter.Matches(Lyon));
        Assert.Equal([("employees", (FilterValue)20), ("key", true), ("note", FilterValue.Empty)], filter.Failures(Lyon).Select(f => (f.Criterion.Field, f.Actual)));
    }

    [Fact]
    public void Facts_of_another_schema_are_read_by_name()
    {
        var filter = Filter.Where("city", FilterOperator.Equal, "Lyon").Bind(Schema);
        Assert.True(filter.Matches(Facts.Of(("employees", 1), ("city", "Lyon"))));
        Assert.False(filter.Matches(Facts.Empty));
    }

    [Fact]
    public void Everything_holds_for_an_empty_all_and_an_empty_any_is_refused()
    {
        Assert.True(Filter.All().Bind(Schema).Matches(Lyon));
        Assert.Equal("filter.any_of_nothing", Assert.Throws<RuleViolation>(() => Filter.Any()).Code);
        Assert.Equal("filter.number_of_values", Assert.Throws<RuleViolation>(() => Filter.Where("a", FilterOperator.Equal)).Code);
        Assert.Equal("filter.between_is_reversed", Assert.Throws<RuleViolation>(() => Filter.Where("a", FilterOperator.Between, 2, 1)).Code);
    }

    [Fact]
    public void A_filter_and_facts_survive_storage()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Filter filter = Filter.All(Filter.Where("since", FilterOperator.AtMost, new DateOnly(2021, 1, 1)), Filter.Any(Filter.Where("key", FilterOperator.Equal, true)));
        var back = JsonSerializer.Deserialize<Filter>(JsonSerializer.Serialize(filter, options), options)!;
        Assert.True(back.Bind(Schema).Matches(Lyon));
        Assert.Equal(["since", "key"], back.Fields());
        var facts = JsonSerializer.Deserialize<Facts>(JsonSerializer.Serialize(Lyon, options), options)!;
        Assert.True(back.Bind(Schema).Matches(facts));
        Assert.True(facts["note"].IsEmpty);
    }
}
