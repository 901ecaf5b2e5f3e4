using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Tests.Alerts;

public sealed class AlertCaseTests
{
    private static readonly PersonId Owner = PersonId.New();
    private static readonly PersonId Other = PersonId.New();
    private static readonly DateTimeOffset Now = new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 11);
    private static readonly ResponseOption Coach = new(Guid.NewGuid(), "Coach", 5, 3);
    private static readonly ResponseOption Reprice = new(Guid.NewGuid(), "Lower the price", 1, 4);

    [Fact]
    public void A_case_walks_from_detection_to_a_lesson()
    {
        var found = Raised();
        found.Explain(["Fewer deals", "Fewer visits"], [new(CauseCategory.Process, " Visits were cut ", false, true, [])]);
        found.Analyse(Owner, Now, Today);
        found.Weigh([Coach, Reprice]);
        found.Decide(Coach.Id, "Feasible at once", new CasePilot("North", "Visits a week", Today.AddDays(20)), Owner, Now, Today);
        var action = found.AddAction("Two visits a day", Other, Today.AddDays(7), Today);
        found.Mark(action.Id, Today.AddDays(3));
        found.Act(Owner, Now, Today.AddDays(3));
        found.Examine(new CaseCheck(0.4m, 0.1m, CheckVerdict.CameBack, "2026-Q1", "2026-Q2", Today.AddDays(40), "Back above last quarter"), Owner, Now, Today.AddDays(40));
        found.Close("Visits come first", Owner, Now, Today.AddDays(41));

        Assert.Equal(CaseState.Closed, found.State);
        Assert.Equal("Visits were cut", found.Causes[0].Text);
        Assert.Null(found.DueOn);
        Assert.Equal(
            [CaseStepKind.Detected, CaseStepKind.Analysed, CaseStepKind.Decided, CaseStepKind.Acted, CaseStepKind.Checked, CaseStepKind.Closed],
            found.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void A_cause_is_borne_out_by_records_and_notes_each_named_once()
    {
        var found = Raised();
        var deal = new CaseEvidence(EvidenceKind.Deal, "Acme · D7", Guid.NewGuid());
        var rows = new CaseEvidence(EvidenceKind.Metric, "Won amount", Guid.NewGuid(), 12m, "/performance/figures?metric=1");
        var note = new CaseEvidence(EvidenceKind.Note, "Three customers said so");
        found.Explain(["Fewer deals"], [new(CauseCategory.Process, "Visits were cut", false, true, [deal, rows, note, deal, note])]);
        Assert.Equal([deal, rows, note], found.Causes[0].Evidence);

        Refuses("alerts.evidence_without_text", () => found.Explain(["Why"], [new(CauseCategory.Process, "Visits", false, true, [note with { Text = " " }])]));
        foreach (var elsewhere in new[] { "https://example.com", "//example.com", "/\\example.com", "javascript:alert(1)" })
        {
            Refuses("alerts.evidence_elsewhere", () => found.Explain(["Why"], [new(CauseCategory.Process, "Visits", false, true, [rows with { Path = elsewhere }])]));
        }
        Refuses("alerts.too_much_evidence", () => found.Explain(["Why"], [new(CauseCategory.Process, "Visits", false, true, [.. Enumerable.Range(0, 51).Select(i => new CaseEvidence(EvidenceKind.Note, $"Note {i}"))])]));
        Assert.Equal([deal, rows, note], found.Causes[0].Evidence);
    }

    [Fact]
    public void No_step_can_be_skipped()
    {
        var found = Raised();
        Refuses("alerts.no_why", () => found.Analyse(Owner, Now, Today));
        found.Explain(["Fewer deals"], [new(CauseCategory.Market, "The market shrank", true, false, [])]);
        Refuses("alerts.no_root_cause", () => found.Analyse(Owner, Now, Today));
        Refuses("alerts.not_analysed", () => found.Decide(Coach.Id, "x", null, Owner, Now, Today));
        Refuses("alerts.decide_first", () => found.AddAction("x", Owner, Today, Today));
        Refuses("alerts.not_acted", () => found.Examine(Back, Owner, Now, Today));
        Refuses("alerts.not_checked", () => found.Close("x", Owner, Now, Today));

        found.Explain(["Fewer deals"], [new(CauseCategory.Market, "The market shrank", true, true, [])]);
        found.Analyse(Owner, Now, Today);
        found.Weigh([Coach]);
        Refuses("alerts.nothing_to_choose", () => found.Decide(Coach.Id, "x", null, Owner, Now, Today));
        found.Weigh([Coach, Reprice]);
        Refuses("alerts.unknown_option", () => found.Decide(Guid.NewGuid(), "x", null, Owner, Now, Today));
        Refuses("alerts.no_reason", () => found.Decide(Coach.Id, " ", null, Owner, Now, Today));
        Refuses("alerts.pilot_without_metric", () => found.Decide(Coach.Id, "x", new("North", "", Today.AddDays(1)), Owner, Now, Today));
        Refuses("alerts.pilot_in_the_past", () => found.Decide(Coach.Id, "x", new("North", "Visits", Today), Owner, Now, Today));
        found.Decide(Coach.Id, "x", null, Owner, Now, Today);
        Refuses("alerts.options_stand", () => found.Weigh([Coach]));
        Refuses("alerts.causes_stand", () => found.Explain([], []));
        Refuses("alerts.no_action", () => found.Act(Owner, Now, Today));
        found.AddAction("x", Owner, Today, Today);
        Refuses("alerts.actions_open", () => found.Act(Owner, Now, Today));
    }

    [Fact]
    public void A_case_whose_measure_did_not_come_back_goes_back_to_the_causes_instead_of_being_closed()
    {
        var found = Checked(CheckVerdict.NotBack);
        Refuses("alerts.did_not_come_back", () => found.Close("We tried", Owner, Now, Today));
        found.Reopen("The price was the cause after all", Owner, Now, Today);
        Assert.Equal((CaseState.Detected, null, null), (found.State, found.Check, found.ChosenOptionId));
        Assert.NotEmpty(found.Causes);
    }

    [Fact]
    public void Dismissing_needs_a_reason_and_an_ended_case_takes_nothing_more()
    {
        var found = Raised();
        Refuses("alerts.no_reason", () => found.Dismiss("  ", Owner, Now, Today));
        found.Dismiss("On leave", Owner, Now, Today);
        Refuses("alerts.case_has_ended", () => found.Dismiss("Again", Owner, Now, Today));
        Refuses("alerts.case_has_ended", () => found.HandOver(Other, Owner, Now, null));
        found.Reopen("Back from leave, still falling", Owner, Now, Today);
        Assert.True(found.IsOpen);
    }

    [Fact]
    public void What_is_found_again_is_the_same_case_and_only_worse_news_is_told()
    {
        var found = Raised(AlertGrade.Watch);
        Assert.Null(found.SeeAgain(Finding(AlertGrade.Watch), Now.AddDays(1), Today.AddDays(1)));
        Assert.Equal(CaseNoticeReason.Worsened, found.SeeAgain(Finding(AlertGrade.Critical), Now.AddDays(1), Today.AddDays(1)));
        // Critical leaves a day, whatever the mild grade had left.
        Assert.Equal(new DateOnly(2026, 3, 13), found.DueOn);
        Assert.Null(found.SeeAgain(Finding(AlertGrade.Serious), Now.AddDays(2), Today.AddDays(2)));
        Assert.True(found.NoMoreSeen(Now.AddDays(3)));
        Assert.False(found.NoMoreSeen(Now.AddDays(4)));
        Assert.True(found.IsOpen);
        Assert.Equal(CaseNoticeReason.Returned, found.SeeAgain(Finding(AlertGrade.Serious), Now.AddDays(5), Today.AddDays(5)));
        Assert.Equal(0.4m, found.Before);
    }

    [Fact]
    public void A_dismissed_deviation_stays_silent_until_it_was_gone_or_gets_worse()
    {
        var found = Raised(AlertGrade.Serious);
        Assert.False(found.Silences(Finding(AlertGrade.Serious)));
        found.Dismiss("Known", Owner, Now, Today);
        Assert.True(found.Silences(Finding(AlertGrade.Serious)));
        Assert.True(found.Silences(Finding(AlertGrade.Watch)));
        Assert.False(found.Silences(Finding(AlertGrade.Critical)));
        found.NoMoreSeen(Now.AddDays(1));
        Assert.False(found.Silences(Finding(AlertGrade.Watch)));
    }

    [Theory]
    // Wednesday: one working day is Thursday, three are Monday, five are Wednesday.
    [InlineData(AlertGrade.Critical, "2026-03-12")]
    [InlineData(AlertGrade.Serious, "2026-03-16")]
    [InlineData(AlertGrade.Watch, "2026-03-18")]
    public void The_first_step_is_due_by_grade(AlertGrade grade, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Raised(grade).DueOn);

    [Fact]
    public void The_worse_and_the_later_the_higher_it_climbs()
    {
        Assert.Equal(0, TimeLimit.LevelsUp(AlertGrade.Critical, Today, Today));
        Assert.Equal(1, TimeLimit.LevelsUp(AlertGrade.Critical, Today, Today.AddDays(1)));
        Assert.Equal(2, TimeLimit.LevelsUp(AlertGrade.Critical, Today, Today.AddDays(3)));
        Assert.Equal(1, TimeLimit.LevelsUp(AlertGrade.Serious, Today, Today.AddDays(5)));
        Assert.Equal(0, TimeLimit.LevelsUp(AlertGrade.Watch, Today, Today.AddDays(9)));
        Assert.Equal(1, TimeLimit.LevelsUp(AlertGrade.Watch, Today, Today.AddDays(10)));
        Assert.Equal(0, TimeLimit.LevelsUp(AlertGrade.Critical, null, Today));
    }

    [Fact]
    public void Whether_it_came_back_is_read_off_the_rules_mildest_threshold()
    {
        Assert.Equal(CheckVerdict.CameBack, CaseRecovery.Of(0.4m, 0.1m, 0.2m, largerIsWorse: true));
        Assert.Equal(CheckVerdict.Better, CaseRecovery.Of(0.4m, 0.2m, 0.2m, largerIsWorse: true));
        Assert.Equal(CheckVerdict.NotBack, CaseRecovery.Of(0.4m, 0.4m, 0.2m, largerIsWorse: true));
        Assert.Equal(CheckVerdict.CameBack, CaseRecovery.Of(0.5m, 0.95m, 0.9m, largerIsWorse: false));
        Assert.Equal(CheckVerdict.NotBack, CaseRecovery.Of(0.5m, 0.3m, 0.9m, largerIsWorse: false));
    }

    [Fact]
    public void Quiet_hours_may_span_midnight_and_end_by_the_companys_clock()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var quiet = new QuietHours(new(20, 0), new(7, 0));
        // 22:30 in Berlin waits until 7:00 the next day, 3:00 until 7:00 the same day, noon does not wait.
        Assert.Equal(new DateTimeOffset(2026, 1, 13, 6, 0, 0, TimeSpan.Zero), quiet.NextAllowed(new(2026, 1, 12, 21, 30, 0, TimeSpan.Zero), berlin));
        Assert.Equal(new DateTimeOffset(2026, 1, 12, 6, 0, 0, TimeSpan.Zero), quiet.NextAllowed(new(2026, 1, 12, 2, 0, 0, TimeSpan.Zero), berlin));
        var noon = new DateTimeOffset(2026, 1, 12, 11, 0, 0, TimeSpan.Zero);
        Assert.Equal(noon, quiet.NextAllowed(noon, berlin));
        Assert.Equal(noon, QuietHours.None.NextAllowed(noon, berlin));
        // In the night to summer time the clock has no half past two.
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), new QuietHours(new(1, 0), new(2, 30)).NextAllowed(new(2026, 3, 29, 0, 15, 0, TimeSpan.Zero), berlin));
    }

    private static CaseCheck Back => new(0.4m, 0.1m, CheckVerdict.CameBack, null, null, Today, "Better");

    private static AlertCase Checked(CheckVerdict verdict)
    {
        var found = Raised();
        found.Explain(["Fewer deals"], [new(CauseCategory.Process, "Visits", false, true, [])]);
        found.Analyse(Owner, Now, Today);
        found.Weigh([Coach, Reprice]);
        found.Decide(Coach.Id, "x", null, Owner, Now, Today);
        found.Mark(found.AddAction("x", Owner, Today, Today).Id, Today);
        found.Act(Owner, Now, Today);
        found.Examine(Back with { Verdict = verdict, After = 0.4m }, Owner, Now, Today);
        return found;
    }

    private static AlertCase Raised(AlertGrade grade = AlertGrade.Serious) => AlertCase.Raise(
        AlertCaseId.New(),
        new AlertRule(AlertRuleId.New(), "Falling revenue", new(AlertIndex.MetricFall, AlertLevel.Person, new(0.2m, 0.35m, 0.5m), MetricId.New()), null, AlertOwner.ManagerAbove, AlertCadence.OnChange),
        Finding(grade), Owner, Now, Today);

    private static AlertFinding Finding(AlertGrade grade) => new(new("p:1", AlertLevel.Person, "Rita"), grade, 0.4m, 0.35m, 60m, 100m, "2026-Q1", []);

    private static void Refuses(string code, Action act) => Assert.Equal(code, Assert.Throws<RuleViolation>(act).Code);
}
