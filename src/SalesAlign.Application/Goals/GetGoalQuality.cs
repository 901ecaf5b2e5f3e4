using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Quality;

namespace SalesAlign.Application.Goals;

/// <summary>How well one goal is made: SMART letter by letter and what else a goal needs.</summary>
public sealed class GetGoalQuality(UseCaseContext context) : UseCase<GetGoalQuality.Request, QualityReport>(context)
{
    public sealed record Request(GoalId Goal);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<QualityReport>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        var standings = await GoalStandings.OfAsync(work, [goal], cancel);
        return (await GoalQualityReader.OfAsync(work, [goal], standings, cancel))[goal.Id];
    }
}
