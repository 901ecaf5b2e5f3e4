using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>A plan in words, its versions and participants; where its draft is written, held against the strategy, tried, approved and published.</summary>
public partial class PlanPage(
    GetIncentivePlan getPlan, GetIncentiveChoices getChoices, CheckIncentivePlan check, ApproveIncentivePlan approve, PublishIncentivePlan publish, IStringLocalizer<IncentiveText> texts,
    IStringLocalizer<PlanText> plans, IStringLocalizer<ShellText> shellTexts, ProblemWording wording, DialogService dialogs, Toasts toasts)
{
    private static readonly string[] KnownTabs = ["rules", "people", "fit", "effect", "what-if", "signatures"];

    private GetIncentivePlan.Response? _plan;
    private GetIncentiveChoices.Response? _choices;
    private MetricWords _metrics = null!;
    private Dictionary<Guid, string> _objectives = [];
    private decimal _quota = 100_000m;
    private decimal _target = 10_000m;
    private string _tab = "rules";
    private string? _problem;
    private bool _editing;

    [Parameter] public Guid? Id { get; set; }

    private IStringLocalizer<PlanText> Plans => plans;

    private GetIncentivePlan.VersionItem? Draft => _plan?.Versions.FirstOrDefault(version => version.State != PlanVersionState.Published);

    private new GetIncentivePlan.VersionItem? Current => _plan?.Versions.FirstOrDefault(version => version.State == PlanVersionState.Published);

    private IReadOnlyList<Crumb> Crumbs => [new Crumb(texts["Incentives.Title"], "/incentives?tab=plans"), new Crumb(_plan?.Name ?? texts["Plan.New"].Value)];

    private IReadOnlyList<TabLink> PlanTabs
    {
        get
        {
            string Link(string? tab) => UriQuery.With($"/incentives/plans/{Id}", ("tab", tab));
            var tabs = new List<TabLink>
            {
                new("rules", texts["Plan.Rules"], Link(null)),
                new("people", texts["Plan.People"], Link("people"), _plan!.Participants.Count == 0 ? null : _plan.Participants.Count),
                new("fit", plans["Tab.Fit"], Link("fit")),
            };
            if (May(Permission.ViewPayTotals)) tabs.Add(new("effect", plans["Tab.Effect"], Link("effect")));
            if (!May(Permission.ManageIncentives)) return tabs;
            tabs.Add(new("what-if", plans["Tab.WhatIf"], Link("what-if")));
            tabs.Add(new("signatures", plans["Tab.Signatures"], Link("signatures")));
            return tabs;
        }
    }

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        var wanted = UriQuery.Get(Navigation.Uri, "tab");
        _tab = KnownTabs.Contains(wanted, StringComparer.Ordinal) ? wanted! : "rules";
        _choices = await ReadAsync(getChoices, new GetIncentiveChoices.Request());
        _objectives = _choices?.Objectives.ToDictionary(objective => objective.Id.Value, objective => objective.Title) ?? [];
        _metrics = new MetricWords(plans, _choices);
        _plan = Id is { } id ? await ReadAsync(getPlan, new GetIncentivePlan.Request(new IncentivePlanId(id))) : null;
        if (_plan is null || !May(Permission.ManageIncentives)) return;
        var shown = Draft ?? _plan.Versions[0];
        if ((await RunAsync(check, new CheckIncentivePlan.Request(_plan.Id, shown.EffectiveFrom, shown.Components, shown.PayMixes))).TryGet(out var read)) (_quota, _target) = (read.Quota, read.TargetIncentive);
    }

    private int? EffectVersion => int.TryParse(UriQuery.Get(Navigation.Uri, "version"), out var number) ? number : null;

    private string KeyName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, shellTexts);

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
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

    private async Task ApproveAsync() => await ShowAsync(await RunAsync(approve, new ApproveIncentivePlan.Request(_plan!.Id, _plan.Version)), plans["Plan.ApprovedToast"]);

    private async Task PublishAsync()
    {
        var from = PayFigures.Day(Draft!.EffectiveFrom);
        if (!await dialogs.ConfirmAsync(new ConfirmQuestion(texts["Plan.Publish"], texts["Plan.Publish.Question", from], texts["Plan.Publish"], texts["Cancel"]))) return;
        await ShowAsync(await RunAsync(publish, new PublishIncentivePlan.Request(_plan!.Id)), texts["Plan.Published", from]);
    }

    private async Task ShowAsync(Result<Nothing> result, string done)
    {
        _problem = result.IsDone ? null
            : result.Outcome == Outcome.Conflict ? plans["Editor.Conflict"]
            : result.Problems.Count > 0 ? wording.Of(result.Problems[0]) : texts["Failed"];
        if (result.IsDone) toasts.Done(done);
        await ReloadAsync();
    }
}
