using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>Finds deals in the own part of the organisation by words of their id, account, product or owner: what a picker asks for while somebody types.</summary>
public sealed class FindDeals(UseCaseContext context) : UseCase<FindDeals.Request, FindDeals.Response>(context)
{
    private const int Most = 12;
    private const int MostWords = 6;

    /// <param name="Text">Words that all have to occur; without any, the latest deals.</param>
    /// <param name="OwnerFirst">Deals of this person come first.</param>
    public sealed record Request(string Text, PersonId? OwnerFirst = null);

    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(DealId Id, string ExternalId, string? Account, string? Product, string Owner, DealStage Stage, decimal? Amount, string Currency, DateOnly? On);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Text).NotNull().MaximumLength(200);
    }

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var deals =
            from deal in work.Db.Deals.AsNoTracking().Within(scope)
            join person in work.Db.People on deal.OwnerId equals person.Id
            from account in work.Db.Accounts.Where(candidate => candidate.Id == deal.AccountId).DefaultIfEmpty()
            from product in work.Db.Products.Where(candidate => candidate.Id == deal.ProductId).DefaultIfEmpty()
            select new
            {
                deal.Id, deal.ExternalId, deal.OwnerId, Owner = person.Name, Account = (string?)account!.Name, Product = (string?)product!.Name, deal.Stage, deal.Amount, deal.CurrencyCode,
                On = deal.ClosedOn ?? deal.EngagedOn, IsOpen = deal.ClosedOn == null,
            };
        foreach (var word in request.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords))
        {
            var like = Paging.Containing(word);
            deals = deals.Where(d => EF.Functions.ILike(d.ExternalId, like) || EF.Functions.ILike(d.Owner, like) || EF.Functions.ILike(d.Account!, like) || EF.Functions.ILike(d.Product!, like));
        }
        var first = request.OwnerFirst;
        var found = await deals.OrderByDescending(d => first != null && d.OwnerId == first).ThenByDescending(d => d.IsOpen).ThenByDescending(d => d.On).ThenBy(d => d.ExternalId).Take(Most).ToListAsync(cancel);
        return new Response(found.ConvertAll(d => new Item(d.Id, d.ExternalId, d.Account, d.Product, d.Owner, d.Stage, d.Amount, d.CurrencyCode, d.On)));
    }
}
