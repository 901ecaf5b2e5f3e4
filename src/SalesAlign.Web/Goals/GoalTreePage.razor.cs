using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>The goals of the period and scope in view, by objective and down the organisation.</summary>
public partial class GoalTreePage(GetGoalTree get)
{
    private const int OpenDepth = 2;

    private GetGoalTree.Response? _tree;
    private List<(GetGoalTree.ObjectiveBranch Objective, IReadOnlyList<Branch> Roots)> _branches = [];
    private IReadOnlySet<object>? _chosen;
    private HashSet<object> _usual = [];

    [CascadingParameter] private ViewContext View { get; set; } = new();

    // Regions and teams are open until the reader says otherwise.
    private IReadOnlySet<object> _open => _chosen ?? _usual;

    protected override async Task LoadAsync()
    {
        var objective = Guid.TryParse(UriQuery.Get(Navigation.Uri, "objective"), out var id) ? new ObjectiveId(id) : (ObjectiveId?)null;
        _tree = await ReadAsync(get, new GetGoalTree.Request(
            View.Period ?? "", View.UnitId is { } unit ? new UnitId(unit) : null, View.PersonId is { } person ? new PersonId(person) : null, objective));
        _branches = [.. (_tree?.Objectives ?? []).Select(branch => (branch, (IReadOnlyList<Branch>)Branch.Of(branch.Nodes)))];
        _usual = [.. (_tree?.Objectives ?? []).SelectMany(branch => branch.Nodes).Where(node => node.Depth < OpenDepth).Select(node => (object)node.Goal.Id)];
    }

    private static string Deals(GoalFacts goal) => UriQuery.With(
        $"/performance/{goal.Metric.Id.Value}/rows", ("period", goal.Period), ("unit", goal.UnitId is { } unit && goal.ParentId is not null ? unit.Value.ToString() : null),
        ("person", goal.PersonId?.Value.ToString()));

    /// <summary>A goal with those below it, put together from the list in tree order.</summary>
    private sealed record Branch(GoalFacts Goal, List<Branch> Children)
    {
        public static List<Branch> Of(IReadOnlyList<GetGoalTree.Node> nodes)
        {
            var roots = new List<Branch>();
            var path = new List<Branch>();
            foreach (var node in nodes)
            {
                var branch = new Branch(node.Goal, []);
                path.RemoveRange(node.Depth, path.Count - node.Depth);
                (node.Depth == 0 ? roots : path[^1].Children).Add(branch);
                path.Add(branch);
            }
            return roots;
        }
    }
}
