using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Feedback;

namespace SalesAlign.Application.Feedback;

/// <summary>Answers an observation with what was decided and why; its author and all who saw the same are told.</summary>
public sealed class AnswerFeedback(UseCaseContext context) : UseCase<AnswerFeedback.Request, Nothing>(context)
{
    public sealed record Request(FeedbackId Id, FeedbackDecision Decision, string Answer, string Reason, uint? Version = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Decision).IsInEnum();
            RuleFor(r => r.Answer).NotEmpty().WithErrorCode("feedback.no_answer").MaximumLength(FeedbackItem.LongestText);
            RuleFor(r => r.Reason).NotEmpty().WithErrorCode("feedback.no_reason").MaximumLength(FeedbackItem.LongestText);
        }
    }

    public override Permission Permission => Permission.AnswerFeedback;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await FeedbackReader.FindAsync(work, request.Id, cancel) is not { } item) return Result.NotFound;
        if (item.AuthorId == work.Actor.PersonId) return Result.Refused("feedback.own_answer");
        if (!FeedbackReader.MayAnswer(work, item.AuthorId, item.AssigneeId)) return Result.Forbidden;
        work.Expect(item, request.Version);
        item.Answer(work.Actor.PersonId, work.Now, request.Decision, request.Answer, request.Reason);
        FeedbackNotices.Tell(work, item.AuthorId, FeedbackNotices.Answered, work.Actor.Name, item);
        foreach (var support in item.Supports) FeedbackNotices.Tell(work, support.PersonId, FeedbackNotices.SupportedAnswered, work.Actor.Name, item);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
