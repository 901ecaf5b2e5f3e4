using SalesAlign.Application.Goals;

namespace SalesAlign.Web.Goals;

/// <summary>Which branches of a cascade stand open, and so which of its rows are seen.</summary>
internal sealed class OpenBranches
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    /// <summary>The level down to which everything is open; null where branches were opened one by one.</summary>
    public int? Level { get; private set; }

    public bool Contains(string key) => _open.Contains(key);

    public void OpenTo(CascadeSheet sheet, int level)
    {
        Level = level;
        _open.Clear();
        foreach (var node in sheet.Nodes)
        {
            if (node.Level < level) _open.Add(node.Key);
        }
    }

    public void Toggle(string key)
    {
        Level = null;
        if (!_open.Remove(key)) _open.Add(key);
    }

    public List<(int Node, int At)> Rows(IReadOnlyList<PreviewCascade.Row> all)
    {
        var rows = new List<(int, int)>(all.Count);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < all.Count; i++)
        {
            var row = all[i];
            if (row.ParentKey is { } parent && !(shown.Contains(parent) && _open.Contains(parent))) continue;
            shown.Add(row.Key);
            rows.Add((i, rows.Count));
        }
        return rows;
    }
}
