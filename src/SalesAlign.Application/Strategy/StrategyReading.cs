using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>Finds the version of the strategy that holds, and the one that is being written.</summary>
internal static class StrategyReading
{
    /// <summary>The published version with the highest number: the strategy of today.</summary>
    public static IQueryable<StrategyVersion> Current(this IQueryable<StrategyVersion> versions) =>
        versions.Where(version => version.PublishedAt != null).OrderByDescending(version => version.PublishedAt).ThenByDescending(version => version.Number).Take(1);

    public static Task<StrategyVersion?> DraftAsync(SalesAlignDbContext db, CancellationToken cancel) =>
        db.StrategyVersions.Include(version => version.Objectives).Where(version => version.PublishedAt == null).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancel);
}
