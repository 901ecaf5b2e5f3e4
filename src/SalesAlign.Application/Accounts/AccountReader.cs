using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Accounts;

/// <summary>Which accounts are wanted; whatever is empty does not narrow.</summary>
public sealed record AccountFilter(string? Search = null, string? Sector = null, string? Location = null, AccountId? Id = null);

/// <summary>An account, and what was sold to it by those whom the reader may see.</summary>
public sealed record AccountRow(
    AccountId Id, string ExternalId, string Name, string? Sector, int? YearEstablished, decimal? Revenue, int? Employees, string? Location, AccountId? ParentId,
    string? Parent, int OpenDeals, int WonDeals, decimal WonAmount);

internal static class AccountReader
{
    public static IQueryable<AccountRow> Rows(SalesAlignDbContext db, Scope scope, string currency, AccountFilter filter, PageRequest page)
    {
        var accounts = db.Accounts.AsNoTracking();
        if (filter.Id is { } id) accounts = accounts.Where(account => account.Id == id);
        if (!string.IsNullOrWhiteSpace(filter.Sector)) accounts = accounts.Where(account => account.Sector == filter.Sector);
        if (!string.IsNullOrWhiteSpace(filter.Location)) accounts = accounts.Where(account => account.Location == filter.Location);
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var pattern = Paging.Containing(filter.Search);
            accounts = accounts.Where(account => EF.Functions.ILike(account.Name, pattern) || EF.Functions.ILike(account.ExternalId, pattern));
        }
        var deals = db.Deals.Within(scope);
        var rows = accounts.Select(account => new
        {
            account,
            Parent = db.Accounts.Where(parent => parent.Id == account.ParentId).Select(parent => parent.Name).FirstOrDefault(),
            Open = deals.Count(deal => deal.AccountId == account.Id && (deal.Stage == DealStage.Prospecting || deal.Stage == DealStage.Engaging)),
            Won = deals.Count(deal => deal.AccountId == account.Id && deal.Stage == DealStage.Won),
            Amount = deals.Where(deal => deal.AccountId == account.Id && deal.Stage == DealStage.Won && deal.CurrencyCode == currency).Sum(deal => deal.Amount) ?? 0,
        });
        var down = page.Descending;
        var ordered = page.SortColumn switch
        {
            "sector" => rows.OrderBy(row => row.account.Sector, down),
            "location" => rows.OrderBy(row => row.account.Location, down),
            "employees" => rows.OrderBy(row => row.account.Employees ?? -1, down),
            "revenue" => rows.OrderBy(row => row.account.Revenue ?? -1, down),
            "established" => rows.OrderBy(row => row.account.YearEstablished ?? 0, down),
            "open" => rows.OrderBy(row => row.Open, down),
            "won" => rows.OrderBy(row => row.Won, down),
            "amount" => rows.OrderBy(row => row.Amount, down),
            _ => rows.OrderBy(row => row.account.Name, down),
        };
        return ordered.ThenBy(row => row.account.Id).Select(row => new AccountRow(
            row.account.Id, row.account.ExternalId, row.account.Name, row.account.Sector, row.account.YearEstablished, row.account.Revenue, row.account.Employees,
            row.account.Location, row.account.ParentId, row.Parent, row.Open, row.Won, row.Amount));
    }
}
