using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Notifications;

/// <summary>What a person should hear about, newest first; the bell asks for the first few.</summary>
public sealed class ListNotifications(UseCaseContext context) : UseCase<ListNotifications.Request, ListNotifications.Response>(context)
{
    public sealed record Request(PageRequest Page, bool OnlyUnread = false);

    public sealed record Response(PagedList<Item> Items, int Unread);

    /// <summary>Code and arguments are worded by the shell in the reader's language.</summary>
    public sealed record Item(Guid Id, string Code, IReadOnlyList<string> Arguments, string Link, DateTimeOffset At, bool IsRead);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Page).NotNull();
        }
    }

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var now = work.Now;
        // What quiet hours hold back is there already, but nobody hears of it before they end.
        var mine = work.Db.Notifications.AsNoTracking().Where(notification => notification.PersonId == me && notification.At <= now);
        var unread = await mine.CountAsync(notification => notification.ReadAt == null, cancel);
        if (request.OnlyUnread) mine = mine.Where(notification => notification.ReadAt == null);
        var page = await mine.OrderByDescending(notification => notification.At).ThenByDescending(notification => notification.Id)
            .Select(notification => new Item(notification.Id, notification.Code, notification.Arguments, notification.Link, notification.At, notification.ReadAt != null))
            .ToPageAsync(request.Page, cancel);
        return new Response(page, unread);
    }
}
