using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SalesAlign.Application.Common;

internal static class Paging
{
    public static async Task<PagedList<T>> ToPageAsync<T>(this IQueryable<T> query, PageRequest page, CancellationToken cancel)
    {
        var total = await query.CountAsync(cancel);
        var items = await query.Skip(page.Skip).Take(page.Size).ToListAsync(cancel);
        return new PagedList<T>(items, total, Math.Max(1, page.Page), page.Size);
    }

    public static IOrderedQueryable<T> OrderBy<T, TKey>(this IQueryable<T> query, Expression<Func<T, TKey>> key, bool descending) =>
        descending ? query.OrderByDescending(key) : query.OrderBy(key);

    public static IOrderedQueryable<T> ThenBy<T, TKey>(this IOrderedQueryable<T> query, Expression<Func<T, TKey>> key, bool descending) =>
        descending ? query.ThenByDescending(key) : query.ThenBy(key);

    /// <summary>A pattern for ILIKE that finds the text itself, whatever signs it holds.</summary>
    public static string Containing(string text) =>
        $"%{text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
