using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Feedback;

/// <summary>What an observation may be about: customers by name, and deals of the reader's scope by number or customer. Without a text the reader's own latest open deals.</summary>
public sealed class FindFeedbackSubjects(UseCaseContext context) : UseCase<FindFeedbackSubjects.Request, FindFeedbackSubjects.Response>(context)
{
    private const int Most = 6;

    public sealed record Request(string? Text = null);

    public sealed record Response(IReadOnlyList<AccountChoice> Accounts, IReadOnlyList<DealChoice> Deals);

    public sealed record AccountChoice(AccountId Id, string Name);

    public sealed record DealChoice(DealId Id, string Number, string? Account, string? Product, DealStage Stage);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Text).MaximumLength(200);
        }
    }

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var me = work.Actor.PersonId;
        var deals = db.Deals.AsNoTracking();
        var accounts = new List<AccountChoice>();
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            deals = deals.Where(deal => deal.OwnerId == me && (deal.Stage == DealStage.Prospecting || deal.Stage == DealStage.Engaging));
        }
        else
        {
            var pattern = Paging.Containing(request.Text);
            accounts = await db.Accounts.AsNoTracking().Where(account => EF.Functions.ILike(account.Name, pattern))
                .OrderBy(account => account.Name.Length).ThenBy(account => account.Name).Take(Most)
                .Select(account => new AccountChoice(account.Id, account.Name)).ToListAsync(cancel);
            var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
            if (!scope.WholeCompany)
            {
                var people = scope.People.ToList();
                deals = deals.Where(deal => people.Contains(deal.OwnerId));
            }
            deals = deals.Where(deal => EF.Functions.ILike(deal.ExternalId, pattern) || db.Accounts.Any(account => account.Id == deal.AccountId && EF.Functions.ILike(account.Name, pattern)));
        }
        var found = await deals
            .OrderBy(deal => deal.Stage == DealStage.Won || deal.Stage == DealStage.Lost).ThenByDescending(deal => deal.EngagedOn ?? DateOnly.MinValue).ThenBy(deal => deal.Id)
            .Take(Most)
            .Select(deal => new DealChoice(
                deal.Id,
                deal.ExternalId,
                db.Accounts.Where(account => account.Id == deal.AccountId).Select(account => account.Name).FirstOrDefault(),
                db.Products.Where(product => product.Id == deal.ProductId).Select(product => product.Name).FirstOrDefault(),
                deal.Stage))
            .ToListAsync(cancel);
        return new Response(accounts, found);
    }
}
