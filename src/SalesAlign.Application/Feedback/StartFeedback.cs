using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Feedback;

namespace SalesAlign.Application.Feedback;

/// <summary>Says that one is working on the answer. Who steps in for somebody else takes the item over.</summary>
public sealed class StartFeedback(UseCaseContext context) : UseCase<StartFeedback.Request, Nothing>(context)
{
    public sealed record Request(FeedbackId Id, uint? Version = null);

    public override Permission Permission => Permission.AnswerFeedback;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await FeedbackReader.FindAsync(work, request.Id, cancel) is not { } item) return Result.NotFound;
        if (item.AuthorId == work.Actor.PersonId) return Result.Refused("feedback.own_answer");
        if (!FeedbackReader.MayAnswer(work, item.AuthorId, item.AssigneeId)) return Result.Forbidden;
        work.Expect(item, request.Version);
        if (item.AssigneeId != work.Actor.PersonId)
        {
            item.Assign(work.Actor.PersonId, work.Actor.PersonId, work.Now);
            FeedbackNotices.Tell(work, item.AuthorId, FeedbackNotices.Assigned, work.Actor.Name, item);
        }
        item.Start(work.Actor.PersonId, work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
