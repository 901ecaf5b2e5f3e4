using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>Which deals are wanted; whatever is empty does not narrow.</summary>
public sealed record DealFilter(
    string? Search = null, DealStage? Stage = null, PersonId? OwnerId = null, AccountId? AccountId = null, ProductId? ProductId = null, DateOnly? ClosedFrom = null,
    DateOnly? ClosedTo = null, DealId? Id = null);

/// <summary>A deal with the names of what it refers to.</summary>
public sealed record DealRow(
    DealId Id, string ExternalId, DealStage Stage, decimal? Amount, string Currency, decimal Quantity, DateOnly? EngagedOn, DateOnly? ClosedOn, PersonId OwnerId,
    string Owner, AccountId? AccountId, string? Account, ProductId? ProductId, string? Product);

/// <summary>Reads deals of those whom the actor may see.</summary>
internal static class DealReader
{
    public static IQueryable<Deal> Within(this IQueryable<Deal> deals, Scope scope)
    {
        if (scope.WholeCompany) return deals;
        var people = scope.People.ToList();
        return deals.Where(deal => people.Contains(deal.OwnerId));
    }

    public static IQueryable<Deal> Matching(SalesAlignDbContext db, Scope scope, DealFilter filter)
    {
        var deals = db.Deals.AsNoTracking().Within(scope);
        if (filter.Id is { } id) deals = deals.Where(deal => deal.Id == id);
        if (filter.Stage is { } stage) deals = deals.Where(deal => deal.Stage == stage);
        if (filter.OwnerId is { } owner) deals = deals.Where(deal => deal.OwnerId == owner);
        if (filter.AccountId is { } account) deals = deals.Where(deal => deal.AccountId == account);
        if (filter.ProductId is { } product) deals = deals.Where(deal => deal.ProductId == product);
        if (filter.ClosedFrom is { } first) deals = deals.Where(deal => deal.ClosedOn >= first);
        if (filter.ClosedTo is { } last) deals = deals.Where(deal => deal.ClosedOn <= last);
        if (string.IsNullOrWhiteSpace(filter.Search)) return deals;
        var pattern = Paging.Containing(filter.Search);
        return deals.Where(deal => EF.Functions.ILike(deal.ExternalId, pattern)
            || db.People.Any(person => person.Id == deal.OwnerId && EF.Functions.ILike(person.Name, pattern))
            || db.Accounts.Any(known => known.Id == deal.AccountId && EF.Functions.ILike(known.Name, pattern))
            || db.Products.Any(known => known.Id == deal.ProductId && EF.Functions.ILike(known.Name, pattern)));
    }

    public static IQueryable<DealRow> Rows(SalesAlignDbContext db, Scope scope, DealFilter filter, PageRequest page)
    {
        var rows =
            from deal in Matching(db, scope, filter)
            join person in db.People on deal.OwnerId equals person.Id
            from account in db.Accounts.Where(candidate => candidate.Id == deal.AccountId).DefaultIfEmpty()
            from product in db.Products.Where(candidate => candidate.Id == deal.ProductId).DefaultIfEmpty()
            select new { deal, person, account, product };
        var down = page.Descending;
        var ordered = page.SortColumn switch
        {
            "id" => rows.OrderBy(row => row.deal.ExternalId, down),
            "stage" => rows.OrderBy(row => row.deal.Stage, down),
            "owner" => rows.OrderBy(row => row.person.Name, down),
            "account" => rows.OrderBy(row => row.account!.Name, down),
            "product" => rows.OrderBy(row => row.product!.Name, down),
            "amount" => down ? rows.OrderByDescending(row => row.deal.Amount ?? decimal.MinValue) : rows.OrderBy(row => row.deal.Amount),
            "engaged" => down ? rows.OrderByDescending(row => row.deal.EngagedOn ?? DateOnly.MinValue) : rows.OrderBy(row => row.deal.EngagedOn),
            _ => page.SortColumn is null || down ? rows.OrderByDescending(row => row.deal.ClosedOn ?? DateOnly.MinValue) : rows.OrderBy(row => row.deal.ClosedOn),
        };
        return ordered.ThenBy(row => row.deal.Id).Select(row => new DealRow(
            row.deal.Id, row.deal.ExternalId, row.deal.Stage, row.deal.Amount, row.deal.CurrencyCode, row.deal.Quantity, row.deal.EngagedOn, row.deal.ClosedOn,
            row.deal.OwnerId, row.person.Name, row.deal.AccountId, row.account == null ? null : row.account.Name, row.deal.ProductId, row.product == null ? null : row.product.Name));
    }
}
