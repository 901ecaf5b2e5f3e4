using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Accounts.Discovery;

/// <summary>What was tried and sold at one account.</summary>
/// <param name="Facts">The fields that a profile may ask for, by <see cref="AccountFacts.Schema"/>.</param>
/// <param name="Margin">Of the deals won: value less cost; where the cost is not known, the whole value.</param>
/// <param name="CycleDays">Days from first contact to the win, of all won deals that know both, added up.</param>
public sealed record CustomerHistory(Facts Facts, int Won, int Lost, decimal WonAmount, decimal Margin, int CycleDays, int Cycles)
{
    public int Deals => Won + Lost;
}

/// <summary>By what customers are called good.</summary>
public enum CustomerOutcome
{
    /// <summary>Won ÷ (won + lost).</summary>
    WinRate,

    /// <summary>Won value ÷ accounts.</summary>
    WonPerAccount,

    /// <summary>Margin ÷ deals won.</summary>
    MarginPerDeal,

    /// <summary>Mean days from first contact to the win; the fewer the better.</summary>
    CycleDays,
}

/// <summary>A group of accounts and its outcome.</summary>
/// <param name="Value">Null where nothing happened from which it could be computed.</param>
/// <param name="Low">Where the outcome lies at least, with 95 % confidence.</param>
public sealed record GroupOutcome(int Accounts, int Deals, decimal? Value, decimal? Low, decimal? High);

/// <summary>A range of one field, and how customers within it differ from those outside.</summary>
/// <param name="Criterion">The range as a criterion that a profile can take over.</param>
/// <param name="Lift">How many times better inside is than outside; above 1 is better, also where fewer is better.</param>
/// <param name="Support">Accounts inside ÷ accounts whose field is known.</param>
/// <param name="Unknown">Accounts whose field is empty; they are in neither group.</param>
/// <param name="IsSmallSample">Too few accounts or deals on a side to rely on.</param>
/// <param name="IsClear">The confidence ranges of the two groups do not meet.</param>
public sealed record DiscoveredRange(
    string Field, Criterion Criterion, GroupOutcome Inside, GroupOutcome Outside, decimal Lift, decimal Support, int Unknown, bool IsSmallSample, bool IsClear);

/// <summary>How large groups must be.</summary>
/// <param name="Bins">Number fields are cut at quantiles into so many parts; a range is a run of neighbouring parts.</param>
/// <param name="FewestAccounts">A range with fewer, inside or outside, is not offered.</param>
/// <param name="FirmAccounts">Below this on a side the sample counts as small.</param>
/// <param name="FirmDeals">Below this on a side the sample counts as small.</param>
public sealed record DiscoveryTerms(int Bins = 8, int FewestAccounts = 4, int FirmAccounts = 15, int FirmDeals = 60);
