using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>A box of the drawn map: an objective, or a goal under it, at its place.</summary>
/// <param name="Key">Of an objective its id, of a goal the goal's.</param>
public sealed record MapBox(string Key, ObjectiveId Objective, GoalFacts? Goal, string Title, int X, int Y, int Below, bool IsOpen);

/// <summary>A line between two boxes; a supporting one is not counted.</summary>
public sealed record MapLine(int FromX, int FromY, int ToX, int ToY, bool Supports);

/// <summary>Places the goals of a period from left to right, parents in the middle of their children, so that no two boxes touch.</summary>
public sealed class MapLayout
{
    public const int BoxWidth = 208;
    public const int BoxHeight = 56;
    private const int ColumnWidth = 264;
    private const int RowHeight = 68;
    private const int Margin = 12;

    private readonly List<MapBox> _boxes = [];
    private readonly List<MapLine> _lines = [];
    private readonly Dictionary<GoalId, (int X, int Y)> _places = [];
    private int _row;

    private MapLayout()
    {
    }

    public IReadOnlyList<MapBox> Boxes => _boxes;

    public IReadOnlyList<MapLine> Lines => _lines;

    public int Width { get; private set; }

    public int Height => Math.Max(BoxHeight, _row * RowHeight) + (2 * Margin);

    /// <param name="branches">The goals by objective in the order of their tree.</param>
    /// <param name="supports">Which goal supports which.</param>
    /// <param name="isOpen">Whether a box shows what is below it.</param>
    /// <param name="status">Only goals of this status with what stands above them; null for all.</param>
    public static MapLayout Of(
        IReadOnlyList<GetGoalTree.ObjectiveBranch> branches, IReadOnlyList<GetGoalTree.Support> supports, Func<string, int, bool> isOpen, RagStatus? status)
    {
        var map = new MapLayout();
        foreach (var branch in branches)
        {
            var roots = Node.Of(branch.Nodes, status);
            if (roots.Count == 0 && status is not null) continue;
            map.Place(branch, roots, isOpen);
        }
        foreach (var support in supports)
        {
            if (!map._places.TryGetValue(support.Goal, out var from) || !map._places.TryGetValue(support.Supports, out var to)) continue;
            map._lines.Add(new MapLine(to.X + BoxWidth, to.Y + (BoxHeight / 2), from.X, from.Y + (BoxHeight / 2), Supports: true));
        }
        map.Width = (map._boxes.Count == 0 ? 0 : map._boxes.Max(box => box.X)) + BoxWidth + (2 * Margin);
        return map;
    }

    private void Place(GetGoalTree.ObjectiveBranch branch, List<Node> roots, Func<string, int, bool> isOpen)
    {
        var key = branch.Id.Value.ToString();
        var open = isOpen(key, 0);
        var rows = open ? roots.ConvertAll(root => Place(branch, root, 1, isOpen)) : [];
        var y = rows.Count > 0 ? (rows[0] + rows[^1]) / 2 : NextRow();
        foreach (var row in rows) Line(0, y, row);
        _boxes.Add(new MapBox(key, branch.Id, null, branch.Title, X(0), y, roots.Count, open));
    }

    private int Place(GetGoalTree.ObjectiveBranch branch, Node node, int depth, Func<string, int, bool> isOpen)
    {
        var key = node.Goal.Id.Value.ToString();
        var open = node.Below.Count > 0 && isOpen(key, depth);
        var rows = open ? node.Below.ConvertAll(child => Place(branch, child, depth + 1, isOpen)) : [];
        var y = rows.Count > 0 ? (rows[0] + rows[^1]) / 2 : NextRow();
        foreach (var row in rows) Line(depth, y, row);
        _places[node.Goal.Id] = (X(depth), y);
        _boxes.Add(new MapBox(key, branch.Id, node.Goal, node.Goal.Owner, X(depth), y, node.Below.Count, open));
        return y;
    }

    private void Line(int depth, int y, int childY) => _lines.Add(new MapLine(X(depth) + BoxWidth, y + (BoxHeight / 2), X(depth + 1), childY + (BoxHeight / 2), Supports: false));

    private int NextRow() => Margin + (RowHeight * _row++);

    private static int X(int depth) => Margin + (depth * ColumnWidth);

    private sealed record Node(GoalFacts Goal, List<Node> Below)
    {
        public static List<Node> Of(IReadOnlyList<GetGoalTree.Node> nodes, RagStatus? status)
        {
            var roots = new List<Node>();
            var path = new List<Node>();
            foreach (var node in nodes)
            {
                var placed = new Node(node.Goal, []);
                path.RemoveRange(node.Depth, path.Count - node.Depth);
                (node.Depth == 0 ? roots : path[^1].Below).Add(placed);
                path.Add(placed);
            }
            if (status is { } wanted) Keep(roots, wanted);
            return roots;
        }

        // A goal stays for its own status or for what stays below it.
        private static void Keep(List<Node> nodes, RagStatus status)
        {
            foreach (var node in nodes) Keep(node.Below, status);
            nodes.RemoveAll(node => node.Below.Count == 0 && node.Goal.Standing.Status != status);
        }
    }
}
