using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Alignment;
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
public partial class ObjectivePage(GetObjective get, GetGoalTree tree, GetObjectiveLinks links)
{
    private GetObjective.Response? _objective;
    private GetGoalTree.Response? _goals;
    private GetObjectiveLinks.Response? _links;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _objective = await ReadAsync(get, new GetObjective.Request(new ObjectiveId(Id), View.Period));
        if (_objective is null) return;
        _goals = (await RunAsync(tree, new GetGoalTree.Request(_objective.Period, null, null, new ObjectiveId(Id)))).TryGet(out var found) ? found : null;
        _links = (await RunAsync(links, new GetObjectiveLinks.Request(new ObjectiveId(Id), _objective.Period))).TryGet(out var linked) ? linked : null;
    }

    private string Performance(MetricFacts metric) => View.Link("/performance/figures", ("metric", metric.Id.Value.ToString()));

    private List<SightStep> Up() => [new SightStep(Text["Sight.Strategy"], _objective!.StrategyTitle, View.Link("/strategy")), new SightStep(Text["Sight.Why"], _objective.StrategyRationale)];

    private List<SightStep> Down() =>
    [
        .. (_goals?.Objectives ?? []).SelectMany(branch => branch.Nodes).Where(node => node.Depth <= 1).Take(10).Select(node => new SightStep(
            Text["Sight.Goal"], node.Goal.Owner, View.Link($"/goals/{node.Goal.Id.Value}"), MetricLooks.Of(node.Goal.Target, node.Goal.Metric.Unit, Me.Company.Currency, compact: true),
            node.Goal.Standing.Status.ToRag())),
        new SightStep(Text["Sight.People"], Text["Sight.PeopleCarry", _objective!.Cascade.People, _objective.Cascade.Units], View.Link("/goals", ("objective", Id.ToString()))),
        .. (_links?.Components ?? []).Select(component => new SightStep(
            Text["Sight.Pay"], Text["Sight.PaysFor", component.PlanName, component.ComponentName], May(Permission.ViewPayTotals) ? View.Link($"/incentives/plans/{component.Plan}") : null,
            Figures.Percent(component.Share / 100m))),
        .. Paid(),
        .. Observations(),
    ];

    private IEnumerable<SightStep> Paid() => _links is { Paid: { } paid, Components.Count: > 0 }
        ? [new SightStep(Text["Sight.Paid"], Text["Sight.PaidTo", _links.PaidPeople], View.Link("/incentives"), Figures.Money(paid, Me.Company.Currency, compact: true, 0))]
        : _links is { Components.Count: 0 } ? [new SightStep(Text["Sight.Pay"], Text["Sight.NoPay"])] : [];

    private IEnumerable<SightStep> Observations() => _links is null ? []
        : [
            new SightStep(
                Text["Sight.Feedback"], Text["Sight.Observations", _links.Observations, _links.Waiting], View.Link("/field-voice", ("objective", Id.ToString()))),
            .. _links.Latest.Select(item => new SightStep(
                Text["Sight.Observation"], item.Text.Length > 90 ? string.Concat(item.Text.AsSpan(0, 90), "…") : item.Text, View.Link($"/field-voice/{item.Id}"))),
        ];
}
