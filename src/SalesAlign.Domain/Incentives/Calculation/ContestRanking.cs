using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A participant's value in a contest.</summary>
public sealed record Contestant(Guid Participant, decimal Value);

/// <summary>
/// Ranks participants by a metric, the highest first. People with the same value share the prizes of the places that they take together
/// equally, to the smallest unit by largest remainder, the rest going to the first by participant id; the next person's rank skips those places.
/// </summary>
public static class ContestRanking
{
    /// <summary>An award for everyone who is ranked, also without a prize, in order of rank.</summary>
    public static IReadOnlyList<(Guid Participant, Award Award)> Rank(ContestComponent contest, IEnumerable<Contestant> contestants, int minorUnits)
    {
        var ranked = contestants.Where(c => contest.AtLeast is not { } least || c.Value >= least).ToList();
        ranked.Sort(static (x, y) => x.Value == y.Value ? x.Participant.CompareTo(y.Participant) : y.Value.CompareTo(x.Value));
        var awards = new List<(Guid, Award)>(ranked.Count);
        for (var first = 0; first < ranked.Count;)
        {
            var next = first + 1;
            while (next < ranked.Count && ranked[next].Value == ranked[first].Value) next++;
            var pot = 0m;
            for (var place = first; place < next && place < contest.Prizes.Count; place++) pot += contest.Prizes[place];
            var tied = next - first;
            var prizes = Rounding.SplitByLargestRemainder(Rounding.HalfAwayFromZero(pot, minorUnits), [.. Enumerable.Repeat(1m, tied)], minorUnits);
            for (var i = first; i < next; i++)
            {
                awards.Add((ranked[i].Participant, new(contest.Id, prizes[i - first], Rank: first + 1, Tied: tied, Metric: ranked[i].Value)));
            }
            first = next;
        }
        return awards;
    }
}
