using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Organization;

/// <summary>The directory: who is where, as what, and reports to whom.</summary>
public partial class PeoplePage(ListPeople list, DialogService dialogs)
{
    private PagedList<ListPeople.Row>? _list;
    private TableState _table = new();
    private string? _search;
    private MembershipRole? _role;
    private bool _former;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri);
        _search = UriQuery.Get(uri, "q");
        _role = Enum.TryParse<MembershipRole>(UriQuery.Get(uri, "role"), out var role) && Enum.IsDefined(role) ? role : null;
        _former = UriQuery.Get(uri, "former") is not null;
        var page = new PageRequest(_table.Page, _table.PageSize, _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort);
        _list = await ReadAsync(list, new ListPeople.Request(page, _search, View.UnitId is { } unit ? new UnitId(unit) : null, _role, _former));
    }

    private async Task AddAsync()
    {
        if (await dialogs.OpenAsync<AddPersonDialog>(Text["People.Add"], options: new DialogOptions { Width = "34rem", CloseDialogOnEsc = true }) is PersonId added)
        {
            Navigation.NavigateTo(View.Link($"/people/{added}"));
        }
    }

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value), ("page", null)));
}
