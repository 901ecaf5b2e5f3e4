using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Feedback;

/// <summary>What feedback needs to know of the objectives it speaks to.</summary>
internal static class FeedbackObjectives
{
    public static Task<PersonId?> OwnerAsync(SalesAlignDbContext db, ObjectiveId objective, CancellationToken cancel) => Task.FromResult<PersonId?>(null);

    public static Task<bool> ExistsAsync(SalesAlignDbContext db, ObjectiveId objective, CancellationToken cancel) => Task.FromResult(false);

    public static Task<IReadOnlyDictionary<ObjectiveId, string>> NamesAsync(SalesAlignDbContext db, IReadOnlyCollection<ObjectiveId> objectives, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<ObjectiveId, string>>(new Dictionary<ObjectiveId, string>());

    public static Task<IReadOnlyList<ObjectiveChoice>> PublishedAsync(SalesAlignDbContext db, CancellationToken cancel) => Task.FromResult<IReadOnlyList<ObjectiveChoice>>([]);
}

/// <summary>An objective that an observation may speak to.</summary>
public sealed record ObjectiveChoice(ObjectiveId Id, string Name);
