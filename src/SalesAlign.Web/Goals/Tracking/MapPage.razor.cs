using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>The cascade of a period, drawn: from objectives over units to people, with who supports whom; the same as a tree for keyboard and screen reader.</summary>
public partial class MapPage(GetGoalTree get)
{
    private const int OpenDepth = 3;
    private const int LongestName = 23;

    private GetGoalTree.Response? _tree;
    private List<GetGoalTree.ObjectiveBranch> _all = [];
    private List<MapBranch> _roots = [];
    private MapLayout _map = MapLayout.Of([], [], (_, _) => false, null);
    private IReadOnlySet<object> _open = new HashSet<object>();
    private string? _objective;
    private RagStatus? _status;
    private int _zoom = 100;
    private string _read = "";

    private static string Toggle => $"translate({MapLayout.BoxWidth},{MapLayout.BoxHeight / 2})";

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _objective = UriQuery.Get(Navigation.Uri, "objective") ?? "";
        _status = Enum.TryParse<RagStatus>(UriQuery.Get(Navigation.Uri, "status"), out var status) ? status : null;
        var asked = $"{View.Period} {View.Scope}";
        if (_tree is null || asked != _read)
        {
            _tree = await ReadAsync(get, new GetGoalTree.Request(
                View.Period ?? "", View.UnitId is { } unit ? new UnitId(unit) : null, View.PersonId is { } person ? new PersonId(person) : null));
            (_read, _all) = (asked, [.. _tree?.Objectives ?? []]);
            _open = Keys(depth => depth < OpenDepth - 1);
        }
        Draw();
    }

    private void Draw()
    {
        var shown = _all.FindAll(branch => _objective is not { Length: > 0 } || branch.Id.Value.ToString() == _objective);
        _map = MapLayout.Of(shown, _tree?.Supports ?? [], (key, _) => _open.Contains(key), _status);
        var kept = _map.Boxes.Select(box => box.Key).ToHashSet(StringComparer.Ordinal);
        _roots = shown.ConvertAll(branch => MapBranch.Of(branch, View, node => _status is null || kept.Contains(node.Goal.Id.Value.ToString())));
    }

    private HashSet<object> Keys(Func<int, bool> isOpen)
    {
        var keys = new HashSet<object>();
        foreach (var branch in _all)
        {
            keys.Add(branch.Id.Value.ToString());
            foreach (var node in branch.Nodes.Where(node => isOpen(node.Depth))) keys.Add(node.Goal.Id.Value.ToString());
        }
        return keys;
    }

    private void OpenAll() => Expanded(Keys(_ => true));

    private void CloseAll() => Expanded(new HashSet<object>());

    private void Expanded(IReadOnlySet<object> open)
    {
        _open = open;
        Draw();
    }

    private void Toggled(MapBox box)
    {
        var open = _open.ToHashSet();
        if (!open.Remove(box.Key)) open.Add(box.Key);
        Expanded(open);
    }

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value is { Length: > 0 } ? value : null)));

    private string Href(MapBox box) => box.Goal is { } goal ? View.Link($"/goals/{goal.Id.Value}") : View.Link($"/strategy/objectives/{box.Objective.Value}");

    private static string Look(MapBox box) => box.Goal is null ? "map-objective" : box.Goal.Standing.Status.ToRag() switch { Rag.Green => "map-good", Rag.Amber => "map-warn", Rag.Red => "map-bad", _ => "map-none" };

    // Colour, sign and word together.
    private string Line(MapBox box) => box.Goal is not { } goal ? Text[box.Below == 1 ? "Map.Goals.One" : "Map.Goals.Many", box.Below]
        : $"{(goal.Standing.Status.ToRag() switch { Rag.Green => "✓", Rag.Amber => "!", Rag.Red => "✕", _ => "–" })} {Words["Rag." + goal.Standing.Status]}{(goal.Standing.Attainment is { } made ? " · " + Figures.Percent(made) : "")}";

    private static string Short(string name) => name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName - 1), "…");

    private static string Place(MapBox box) => string.Create(CultureInfo.InvariantCulture, $"translate({box.X},{box.Y})");

    private static string Curve(MapLine line)
    {
        var middle = (line.FromX + line.ToX) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"M{line.FromX},{line.FromY} C{middle},{line.FromY} {middle},{line.ToY} {line.ToX},{line.ToY}");
    }
}
