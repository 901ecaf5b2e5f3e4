using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>A product and what of it was sold by those whom the reader may see.</summary>
public sealed record ProductRow(ProductId Id, string ExternalId, string Name, string? Series, string? Tier, decimal? ListPrice, int Deals, int Won, decimal WonAmount);

internal static class ProductReader
{
    public static IQueryable<ProductRow> Rows(SalesAlignDbContext db, Scope scope, string currency, string? search, string? series, PageRequest page, ProductId? id = null)
    {
        var products = db.Products.AsNoTracking();
        if (id is { } only) products = products.Where(product => product.Id == only);
        if (!string.IsNullOrWhiteSpace(series)) products = products.Where(product => product.Series == series);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = Paging.Containing(search);
            products = products.Where(product => EF.Functions.ILike(product.Name, pattern) || EF.Functions.ILike(product.Series!, pattern) || EF.Functions.ILike(product.ExternalId, pattern));
        }
        var deals = db.Deals.Within(scope);
        var rows = products.Select(product => new
        {
            product,
            Deals = deals.Count(deal => deal.ProductId == product.Id),
            Won = deals.Count(deal => deal.ProductId == product.Id && deal.Stage == DealStage.Won),
            Amount = deals.Where(deal => deal.ProductId == product.Id && deal.Stage == DealStage.Won && deal.CurrencyCode == currency).Sum(deal => deal.Amount) ?? 0,
        });
        var down = page.Descending;
        var ordered = page.SortColumn switch
        {
            "series" => rows.OrderBy(row => row.product.Series, down),
            "tier" => rows.OrderBy(row => row.product.Tier, down),
            "price" => rows.OrderBy(row => row.product.ListPrice ?? -1, down),
            "deals" => rows.OrderBy(row => row.Deals, down),
            "won" => rows.OrderBy(row => row.Won, down),
            "amount" => rows.OrderBy(row => row.Amount, down),
            _ => rows.OrderBy(row => row.product.Name, down),
        };
        return ordered.ThenBy(row => row.product.Id).Select(row => new ProductRow(
            row.product.Id, row.product.ExternalId, row.product.Name, row.product.Series, row.product.Tier, row.product.ListPrice, row.Deals, row.Won, row.Amount));
    }
}
