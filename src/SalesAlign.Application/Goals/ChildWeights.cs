using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Application.Goals;

/// <summary>The weights of goals under one parent as they are kept, made whole: those without one share equally.</summary>
internal static class ChildWeights
{
    public static IReadOnlyList<GoalWeight> Of(IReadOnlyList<Goal> children, IReadOnlyDictionary<GoalId, GoalTracking> trackings)
    {
        if (children.Count == 0) return [];
        var typed = children.Select(child => trackings.GetValueOrDefault(child.Id)?.WeightPercent).ToList();
        if (typed.Exists(weight => weight is null) || typed.Sum() != 100m)
        {
            // A child came or went since the weights were typed: what is left keeps its proportions, a newcomer gets the mean.
            var known = typed.OfType<decimal>().ToList();
            var mean = known.Count == 0 || known.Sum() == 0 ? 1m : known.Average();
            var shares = GoalWeights.FromRatios(known.Sum() == 0 ? [.. typed.Select(_ => 1m)] : [.. typed.Select(weight => weight ?? mean)]);
            return [.. shares.Select((share, i) => new GoalWeight(share, typed[i] is not null && trackings[children[i].Id].WeightFixed))];
        }
        return [.. children.Select((child, i) => new GoalWeight(new Weight(typed[i]!.Value), trackings[child.Id].WeightFixed))];
    }
}
