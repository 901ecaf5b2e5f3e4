using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Feedback;

/// <summary>Hands an observation to somebody who knows better, with a word why.</summary>
public sealed class ReassignFeedback(UseCaseContext context) : UseCase<ReassignFeedback.Request, Nothing>(context)
{
    public sealed record Request(FeedbackId Id, PersonId Assignee, string? Note = null, uint? Version = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Assignee).NotEqual(default(PersonId)).WithErrorCode("feedback.no_assignee");
            RuleFor(r => r.Note).MaximumLength(FeedbackItem.LongestText);
        }
    }

    public override Permission Permission => Permission.AnswerFeedback;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await FeedbackReader.FindAsync(work, request.Id, cancel) is not { } item) return Result.NotFound;
        if (!FeedbackReader.MayAnswer(work, item.AuthorId, item.AssigneeId)) return Result.Forbidden;
        var assignee = await FeedbackRouting.Answerers(work.Db).Where(person => person.Id == request.Assignee).Select(person => person.Name).SingleOrDefaultAsync(cancel);
        if (assignee is null) return Result.Refused("feedback.cannot_answer", nameof(Request.Assignee));
        work.Expect(item, request.Version);
        item.Assign(request.Assignee, work.Actor.PersonId, work.Now, request.Note);
        FeedbackNotices.Tell(work, request.Assignee, FeedbackNotices.ToAnswer, work.Actor.Name, item);
        FeedbackNotices.Tell(work, item.AuthorId, FeedbackNotices.Assigned, assignee, item);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
