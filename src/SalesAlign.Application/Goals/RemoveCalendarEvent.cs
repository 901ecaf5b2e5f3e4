using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Takes an event out of the sales calendar; goals that were divided with it stay as they are.</summary>
public sealed class RemoveCalendarEvent(UseCaseContext context) : UseCase<RemoveCalendarEvent.Request, Nothing>(context)
{
    public sealed record Request(CalendarEventId Id);

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await work.Db.CalendarEvents.SingleOrDefaultAsync(e => e.Id == request.Id, cancel) is not { } happening) return Result.NotFound;
        work.Db.Remove(happening);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
