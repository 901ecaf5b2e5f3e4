using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives.Checks;

/// <summary>Pay of a role in two parts, in percent of on-target earnings: 50 is half salary, half variable pay. Refuses a mix without variable pay.</summary>
public sealed record PayMix
{
    public PayMix(MembershipRole role, decimal basePercent)
    {
        RuleViolation.Unless(basePercent is >= 0 and < 100, "pay_mix.out_of_range", basePercent);
        (Role, BasePercent) = (role, basePercent);
    }

    public MembershipRole Role { get; }

    public decimal BasePercent { get; }

    /// <summary>On-target earnings: variable pay at 100 % and the salary that the mix puts beside it.</summary>
    public decimal OnTargetEarnings(decimal targetIncentive) => targetIncentive / (1m - (BasePercent / 100m));
}

/// <summary>What a participant is asked and promised for a year.</summary>
public sealed record PlannedPay(string Name, MembershipRole Role, decimal Quota, decimal TargetIncentive);

/// <summary>What a plan is checked against: values that exist in the data, metrics that are kept, the people who take part.</summary>
public sealed record PlanFacts
{
    public Currency Currency { get; init; } = new("EUR");

    /// <summary>A usual quota and target incentive of a pay period, for which curves are drawn.</summary>
    public decimal Quota { get; init; } = 100_000m;

    public decimal TargetIncentive { get; init; } = 10_000m;

    /// <summary>Values by field that the data has now; a field that is not named here is not looked up.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> KnownValues { get; init; } = new Dictionary<string, IReadOnlySet<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys of metrics that exist; empty when they are not known, and then not looked up.</summary>
    public IReadOnlySet<string> KnownMetrics { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public IReadOnlyList<PayMix> PayMixes { get; init; } = [];

    public IReadOnlyList<PlannedPay> People { get; init; } = [];
}
