using System.Text.Json;
using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Domain.Tests.Goals.Cascading;

public class DecompositionTests
{
    private static readonly DecompositionPeriod[] Quarters = [new("Q1"), new("Q2"), new("Q3"), new("Q4")];

    private static readonly DecompositionNode[] Team = [new("team", null), new("ann", "team"), new("bob", "team"), new("cy", "team")];

    [Fact]
    public void Equal_parts_of_an_amount_add_up_and_the_spare_cent_goes_to_the_first_listed()
    {
        var result = Split(new(TargetShape.Amount, 100.00m, 2), Team, [new("Y")]);

        Assert.Equal([100.00m, 33.34m, 33.33m, 33.33m], Totals(result));
        Assert.Equal(0.0067m, Math.Round(Row(result, "ann").Value.RoundedBy, 4));
    }

    [Fact]
    public void Seven_reps_and_twelve_months_share_a_hundred_customers_fairly_in_both_directions()
    {
        var reps = Enumerable.Range(1, 7).Select(i => new DecompositionNode("rep" + i, "team")).Prepend(new("team", null)).ToArray();
        var months = Enumerable.Range(1, 12).Select(i => new DecompositionPeriod("M" + i)).ToArray();

        var result = Split(new(TargetShape.Count, 100), reps, months);

        Assert.Equal([100m, 15m, 15m, 14m, 14m, 14m, 14m, 14m], Totals(result));
        AssertAddsUp(result);
        Assert.All(result.Rows.Skip(1).SelectMany(row => row.Value.Cells), cell => Assert.InRange(cell, 1m, 2m));
    }

    [Fact]
    public void By_history_a_newcomer_receives_the_mean_of_those_who_have_one()
    {
        DecompositionNode[] nodes = [new("team", null), new("ann", "team", [300m]), new("new", "team"), new("bob", "team", [100m])];

        var result = Split(new(TargetShape.Amount, 600m), nodes, [new("Y")], AllocationMethod.ByHistory);

        Assert.Equal([600m, 300m, 200m, 100m], Totals(result));
        Assert.Equal(WeightSource.MeanOfSiblings, Row(result, "new").Value.Source);
        Assert.Contains(new DecompositionFinding(DecompositionFindings.MeanOfSiblings, "new"), result.Findings);
    }

    [Fact]
    public void Without_any_history_everyone_receives_the_same_and_it_is_said()
    {
        var result = Split(new(TargetShape.Amount, 90m), Team, [new("Y")], AllocationMethod.ByHistory);

        Assert.Equal([90m, 30m, 30m, 30m], Totals(result));
        Assert.Contains(new DecompositionFinding(DecompositionFindings.EqualForLackOfData, "team"), result.Findings);
    }

    [Fact]
    public void Half_a_year_of_history_counts_as_its_mean_not_as_half_a_seller()
    {
        DecompositionNode[] nodes = [new("team", null), new("ann", "team", [100m, 100m]), new("bob", "team", [null, 100m])];

        var result = Split(new(TargetShape.Amount, 100m), nodes, [new("Y")], AllocationMethod.ByHistory);

        Assert.Equal([100m, 50m, 50m], Totals(result));
        Assert.Contains(new DecompositionFinding(DecompositionFindings.PartialHistory, "bob", Number: 1), result.Findings);
    }

    [Fact]
    public void A_unit_without_own_history_has_that_of_its_people()
    {
        DecompositionNode[] nodes =
        [
            new("company", null), new("east", "company"), new("west", "company"), new("ann", "east", [100m]), new("bob", "east", [200m]),
            new("cy", "west", [100m]), new("new", "west"),
        ];

        var result = Split(
            new(TargetShape.Amount, 800m), nodes, [new("Y")], [new(AllocationMethod.ByHistory), new(AllocationMethod.ByHistory)]);

        Assert.Equal([800m, 600m, 200m, 200m, 400m, 100m, 100m], Totals(result));
        Assert.Equal(WeightSource.SumOfChildren, Row(result, "east").Value.Source);
    }

    [Fact]
    public void By_capacity_nobody_carries_a_target_before_being_on_board()
    {
        DecompositionNode[] nodes = [new("team", null), new("ann", "team", Capacity: [1m, 1m, 1m, 1m]), new("new", "team", Capacity: [0m, 0m, 0.5m, 1m])];

        var result = Split(new(TargetShape.Amount, 1200m), nodes, Quarters, AllocationMethod.ByCapacity);

        Assert.Equal([300m, 300m, 200m, 150m], Row(result, "ann").Value.Cells);
        Assert.Equal([0m, 0m, 100m, 150m], Row(result, "new").Value.Cells);
    }

    [Fact]
    public void By_seasonality_everyone_keeps_an_own_season()
    {
        DecompositionNode[] nodes = [new("team", null), new("ski", "team", [90m, 10m, 10m, 90m]), new("surf", "team", [10m, 90m, 90m, 10m])];

        var result = Split(new(TargetShape.Amount, 4000m), nodes, Quarters, AllocationMethod.BySeasonality);

        Assert.Equal([900m, 100m, 100m, 900m], Row(result, "ski").Value.Cells);
        Assert.Equal([100m, 900m, 900m, 100m], Row(result, "surf").Value.Cells);
    }

    [Fact]
    public void By_potential_and_by_hand_follow_the_numbers_given()
    {
        DecompositionNode[] nodes = [new("team", null), new("ann", "team", Potential: 60m, Share: 3m), new("bob", "team", Potential: 40m, Share: 1m)];

        Assert.Equal([10001.00m, 6000.60m, 4000.40m], Totals(Split(new(TargetShape.Amount, 10001.00m, 2), nodes, [new("Y")], AllocationMethod.ByPotential)));
        Assert.Equal([100m, 75m, 25m], Totals(Split(new(TargetShape.Amount, 100m), nodes, [new("Y")], AllocationMethod.ByHand)));
    }

    [Fact]
    public void Over_assignment_multiplies_down_and_is_shown()
    {
        DecompositionNode[] nodes = [new("company", null), new("east", "company"), new("west", "company"), new("ann", "east"), new("bob", "west")];

        var result = Split(
            new(TargetShape.Amount, 1000m), nodes, Quarters, [new(AllocationMethod.Equal, 5m), new(AllocationMethod.Equal, 10m)]);

        Assert.Equal([1000m, 1050m, 1156m], result.Levels.Select(level => level.Total));
        Assert.Equal([0m, 5m, 15.5m], result.Levels.Select(level => level.CumulativeOverAssignmentPercent));
        Assert.Equal(15.5m, Row(result, "ann").CumulativeOverAssignmentPercent);
    }

    [Fact]
    public void A_pinned_total_stays_and_the_rest_is_spread_again()
    {
        var result = Split(new(TargetShape.Amount, 1000m), Team, Quarters, AllocationMethod.Equal, pins: [new("bob", null, 400m)]);

        Assert.Equal([1000m, 300m, 400m, 300m], Totals(result));
        Assert.Equal([100m, 100m, 100m, 100m], Row(result, "bob").Value.Cells);
        Assert.Equal(WeightSource.Pinned, Row(result, "bob").Value.Source);
        AssertAddsUp(result);
    }

    [Fact]
    public void A_pinned_cell_stays_and_its_siblings_share_the_rest_of_the_period()
    {
        var result = Split(new(TargetShape.Amount, 1200m), Team, Quarters, AllocationMethod.Equal, pins: [new("bob", "Q1", 200m)]);

        Assert.Equal([50m, 100m, 100m, 100m], Row(result, "ann").Value.Cells);
        Assert.Equal([200m, 100m, 100m, 100m], Row(result, "bob").Value.Cells);
        AssertAddsUp(result);
    }

    [Fact]
    public void A_pinned_cell_with_a_pinned_total_moves_within_the_year()
    {
        var result = Split(new(TargetShape.Amount, 1200m), Team, Quarters, AllocationMethod.Equal, pins: [new("bob", "Q1", 200m), new("bob", null, 400m)]);

        Assert.Equal(400m, Row(result, "bob").Value.Total);
        Assert.Equal(200m, Row(result, "bob").Value.Cells[0]);
        Assert.Equal([1200m, 400m, 400m, 400m], Totals(result));
        AssertAddsUp(result);
    }

    [Fact]
    public void A_pinned_period_of_the_target_leaves_the_rest_to_the_others()
    {
        var result = Split(new(TargetShape.Amount, 1000m), Team, Quarters, AllocationMethod.Equal, pins: [new("team", "Q4", 400m)]);

        Assert.Equal([200m, 200m, 200m, 400m], Row(result, "team").Value.Cells);
        AssertAddsUp(result);
    }

    [Theory]
    [InlineData("Y", 101, "decompose.pins_exceed_parent")]
    [InlineData(null, 101, "decompose.pins_exceed_parent")]
    [InlineData(null, 1.5, "decompose.value_too_fine")]
    [InlineData(null, -1, "decompose.negative_value")]
    [InlineData("Z", 1, "decompose.period_unknown")]
    public void Impossible_pins_are_refused(string? period, double value, string code)
    {
        var refusal = Assert.Throws<RuleViolation>(() => Split(
            new(TargetShape.Amount, 100m), Team, [new("Y")], AllocationMethod.Equal, pins: [new("ann", period, (decimal)value)]));

        Assert.Equal(code, refusal.Code);
    }

    [Fact]
    public void Pins_on_everyone_that_fall_short_of_the_target_are_refused()
    {
        var refusal = Assert.Throws<RuleViolation>(() => Split(
            new(TargetShape.Amount, 100m), Team, [new("Y")], AllocationMethod.Equal, pins: [new("ann", null, 10m), new("bob", null, 10m), new("cy", null, 10m)]));

        Assert.Equal("decompose.pins_fall_short", refusal.Code);
    }

    [Fact]
    public void A_split_by_hand_without_shares_is_refused() =>
        Assert.Equal("decompose.weights_missing", Assert.Throws<RuleViolation>(
            () => Split(new(TargetShape.Amount, 100m), Team, [new("Y")], AllocationMethod.ByHand)).Code);

    [Fact]
    public void Closed_periods_keep_their_values_and_a_newcomer_shares_only_what_is_open()
    {
        DecompositionPeriod[] periods = [new("Q1", Closed: true), new("Q2"), new("Q3"), new("Q4")];
        ClosedValue[] closed = [new("team", "Q1", 100m), new("ann", "Q1", 70m), new("bob", "Q1", 30m), new("cy", "Q1", 0m)];

        var result = Split(new(TargetShape.Amount, 1000m), Team, periods, AllocationMethod.Equal, closed: closed);

        Assert.Equal([100m, 300m, 300m, 300m], Row(result, "team").Value.Cells);
        Assert.Equal([70m, 100m, 100m, 100m], Row(result, "ann").Value.Cells);
        Assert.Equal([0m, 100m, 100m, 100m], Row(result, "cy").Value.Cells);
        AssertAddsUp(result);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void A_closed_period_that_does_not_add_up_is_left_alone_and_said()
    {
        DecompositionPeriod[] periods = [new("Q1", Closed: true), new("Q2")];
        ClosedValue[] closed = [new("team", "Q1", 100m), new("ann", "Q1", 70m), new("bob", "Q1", 10m), new("cy", "Q1", 0m)];

        var result = Split(new(TargetShape.Amount, 1000m), Team, periods, AllocationMethod.Equal, closed: closed);

        Assert.Contains(new DecompositionFinding(DecompositionFindings.ClosedDoesNotAddUp, "team", "Q1", -20m), result.Findings);
        Assert.Equal([370m, 310m, 300m], Totals(result)[1..]);
    }

    [Fact]
    public void A_share_divides_numerator_and_denominator_and_recomputes_the_ratio()
    {
        DecompositionNode[] nodes =
        [
            new("company", null), new("east", "company", [80m], DenominatorHistory: [100m]), new("west", "company", [40m], DenominatorHistory: [300m]),
        ];

        var result = Split(DecompositionTarget.OfRatio(0.60m, 2000m), nodes, [new("Y")], AllocationMethod.ByHistory);

        Assert.Equal([1200m, 800m, 400m], Totals(result));
        Assert.Equal([2000m, 500m, 1500m], result.Rows.Select(row => row.Denominator!.Total));
        Assert.Equal(0.6m, Row(result, "company").Ratio);
        Assert.Equal(400m / 1500m, Row(result, "west").Ratio);
        Assert.Contains(new DecompositionFinding(DecompositionFindings.AboveWhole, "east", Number: 1.6m), result.Findings);
    }

    [Fact]
    public void A_finding_says_which_number_of_a_ratio_it_is_about()
    {
        DecompositionNode[] nodes = [new("team", null), new("ann", "team", [8m], DenominatorHistory: [10m]), new("new", "team", DenominatorHistory: [10m])];

        var finding = Assert.Single(Split(DecompositionTarget.OfRatio(0.8m, 100m), nodes, [new("Y")], AllocationMethod.ByHistory).Findings);

        Assert.Equal(new(DecompositionFindings.MeanOfSiblings, "new", Part: TargetPart.Value), finding);
    }

    [Fact]
    public void Pinned_cells_above_the_pinned_total_name_the_person()
    {
        var refusal = Assert.Throws<RuleViolation>(() => Split(
            new(TargetShape.Amount, 1200m), Team, Quarters, AllocationMethod.Equal, pins: [new("bob", "Q1", 200m), new("bob", null, 150m)]));

        Assert.Equal(("decompose.pinned_cells_exceed_pinned_total", "bob"), (refusal.Code, refusal.Arguments[0]));
    }

    [Fact]
    public void Milestones_are_not_divided()
    {
        var result = Split(new(TargetShape.Milestones, 4m), Team, Quarters);

        Assert.All(result.Rows, row => Assert.Equal(4m, row.Value.Total));
        Assert.Equal(DecompositionFindings.MilestonesNotDivided, Assert.Single(result.Findings).Code);
    }

    [Theory]
    [InlineData("decompose.more_than_one_top", "a", null, "b", null)]
    [InlineData("decompose.node_twice", "a", null, "a", "a")]
    [InlineData("decompose.parent_unknown", "a", null, "b", "c")]
    [InlineData("decompose.no_top", "a", "b", "b", "a")]
    public void Nodes_that_are_not_one_tree_are_refused(string code, string first, string? firstParent, string second, string? secondParent) =>
        Assert.Equal(code, Assert.Throws<RuleViolation>(
            () => Split(new(TargetShape.Amount, 1m), [new(first, firstParent), new(second, secondParent)], [new("Y")])).Code);

    [Fact]
    public void Request_and_result_survive_a_round_trip_through_json()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
        var request = new DecompositionRequest(
            DecompositionTarget.OfRatio(0.5m, 10m), Team, Quarters, AllocationMethod.Equal, [new(AllocationMethod.Equal, 5m)], [new("ann", "Q1", 1m)]);

        var read = JsonSerializer.Deserialize<DecompositionRequest>(JsonSerializer.Serialize(request, options), options)!;
        var result = JsonSerializer.Serialize(Decomposition.Split(read), options);

        Assert.Equal(result, JsonSerializer.Serialize(Decomposition.Split(request), options));
        Assert.Equal(result, JsonSerializer.Serialize(JsonSerializer.Deserialize<DecompositionResult>(result, options), options));
    }

    internal static void AssertAddsUp(DecompositionResult result)
    {
        foreach (var row in result.Rows)
        {
            Assert.Equal(row.Value.Total, row.Value.Cells.Sum());
            var children = result.Rows.Where(child => child.ParentKey == row.Key).ToList();
            if (children.Count == 0) continue;
            Assert.Equal(row.Value.Total, children.Sum(child => child.Value.Total));
            for (var p = 0; p < row.Value.Cells.Count; p++) Assert.Equal(row.Value.Cells[p], children.Sum(child => child.Value.Cells[p]));
        }
    }

    private static DecompositionResult Split(
        DecompositionTarget target, DecompositionNode[] nodes, DecompositionPeriod[] periods, AllocationMethod method = AllocationMethod.Equal,
        DecompositionPin[]? pins = null, ClosedValue[]? closed = null)
    {
        var phasing = method is AllocationMethod.ByCapacity or AllocationMethod.ByPotential or AllocationMethod.ByHand ? AllocationMethod.Equal : method;
        return Decomposition.Split(new(target, nodes, periods, phasing, [new(method)], pins, closed));
    }

    private static DecompositionResult Split(DecompositionTarget target, DecompositionNode[] nodes, DecompositionPeriod[] periods, LevelRule[] levels) =>
        Decomposition.Split(new(target, nodes, periods, AllocationMethod.Equal, levels));

    private static decimal[] Totals(DecompositionResult result) => [.. result.Rows.Select(row => row.Value.Total)];

    private static DecompositionRow Row(DecompositionResult result, string key) => result.Rows.Single(row => row.Key == key);
}
