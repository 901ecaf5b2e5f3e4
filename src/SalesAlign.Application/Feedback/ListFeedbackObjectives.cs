using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Feedback;

/// <summary>The objectives in force that an observation may speak to.</summary>
public sealed class ListFeedbackObjectives(UseCaseContext context) : UseCase<ListFeedbackObjectives.Request, IReadOnlyList<ObjectiveChoice>>(context)
{
    public sealed record Request;

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<IReadOnlyList<ObjectiveChoice>>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        (await FeedbackObjectives.PublishedAsync(work.Db, cancel)).ToList();
}
