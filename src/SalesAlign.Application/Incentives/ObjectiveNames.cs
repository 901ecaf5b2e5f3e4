using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Incentives;

/// <summary>An objective that pay can be linked to, by its latest published words.</summary>
public sealed record ObjectiveName(ObjectiveId Id, string Title, decimal WeightPercent, bool InForce)
{
    /// <summary>Objectives of published strategies, those of the newest version first; pay of the past may name one that is no longer pursued.</summary>
    internal static async Task<IReadOnlyList<ObjectiveName>> ReadAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        var told = await db.StrategicObjectives.AsNoTracking()
            .Join(db.StrategyVersions.Where(version => version.PublishedAt != null), objective => objective.VersionId, version => version.Id,
                (objective, version) => new { objective.ObjectiveId, objective.Title, objective.WeightPercent, objective.Position, version.Id, version.PublishedAt, version.Number })
            .OrderByDescending(objective => objective.PublishedAt).ThenByDescending(objective => objective.Number).ThenBy(objective => objective.Position)
            .ToListAsync(cancel);
        if (told.Count == 0) return [];
        var newest = told[0].Id;
        return [.. told.DistinctBy(objective => objective.ObjectiveId)
            .Select(objective => new ObjectiveName(objective.ObjectiveId, objective.Title, objective.WeightPercent, objective.Id == newest))];
    }
}
