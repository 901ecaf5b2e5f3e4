using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>What a what-if found: rules side by side, how pay is spread, who would win and who would lose.</summary>
public partial class SimulationPage(
    GetSimulation getSimulation, CancelSimulation cancel, IStringLocalizer<PlanText> texts, IStringLocalizer<IncentiveText> words, IStringLocalizer<ShellText> shellTexts, ProblemWording wording)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private GetSimulation.Response? _simulation;
    private TableState _table = new();
    private bool _watching;

    [Parameter] public Guid Id { get; set; }

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    private IStringLocalizer<IncentiveText> Words => words;

    private ProblemWording Wording => wording;

    private bool Running => _simulation?.State is CalculationRunState.Queued or CalculationRunState.Running;

    private int InForce => _simulation?.Result?.Scenarios.ToList().FindIndex(scenario => scenario.InForce) ?? -1;

    private string Lead => string.Join(words["List.Separator"], _simulation!.Terms.Periods.Select(key => PeriodNames.Of(key, Me.Company.FiscalStartMonth, shellTexts)));

    private IReadOnlyList<Crumb> Crumbs =>
        [new Crumb(words["Incentives.Title"], "/incentives?tab=plans"), new Crumb(_simulation!.PlanName, $"/incentives/plans/{_simulation.Plan}?tab=what-if"), new Crumb(texts["Tab.WhatIf"])];

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        _simulation = await ReadAsync(getSimulation, new GetSimulation.Request(new PlanSimulationId(Id)));
        if (Running && !_watching) _ = WatchAsync();
    }

    // Whoever leaves the page ends the watching, not the simulation.
    private async Task WatchAsync()
    {
        _watching = true;
        try
        {
            using var timer = new PeriodicTimer(Beat);
            while (Running && await timer.WaitForNextTickAsync(Closing))
            {
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            _watching = false;
        }
    }

    private async Task CancelAsync()
    {
        await RunAsync(cancel, new CancelSimulation.Request(new PlanSimulationId(Id)));
        await LoadAsync();
    }

    private void Turn(TableState state) => Navigation.NavigateTo(state.Write(Navigation.Uri));

    private string Money(decimal amount) => PayFigures.Money(amount, _simulation!.Result!.Currency);

    private decimal? Change(decimal earned) => InForce < 0 ? null : earned - _simulation!.Result!.Scenarios[InForce].Earned;

    private static List<NamedAmount> Names(SimulationResult result, Func<ScenarioResult, IReadOnlyList<NamedAmount>> of) =>
        [.. result.Scenarios.SelectMany(of).DistinctBy(amount => (amount.Id, amount.Name))];

    private string Of(IReadOnlyList<NamedAmount> amounts, NamedAmount which) =>
        amounts.FirstOrDefault(amount => amount.Id == which.Id && amount.Name == which.Name) is { } found ? Money(found.Amount) : "—";

    private string ObjectiveTitle(NamedAmount amount) => amount.Id is not { } id ? texts["Simulation.NoObjective"]
        : _simulation!.Objectives.FirstOrDefault(objective => objective.Id.Value == id)?.Title ?? words["Objective.Unnamed"];

    // The chart's title is what was found: what the first draft costs more or less, and for whom.
    private string Finding(SimulationResult result)
    {
        var draft = result.Scenarios.FirstOrDefault(scenario => !scenario.InForce);
        if (draft is null || InForce < 0) return texts["Simulation.Pays", result.Scenarios[0].Name, Money(result.Scenarios[0].Earned)];
        var change = draft.Earned - result.Scenarios[InForce].Earned;
        return texts[change == 0 ? "Simulation.Same" : change > 0 ? "Simulation.More" : "Simulation.Less", draft.Name, Money(Math.Abs(change)), draft.Winners, draft.Losers];
    }
}
