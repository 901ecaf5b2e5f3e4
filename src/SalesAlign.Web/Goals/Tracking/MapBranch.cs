using SalesAlign.Application.Goals;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>An objective or a goal of the map with those below it, for the tree beside the drawing.</summary>
public sealed record MapBranch(string Key, string Name, string Href, GoalFacts? Goal, List<MapBranch> Children)
{
    public static MapBranch Of(GetGoalTree.ObjectiveBranch branch, ViewContext view, Func<GetGoalTree.Node, bool> isShown)
    {
        var root = new MapBranch(branch.Id.Value.ToString(), branch.Title, view.Link($"/strategy/objectives/{branch.Id.Value}"), null, []);
        var path = new List<MapBranch> { root };
        foreach (var node in branch.Nodes.Where(isShown))
        {
            path.RemoveRange(node.Depth + 1, path.Count - node.Depth - 1);
            var placed = new MapBranch(node.Goal.Id.Value.ToString(), node.Goal.Owner, view.Link($"/goals/{node.Goal.Id.Value}"), node.Goal, []);
            path[^1].Children.Add(placed);
            path.Add(placed);
        }
        return root;
    }
}
