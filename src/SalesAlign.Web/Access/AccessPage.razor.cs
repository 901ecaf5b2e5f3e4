using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Access;

/// <summary>Who may sign in and with which roles. An invitation's link is shown once, here.</summary>
public partial class AccessPage(ListAccess list, DialogService dialogs)
{
    private PagedList<ListAccess.Row>? _list;
    private TableState _table = new();
    private string? _search;
    private Role? _role;
    private SignInState? _state;
    private (string Name, string Link, DateTimeOffset Expires)? _secret;

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        var uri = Navigation.Uri;
        _table = TableState.Read(uri);
        _search = UriQuery.Get(uri, "q");
        _role = Enum.TryParse<Role>(UriQuery.Get(uri, "role"), out var role) && Enum.IsDefined(role) ? role : null;
        _state = Enum.TryParse<SignInState>(UriQuery.Get(uri, "state"), out var state) && Enum.IsDefined(state) ? state : null;
        var page = new PageRequest(_table.Page, _table.PageSize, _table.Sort is null ? null : (_table.Descending ? "-" : "") + _table.Sort);
        _list = await ReadAsync(list, new ListAccess.Request(page, _search, _role, _state));
    }

    private static Tone Look(SignInState state) => state switch
    {
        SignInState.Active => Tone.Good,
        SignInState.Invited => Tone.Info,
        SignInState.Locked => Tone.Bad,
        _ => Tone.Neutral,
    };

    private async Task ChangeAsync(ListAccess.Row row)
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Row"] = row };
        var outcome = await dialogs.OpenAsync<AccessDialog>(Text["Change.Of", row.Name], parameters, new DialogOptions { Width = "36rem", CloseDialogOnEsc = true });
        if (outcome is OpenSignIn.Response { Secret: { } secret, Expires: { } expires }) _secret = (row.Name, Navigation.ToAbsoluteUri($"invitation/{secret}").ToString(), expires);
        Current.Refresh();
        await LoadAsync();
    }

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value), ("page", null)));
}
