using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales;

/// <summary>The deals that figures are computed from. Every filter lives in the URL, so that a figure can link to its rows.</summary>
public partial class DealsPage(ListDeals list)
{
    private static readonly TableState Usual = new() { Sort = "closed", Descending = true, Hidden = new HashSet<string>(["engaged"], StringComparer.Ordinal) };

    private ListDeals.Response? _found;
    private DealFilter _filter = new();
    private TableState _table = Usual;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? Sort => _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort;

    private string Export => UriQuery.With(
        "/api/v1/deals/export", ("q", _filter.Search), ("stage", _filter.Stage?.ToString()), ("owner", _filter.OwnerId?.ToString()), ("account", _filter.AccountId?.ToString()),
        ("product", _filter.ProductId?.ToString()), ("closedFrom", Iso(_filter.ClosedFrom)), ("closedTo", Iso(_filter.ClosedTo)), ("sort", Sort));

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri, Usual);
        _filter = new DealFilter(
            UriQuery.Get(uri, "q"), Enum.TryParse<DealStage>(UriQuery.Get(uri, "stage"), true, out var stage) ? stage : null,
            Id("owner") is { } owner ? new PersonId(owner) : null, Id("account") is { } account ? new AccountId(account) : null,
            Id("product") is { } product ? new ProductId(product) : null, Day("from"), Day("to"));
        _found = await ReadAsync(list, new ListDeals.Request(new PageRequest(_table.Page, _table.PageSize, Sort), _filter));
    }

    private Guid? Id(string key) => Guid.TryParse(UriQuery.Get(Navigation.Uri, key), out var id) ? id : null;

    private DateOnly? Day(string key) => DateOnly.TryParseExact(UriQuery.Get(Navigation.Uri, key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, string.IsNullOrWhiteSpace(value) ? null : value), ("page", null)));
}
