using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Incentives.Simulation;

/// <summary>Rules to try: the draft of a plan, or its last version where it has no draft; or components as somebody is writing them.</summary>
public sealed record Scenario(string Name, IncentivePlanId? Plan = null, IReadOnlyList<Component>? Components = null);

/// <summary>"The share of series X rises by 10 points": the money of matching deals grows and that of all others shrinks, so that the whole stays.</summary>
/// <param name="Points">Percentage points of won value; negative where the share falls.</param>
public sealed record MixShift
{
    public MixShift(Filter which, decimal points)
    {
        RuleViolation.Unless(which is not null, "mix_shift.no_condition");
        RuleViolation.Unless(points is >= -100 and <= 100 and not 0, "mix_shift.points_out_of_range", points);
        (Which, Points) = (which!, points);
    }

    public Filter Which { get; }

    public decimal Points { get; }

    /// <summary>
    /// By how much matching and other deals grow; null where there are none of either, or where the shift takes more than there is.
    /// </summary>
    public (decimal Matching, decimal Others)? Factors(decimal matching, decimal others)
    {
        var whole = matching + others;
        if (matching <= 0 || others <= 0) return null;
        var share = (matching / whole) + (Points / 100m);
        return share is < 0 or > 1 ? null : (share * whole / matching, (1m - share) * whole / others);
    }
}

/// <summary>What a simulation runs: whose deals and target incentives, in which past periods, by which rules beside those in force.</summary>
public sealed record SimulationTerms
{
    public const int MostDrafts = 4;

    public const int MostPeriods = 12;

    public SimulationTerms(IncentivePlanId plan, IReadOnlyList<string> periods, IReadOnlyList<Scenario> drafts, MixShift? shift = null)
    {
        RuleViolation.Unless(periods is { Count: > 0 and <= MostPeriods }, "simulation.number_of_periods", MostPeriods);
        RuleViolation.Unless(periods.Distinct(StringComparer.Ordinal).Count() == periods.Count, "simulation.period_twice");
        RuleViolation.Unless(drafts is { Count: <= MostDrafts }, "simulation.too_many_drafts", MostDrafts);
        foreach (var draft in drafts)
        {
            RuleViolation.Unless(!string.IsNullOrWhiteSpace(draft.Name), "simulation.draft_without_name");
            RuleViolation.Unless(draft.Plan is null != draft.Components is null, "simulation.plan_or_components", draft.Name);
        }
        (Plan, Periods, Drafts, Shift) = (plan, [.. periods], [.. drafts], shift);
    }

    /// <summary>Whose participants are paid; what is in force for them is compared with.</summary>
    public IncentivePlanId Plan { get; }

    public IReadOnlyList<string> Periods { get; }

    public IReadOnlyList<Scenario> Drafts { get; }

    public MixShift? Shift { get; }
}
