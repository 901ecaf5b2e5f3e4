using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Alerts;

/// <content>The way of a case: what may be written in which state, and what it takes to go on.</content>
public sealed partial class AlertCase
{
    /// <summary>Keeps what is known of the causes so far. After the decision they stand: whoever wants to think anew reopens the case.</summary>
    public void Explain(IReadOnlyList<string> whys, IReadOnlyList<CaseCause> causes)
    {
        MustBeOpen();
        RuleViolation.Unless(State is CaseState.Detected or CaseState.Analysed, "alerts.causes_stand");
        var asked = whys.Select(why => why.Trim()).Where(why => why.Length > 0).ToList();
        if (asked.Count > CaseDemands.MostWhys) throw new RuleViolation("alerts.too_many_whys", CaseDemands.MostWhys) { Field = "Whys" };
        foreach (var why in asked) CaseDemands.Text(why, "Whys", "alerts.no_why");
        foreach (var cause in causes)
        {
            CaseDemands.Text(cause.Text, "Causes", "alerts.cause_without_text");
            CaseDemands.Evidence(cause.Evidence, "Causes");
        }
        Whys = asked;
        Causes = [.. causes.Select(cause => cause with { Text = cause.Text.Trim(), Evidence = CaseDemands.Once(cause.Evidence) })];
    }

    /// <summary>Links records that bear the case out; one that is linked already stays as it is.</summary>
    public void Link(IReadOnlyList<CaseEvidence> evidence)
    {
        MustBeOpen();
        CaseDemands.Evidence(evidence, "Evidence");
        Evidence = CaseDemands.Once(evidence);
    }

    /// <summary>The causes are known: at least one why was asked, and a root cause is named.</summary>
    public void Analyse(PersonId by, DateTimeOffset at, DateOnly on)
    {
        MustBe(CaseState.Detected);
        if (Whys.Count == 0) throw new RuleViolation("alerts.no_why") { Field = "Whys" };
        if (!Causes.Any(cause => cause.IsRoot)) throw new RuleViolation("alerts.no_root_cause") { Field = "Causes" };
        Enter(CaseState.Analysed, on);
        Note(CaseStepKind.Analysed, by, at, Causes.First(cause => cause.IsRoot).Text);
    }

    /// <summary>Possible responses with their scores; they may be gathered while causes are looked for, until one is chosen.</summary>
    public void Weigh(IReadOnlyList<ResponseOption> options)
    {
        MustBeOpen();
        RuleViolation.Unless(State is CaseState.Detected or CaseState.Analysed, "alerts.options_stand");
        CaseDemands.Options(options);
        Options = [.. options.Select(option => option with { Text = option.Text.Trim() })];
    }

    /// <summary>One response is chosen, with the reason, and with a trial first where there is one.</summary>
    /// <exception cref="RuleViolation">There was nothing to choose from, the option is unknown, or the pilot has no scope or nothing to be judged by.</exception>
    public void Decide(Guid option, string reason, CasePilot? pilot, PersonId by, DateTimeOffset at, DateOnly on)
    {
        MustBe(CaseState.Analysed);
        if (Options.Count < 2) throw new RuleViolation("alerts.nothing_to_choose") { Field = "Options" };
        if (Options.FirstOrDefault(o => o.Id == option) is not { } chosen) throw new RuleViolation("alerts.unknown_option") { Field = "Option" };
        CaseDemands.Text(reason, "Reason", "alerts.no_reason");
        if (pilot is not null)
        {
            CaseDemands.Text(pilot.Scope, "PilotScope", "alerts.pilot_without_scope");
            CaseDemands.Text(pilot.SuccessMetric, "PilotMetric", "alerts.pilot_without_metric");
            if (pilot.Until <= on) throw new RuleViolation("alerts.pilot_in_the_past") { Field = "PilotUntil" };
        }
        ChosenOptionId = option;
        DecisionReason = reason.Trim();
        Pilot = pilot is null ? null : pilot with { Scope = pilot.Scope.Trim(), SuccessMetric = pilot.SuccessMetric.Trim() };
        Enter(CaseState.Decided, on);
        Note(CaseStepKind.Decided, by, at, chosen.Text);
    }

    /// <summary>Gives somebody something to do about it.</summary>
    public CaseAction AddAction(string text, PersonId owner, DateOnly dueOn, DateOnly on)
    {
        MustBeOpen();
        RuleViolation.Unless(State is CaseState.Decided or CaseState.Acted, "alerts.decide_first");
        CaseDemands.Text(text, "Text", "alerts.action_without_text");
        if (dueOn < on) throw new RuleViolation("alerts.due_in_the_past") { Field = "DueOn" };
        var action = new CaseAction(Guid.CreateVersion7(), text.Trim(), owner, dueOn, null);
        Actions = [.. Actions, action];
        return action;
    }

    /// <summary>Somebody has done, or not yet done, what they were to do.</summary>
    public void Mark(Guid action, DateOnly? doneOn)
    {
        MustBeOpen();
        RuleViolation.Unless(State is CaseState.Decided or CaseState.Acted, "alerts.decide_first");
        RuleViolation.Unless(Actions.Any(a => a.Id == action), "alerts.unknown_action");
        Actions = [.. Actions.Select(a => a.Id == action ? a with { DoneOn = doneOn } : a)];
    }

    public void DropAction(Guid action)
    {
        MustBeOpen();
        RuleViolation.Unless(State is CaseState.Decided or CaseState.Acted, "alerts.decide_first");
        RuleViolation.Unless(Actions.Any(a => a.Id == action && a.DoneOn is null), "alerts.unknown_action");
        Actions = [.. Actions.Where(a => a.Id != action)];
    }

    /// <summary>All that was to be done is done; from now on the measure has time to come back.</summary>
    public void Act(PersonId by, DateTimeOffset at, DateOnly on)
    {
        MustBe(CaseState.Decided);
        if (Actions.Count == 0) throw new RuleViolation("alerts.no_action") { Field = "Actions" };
        var open = Actions.Count(action => action.DoneOn is null);
        if (open > 0) throw new RuleViolation("alerts.actions_open", open) { Field = "Actions" };
        Enter(CaseState.Acted, on);
        Note(CaseStepKind.Acted, by, at);
    }

    /// <summary>Looks at the measure again. May be done more than once; the last look counts.</summary>
    /// <param name="check">Read live from the same measure that raised the case.</param>
    public void Examine(CaseCheck check, PersonId by, DateTimeOffset at, DateOnly on)
    {
        MustBeOpen();
        RuleViolation.Unless(State is CaseState.Acted or CaseState.Checked, "alerts.not_acted");
        CaseDemands.Text(check.Note, "Note", "alerts.check_without_note");
        Check = check with { Note = check.Note.Trim() };
        Enter(CaseState.Checked, on);
        Note(CaseStepKind.Checked, by, at, check.Note);
    }

    /// <summary>The matter is settled: the measure came back or is at least better, and somebody says what was learnt.</summary>
    /// <exception cref="RuleViolation">Nobody looked, nothing changed, or nothing was learnt.</exception>
    public void Close(string lesson, PersonId by, DateTimeOffset at, DateOnly on)
    {
        MustBeOpen();
        RuleViolation.Unless(State == CaseState.Checked && Check is not null, "alerts.not_checked");
        RuleViolation.Unless(Check.Verdict != CheckVerdict.NotBack, "alerts.did_not_come_back");
        CaseDemands.Text(lesson, "Lesson", "alerts.no_lesson");
        Lesson = lesson.Trim();
        End(CaseState.Closed, CaseStepKind.Closed, lesson, by, at, on);
    }

    /// <summary>It is no deviation worth dealing with, and somebody says why.</summary>
    public void Dismiss(string reason, PersonId by, DateTimeOffset at, DateOnly on)
    {
        MustBeOpen();
        CaseDemands.Text(reason, "Reason", "alerts.no_reason");
        End(CaseState.Dismissed, CaseStepKind.Dismissed, reason, by, at, on);
    }

    /// <summary>Back to the analysis: an ended case whose matter goes on, or one whose response did not help. What was written stays to be built on.</summary>
    public void Reopen(string reason, PersonId by, DateTimeOffset at, DateOnly on)
    {
        RuleViolation.Unless(State is CaseState.Closed or CaseState.Dismissed or CaseState.Checked, "alerts.nothing_to_reopen");
        CaseDemands.Text(reason, "Reason", "alerts.no_reason");
        EndedAt = null;
        Check = null;
        ChosenOptionId = null;
        Pilot = null;
        Enter(CaseState.Detected, on);
        Note(CaseStepKind.Reopened, by, at, reason);
    }

    private void End(CaseState state, CaseStepKind kind, string note, PersonId by, DateTimeOffset at, DateOnly on)
    {
        Enter(state, on);
        EndedAt = at;
        Note(kind, by, at, note);
    }
}
