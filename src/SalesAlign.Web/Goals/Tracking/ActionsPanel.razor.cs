using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>The weekly and monthly plan under a goal.</summary>
public partial class ActionsPanel(ListGoalActions list, PlanAction save, FinishAction finish, RemoveAction remove, ProblemWording wording, Toasts toasts)
{
    private ListGoalActions.Response? _plan;
    private ListGoalActions.Item? _changed;
    private bool _editing;
    private string _task = "";
    private Guid _owner;
    private DateOnly _due;
    private PlanRhythm _rhythm;
    private string? _resource;
    private EfficiencyLever? _lever;
    private IReadOnlyList<Problem> _problems = [];

    [Parameter, EditorRequired] public GoalId Goal { get; set; }

    protected override async Task LoadAsync() => _plan = await ReadAsync(list, new ListGoalActions.Request(Goal));

    private void Edit(ListGoalActions.Item? item)
    {
        (_changed, _editing, _problems) = (item, true, []);
        _task = item?.Task ?? "";
        _owner = item?.OwnerId.Value ?? (_plan!.People.Any(person => person.Id == Me.Id) ? Me.Id.Value : _plan.People.Select(person => person.Id.Value).FirstOrDefault());
        _due = item?.DueOn ?? _plan!.Today.AddDays(7);
        _rhythm = item?.Rhythm ?? PlanRhythm.Weekly;
        _resource = item?.Resource;
        _lever = item?.Lever;
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => (problem.Field ?? "") == field) is { } found ? wording.Of(found) : null;

    private async Task SaveAsync()
    {
        var result = await RunAsync(save, new PlanAction.Request(Goal, _changed?.Id, _changed?.Version, new GoalTask(_task, new PersonId(_owner), _due, _rhythm, _resource, _lever)));
        _problems = result.Problems;
        if (!result.IsDone) return;
        _editing = false;
        toasts.Done(Text["Action.Saved"]);
        await LoadAsync();
    }

    private async Task FinishAsync(ListGoalActions.Item item)
    {
        var result = await RunAsync(finish, new FinishAction.Request(item.Id, item.DoneAt is null));
        if (!result.IsDone && result.Problems is [var problem, ..]) toasts.Failed(wording.Of(problem));
        await LoadAsync();
    }

    private async Task RemoveAsync(ListGoalActions.Item item)
    {
        var result = await RunAsync(remove, new RemoveAction.Request(item.Id, item.Version));
        if (result.IsDone) toasts.Done(Text["Action.Removed"]);
        else if (result.Problems is [var problem, ..]) toasts.Failed(wording.Of(problem));
        await LoadAsync();
    }
}
