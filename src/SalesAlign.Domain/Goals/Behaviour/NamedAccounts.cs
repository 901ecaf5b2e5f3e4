using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>How far a named account has come.</summary>
public sealed record NamedAccount(string Key, bool Reached, bool NeedConfirmed, bool Signed);

/// <summary>The three rates of the behaviour paradigm, as factors; null when no account is named. The untouched are listed, because none may be dropped.</summary>
/// <param name="Inconsistent">Accounts that were signed or confirmed without having been reached, or signed without a confirmed need; a later step counts the earlier.</param>
public sealed record NamedAccountStanding(
    int Named, int Reached, int Confirmed, int Signed, decimal? Reach, decimal? Coverage, decimal? Penetration, IReadOnlyList<string> Untouched,
    IReadOnlyList<string> Inconsistent);

/// <summary>How many accounts have to be reached and confirmed for a number of signatures, and whether enough are named.</summary>
public sealed record NamedAccountPlan(long Signed, long Confirmed, long Reached, int Named, long Missing);

/// <summary>The behaviour paradigm: a known set of accounts; reach = reached ÷ named, coverage = with confirmed need ÷ named, penetration = signed ÷ named.</summary>
public static class NamedAccounts
{
    public static NamedAccountStanding Measure(IReadOnlyList<NamedAccount> accounts)
    {
        var reached = 0;
        var confirmed = 0;
        var signed = 0;
        var untouched = new List<string>();
        var inconsistent = new List<string>();
        foreach (var account in accounts)
        {
            var isConfirmed = account.NeedConfirmed || account.Signed;
            var isReached = account.Reached || isConfirmed;
            if (account.Signed) signed++;
            if (isConfirmed) confirmed++;
            if (isReached) reached++;
            else untouched.Add(account.Key);
            if (isReached != account.Reached || isConfirmed != account.NeedConfirmed) inconsistent.Add(account.Key);
        }
        var named = accounts.Count;
        return new(named, reached, confirmed, signed, Share(reached, named), Share(confirmed, named), Share(signed, named), untouched, inconsistent);
    }

    /// <summary>Runs the signatures wanted backwards through the rates signed ÷ confirmed and confirmed ÷ reached.</summary>
    public static NamedAccountPlan Backwards(long signatures, decimal signedPerConfirmed, decimal confirmedPerReached, int named)
    {
        RuleViolation.Unless(signatures >= 0, "behaviour.negative_target", signatures);
        RuleViolation.Unless(signedPerConfirmed is > 0 and <= 1, "behaviour.conversion_out_of_range", signedPerConfirmed);
        RuleViolation.Unless(confirmedPerReached is > 0 and <= 1, "behaviour.conversion_out_of_range", confirmedPerReached);
        var confirmed = (long)decimal.Ceiling(decimal.Round(signatures / signedPerConfirmed, 12));
        var reached = (long)decimal.Ceiling(decimal.Round(confirmed / confirmedPerReached, 12));
        return new(signatures, confirmed, reached, named, Math.Max(0, reached - named));
    }

    private static decimal? Share(int part, int named) => named == 0 ? null : part / (decimal)named;
}
