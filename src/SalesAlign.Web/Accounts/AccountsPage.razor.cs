using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Accounts;
using SalesAlign.Application.Common;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Accounts;

/// <summary>The companies that buy, or might.</summary>
public partial class AccountsPage(ListAccounts list)
{
    private static readonly TableState Usual = new() { Hidden = new HashSet<string>(["established"], StringComparer.Ordinal) };

    private ListAccounts.Response? _found;
    private AccountFilter _filter = new();
    private TableState _table = Usual;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? Sort => _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort;

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri, Usual);
        _filter = new AccountFilter(UriQuery.Get(uri, "q"), UriQuery.Get(uri, "sector"), UriQuery.Get(uri, "location"));
        _found = await ReadAsync(list, new ListAccounts.Request(new PageRequest(_table.Page, _table.PageSize, Sort), _filter));
    }

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, string.IsNullOrWhiteSpace(value) ? null : value), ("page", null)));
}
