using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Alerts;

/// <summary>
/// A deviation that somebody deals with: detected, analysed, decided, acted on, checked and closed with a lesson, or dismissed with a reason.
/// It is never closed without a look at the same measure afterwards, and not while that look says that nothing changed.
/// </summary>
public sealed partial class AlertCase
{
    public const int LongestText = 2000;

    private readonly List<CaseStep> _steps = [];
    private readonly List<CaseNotice> _notices = [];

    private AlertCase()
    {
        Title = SubjectKey = SubjectName = "";
        Finding = null!;
        Whys = [];
        Causes = [];
        Evidence = [];
        Options = [];
        Actions = [];
    }

    private AlertCase(AlertCaseId id, AlertRule? rule, string title, AlertFinding finding, PersonId? owner, DateTimeOffset at, DateOnly on)
        : this()
    {
        Id = id;
        RuleId = rule?.Id;
        Title = title;
        Watch = rule?.Watch;
        Take(finding);
        SubjectKey = finding.Subject.Key;
        OwnerId = owner;
        DetectedAt = at;
        DetectedOn = on;
        SeenAt = at;
        Enter(CaseState.Detected, on);
    }

    /// <summary>A deviation that a rule has found.</summary>
    public static AlertCase Raise(AlertCaseId id, AlertRule rule, AlertFinding finding, PersonId? owner, DateTimeOffset at, DateOnly on)
    {
        var raised = new AlertCase(id, rule, rule.Name, finding, owner, at, on);
        raised.Note(CaseStepKind.Detected, null, at, null, owner);
        return raised;
    }

    /// <summary>A deviation that somebody saw in a goal or a metric, whatever the rules say.</summary>
    /// <exception cref="RuleViolation">It does not say what deviates.</exception>
    public static AlertCase Open(AlertCaseId id, string title, AlertWatch watch, AlertFinding finding, PersonId owner, PersonId by, DateTimeOffset at, DateOnly on)
    {
        CaseDemands.Text(title, "Title", "alerts.no_title");
        if (title.Trim().Length > AlertRule.LongestName) throw new RuleViolation("alerts.name_too_long", AlertRule.LongestName) { Field = "Title" };
        var opened = new AlertCase(id, null, title.Trim(), finding, owner, at, on) { Watch = watch };
        opened.Note(CaseStepKind.Opened, by, at, null, owner);
        return opened;
    }

    public AlertCaseId Id { get; private set; }

    /// <summary>Empty for a case that was opened by hand, or whose rule is gone.</summary>
    public AlertRuleId? RuleId { get; private set; }

    public string Title { get; private set; }

    /// <summary>What was watched when it was found: the check looks at the same, even where the rule has changed.</summary>
    public AlertWatch? Watch { get; private set; }

    /// <summary>The deviation as it was last seen; the first one is in <see cref="Before"/>.</summary>
    public AlertFinding Finding { get; private set; }

    /// <summary>The measure at detection, which the check compares with.</summary>
    public decimal Before { get; private set; }

    public string SubjectKey { get; private set; }

    public string SubjectName { get; private set; }

    public AlertLevel Level { get; private set; }

    public UnitId? UnitId { get; private set; }

    public PersonId? PersonId { get; private set; }

    public AlertGrade Grade { get; private set; }

    public CaseState State { get; private set; }

    public DateTimeOffset DetectedAt { get; private set; }

    public DateOnly DetectedOn { get; private set; }

    /// <summary>Last time the rule still found it.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Since when the rule finds it no more. That alone closes nothing: why it went is worth knowing.</summary>
    public DateTimeOffset? BackToNormalAt { get; private set; }

    public PersonId? OwnerId { get; private set; }

    /// <summary>When the present state was entered.</summary>
    public DateOnly StateSince { get; private set; }

    /// <summary>Last day on which the next step is in time; empty where none is waited for.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>How many levels up the organisation it has climbed in the present state.</summary>
    public int LevelsUp { get; private set; }

    /// <summary>Why, why, why: each answer asks the next question; the last is nearest to the root.</summary>
    public IReadOnlyList<string> Whys { get; private set; }

    public IReadOnlyList<CaseCause> Causes { get; private set; }

    public IReadOnlyList<CaseEvidence> Evidence { get; private set; }

    public IReadOnlyList<ResponseOption> Options { get; private set; }

    public Guid? ChosenOptionId { get; private set; }

    public string? DecisionReason { get; private set; }

    public CasePilot? Pilot { get; private set; }

    public IReadOnlyList<CaseAction> Actions { get; private set; }

    public CaseCheck? Check { get; private set; }

    public string? Lesson { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public IReadOnlyList<CaseStep> Steps => _steps;

    public IReadOnlyList<CaseNotice> Notices => _notices;

    public bool IsOpen => State is not (CaseState.Closed or CaseState.Dismissed);

    public bool IsOverdue(DateOnly today) => DueOn is { } due && today > due;

    /// <summary>The rule finds it again, or still. A worse grade starts the clock of the present step anew; a milder one is noted.</summary>
    /// <returns>Why whoever deals with it should hear of it; null where nothing has changed for them.</returns>
    public CaseNoticeReason? SeeAgain(AlertFinding finding, DateTimeOffset at, DateOnly on)
    {
        var before = Grade;
        var returned = BackToNormalAt is not null;
        Take(finding, keepBefore: true);
        SeenAt = at;
        BackToNormalAt = null;
        if (!IsOpen) return null;
        if (finding.Grade > before)
        {
            DueOn = TimeLimit.DueOn(Grade, State, on) is { } due && (DueOn is null || due < DueOn) ? due : DueOn;
            Note(CaseStepKind.Worsened, null, at);
            return CaseNoticeReason.Worsened;
        }
        if (returned)
        {
            Note(CaseStepKind.Returned, null, at);
            return CaseNoticeReason.Returned;
        }
        if (finding.Grade < before) Note(CaseStepKind.Eased, null, at);
        return null;
    }

    /// <summary>The rule finds it no more. Noted once; the case stays open until somebody has looked at it.</summary>
    public bool NoMoreSeen(DateTimeOffset at)
    {
        if (BackToNormalAt is not null) return false;
        BackToNormalAt = at;
        if (!IsOpen) return false;
        Note(CaseStepKind.BackToNormal, null, at);
        return true;
    }

    /// <summary>Whether an ended case keeps the rule from raising the same again: until it was back to normal in between, or is worse than before.</summary>
    public bool Silences(AlertFinding finding) => !IsOpen && BackToNormalAt is null && finding.Grade <= Grade;

    public void HandOver(PersonId to, PersonId by, DateTimeOffset at, string? note)
    {
        MustBeOpen();
        if (OwnerId == to) throw new RuleViolation("alerts.already_owner") { Field = "Owner" };
        OwnerId = to;
        Note(CaseStepKind.HandedOver, by, at, note, to);
    }

    /// <summary>The next step is late enough for somebody higher up to hear of it.</summary>
    public void Escalate(PersonId to, DateTimeOffset at)
    {
        MustBeOpen();
        LevelsUp++;
        Note(CaseStepKind.Escalated, null, at, null, to);
    }

    /// <summary>There is nobody further up: the case counts as having climbed all the way.</summary>
    public void ReachTheTop(int levels) => LevelsUp = Math.Max(LevelsUp, levels);

    /// <summary>Writes down that somebody is told, now or at the end of quiet hours.</summary>
    public void Tell(PersonId person, CaseNoticeReason reason, DateTimeOffset at, DateTimeOffset toldAt) =>
        _notices.Add(new CaseNotice(Id, person, reason, Grade, at, toldAt));

    private void Take(AlertFinding finding, bool keepBefore = false)
    {
        Finding = finding;
        Grade = finding.Grade;
        SubjectName = finding.Subject.Name;
        Level = finding.Subject.Level;
        UnitId = finding.Subject.UnitId;
        PersonId = finding.Subject.PersonId;
        if (!keepBefore) Before = finding.Measure;
    }

    private void Enter(CaseState state, DateOnly on)
    {
        State = state;
        StateSince = on;
        DueOn = TimeLimit.DueOn(Grade, state, on);
        LevelsUp = 0;
    }

    private void MustBeOpen() => RuleViolation.Unless(IsOpen, "alerts.case_has_ended");

    private void MustBe(CaseState state)
    {
        MustBeOpen();
        RuleViolation.Unless(State == state, $"alerts.not_{state.ToString().ToLowerInvariant()}");
    }

    private void Note(CaseStepKind kind, PersonId? by, DateTimeOffset at, string? note = null, PersonId? to = null) =>
        _steps.Add(new CaseStep(Id, _steps.Count + 1, kind, by, at, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), to, Grade));
}
