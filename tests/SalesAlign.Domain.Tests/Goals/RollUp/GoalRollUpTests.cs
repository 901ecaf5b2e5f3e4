using System.Text.Json;
using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Domain.Tests.Goals.RollUp;

public class GoalRollUpTests
{
    internal static readonly DateOnly First = new(2026, 1, 1);
    internal static readonly DateOnly Last = new(2026, 12, 31);

    [Fact]
    public void A_mean_takes_weights_and_clamps_each_child()
    {
        var company = Standing([Mean("company"), Own("east", 150m, 75m), Own("west", 50m, 25m)], "company");

        Assert.Equal(0.875m, company.Progress);
        Assert.Equal(87.5m, company.Current);
        Assert.Equal(2, company.CountedChildren);
    }

    [Fact]
    public void A_child_without_data_is_left_out_counted_as_missing_and_keeps_the_parent_from_green()
    {
        var company = Standing([Mean("company"), Own("east", 95m), Own("west", null)], "company");

        Assert.Equal(0.95m, company.Progress);
        Assert.Equal((1, 1), (company.CountedChildren, company.MissingChildren));
        Assert.Equal((RagStatus.NoData, StatusReason.Child, "west"), (company.Status, company.Why, company.WhyKey));
        Assert.Equal(RagStatus.Green, company.OwnStatus);
    }

    [Fact]
    public void Status_is_the_worst_and_names_the_goal_where_the_cause_lies()
    {
        RollUpGoal[] goals = [Mean("company"), Mean("east", "company"), Own("ann", 100m, parent: "east"), Own("bob", 10m, parent: "east"), Own("west", 100m)];

        var company = Standing(goals, "company");

        Assert.Equal((RagStatus.Red, StatusReason.Child, "bob"), (company.Status, company.Why, company.WhyKey));
    }

    [Fact]
    public void A_sum_is_measured_against_the_parents_own_target()
    {
        var parent = Own("company", null, parent: null) with { Source = ProgressSource.SumOfChildren, Target = 400m };

        var company = Standing([parent, Own("east", 100m), Own("west", 100m)], "company");

        Assert.Equal((200m, 0.5m), (company.Current, company.Progress));
        Assert.Equal((RagStatus.Red, StatusReason.Threshold, "company"), (company.Status, company.Why, company.WhyKey));
    }

    [Fact]
    public void A_parent_with_its_own_metric_keeps_its_own_status()
    {
        var company = Standing([Own("company", 95m, parent: null), Own("east", 10m)], "company");

        Assert.Equal((0.95m, RagStatus.Green), (company.Progress!.Value, company.Status));
    }

    [Fact]
    public void Milestones_count_by_weight()
    {
        var goal = Own("a", null, parent: null) with { Source = ProgressSource.Milestones, Milestones = [new(true), new(false, 3m)] };

        Assert.Equal(0.25m, Standing([goal], "a").Progress);
    }

    [Fact]
    public void Silence_is_never_green()
    {
        var goal = Own("a", 100m, parent: null) with { CadenceDays = 7, LastUpdated = new(2026, 3, 1) };

        Assert.Equal(RagStatus.Green, Standing([goal], "a", new(2026, 3, 8)).Status);
        Assert.Equal((RagStatus.Outdated, StatusReason.PastCadence), Why(Standing([goal], "a", new(2026, 3, 9))));
        Assert.Equal(RagStatus.Outdated, Standing([Mean("company"), goal with { ParentKey = "company" }], "company", new(2026, 3, 9)).Status);
    }

    [Fact]
    public void A_goal_that_is_over_is_not_outdated()
    {
        var goal = Own("a", 100m, parent: null) with { CadenceDays = 7, LastUpdated = Last };

        Assert.Equal(RagStatus.Green, Standing([goal], "a", Last.AddYears(1)).Status);
    }

    [Fact]
    public void A_goal_whose_period_has_not_begun_is_neither_missing_nor_bad()
    {
        var later = Own("q4", null) with { First = new(2026, 10, 1) };

        var company = Standing([Mean("company"), Own("q1", 95m), later], "company", new(2026, 3, 31));

        Assert.Equal((RagStatus.Green, 0), (company.Status, company.MissingChildren));
    }

    [Fact]
    public void A_status_set_by_hand_ends_with_the_next_data_and_never_hides_their_lack()
    {
        var manual = new ManualStatus(RagStatus.Green, new(2026, 3, 10), "contract signed, booked next week");
        var goal = Own("a", 10m, parent: null) with { LastUpdated = new(2026, 3, 9), Manual = manual };

        Assert.True(Standing([goal], "a", new(2026, 3, 11)) is { Status: RagStatus.Green, Why: StatusReason.SetByHand, IsManual: true });
        Assert.True(Standing([goal with { LastUpdated = new(2026, 3, 11) }], "a", new(2026, 3, 11)) is { Status: RagStatus.Red, IsManual: false });
        Assert.Equal(RagStatus.NoData, Standing([goal with { Current = null }], "a", new(2026, 3, 11)).Status);
        Assert.Equal(RagStatus.Outdated, Standing([goal with { CadenceDays = 7 }], "a", new(2026, 3, 20)).Status);
    }

    [Fact]
    public void Goals_in_a_circle_or_with_an_unknown_parent_are_reported_not_refused()
    {
        var result = GoalRollUp.Evaluate(new([Mean("a", "b"), Mean("b", "a"), Own("c", 95m, parent: "gone")], Last));

        Assert.Equal(2, result.Findings.Count(finding => finding.Code == RollUpFindings.InACircle));
        Assert.Contains(new RollUpFinding(RollUpFindings.ParentUnknown, "c", "gone"), result.Findings);
        Assert.Equal([RagStatus.NoData, RagStatus.NoData, RagStatus.Green], result.Goals.Select(goal => goal.Status));
    }

    [Fact]
    public void Weights_that_cannot_be_used_count_equally_and_it_is_said()
    {
        var result = GoalRollUp.Evaluate(new([Mean("company"), Own("east", 100m, 0m), Own("west", 50m, 0m)], Last));

        Assert.Equal(0.75m, result.Goals[0].Progress);
        Assert.Equal(RollUpFindings.WeightsUnusable, Assert.Single(result.Findings).Code);
    }

    [Fact]
    public void Request_and_result_survive_a_round_trip_through_json()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
        var request = new RollUpRequest(
            [Mean("company"), Own("east", 95m) with { Zones = new(80m, 100m, 120m), Rule = new(RagBasis.DistanceFromPace, redBehind: 0.3m) }], Last);

        var read = JsonSerializer.Deserialize<RollUpRequest>(JsonSerializer.Serialize(request, options), options)!;

        Assert.Equal(JsonSerializer.Serialize(GoalRollUp.Evaluate(request), options), JsonSerializer.Serialize(GoalRollUp.Evaluate(read), options));
    }

    internal static RollUpGoal Mean(string key, string? parent = null) => new(key, parent, ProgressSource.MeanOfChildren, 0m, 100m, First, Last);

    internal static RollUpGoal Own(string key, decimal? current, decimal? weight = null, string? parent = "company") =>
        new(key, parent, ProgressSource.OwnMetric, 0m, 100m, First, Last, current, Weight: weight);

    private static GoalStanding Standing(RollUpGoal[] goals, string key, DateOnly? asOf = null) =>
        GoalRollUp.Evaluate(new(goals, asOf ?? Last)).Goals.Single(goal => goal.Key == key);

    private static (RagStatus Status, StatusReason Why) Why(GoalStanding standing) => (standing.Status, standing.Why);
}
