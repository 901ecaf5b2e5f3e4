using System.Text.Json;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales.Import;

/// <summary>What data there is, how fresh it is, and where more is brought in.</summary>
public partial class DataPage(ListImports list, GetDataFreshness freshness)
{
    private static readonly TableState Usual = new() { Sort = "created", Descending = true, Hidden = new HashSet<string>(["by"], StringComparer.Ordinal) };

    private GetDataFreshness.Response? _freshness;
    private PagedList<ListImports.Item>? _list;
    private TableState _table = Usual;
    private ImportKind _kind;
    private ImportState? _state;
    private string? _problem;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private IReadOnlyList<TabLink> Kinds =>
        [.. Enum.GetValues<ImportKind>().Select(kind => new TabLink(kind.ToString(), Text["Kind." + kind], UriQuery.With(Navigation.Uri, ("kind", kind.ToString()))))];

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri, Usual);
        _kind = Enum.TryParse<ImportKind>(UriQuery.Get(uri, "kind"), ignoreCase: true, out var kind) ? kind : ImportKind.People;
        _state = Enum.TryParse<ImportState>(UriQuery.Get(uri, "state"), ignoreCase: true, out var state) ? state : null;
        _problem = null;
        _freshness = await ReadAsync(freshness, new GetDataFreshness.Request());
        if (_freshness is null) return;
        _list = await ReadAsync(list, new ListImports.Request(new PageRequest(_table.Page, _table.PageSize, _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort), null, _state));
    }

    private string? Browse(ImportKind kind) => kind switch
    {
        ImportKind.People or ImportKind.Certifications => View.Link("/people"),
        ImportKind.Accounts => View.Link("/accounts"),
        ImportKind.Products => View.Link("/data/products"),
        ImportKind.Deals or ImportKind.DealLines or ImportKind.DealSplits or ImportKind.DealEvents => View.Link("/data/deals"),
        ImportKind.StageEntries => View.Link("/data/stages"),
        _ => null,
    };

    private void Arrived(LocalFileUpload.Answer answer)
    {
        using var body = answer.Body.StartsWith('{') ? JsonDocument.Parse(answer.Body) : null;
        if (answer.Succeeded && body is not null) Navigation.NavigateTo(View.Link($"/data/imports/{body.RootElement.GetProperty("id").GetGuid()}"));
        else _problem = body?.RootElement.TryGetProperty("title", out var title) == true ? title.GetString() : Text["Upload.Failed"];
    }

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, string.IsNullOrEmpty(value) ? null : value), ("page", null)));
}
