namespace SalesAlign.Domain.Alignment.Consistency;

/// <summary>What was checked: the contradictions, and by how much word and deed lie apart.</summary>
/// <param name="PayGap">Percent of the stated weight that pay puts elsewhere: half the sum of the differences; 0 is word and deed in one. Null without pay.</param>
/// <param name="TimeGap">The same for time.</param>
public sealed record ConsistencyResult(IReadOnlyList<Contradiction> Contradictions, decimal? PayGap, decimal? TimeGap);

/// <summary>Holds what a strategy says against what is done for it. Only what is known counts: an unknown share contradicts nothing.</summary>
public static class ConsistencyCheck
{
    /// <summary>More objectives than this are spread thin.</summary>
    public const int MostObjectives = 7;

    /// <summary>Goals for more objectives than this ask one person for too much at once.</summary>
    public const int MostForOnePerson = 5;

    /// <summary>Weights and shares this many points apart, or more, are clearly different.</summary>
    public const decimal Clear = 5m;

    public static ConsistencyResult Of(ConsistencyFacts facts)
    {
        var found = new List<Contradiction>();
        foreach (var objective in facts.Objectives) Check(objective, found);
        CheckOrder(facts.Objectives, found);
        CheckFocus(facts, found);
        foreach (var dropped in facts.Dropped)
        {
            if (dropped.PayShare > 0) found.Add(new(ContradictionKind.PaysForDropped, dropped.Key, dropped.Title, null, 0m, dropped.PayShare, dropped.PayShare));
        }
        foreach (var goal in facts.Goals)
        {
            if (!goal.MetricKnowsPeople) found.Add(new(ContradictionKind.MetricWithoutPeople, goal.Key, goal.Subject, goal.Metric, null, null, 0m));
            else if (!goal.SellsSomething) found.Add(new(ContradictionKind.NobodyMoves, goal.Key, goal.Subject, goal.Metric, null, null, 0m));
        }
        found.Sort(static (a, b) => b.Weight != a.Weight ? b.Weight.CompareTo(a.Weight) : a.Kind.CompareTo(b.Kind));
        return new(found, Gap(facts.Objectives, static objective => objective.PayShare), Gap(facts.Objectives, static objective => objective.TimeShare));
    }

    private static void Check(ObjectiveFacts objective, List<Contradiction> found)
    {
        Contradiction Of(ContradictionKind kind, decimal? done = null) => new(kind, objective.Key, objective.Title, null, objective.Weight, done, objective.Weight);
        if (!objective.HasOwner) found.Add(Of(ContradictionKind.NoOwner));
        if (!objective.HasMetric) found.Add(Of(ContradictionKind.NoMetric));
        if (objective.Goals == 0) found.Add(Of(ContradictionKind.NoGoals));
        if (objective.PayShare == 0) found.Add(Of(ContradictionKind.NoPay, 0m));
        else if (objective.PayShare is { } pay && pay < objective.Weight / 2 && objective.Weight - pay >= Clear) found.Add(Of(ContradictionKind.PaidTooLittle, pay));
        if (objective.TimeShare is { } time && time < objective.Weight / 2 && objective.Weight - time >= Clear) found.Add(Of(ContradictionKind.TooLittleTime, time));
    }

    // The strategy puts one before the other, pay the other before the one: sellers believe the pay.
    private static void CheckOrder(IReadOnlyList<ObjectiveFacts> objectives, List<Contradiction> found)
    {
        foreach (var heavy in objectives)
        {
            ObjectiveFacts? worst = null;
            foreach (var light in objectives)
            {
                if (heavy.PayShare is not { } heavyPay || light.PayShare is not { } lightPay) continue;
                if (heavy.Weight - light.Weight < Clear || lightPay - heavyPay < Clear) continue;
                if (worst is null || lightPay > worst.PayShare) worst = light;
            }
            if (worst is not null) found.Add(new(ContradictionKind.PaidTheOtherWay, heavy.Key, heavy.Title, worst.Title, heavy.PayShare, worst.PayShare, heavy.Weight));
        }
    }

    private static void CheckFocus(ConsistencyFacts facts, List<Contradiction> found)
    {
        var objectives = facts.Objectives;
        if (objectives.Count > MostObjectives) found.Add(new(ContradictionKind.TooMany, null, "", null, MostObjectives, objectives.Count, 100m));
        if (objectives.Count >= 3)
        {
            var (least, most) = (decimal.MaxValue, decimal.MinValue);
            foreach (var objective in objectives)
            {
                least = Math.Min(least, objective.Weight);
                most = Math.Max(most, objective.Weight);
            }
            if (most - least < Clear) found.Add(new(ContradictionKind.AllTheSame, null, "", null, least, most, 100m));
        }
        if (facts.Carriers == 0) return;
        var carried = 0;
        foreach (var objective in objectives) carried += objective.PeopleWithGoals;
        var each = (decimal)carried / facts.Carriers;
        if (each > MostForOnePerson) found.Add(new(ContradictionKind.SpreadThin, null, "", null, MostForOnePerson, each, 100m));
    }

    // Both sides are scaled to what is known, so that an objective without a known share neither adds nor takes.
    private static decimal? Gap(IReadOnlyList<ObjectiveFacts> objectives, Func<ObjectiveFacts, decimal?> share)
    {
        var (said, done) = (0m, 0m);
        foreach (var objective in objectives)
        {
            if (share(objective) is not { } known) continue;
            said += objective.Weight;
            done += known;
        }
        if (said == 0 || done == 0) return null;
        var apart = 0m;
        foreach (var objective in objectives)
        {
            if (share(objective) is { } known) apart += Math.Abs((objective.Weight / said) - (known / done));
        }
        return apart * 50m;
    }
}
