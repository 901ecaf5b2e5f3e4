using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>A plan in words, its versions and participants; and where its draft is written and published.</summary>
public partial class PlanPage(
    GetIncentivePlan getPlan, GetIncentiveChoices getChoices, PublishIncentivePlan publish, IStringLocalizer<IncentiveText> texts, ProblemWording wording, DialogService dialogs, Toasts toasts)
{
    private readonly RuleWords _rules = new(texts);
    private GetIncentivePlan.Response? _plan;
    private GetIncentiveChoices.Response? _choices;
    private Dictionary<Guid, string> _objectives = [];
    private string _tab = "rules";
    private string? _problem;
    private bool _editing;

    [Parameter] public Guid? Id { get; set; }

    private GetIncentivePlan.VersionItem? Draft => _plan?.Versions.FirstOrDefault(version => version.State == PlanVersionState.Draft);

    private new GetIncentivePlan.VersionItem? Current => _plan?.Versions.FirstOrDefault(version => version.State == PlanVersionState.Published);

    private IReadOnlyList<Crumb> Crumbs => [new Crumb(texts["Incentives.Title"], "/incentives?tab=plans"), new Crumb(_plan?.Name ?? texts["Plan.New"].Value)];

    private IReadOnlyList<TabLink> PlanTabs =>
    [
        new("rules", texts["Plan.Rules"], $"/incentives/plans/{Id}"),
        new("people", texts["Plan.People"], $"/incentives/plans/{Id}?tab=people", _plan!.Participants.Count == 0 ? null : _plan.Participants.Count),
    ];

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _tab = UriQuery.Get(Navigation.Uri, "tab") == "people" ? "people" : "rules";
        _choices = await ReadAsync(getChoices, new GetIncentiveChoices.Request());
        _objectives = _choices?.Objectives.ToDictionary(objective => objective.Id.Value, objective => objective.Title) ?? [];
        _plan = Id is { } id ? await ReadAsync(getPlan, new GetIncentivePlan.Request(new IncentivePlanId(id))) : null;
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private string Span(GetIncentivePlan.VersionItem version)
    {
        var from = PayFigures.Day(version.EffectiveFrom);
        return version.EffectiveTo is { } to ? texts["Version.FromTo", from, PayFigures.Day(to)] : texts["Version.From", from];
    }

    private void Edit() => (_editing, _problem) = (true, null);

    private void Leave()
    {
        _editing = false;
        if (_plan is null) Navigation.NavigateTo("/incentives?tab=plans");
    }

    private async Task SavedAsync(IncentivePlanId plan)
    {
        toasts.Done(texts["Plan.Saved"]);
        _editing = false;
        if (Id is null) Navigation.NavigateTo($"/incentives/plans/{plan}");
        else await ReloadAsync();
    }

    private async Task PublishAsync()
    {
        var from = PayFigures.Day(Draft!.EffectiveFrom);
        if (!await dialogs.ConfirmAsync(new ConfirmQuestion(texts["Plan.Publish"], texts["Plan.Publish.Question", from], texts["Plan.Publish"], texts["Cancel"]))) return;
        var result = await RunAsync(publish, new PublishIncentivePlan.Request(_plan!.Id));
        _problem = result.IsDone ? null : result.Problems.Count > 0 ? wording.Of(result.Problems[0]) : texts["Failed"];
        if (result.IsDone) toasts.Done(texts["Plan.Published", from]);
        await ReloadAsync();
    }
}
