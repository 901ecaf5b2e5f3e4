using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Strategy;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Feedback;

/// <summary>What feedback needs to know of the objectives it speaks to. New observations speak to the strategy in force; older ones keep theirs.</summary>
internal static class FeedbackObjectives
{
    public static async Task<PersonId?> OwnerAsync(SalesAlignDbContext db, ObjectiveId objective, CancellationToken cancel) =>
        await InForce(db).Where(known => known.ObjectiveId == objective).Select(known => known.OwnerId).SingleOrDefaultAsync(cancel);

    public static Task<bool> ExistsAsync(SalesAlignDbContext db, ObjectiveId objective, CancellationToken cancel) =>
        InForce(db).AnyAsync(known => known.ObjectiveId == objective, cancel);

    /// <summary>Each objective as the latest published version that holds it words it.</summary>
    public static async Task<IReadOnlyDictionary<ObjectiveId, string>> NamesAsync(SalesAlignDbContext db, IReadOnlyCollection<ObjectiveId> objectives, CancellationToken cancel)
    {
        var names = new Dictionary<ObjectiveId, string>();
        if (objectives.Count == 0) return names;
        var versions = await db.StrategyVersions.AsNoTracking().Where(version => version.PublishedAt != null)
            .OrderBy(version => version.PublishedAt).ThenBy(version => version.Number)
            .SelectMany(version => version.Objectives.Where(known => objectives.Contains(known.ObjectiveId)), (version, known) => new { version.PublishedAt, version.Number, known.ObjectiveId, known.Title })
            .ToListAsync(cancel);
        foreach (var known in versions.OrderBy(version => version.PublishedAt).ThenBy(version => version.Number)) names[known.ObjectiveId] = known.Title;
        return names;
    }

    public static async Task<IReadOnlyList<ObjectiveChoice>> PublishedAsync(SalesAlignDbContext db, CancellationToken cancel) =>
        await InForce(db).OrderBy(known => known.Position).Select(known => new ObjectiveChoice(known.ObjectiveId, known.Title)).ToListAsync(cancel);

    private static IQueryable<StrategicObjective> InForce(SalesAlignDbContext db) =>
        db.StrategicObjectives.AsNoTracking().Where(known => db.StrategyVersions.Current().Any(version => version.Id == known.VersionId));
}

/// <summary>An objective that an observation may speak to.</summary>
public sealed record ObjectiveChoice(ObjectiveId Id, string Name);
