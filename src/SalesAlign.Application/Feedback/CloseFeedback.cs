using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Feedback;

namespace SalesAlign.Application.Feedback;

/// <summary>The author found the answer useful: the loop is closed, and who answered hears so.</summary>
public sealed class CloseFeedback(UseCaseContext context) : UseCase<CloseFeedback.Request, Nothing>(context)
{
    public sealed record Request(FeedbackId Id, uint? Version = null);

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await FeedbackReader.FindAsync(work, request.Id, cancel) is not { } item) return Result.NotFound;
        if (item.AuthorId != work.Actor.PersonId) return Result.Forbidden;
        if (item.State == FeedbackState.Closed) return default(Nothing);
        work.Expect(item, request.Version);
        item.Close(work.Actor.PersonId, work.Now);
        FeedbackNotices.Tell(work, item.Responses.MaxBy(response => response.At)?.By, FeedbackNotices.Closed, work.Actor.Name, item);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
