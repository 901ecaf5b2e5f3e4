using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Alignment;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Home;

/// <summary>The manager's desk: the team against pace, goals to agree, feedback to answer.</summary>
public sealed partial class TeamHome
{
    private IReadOnlyList<GetGoalTree.ObjectiveBranch> _branches = [];
    private List<GetGoalTree.Node> _people = [];
    private List<GoalFacts> _toAgree = [];
    private GetAlignment.Response? _alignment;
    private IReadOnlyList<ListFeedback.Item> _voice = [];
    private int _toAnswer;
    private int _overdue;
    private ListAlertCases.Response? _cases;
    private string? _period;

    [Inject] private GetGoalTree Goals { get; set; } = null!;

    [Inject] private GetAlignment Alignment { get; set; } = null!;

    [Inject] private ListAlertCases Cases { get; set; } = null!;

    [Inject] private ListFeedback Feedback { get; set; } = null!;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? Lead => _period is null ? null : Text["Team.Lead", _alignment?.Scope ?? Me.Name, PeriodNames.Of(_period, Me.Company.FiscalStartMonth, Shell)].Value;

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        var unit = View.UnitId is { } id ? new UnitId(id) : (UnitId?)null;
        var person = View.PersonId is { } one ? new PersonId(one) : (PersonId?)null;
        if ((await RunAsync(Goals, new GetGoalTree.Request(period, unit, person))).TryGet(out var tree))
        {
            _period = tree.Period;
            _branches = tree.Objectives;
            var nodes = _branches.SelectMany(branch => branch.Nodes).ToList();
            _people = nodes.FindAll(node => node.Goal.PersonId is not null);
            _toAgree = [.. nodes.Where(node => node.Goal.State == GoalState.Countered).Select(node => node.Goal)];
        }
        _alignment = (await RunAsync(Alignment, new GetAlignment.Request(period, unit))).TryGet(out var alignment) ? alignment : null;
        _cases = (await RunAsync(Cases, new ListAlertCases.Request(new PageRequest(1, 5)))).TryGet(out var cases) ? cases : null;
        if ((await RunAsync(Feedback, new ListFeedback.Request(new PageRequest(1, 5)))).TryGet(out var voice))
        {
            _voice = voice.Items.Items;
            _toAnswer = voice.ToAnswer;
            _overdue = voice.Overdue;
        }
    }

    private string Show(GoalFacts goal, decimal? value) => goal.Metric.Show(value, Me.Company.Currency);
}
