using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Accounts;

/// <summary>A criterion that an account may miss, with its weight in the score; only the proportion of weights matters.</summary>
public sealed record WeightedCriterion(Criterion Criterion, decimal Weight);

/// <summary>How well an account fits a profile.</summary>
/// <param name="Score">0 to 100: the weight of what holds ÷ all weight; without weights, 100 where every must-have holds and 0 elsewhere.</param>
/// <param name="Failures">Criteria that do not hold, must-haves first.</param>
public sealed record ProfileFit(bool Fits, decimal Score, bool MissesMustHave, IReadOnlyList<CriterionFailure> Failures);

/// <summary>What makes an account ideal: must-haves, weighted criteria, and the score from which on it fits.</summary>
public sealed record ProfileRules
{
    /// <exception cref="RuleViolation">There is no criterion at all, one asks for a field that accounts do not have, or a weight or the threshold is out of range.</exception>
    public ProfileRules(Filter mustHave, IReadOnlyList<WeightedCriterion> weighted, decimal threshold)
    {
        foreach (var field in mustHave.Fields().Concat(weighted.Select(part => part.Criterion.Field)))
        {
            RuleViolation.Unless(AccountFacts.Schema.Has(field), "icp.unknown_field", field);
        }
        RuleViolation.Unless(mustHave.Fields().Count > 0 || weighted.Count > 0, "icp.no_criteria");
        foreach (var part in weighted) RuleViolation.Unless(part.Weight is > 0 and <= 1000, "icp.weight_out_of_range", part.Weight);
        RuleViolation.Unless(threshold is >= 0 and <= 100, "icp.threshold_out_of_range", threshold);
        MustHave = mustHave;
        Weighted = [.. weighted];
        Threshold = weighted.Count == 0 ? 0m : threshold;
    }

    public Filter MustHave { get; }

    public IReadOnlyList<WeightedCriterion> Weighted { get; }

    /// <summary>Without weighted criteria there is no score to reach.</summary>
    public decimal Threshold { get; }

    public BoundProfile Bind() => new(this);

    public bool Equals(ProfileRules? other) =>
        other is not null && MustHave.Equals(other.MustHave) && Threshold == other.Threshold && Weighted.SequenceEqual(other.Weighted);

    public override int GetHashCode() => HashCode.Combine(Threshold, Weighted.Count, MustHave.Fields().Count);
}

/// <summary>Rules whose fields are resolved, to be asked for many accounts.</summary>
public sealed class BoundProfile
{
    private readonly BoundFilter _mustHave;
    private readonly (BoundFilter Criterion, decimal Weight)[] _weighted;
    private readonly decimal _all;
    private readonly decimal _threshold;

    internal BoundProfile(ProfileRules rules)
    {
        _mustHave = rules.MustHave.Bind(AccountFacts.Schema);
        _weighted = [.. rules.Weighted.Select(part => (part.Criterion.Bind(AccountFacts.Schema), part.Weight))];
        _all = rules.Weighted.Sum(part => part.Weight);
        _threshold = rules.Threshold;
    }

    /// <summary>Every must-have holds and the score reaches the threshold.</summary>
    public bool Fits(Facts facts) => _mustHave.Matches(facts) && (_weighted.Length == 0 || Score(facts) >= _threshold);

    public ProfileFit Explain(Facts facts)
    {
        var must = _mustHave.Matches(facts);
        var score = _weighted.Length == 0 ? must ? 100m : 0m : Score(facts);
        var failures = must ? [] : _mustHave.Failures(facts).ToList();
        foreach (var (criterion, _) in _weighted) failures.AddRange(criterion.Failures(facts));
        return new(must && score >= _threshold, score, !must, failures);
    }

    private decimal Score(Facts facts)
    {
        var held = 0m;
        foreach (var (criterion, weight) in _weighted)
        {
            if (criterion.Matches(facts)) held += weight;
        }
        return Rounding.HalfAwayFromZero(100m * held / _all, 1);
    }
}
