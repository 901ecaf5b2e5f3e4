using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Application.Goals;

/// <summary>Weighs the goals below one goal: all by typed ratios, or one of them, whereupon the rest shares what is left.</summary>
public sealed class WeighGoals(UseCaseContext context) : UseCase<WeighGoals.Request, WeighGoals.Response>(context)
{
    /// <param name="Ratios">A number per child in any ratio, such as 5:3:2; empty where one is changed.</param>
    /// <param name="Changed">The child whose weight is changed.</param>
    /// <param name="Percent">Its new weight.</param>
    public sealed record Request(GoalId Parent, IReadOnlyList<Ratio>? Ratios, GoalId? Changed, decimal? Percent);

    public sealed record Ratio(GoalId Goal, decimal Parts);

    public sealed record Response(IReadOnlyList<GetGoalTracking.Child> Children);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Ratios).NotEmpty().When(r => r.Changed is null);
            RuleFor(r => r.Percent).NotNull().InclusiveBetween(0, 100).When(r => r.Changed is not null);
            RuleForEach(r => r.Ratios).NotNull().ChildRules(ratio => ratio.RuleFor(one => one.Parts).InclusiveBetween(0, 1_000_000));
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Parent, cancel) is not { } parent) return Result.NotFound;
        var children = await work.Db.Goals.AsNoTracking().Where(g => g.ParentId == parent.Id).OrderBy(g => g.Id).ToListAsync(cancel);
        if (children.Count == 0) return Result.Refused("weights.no_children");
        var ids = children.ConvertAll(child => child.Id);
        var trackings = await work.Db.GoalTrackings.Where(t => ids.Contains(t.GoalId)).ToDictionaryAsync(t => t.GoalId, cancel);
        var weights = request.Changed is { } changed ? Changed(children, trackings, changed, request.Percent!.Value) : Typed(children, request.Ratios!);
        for (var i = 0; i < children.Count; i++)
        {
            if (!trackings.TryGetValue(ids[i], out var tracking)) work.Db.Add(tracking = new GoalTracking(ids[i]));
            tracking.Weigh(weights[i]);
        }
        await work.Db.SaveChangesAsync(cancel);
        var owners = await GoalOwners.NamesAsync(work.Db, children, cancel);
        return new Response([.. children.Select((child, i) => new GetGoalTracking.Child(child.Id, owners[child.Id], weights[i].Weight.Percent, weights[i].Fixed))]);
    }

    private static GoalWeight[] Changed(List<Goal> children, Dictionary<GoalId, GoalTracking> trackings, GoalId changed, decimal percent)
    {
        var index = children.FindIndex(child => child.Id == changed);
        RuleViolation.Unless(index >= 0, "weights.no_such_goal", changed);
        return GoalWeights.Change(ChildWeights.Of(children, trackings), index, new Weight(percent));
    }

    private static IReadOnlyList<GoalWeight> Typed(List<Goal> children, IReadOnlyList<Ratio> ratios)
    {
        var parts = ratios.ToLookup(ratio => ratio.Goal, ratio => ratio.Parts);
        RuleViolation.Unless(ratios.All(ratio => children.Exists(child => child.Id == ratio.Goal)), "weights.no_such_goal");
        return [.. GoalWeights.FromRatios(children.ConvertAll(child => parts[child.Id].FirstOrDefault())).Select(weight => new GoalWeight(weight, Fixed: false))];
    }
}
