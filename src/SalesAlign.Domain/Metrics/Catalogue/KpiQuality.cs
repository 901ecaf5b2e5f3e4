using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>The five principles that every KPI has to bear.</summary>
public enum KpiPrinciple
{
    /// <summary>It serves an objective of the strategy that holds.</summary>
    StrategyFit,

    /// <summary>Whoever is measured by it can move it.</summary>
    Controllability,

    /// <summary>It stands among KPIs of other types, not only among revenue.</summary>
    Balance,

    /// <summary>Few, and each said in a sentence.</summary>
    Brevity,

    /// <summary>Its values can be had, in time, from a named source.</summary>
    Feasibility,
}

/// <summary>A principle that is not kept.</summary>
/// <param name="Code">Which way it is not kept; worded by the shell together with the fix.</param>
/// <param name="IsFault">False for advice.</param>
public sealed record KpiFinding(KpiPrinciple Principle, string Code, bool IsFault, params IReadOnlyList<string> Arguments);

/// <summary>What stands around a KPI, so far as its quality depends on it.</summary>
/// <param name="ObjectiveHolds">Whether its objective is part of the strategy of today.</param>
/// <param name="OwnerIsHere">Whether its owner still works here.</param>
/// <param name="Roles">Whose templates contain it.</param>
/// <param name="OneSided">Roles among them whose set is all of one type.</param>
/// <param name="ObjectiveHasOther">Whether its objective has a KPI that is not revenue besides it.</param>
/// <param name="PeopleAboveLimit">How many of those who carry it have more KPIs than the company wants.</param>
/// <param name="MetricIsSound">False where the metric behind it cannot be computed or is retired.</param>
/// <param name="Overdue">Values that should be here and are not.</param>
public sealed record KpiSurroundings(
    bool ObjectiveHolds, bool OwnerIsHere, IReadOnlyList<KpiRole> Roles, IReadOnlyList<KpiRole> OneSided, bool ObjectiveHasOther, int PeopleAboveLimit, int MostPerPerson,
    bool MetricIsSound, int Overdue);

/// <summary>Checks a KPI by five principles: strategy fit, controllability, balance, brevity and feasibility. A principle without a finding is kept.</summary>
public static class KpiQuality
{
    /// <summary>A formula that is longer is understood by nobody at first sight.</summary>
    public const int LongFormula = 240;

    public static IReadOnlyList<KpiFinding> Check(KpiTerms terms, KpiSurroundings around)
    {
        var findings = new List<KpiFinding>();
        if (terms.ObjectiveId is null) Find(KpiPrinciple.StrategyFit, "no_objective", terms.IsStrategic);
        else if (!around.ObjectiveHolds) Find(KpiPrinciple.StrategyFit, "objective_ended", true);

        if (!around.OwnerIsHere) Find(KpiPrinciple.Controllability, "owner_left", true);
        if (terms.Words.Lever.Length == 0) Find(KpiPrinciple.Controllability, "no_lever", false);
        foreach (var role in around.Roles)
        {
            var sells = role is KpiRole.Rep or KpiRole.Sdr or KpiRole.Presales;
            if (sells && terms.Level == KpiLevel.Company) Find(KpiPrinciple.Controllability, "out_of_reach", true, role.ToString());
            // Who prepares a deal does not sign it: a result would make them answer for what others do.
            else if (role is KpiRole.Presales or KpiRole.Sdr && terms.Type == KpiType.Result) Find(KpiPrinciple.Controllability, "not_their_result", true, role.ToString());
        }

        foreach (var role in around.OneSided) Find(KpiPrinciple.Balance, "one_sided", false, role.ToString());
        if (terms is { IsRevenue: true, ObjectiveId: not null } && !around.ObjectiveHasOther) Find(KpiPrinciple.Balance, "only_revenue", true);

        if (terms.Words.Formula.Length > LongFormula) Find(KpiPrinciple.Brevity, "long_formula", false);
        if (around.PeopleAboveLimit > 0) Find(KpiPrinciple.Brevity, "too_many", true, Number(around.PeopleAboveLimit), Number(around.MostPerPerson));

        if (!around.MetricIsSound) Find(KpiPrinciple.Feasibility, "metric_broken", true);
        if (around.Overdue > 0) Find(KpiPrinciple.Feasibility, "overdue", true, Number(around.Overdue));
        if (terms.Target is null) Find(KpiPrinciple.Feasibility, "no_target", false);
        if (terms.Source != KpiSource.Computed && terms.DueDays > DaysOf(terms.Cadence)) Find(KpiPrinciple.Feasibility, "due_too_late", false, Number(terms.DueDays));
        return findings;

        void Find(KpiPrinciple principle, string code, bool isFault, params IReadOnlyList<string> arguments) => findings.Add(new KpiFinding(principle, code, isFault, arguments));
    }

    /// <summary>Checks the set of KPIs that a role or a person has: how many, and whether they look at more than one side.</summary>
    public static IReadOnlyList<KpiFinding> CheckSet(KpiRole? role, IReadOnlyList<KpiTerms> set, int mostPerPerson)
    {
        var findings = new List<KpiFinding>();
        if (set.Count == 0) return findings;
        if (set.Count > mostPerPerson) findings.Add(new(KpiPrinciple.Brevity, "set_too_many", true, Number(set.Count), Number(mostPerPerson)));
        if (IsOneSided(set)) findings.Add(new(KpiPrinciple.Balance, "set_one_sided", true, set[0].Type.ToString()));
        if (set.All(kpi => kpi.IsRevenue)) findings.Add(new(KpiPrinciple.Balance, "set_only_revenue", true));
        if (role is KpiRole.Rep or KpiRole.Sdr or KpiRole.Presales && !set.Any(kpi => kpi.Type == KpiType.Process)) findings.Add(new(KpiPrinciple.Controllability, "set_no_process", true));
        if (role == KpiRole.Executive && !set.Any(kpi => kpi.IsStrategic)) findings.Add(new(KpiPrinciple.StrategyFit, "set_no_strategic", true));
        return findings;
    }

    /// <summary>Whether all of several KPIs are of one type.</summary>
    public static bool IsOneSided(IReadOnlyList<KpiTerms> set) => set.Count > 1 && set.All(kpi => kpi.Type == set[0].Type);

    private static int DaysOf(PeriodKind cadence) => cadence switch { PeriodKind.Week => 7, PeriodKind.Month => 30, _ => 91 };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
