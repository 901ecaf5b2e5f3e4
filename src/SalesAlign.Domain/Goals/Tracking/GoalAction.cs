using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals.Tracking;

/// <summary>In which plan an action stands.</summary>
public enum PlanRhythm
{
    Weekly,
    Monthly,
}

/// <summary>What an action is: a task, when, with what, and which lever of the sales force it pulls.</summary>
public sealed record GoalTask(string Task, PersonId Owner, DateOnly DueOn, PlanRhythm Rhythm, string? Resource, EfficiencyLever? Lever);

/// <summary>One action of the weekly or monthly plan under a goal.</summary>
public sealed class GoalAction
{
    private GoalAction()
    {
        Task = "";
    }

    public GoalAction(GoalActionId id, GoalId goal, GoalTask task, PersonId by, DateTimeOffset now)
        : this()
    {
        Id = id;
        GoalId = goal;
        PlannedBy = by;
        PlannedAt = now;
        Change(task);
    }

    public GoalActionId Id { get; private set; }

    public GoalId GoalId { get; private set; }

    public string Task { get; private set; }

    public PersonId OwnerId { get; private set; }

    public DateOnly DueOn { get; private set; }

    public PlanRhythm Rhythm { get; private set; }

    /// <summary>What it needs: money, people, material.</summary>
    public string? Resource { get; private set; }

    public EfficiencyLever? Lever { get; private set; }

    public PersonId PlannedBy { get; private set; }

    public DateTimeOffset PlannedAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public PersonId? DoneBy { get; private set; }

    public void Change(GoalTask task)
    {
        if (string.IsNullOrWhiteSpace(task.Task)) throw new RuleViolation("action.no_task") { Field = "Task" };
        Task = task.Task.Trim();
        OwnerId = task.Owner;
        DueOn = task.DueOn;
        Rhythm = task.Rhythm;
        Resource = string.IsNullOrWhiteSpace(task.Resource) ? null : task.Resource.Trim();
        Lever = task.Lever;
    }

    public void Finish(PersonId by, DateTimeOffset now)
    {
        DoneAt ??= now;
        DoneBy ??= by;
    }

    public void TakeUpAgain()
    {
        DoneAt = null;
        DoneBy = null;
    }

    public bool IsOverdue(DateOnly today) => DoneAt is null && DueOn < today;
}
