using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A version of a plan from its first day on, until the next version's.</summary>
public sealed record PlanVersion(string Version, DateOnly From, CompiledPlan Plan);

/// <summary>What one version pays in its part of a period.</summary>
public sealed record PlanSection(string Version, DateOnly First, DateOnly Last, ParticipantResult Result);

/// <summary>
/// Picks the plan version by the credit's date: a change in mid-period gives a section per version. Quotas and target incentives are prorated
/// by the section's days; what accumulates goes on where a component keeps its id; caps and minimums by the period, and draws, look at the
/// sections together and are settled in the last. Credits of days before the first version earn nothing.
/// </summary>
public static class PlanSections
{
    /// <param name="versions">In order of their first day; refused otherwise.</param>
    public static IReadOnlyList<PlanSection> Calculate(IReadOnlyList<PlanVersion> versions, ParticipantInput period)
    {
        for (var i = 1; i < versions.Count; i++) RuleViolation.Unless(versions[i].From > versions[i - 1].From, "plan.versions_not_ascending", versions[i].Version);

        var sections = new List<PlanSection>();
        var lines = new List<StatementLine>();
        var accumulators = period.Before;
        for (var i = 0; i < versions.Count; i++)
        {
            var first = versions[i].From > period.First ? versions[i].From : period.First;
            var follows = i + 1 < versions.Count && versions[i + 1].From <= period.Last;
            var last = follows ? versions[i + 1].From.AddDays(-1) : period.Last;
            if (first > last) continue;
            var result = IncentiveCalculator.Calculate(versions[i].Plan, period with
            {
                First = first,
                Last = last,
                PeriodFirst = period.FirstOfPeriod,
                YearFirst = period.FirstOfYear,
                YearLast = period.LastOfYear,
                Credits = Within(period, first, last),
                Before = accumulators,
                EarlierSections = lines.Count == 0 ? [] : [.. lines],
                MoreSectionsFollow = follows,
            });
            sections.Add(new(versions[i].Version, first, last, result));
            lines.AddRange(result.Lines);
            accumulators = Merged(accumulators, result.Accumulators);
        }
        return sections;
    }

    /// <summary>The later of two sets, and of the earlier what the later does not mention.</summary>
    public static IReadOnlyList<Accumulator> Merged(IReadOnlyList<Accumulator> earlier, IReadOnlyList<Accumulator> later)
    {
        var merged = new List<Accumulator>(later);
        foreach (var accumulator in earlier)
        {
            if (!later.Any(other => other.Component == accumulator.Component)) merged.Add(accumulator);
        }
        return merged;
    }

    private static Credit[] Within(ParticipantInput period, DateOnly first, DateOnly last)
    {
        var within = new List<Credit>(period.Credits.Count);
        foreach (var credit in period.Credits)
        {
            if (credit.Date <= last && (credit.Date >= first || (period.ReplaysYear && credit.Date >= period.FirstOfYear))) within.Add(credit);
        }
        return [.. within];
    }
}
