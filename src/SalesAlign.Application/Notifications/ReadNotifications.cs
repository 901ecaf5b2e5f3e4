using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Notifications;

/// <summary>Marks the reader's own notifications as read: some, those that lead to a page, or all of them.</summary>
public sealed class ReadNotifications(UseCaseContext context) : UseCase<ReadNotifications.Request, ReadNotifications.Response>(context)
{
    /// <param name="Ids">Which; all where neither these nor a link are given.</param>
    /// <param name="Link">The page that has just been opened.</param>
    public sealed record Request(IReadOnlyList<Guid>? Ids = null, string? Link = null);

    public sealed record Response(int Unread);

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var now = work.Now;
        var mine = work.Db.Notifications.Where(notification => notification.PersonId == me && notification.ReadAt == null && notification.At <= now);
        var chosen = mine;
        if (request.Ids is { } ids) chosen = chosen.Where(notification => ids.Contains(notification.Id));
        if (request.Link is { } link) chosen = chosen.Where(notification => notification.Link == link);
        await chosen.ExecuteUpdateAsync(set => set.SetProperty(notification => notification.ReadAt, now), cancel);
        return new Response(await mine.CountAsync(cancel));
    }
}
