using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>The three things that a sales force's result is made of; every goal moves at least one of them.</summary>
public enum EfficiencyVariable
{
    /// <summary>Customers that can be worked on: better leads, a bonus on calls.</summary>
    CustomerCapacity,

    /// <summary>Deals per customer worked on: the right product for the right customer.</summary>
    CloseRate,

    /// <summary>Profit per deal: cost, price, mix, volume.</summary>
    ProfitPerDeal,
}

/// <summary>A state of the three variables; their product is the result.</summary>
public sealed record EfficiencyState(decimal CustomerCapacity, decimal CloseRate, decimal ProfitPerDeal)
{
    public decimal Result => CustomerCapacity * CloseRate * ProfitPerDeal;

    public decimal Of(EfficiencyVariable variable) => variable switch
    {
        EfficiencyVariable.CustomerCapacity => CustomerCapacity,
        EfficiencyVariable.CloseRate => CloseRate,
        _ => ProfitPerDeal,
    };

    public EfficiencyState With(EfficiencyVariable variable, decimal value) => variable switch
    {
        EfficiencyVariable.CustomerCapacity => this with { CustomerCapacity = value },
        EfficiencyVariable.CloseRate => this with { CloseRate = value },
        _ => this with { ProfitPerDeal = value },
    };
}

/// <summary>What a goal does to a variable: 1.10 raises it by a tenth.</summary>
public sealed record EfficiencyMove(string GoalKey, EfficiencyVariable Variable, decimal Factor);

/// <summary>What part of the change from now to planned a variable brings about.</summary>
public sealed record EfficiencyContribution(EfficiencyVariable Variable, decimal From, decimal To, decimal Amount);

/// <summary>Whether the goals together reach the target, by how much not, and which variables nobody moves.</summary>
public sealed record EfficiencyCheck(
    EfficiencyState Now, EfficiencyState Planned, decimal Target, decimal Gap, bool Reaches, IReadOnlyList<EfficiencyContribution> Contributions,
    IReadOnlyList<EfficiencyVariable> Unused);

/// <summary>The efficiency model: result = customer capacity × close rate × profit per deal.</summary>
public static class Efficiency
{
    /// <summary>
    /// Applies all moves to the state of today and checks the product against the target. The change is divided among the variables by
    /// Shapley's value: the mean, over all orders of changing them, of what each adds; so the parts add up to the change.
    /// </summary>
    /// <exception cref="RuleViolation">A variable or factor is negative, or the planned close rate exceeds 1.</exception>
    public static EfficiencyCheck Check(EfficiencyState now, IReadOnlyList<EfficiencyMove> moves, decimal target)
    {
        var planned = now;
        var used = new bool[3];
        foreach (var variable in Enum.GetValues<EfficiencyVariable>())
        {
            RuleViolation.Unless(now.Of(variable) >= 0, "efficiency.negative_variable", variable, now.Of(variable));
        }
        foreach (var move in moves)
        {
            RuleViolation.Unless(move.Factor >= 0, "efficiency.negative_factor", move.GoalKey, move.Factor);
            planned = planned.With(move.Variable, planned.Of(move.Variable) * move.Factor);
            used[(int)move.Variable] = true;
        }
        RuleViolation.Unless(planned.CloseRate <= 1, "efficiency.close_rate_above_one", planned.CloseRate);

        var contributions = new EfficiencyContribution[3];
        var unused = new List<EfficiencyVariable>();
        foreach (var variable in Enum.GetValues<EfficiencyVariable>())
        {
            contributions[(int)variable] = Contribution(variable, now, planned);
            if (!used[(int)variable]) unused.Add(variable);
        }
        var gap = target - planned.Result;
        return new(now, planned, target, gap, gap <= 0, contributions, unused);
    }

    private static EfficiencyContribution Contribution(EfficiencyVariable variable, EfficiencyState now, EfficiencyState planned)
    {
        var (one, other) = variable switch
        {
            EfficiencyVariable.CustomerCapacity => (EfficiencyVariable.CloseRate, EfficiencyVariable.ProfitPerDeal),
            EfficiencyVariable.CloseRate => (EfficiencyVariable.CustomerCapacity, EfficiencyVariable.ProfitPerDeal),
            _ => (EfficiencyVariable.CustomerCapacity, EfficiencyVariable.CloseRate),
        };
        var (from, to) = (now.Of(variable), planned.Of(variable));
        // First in two of the six orders, last in two, and once after each of the others.
        var sum = (2m * now.Of(one) * now.Of(other)) + (2m * planned.Of(one) * planned.Of(other)) + (planned.Of(one) * now.Of(other))
            + (now.Of(one) * planned.Of(other));
        return new(variable, from, to, (to - from) * sum / 6m);
    }
}
