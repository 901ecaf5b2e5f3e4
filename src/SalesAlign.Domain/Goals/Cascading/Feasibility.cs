using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>What is known about whoever is to reach a number.</summary>
/// <param name="Target">The number on the table.</param>
/// <param name="Actual">Reached so far in the period.</param>
/// <param name="Elapsed">Share of the period that has passed, 0 to 1.</param>
/// <param name="Units">How many smaller periods (weeks, months) the whole period has.</param>
/// <param name="History">What was reached in earlier periods of the same length; null where nothing is known.</param>
/// <param name="Won">Deals won among the closed ones.</param>
/// <param name="Closed">Deals that were closed, won or lost.</param>
/// <param name="OpenPipeline">Value of the deals that are open now; null where it is not known or has no meaning.</param>
public sealed record FeasibilityRequest(
    decimal Target, decimal Actual, decimal Elapsed, int Units, IReadOnlyList<decimal?> History, int Won, int Closed, decimal? OpenPipeline);

/// <summary>How far a number is within reach, from plain facts.</summary>
/// <param name="Rest">What is still to be reached.</param>
/// <param name="RequiredRunRate">Rest ÷ the smaller periods that are left; null when none is left.</param>
/// <param name="RunRate">What was reached per smaller period so far, or in the last known period before it began.</param>
/// <param name="Percentile">Share of the earlier periods that reached less than the target, ties counted half; null without history.</param>
/// <param name="WinRate">Won ÷ closed; null below the smallest sample.</param>
/// <param name="RequiredPipeline">Rest ÷ win rate; null without a win rate.</param>
/// <param name="Coverage">Open pipeline ÷ required pipeline.</param>
public sealed record FeasibilityResult(
    decimal Rest, decimal? RequiredRunRate, decimal? RunRate, decimal? Lowest, decimal? Median, decimal? Highest, int Periods, decimal? Percentile, decimal? WinRate,
    int Sample, decimal? RequiredPipeline, decimal? Coverage);

/// <summary>Compares a number on the table with what its owner did before, with the pace it asks for, and with the pipeline it needs.</summary>
public static class Feasibility
{
    /// <summary>A win rate of fewer closed deals says nothing.</summary>
    public const int SmallestSample = 5;

    public static FeasibilityResult Of(FeasibilityRequest request)
    {
        RuleViolation.Unless(request.Units > 0, "feasibility.no_units", request.Units);
        RuleViolation.Unless(request.Elapsed is >= 0 and <= 1, "feasibility.elapsed_out_of_range", request.Elapsed);
        RuleViolation.Unless(request.Won >= 0 && request.Closed >= request.Won, "feasibility.more_won_than_closed", request.Won, request.Closed);
        var rest = Math.Max(0m, request.Target - request.Actual);
        var left = request.Units * (1m - request.Elapsed);
        var passed = request.Units * request.Elapsed;
        var known = Known(request.History);
        decimal? last = request.History is [.., { } latest] ? latest : null;
        decimal? winRate = request.Closed < SmallestSample ? null : request.Won / (decimal)request.Closed;
        decimal? pipeline = winRate is > 0 ? rest / winRate : null;
        return new(
            rest, left > 0 ? rest / left : null, passed > 0 ? request.Actual / passed : last / request.Units,
            known.Length == 0 ? null : known[0], Median(known), known.Length == 0 ? null : known[^1], known.Length, Percentile(known, request.Target),
            winRate, request.Closed, pipeline, pipeline is > 0 ? request.OpenPipeline / pipeline : null);
    }

    private static decimal[] Known(IReadOnlyList<decimal?> history)
    {
        var known = new List<decimal>(history.Count);
        foreach (var value in history)
        {
            if (value is { } number) known.Add(number);
        }
        known.Sort();
        return [.. known];
    }

    private static decimal? Median(decimal[] sorted) => sorted.Length == 0 ? null
        : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2m;

    private static decimal? Percentile(decimal[] sorted, decimal target)
    {
        if (sorted.Length == 0) return null;
        var below = 0m;
        foreach (var value in sorted) below += value < target ? 1m : value == target ? 0.5m : 0m;
        return below / sorted.Length;
    }
}
