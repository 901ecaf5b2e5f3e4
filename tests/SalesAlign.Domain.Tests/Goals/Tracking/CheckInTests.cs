using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Tests.Goals.Tracking;

public class CheckInTests
{
    private static readonly DateOnly Monday = new(2026, 5, 4);
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Rita = PersonId.New();

    [Fact]
    public void What_the_data_say_needs_no_reason()
    {
        var checkIn = Said(new(480m, RagStatus.Amber, "not needed", 6, "  Two offers out. "));
        Assert.False(checkIn.IsByHand);
        Assert.Null(checkIn.Manual);
        Assert.Null(checkIn.StatusReason);
        Assert.Equal("Two offers out.", checkIn.Note);
    }

    [Fact]
    public void Another_status_is_marked_dated_and_needs_a_reason()
    {
        Assert.Equal("checkin.status_needs_reason", Refusal(() => Said(new(480m, RagStatus.Green, " ", 6, null))));
        Assert.Equal("checkin.status_has_no_colour", Refusal(() => Said(new(480m, RagStatus.Outdated, "x", 6, null))));
        Assert.Equal("checkin.confidence_out_of_range", Refusal(() => Said(new(480m, RagStatus.Amber, null, 11, null))));
        var checkIn = Said(new(480m, RagStatus.Green, "The contract is signed, the deal closes on Friday.", 9, null));
        Assert.Equal(new ManualStatus(RagStatus.Green, Monday, "The contract is signed, the deal closes on Friday."), checkIn.Manual);
    }

    [Fact]
    public void Green_never_hides_that_nothing_is_known() =>
        Assert.Equal("checkin.green_without_data", Refusal(() => _ = new CheckIn(
            CheckInId.New(), GoalId.New(), null, RagStatus.NoData, new CheckInWords(null, RagStatus.Green, "feels good", 9, null), Rita, Monday, Noon)));

    [Fact]
    public void After_the_end_or_by_somebody_else_a_correction_needs_a_reason()
    {
        var checkIn = Said(new(480m, RagStatus.Amber, null, 6, null));
        checkIn.Correct(new(490m, RagStatus.Amber, null, 7, null), null, Monday, Rita, Monday, Noon);
        Assert.Equal(490m, checkIn.Value);
        var late = new CheckInWords(495m, RagStatus.Amber, null, 7, null);
        Assert.Equal("checkin.correction_needs_reason", Refusal(() => checkIn.Correct(late, null, Monday, Rita, Monday.AddDays(1), Noon)));
        Assert.Equal("checkin.correction_needs_reason", Refusal(() => checkIn.Correct(late, " ", Monday, PersonId.New(), Monday, Noon)));
        checkIn.Correct(late, "An order of April came in late.", Monday, Rita, Monday.AddDays(1), Noon);
        Assert.Equal(("An order of April came in late.", (PersonId?)Rita), (checkIn.EditReason, checkIn.EditedBy));
    }

    [Theory]
    [InlineData("2026-05-01", null, "2026-05-08")]
    [InlineData("2026-05-01", "2026-05-06", "2026-05-13")]
    [InlineData("2026-05-01", "2026-04-20", "2026-05-08")]
    [InlineData("2026-06-01", null, null)]
    public void The_next_one_is_due_a_cadence_after_the_last(string first, string? last, string? due) => Assert.Equal(
        due is null ? null : Day(due), CheckInRhythm.DueOn(Day(first), Day(first).AddDays(29), last is null ? null : Day(last), 7, new DateOnly(2026, 5, 20)));

    [Fact]
    public void The_usual_rule_follows_the_shape_and_withholds_red_early()
    {
        Assert.Equal(RagBasis.AttainmentOfPace, StatusRule.Of(TrackingTerms.Usual, TargetShape.Amount).Basis);
        Assert.Equal(RagBasis.Attainment, StatusRule.Of(TrackingTerms.Usual, TargetShape.Ratio).Basis);
        Assert.Equal((RagStatus.Amber, RagStatus.Red), (StatusRule.Of(TrackingTerms.Usual, TargetShape.Amount).Of(0.02m, 0.08m), StatusRule.Of(TrackingTerms.Usual, TargetShape.Amount).Of(0.04m, 0.16m)));
        var byDistance = StatusRule.Of(TrackingTerms.Usual with { Basis = RagBasis.DistanceFromPace }, TargetShape.Amount);
        Assert.Equal((RagStatus.Amber, RagStatus.Red), (byDistance.Of(0.25m, 0.50m), byDistance.Of(0.24m, 0.50m)));
    }

    [Fact]
    public void Terms_that_make_no_sense_are_refused_beside_their_field()
    {
        var goal = new Goal(
            GoalId.New(), ObjectiveId.New(), MetricId.New(), null, Rita, new FiscalCalendar(1).Parse("2026-Q2"), TargetShape.Amount, new GoalTarget(100m), null, 0m, Rita, Noon);
        var tracking = new GoalTracking(goal.Id);
        Assert.Equal(("zones.out_of_order", "Commit"), Both(() => tracking.Track(TrackingTerms.Usual with { Commit = 110m, Stretch = 120m }, goal, Direction.HigherIsBetter)));
        Assert.Equal(("tracking.zones_need_both", "Stretch"), Both(() => tracking.Track(TrackingTerms.Usual with { Commit = 90m }, goal, Direction.HigherIsBetter)));
        Assert.Equal(("rag.green_below_amber", "GreenFrom"), Both(() => tracking.Track(TrackingTerms.Usual with { GreenFrom = 0.5m }, goal, Direction.HigherIsBetter)));
        tracking.Track(TrackingTerms.Usual with { Commit = 90m, Stretch = 120m }, goal, Direction.HigherIsBetter);
        Assert.Equal(Zone.Target, GoalTracking.ZonesOf(tracking.Terms, 100m, Direction.HigherIsBetter)!.Of(110m));
        Assert.Null(GoalTracking.ZonesOf(tracking.Terms, 130m, Direction.HigherIsBetter));
        Assert.Equal(("tracking.no_lesson", "Lesson"), Both(() => tracking.Conclude(0.7m, " ", Rita, Noon)));
        tracking.Conclude(0.7m, "Ask for the site visit first.", Rita, Noon);
        Assert.Equal(0.7m, tracking.Score);
    }

    private static CheckIn Said(CheckInWords words) => new(CheckInId.New(), GoalId.New(), 470m, RagStatus.Amber, words, Rita, Monday, Noon);

    private static string Refusal(Action act) => Assert.Throws<RuleViolation>(act).Code;

    private static (string Code, string? Field) Both(Action act)
    {
        var violation = Assert.Throws<RuleViolation>(act);
        return (violation.Code, violation.Field);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
