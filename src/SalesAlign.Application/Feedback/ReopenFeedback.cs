using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Feedback;

namespace SalesAlign.Application.Feedback;

/// <summary>The author says what the answer leaves open; it goes back to whoever answered.</summary>
public sealed class ReopenFeedback(UseCaseContext context) : UseCase<ReopenFeedback.Request, Nothing>(context)
{
    public sealed record Request(FeedbackId Id, string Why, uint? Version = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Why).NotEmpty().WithErrorCode("feedback.no_reason").MaximumLength(FeedbackItem.LongestText);
        }
    }

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await FeedbackReader.FindAsync(work, request.Id, cancel) is not { } item) return Result.NotFound;
        if (item.AuthorId != work.Actor.PersonId) return Result.Forbidden;
        work.Expect(item, request.Version);
        item.Reopen(work.Actor.PersonId, work.Now, await work.TodayAsync(cancel), request.Why);
        FeedbackNotices.Tell(work, item.AssigneeId, FeedbackNotices.Reopened, work.Actor.Name, item);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
