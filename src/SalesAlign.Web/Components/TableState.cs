using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SalesAlign.Web.Components;

/// <summary>
/// Page, sort and hidden columns of a list, as its URL carries them: <c>?page=2&amp;size=50&amp;sort=-amount&amp;hide=owner,region</c>.
/// Two lists on one page keep apart by a prefix.
/// </summary>
public sealed record TableState(int Page = 1, int PageSize = 25, string? Sort = null, bool Descending = false)
{
    public const int LargestPage = 200;

    public IReadOnlySet<string> Hidden { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public int Skip => (Page - 1) * PageSize;

    public static TableState Read(string uri, TableState? otherwise = null, string prefix = "")
    {
        otherwise ??= new();
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        string? Value(string key) => query.TryGetValue(prefix + key, out var values) ? values.ToString() : null;
        var sort = Value("sort");
        var state = otherwise with
        {
            Page = int.TryParse(Value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 1_000_000 ? page : otherwise.Page,
            PageSize = int.TryParse(Value("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestPage ? size : otherwise.PageSize,
        };
        if (!string.IsNullOrEmpty(sort)) state = state with { Sort = sort.TrimStart('-'), Descending = sort[0] == '-' };
        return Value("hide") is { } hidden ? state with { Hidden = hidden.Split(',', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal) } : state;
    }

    /// <summary>The address with this state in its query; everything else in the query stays.</summary>
    public string Write(string uri, TableState? otherwise = null, string prefix = "")
    {
        otherwise ??= new();
        return UriQuery.With(uri,
            (prefix + "page", Page == otherwise.Page ? null : Page.ToString(CultureInfo.InvariantCulture)),
            (prefix + "size", PageSize == otherwise.PageSize ? null : PageSize.ToString(CultureInfo.InvariantCulture)),
            (prefix + "sort", Sort == otherwise.Sort && Descending == otherwise.Descending ? null : (Descending ? "-" : "") + Sort),
            (prefix + "hide", Hidden.SetEquals(otherwise.Hidden) ? null : string.Join(',', Hidden.Order(StringComparer.Ordinal))));
    }

    public TableState SortedBy(string key) => this with { Page = 1, Sort = key, Descending = Sort == key && !Descending };

    public TableState Toggled(string columnKey)
    {
        var hidden = Hidden.ToHashSet(StringComparer.Ordinal);
        if (!hidden.Remove(columnKey)) hidden.Add(columnKey);
        return this with { Hidden = hidden };
    }
}
