using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Feedback;

/// <summary>Takes down what somebody saw and puts it before whoever owes the answer.</summary>
public sealed class LogFeedback(UseCaseContext context) : UseCase<LogFeedback.Request, LogFeedback.Response>(context)
{
    /// <param name="Draft">Made where the text is typed: sending the same draft twice, after a lost connection, logs it once.</param>
    public sealed record Request(FeedbackKind Kind, string Text, AccountId? AccountId = null, DealId? DealId = null, ObjectiveId? ObjectiveId = null, Guid? Draft = null);

    public sealed record Response(FeedbackId Id, string? Assignee, DateOnly DueOn);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Kind).IsInEnum();
            RuleFor(r => r.Text).NotEmpty().WithErrorCode("feedback.no_text").MaximumLength(FeedbackItem.LongestText);
        }
    }

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var author = work.Actor.PersonId;
        var id = request.Draft is { } draft && draft != Guid.Empty ? new FeedbackId(draft) : FeedbackId.New();
        if (await work.Db.Feedback.AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, cancel) is { } known)
        {
            if (known.AuthorId != author) return Result.Refused("already_exists");
            return new Response(id, await NameAsync(known), known.DueOn);
        }

        var today = await work.TodayAsync(cancel);
        var account = request.AccountId;
        if (request.DealId is { } dealId)
        {
            var scope = await work.ScopeAsync(today, cancel);
            var deal = await work.Db.Deals.AsNoTracking().Where(d => d.Id == dealId).Select(d => new { d.OwnerId, d.AccountId }).SingleOrDefaultAsync(cancel);
            if (deal is null || !scope.Includes(deal.OwnerId)) return Result.Refused("feedback.unknown_deal", nameof(Request.DealId));
            account ??= deal.AccountId;
        }
        if (account is { } accountId && !await work.Db.Accounts.AnyAsync(a => a.Id == accountId, cancel)) return Result.Refused("feedback.unknown_account", nameof(Request.AccountId));
        if (request.ObjectiveId is { } objective && !await FeedbackObjectives.ExistsAsync(work.Db, objective, cancel)) return Result.Refused("feedback.unknown_objective", nameof(Request.ObjectiveId));

        var organization = await OrganizationReader.OnAsync(work.Db, today, cancel);
        var item = new FeedbackItem(id, request.Kind, request.Text, author, organization.UnitOf(author), work.Now, today);
        item.Concern(account, request.DealId, request.ObjectiveId);
        if (await FeedbackRouting.AnswererAsync(work.Db, author, request.ObjectiveId, organization, cancel) is { } answerer) item.Assign(answerer, author, work.Now);
        work.Db.Add(item);

        var name = await NameAsync(item);
        FeedbackNotices.Tell(work, item.AssigneeId, FeedbackNotices.ToAnswer, work.Actor.Name, item);
        await work.Db.SaveChangesAsync(cancel);
        return new Response(id, name, item.DueOn);

        Task<string?> NameAsync(FeedbackItem of) =>
            work.Db.People.Where(person => person.Id == of.AssigneeId).Select(person => (string?)person.Name).SingleOrDefaultAsync(cancel);
    }
}
