using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Sales;

/// <summary>What the company sells, and what of it was sold; each row opens the product.</summary>
public partial class ProductsPage(ListProducts list)
{
    private ListProducts.Response? _found;
    private TableState _table = new();
    private string? _search;
    private string? _series;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? Sort => _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort;

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        _search = UriQuery.Get(Navigation.Uri, "q");
        _series = UriQuery.Get(Navigation.Uri, "series");
        _found = await ReadAsync(list, new ListProducts.Request(new PageRequest(_table.Page, _table.PageSize, Sort), _search, _series));
    }

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, string.IsNullOrWhiteSpace(value) ? null : value), ("page", null)));
}
