using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Goals;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Strategy;

/// <summary>One objective: what it says and asks, where it stands, and the line of sight up to the strategy and down to those who carry it.</summary>
public partial class ObjectivePage(GetObjective get, GetGoalTree tree)
{
    private GetObjective.Response? _objective;
    private GetGoalTree.Response? _goals;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _objective = await ReadAsync(get, new GetObjective.Request(new ObjectiveId(Id), View.Period));
        if (_objective is null) return;
        _goals = (await RunAsync(tree, new GetGoalTree.Request(_objective.Period, null, null, new ObjectiveId(Id)))).TryGet(out var found) ? found : null;
    }

    private string Performance(MetricFacts metric) => View.Link("/performance", ("metric", metric.Id.Value.ToString()));

    private List<SightStep> Up() => [new SightStep(Text["Sight.Strategy"], _objective!.StrategyTitle, View.Link("/strategy")), new SightStep(Text["Sight.Why"], _objective.StrategyRationale)];

    private List<SightStep> Down() =>
    [
        .. (_goals?.Objectives ?? []).SelectMany(branch => branch.Nodes).Where(node => node.Depth <= 1).Take(10).Select(node => new SightStep(
            Text["Sight.Goal"], node.Goal.Owner, View.Link($"/goals/{node.Goal.Id.Value}"), MetricLooks.Of(node.Goal.Target, node.Goal.Metric.Unit, Me.Company.Currency, compact: true),
            node.Goal.Standing.Status.Rag())),
        new SightStep(Text["Sight.People"], Text["Sight.PeopleCarry", _objective!.Cascade.People, _objective.Cascade.Units], View.Link("/goals", ("objective", Id.ToString()))),
    ];
}
