using System.Text.Json;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;
using static SalesAlign.Domain.Tests.Incentives.Calculation.Given;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>Plans and lines survive storage and requests; a plan that cannot be computed is refused on the way in as well.</summary>
public class SerialisationTests
{
    private static readonly Filter Icp = Filter.All(
        Filter.Where("account.employees", FilterOperator.Between, 15, 50),
        Filter.Any(Filter.Where("account.city", FilterOperator.In, "Boston", "Lyon"), Filter.Where("account.since", FilterOperator.AtMost, new DateOnly(2021, 1, 1))));

    public static TheoryData<Component> EveryKind() =>
    [
        Commission(Accelerators()) with
        {
            OnlyIf = Icp,
            Objectives = [new(Two, 60), new(Three, 40)],
            Multipliers = [new("GTK", Filter.Where("product.series", FilterOperator.Equal, "GTK"), 1.5m)],
            Replacements = [new("GTX Pro", Specificity.Product, Filter.Where("product", FilterOperator.Equal, "GTX Pro"), 0.03m)],
            Gates = [new("retention", 0.9m, GateEffect.Accelerates)],
            Caps = [new(CapScope.Year, timesTargetIncentive: 2)],
            Holdback = new(20, "accepted", 90),
            MinimumPayout = 500,
        },
        new TargetBonusComponent { Id = One, Name = "Bonus", Curve = new(CurveShape.Linear, [new(0.5m, 0), new(1, 1)], goesOn: true) },
        new TargetBonusComponent { Id = One, Name = "Grid", Grid = new("margin", [0, 1], [0, 0.3m], [[0, 0.5m], [1, 1.5m]]) },
        new ScorecardComponent { Id = One, Name = "Scorecard", Metrics = [new("nps", 40, new(CurveShape.Steps, [new(1, 1)])), new("coverage", 60, new(CurveShape.Steps, [new(1, 1)]))] },
        new SpiffComponent { Id = One, Name = "Launch", AmountPerDeal = 100, Window = new(First, Last), Budget = 5_000 },
        new ContestComponent { Id = One, Name = "Contest", Metric = "attainment", Prizes = [2, 1] },
        new DrawComponent { Id = One, Name = "Draw", AmountPerPeriod = 3_000, Recoverable = true, Type = DrawKind.Advance, Paid = new(First, null) },
    ];

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void A_component_survives_being_stored(Component component)
    {
        var json = JsonSerializer.Serialize(component, IncentiveJson.Options);
        var back = JsonSerializer.Deserialize<Component>(json, IncentiveJson.Options)!;
        Assert.Equal(component.GetType(), back.GetType());
        Assert.Equal(json, JsonSerializer.Serialize(back, IncentiveJson.Options));
        CompiledPlan.Compile([back]);
    }

    [Fact]
    public void The_discriminator_may_stand_anywhere()
    {
        const string stored = """
            { "id": "00000000-0000-0000-0000-000000000001", "name": "Flat", "rates": { "mode": "Marginal", "basis": "Credit", "accumulation": "Period",
              "brackets": [ { "from": 0, "rate": 0.05 } ] },
              "onlyIf": { "of": [ { "field": "icp", "operator": "Equal", "values": [ true ], "kind": "field" } ], "kind": "any" }, "kind": "commission" }
            """;
        var component = Assert.IsType<CommissionComponent>(JsonSerializer.Deserialize<Component>(stored, IncentiveJson.Options));
        Assert.Equal(500, component.Pay(Quarter(Deal(10_000, facts: Facts.Of(("icp", true))))).Total());
    }

    [Fact]
    public void A_bad_table_is_refused_on_the_way_in()
    {
        const string descending = """
            { "kind": "commission", "id": "00000000-0000-0000-0000-000000000001", "name": "Bad",
              "rates": { "basis": "Credit", "accumulation": "Period", "mode": "Whole", "brackets": [ { "from": 0, "rate": 0.05 }, { "from": 0, "rate": 0.08 } ] } }
            """;
        var refused = Assert.Throws<RuleViolation>(() => JsonSerializer.Deserialize<Component>(descending, IncentiveJson.Options));
        Assert.Equal("rate_table.not_ascending", refused.Code);
    }

    [Fact]
    public void A_line_with_every_step_survives_being_stored()
    {
        var component = Commission(Accelerators()) with
        {
            OnlyIf = Icp,
            Gates = [new("retention", 0.9m, GateEffect.Accelerates)],
            Caps = [new(CapScope.Period, 8_000.5m)],
            Holdback = new(20, "accepted", 90),
            MinimumPayout = 50_000,
        };
        var icp = Facts.Of(("account.employees", 20), ("account.city", "Lyon"));
        var result = component.Pay(Quarter(Deal(90_000.01m, 1, facts: icp), Deal(40_000, 2, facts: icp), Deal(1, 3)).WithQuota(100_000).WithMetric("retention", 0.8m));
        var json = JsonSerializer.Serialize(result.Lines, IncentiveJson.Options);
        var back = JsonSerializer.Deserialize<List<StatementLine>>(json, IncentiveJson.Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, IncentiveJson.Options));
        Assert.Equal(result.Lines.Count, back.Count);
        Assert.Contains("\"kind\":\"capCut\"", json);
    }

    [Fact]
    public void A_participant_arrives_in_a_request_and_the_result_goes_out()
    {
        var input = Quarter(Deal(90_000, facts: Facts.Of(("icp", true)))).WithQuota(100_000).WithTarget(5_000).WithMetric("retention", 0.9m) with
        {
            Currency = new("JPY"), Eligible = new(First, null), Before = [new(One, 100, Owed: 5)],
        };
        var json = JsonSerializer.Serialize(input, IncentiveJson.Options);
        var back = JsonSerializer.Deserialize<ParticipantInput>(json, IncentiveJson.Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, IncentiveJson.Options));
        Assert.Equal("JPY", back.Currency.Code);
        var component = Commission(Accelerators());
        Assert.Equal(
            JsonSerializer.Serialize(component.Pay(input), IncentiveJson.Options), JsonSerializer.Serialize(component.Pay(back), IncentiveJson.Options));
    }
}
