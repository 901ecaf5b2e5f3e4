namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>What can be done about a variable of the efficiency model.</summary>
public enum EfficiencyLever
{
    BetterLeads,
    CallBonus,
    MoreSellingTime,
    RightCustomer,
    RightProduct,
    BetterSkills,
    LowerCost,
    BetterPrice,
    BetterMix,
    MoreVolume,
}

/// <summary>The menu of levers per variable.</summary>
public static class EfficiencyLevers
{
    public static EfficiencyVariable VariableOf(EfficiencyLever lever) => lever switch
    {
        EfficiencyLever.BetterLeads or EfficiencyLever.CallBonus or EfficiencyLever.MoreSellingTime => EfficiencyVariable.CustomerCapacity,
        EfficiencyLever.RightCustomer or EfficiencyLever.RightProduct or EfficiencyLever.BetterSkills => EfficiencyVariable.CloseRate,
        _ => EfficiencyVariable.ProfitPerDeal,
    };

    public static IReadOnlyList<EfficiencyLever> Of(EfficiencyVariable variable) => [.. Enum.GetValues<EfficiencyLever>().Where(lever => VariableOf(lever) == variable)];
}

/// <summary>Share of logged activity that went to ideal customers or to accounts that a goal names, as a factor; null when nothing was logged.</summary>
public sealed record EffortAlignment(long Activities, long OnIdealCustomers, long OnNamedAccounts, long Aligned)
{
    public decimal? Share => Activities == 0 ? null : Aligned / (decimal)Activities;
}
