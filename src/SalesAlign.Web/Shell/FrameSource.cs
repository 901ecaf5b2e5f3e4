using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Notifications;
using SalesAlign.Application.Organization;
using SalesAlign.Web.Notifications;

namespace SalesAlign.Web.Shell;

/// <summary>Where the frame around every page gets its content from.</summary>
public sealed class FrameSource(CurrentActor current, GetFrame frame, FindAnything search, ListNotifications notices, ReadNotifications readNotices,
    IStringLocalizer<NotificationText> noticeText, IStringLocalizer<ShellText> text)
{
    public async Task<FrameData> LoadAsync(CancellationToken cancel)
    {
        if (await current.FactsAsync() is not { } me) return FrameData.Empty;
        if (!(await frame.RunAsync(await current.ActorAsync(), new GetFrame.Request(), cancel)).TryGet(out var facts)) return FrameData.Empty;
        var roles = string.Join(" · ", me.Roles.Order().Select(role => text[$"Role.{role}"].Value));
        return new FrameData(
            me.Name,
            roles,
            [.. facts.Periods.Select(period => new PeriodOption(period.Key, PeriodNames.Of(period, text), text["Period.Year", period.FiscalYear]))],
            [.. facts.Scopes.Select(scope => new ScopeOption(
                scope.Unit is { } unit ? ViewContext.ForUnit(unit.Value) : ViewContext.ForPerson(scope.Person!.Value.Value), scope.Name, scope.Depth, scope.Unit is null))])
        {
            DefaultPeriod = facts.DefaultPeriod,
            DefaultScope = facts is { WholeCompany: false, Scopes: [{ Unit: { } own }, ..] } ? ViewContext.ForUnit(own.Value) : null,
            UnreadNotices = me.UnreadNotifications,
            Permissions = me.Permissions,
        };
    }

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string wanted, CancellationToken cancel)
    {
        var result = await search.RunAsync(await current.ActorAsync(), new FindAnything.Request(wanted), cancel);
        if (!result.TryGet(out var hits)) return [];
        return [.. hits.Select(hit => hit.Kind switch
        {
            FoundKind.Person => new SearchHit(text["Found.Person"], "user", hit.Title, hit.Detail, $"/people/{hit.Id}"),
            FoundKind.Account => new SearchHit(text["Found.Account"], "accounts", hit.Title, hit.Detail, $"/accounts/{hit.Id}"),
            FoundKind.Deal => new SearchHit(text["Found.Deal"], "data", hit.Title, hit.Detail, $"/data/deals/{hit.Id}"),
            _ => new SearchHit(text["Found.Product"], "data", hit.Title, hit.Detail, "/data/products"),
        })];
    }

    /// <summary>The latest notices; they count as read once they were shown.</summary>
    public async Task<IReadOnlyList<NoticeItem>> NoticesAsync(CancellationToken cancel)
    {
        var actor = await current.ActorAsync();
        if (!(await notices.RunAsync(actor, new ListNotifications.Request(new PageRequest(1, 8)), cancel)).TryGet(out var latest)) return [];
        var unread = latest.Items.Items.Where(item => !item.IsRead).Select(item => item.Id).ToList();
        if (unread.Count > 0) await readNotices.RunAsync(actor, new ReadNotifications.Request(unread), cancel);
        return [.. latest.Items.Items.Select(item => new NoticeItem(item.Id, NotificationWording.Of(item, noticeText), item.Link, item.At, item.IsRead))];
    }
}
