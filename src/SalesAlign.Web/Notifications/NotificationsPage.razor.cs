using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Notifications;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Notifications;

/// <summary>Everything a person was told, newest first.</summary>
public partial class NotificationsPage(ListNotifications list, ReadNotifications read)
{
    private ListNotifications.Response? _list;
    private TableState _table = new();
    private bool _onlyUnread;

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        _onlyUnread = UriQuery.Get(Navigation.Uri, "unread") is not null;
        _list = await ReadAsync(list, new ListNotifications.Request(new PageRequest(_table.Page, _table.PageSize), _onlyUnread));
    }

    private async Task ReadAllAsync()
    {
        if ((await RunAsync(read, new ReadNotifications.Request())).IsDone) await LoadAsync();
    }
}
