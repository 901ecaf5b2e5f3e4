using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Accounts;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Behaviour;

/// <summary>The named accounts of a goal: none may be dropped unseen.</summary>
public partial class NamedAccountsCard
{
    private IReadOnlyList<ListGoalActions.Person> _people = [];
    private IReadOnlyList<(AccountId Id, string Name)> _found = [];
    private string _text = "";
    private string? _error;
    private bool _ready;

    [Parameter, EditorRequired] public GoalId Goal { get; set; }

    [Parameter, EditorRequired] public NamedAccountsRead Accounts { get; set; } = null!;

    [Parameter, EditorRequired] public BehaviourDraft Draft { get; set; } = null!;

    [Parameter] public bool MayPlan { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task OnInitializedAsync()
    {
        if (MayPlan && (await People.RunAsync(await Current.ActorAsync(), new ListGoalActions.Request(Goal))).TryGet(out var plan)) _people = plan.People;
        // A choice that is drawn before its options shows the wrong one.
        _ready = true;
    }

    // Whoever owns a stage already is offered also where they have left the team.
    private IEnumerable<ListGoalActions.Person> Choices(NamedAccountsRead.Owner? owner) =>
        owner is null || _people.Any(person => person.Id == owner.Id) ? _people : _people.Append(new ListGoalActions.Person(owner.Id, owner.Name));

    private async Task TypeAsync(ChangeEventArgs change)
    {
        _text = change.Value as string ?? "";
        var text = _text;
        await Task.Delay(250);
        if (text != _text) return;
        if (text.Length < 2)
        {
            _found = [];
            return;
        }
        var found = await Find.RunAsync(await Current.ActorAsync(), new ListAccounts.Request(new PageRequest(1, 8), new AccountFilter(text)));
        if (text == _text && found.TryGet(out var page)) _found = [.. page.Accounts.Items.Where(account => Accounts.Rows.All(row => row.Account != account.Id)).Select(account => (account.Id, account.Name))];
    }

    private async Task AddAsync(AccountId account)
    {
        (_found, _text) = ([], "");
        await TakeAsync(await Name.RunAsync(await Current.ActorAsync(), new NameAccounts.Request(Goal, [account])));
    }

    private Task AssignAsync(NamedAccountsRead.Row row, int stage, ChangeEventArgs change)
    {
        PersonId? person = Guid.TryParse(change.Value as string, out var id) ? new PersonId(id) : null;
        var owners = new StageOwners(stage == 0 ? person : row.Sdr?.Id, stage == 1 ? person : row.BusinessDevelopment?.Id, stage == 2 ? person : row.Presales?.Id);
        return SendAsync(new ChangeNamedAccount.Request(row.Id, row.Version, owners, null, null));
    }

    private async Task SendAsync(ChangeNamedAccount.Request request) => await TakeAsync(await Change.RunAsync(await Current.ActorAsync(), request));

    private async Task DropAsync(NamedAccountsRead.Row row) => await TakeAsync(await Drop.RunAsync(await Current.ActorAsync(), new DropNamedAccount.Request(row.Id, row.Version)));

    private async Task TakeAsync<T>(Result<T> result)
    {
        _error = result.Problems is [var problem, ..] ? Wording.Of(problem) : null;
        if (!result.IsDone)
        {
            if (_error is not null) Toasts.Failed(_error);
            return;
        }
        await Changed.InvokeAsync();
    }
}
