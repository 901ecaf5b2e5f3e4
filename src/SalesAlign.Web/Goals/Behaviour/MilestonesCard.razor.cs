using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Goals.Behaviour;

/// <summary>The milestones of a goal whose path is not clear, each with its people, lead time and retrospective, and the knowledge card at the end.</summary>
public partial class MilestonesCard
{
    private static readonly BehaviourRole[] Roles = [BehaviourRole.ProjectOffice, BehaviourRole.Commercial, BehaviourRole.Solution];

    private readonly Guid?[] _holders = new Guid?[3];
    private IReadOnlyList<ListGoalActions.Person> _people = [];
    private IReadOnlyList<Problem> _problems = [];
    private MilestoneRead? _changed;
    private ProjectMilestoneId? _reaching;
    private bool _editing;
    private string _name = "";
    private DateOnly _due;
    private decimal _weight = 1m;
    private string? _resource;
    private int _leadTime;
    private string _retrospective = "";
    private string _experience = "";
    private string _scenario = "";

    [Parameter, EditorRequired] public GoalId Goal { get; set; }

    [Parameter, EditorRequired] public GetBehaviour.Response Read { get; set; } = null!;

    [Parameter] public EventCallback Changed { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Read.MayPlan && (await People.RunAsync(await Current.ActorAsync(), new ListGoalActions.Request(Goal))).TryGet(out var plan)) _people = plan.People;
    }

    private IEnumerable<string> Said(MilestoneRead one)
    {
        if (one.ProjectOffice is { } office) yield return $"{Text["Role.ProjectOffice"]}: {office.Name}";
        if (one.Commercial is { } commercial) yield return $"{Text["Role.Commercial"]}: {commercial.Name}";
        if (one.Solution is { } solution) yield return $"{Text["Role.Solution"]}: {solution.Name}";
        if (one.Resource is { } resource) yield return Text["Milestone.Needs", resource, one.LeadTimeDays];
    }

    private void Edit(MilestoneRead? one)
    {
        (_changed, _editing, _problems, _reaching) = (one, true, [], null);
        (_name, _due, _weight) = (one?.Name ?? "", one?.DueOn ?? Read.PeriodLast, one?.Weight ?? 1m);
        (_resource, _leadTime) = (one?.Resource, one?.LeadTimeDays ?? 0);
        (_holders[0], _holders[1], _holders[2]) = (one?.ProjectOffice?.Id.Value, one?.Commercial?.Id.Value, one?.Solution?.Id.Value);
    }

    private void Start(MilestoneRead one) => (_reaching, _retrospective, _editing, _problems) = (one.Id, one.Retrospective ?? "", false, []);

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? Wording.Of(found) : null;

    private async Task SaveAsync()
    {
        var terms = new MilestoneTerms(_name, _due, _weight, Holder(0), Holder(1), Holder(2), _resource, _leadTime);
        if (await TakeAsync(await Plan.RunAsync(await Current.ActorAsync(), new PlanMilestone.Request(Goal, _changed?.Id, _changed?.Version, terms)))) _editing = false;
    }

    private PersonId? Holder(int role) => _holders[role] is { } id ? new PersonId(id) : null;

    private async Task ReachAsync(MilestoneRead one, bool reached)
    {
        if (await TakeAsync(await Reach.RunAsync(await Current.ActorAsync(), new ReachMilestone.Request(one.Id, one.Version, reached, null, _retrospective)))) _reaching = null;
    }

    private async Task RemoveAsync(MilestoneRead one) => await TakeAsync(await Remove.RunAsync(await Current.ActorAsync(), new RemoveMilestone.Request(one.Id, one.Version)));

    private async Task KeepAsync() => await TakeAsync(await Keep.RunAsync(await Current.ActorAsync(), new KeepKnowledge.Request(Goal, _experience, _scenario)));

    private async Task<bool> TakeAsync<T>(Result<T> result)
    {
        _problems = result.Problems;
        if (!result.IsDone)
        {
            if (result.Problems is [{ Field: null } problem, ..]) Toasts.Failed(Wording.Of(problem));
            return false;
        }
        Toasts.Done(Text["Saved"]);
        await Changed.InvokeAsync();
        return true;
    }
}
