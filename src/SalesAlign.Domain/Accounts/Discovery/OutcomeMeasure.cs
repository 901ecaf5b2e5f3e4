namespace SalesAlign.Domain.Accounts.Discovery;

/// <summary>Computes an outcome of a group of customers with its 95 % confidence range.</summary>
public static class OutcomeMeasure
{
    private const double Z = 1.96;

    public static GroupOutcome Of(IReadOnlyList<CustomerHistory> customers, CustomerOutcome outcome)
    {
        var deals = customers.Sum(customer => customer.Deals);
        var (value, low, high) = outcome switch
        {
            CustomerOutcome.WinRate => Wilson(customers.Sum(customer => customer.Won), deals),
            CustomerOutcome.WonPerAccount => Mean([.. customers.Select(customer => (customer.WonAmount, 1))]),
            CustomerOutcome.MarginPerDeal => Mean([.. customers.Where(customer => customer.Won > 0).Select(customer => (customer.Margin, customer.Won))]),
            _ => Mean([.. customers.Where(customer => customer.Cycles > 0).Select(customer => ((decimal)customer.CycleDays, customer.Cycles))]),
        };
        return new(customers.Count, deals, value, low, high);
    }

    /// <summary>Wilson's score interval (1927) of a share: it stays within 0 and 1 and is honest about few observations.</summary>
    public static (decimal? Value, decimal? Low, decimal? High) Wilson(int hits, int of)
    {
        if (of == 0) return (null, null, null);
        var share = hits / (double)of;
        var z2 = Z * Z / of;
        var middle = (share + (z2 / 2)) / (1 + z2);
        var half = Z / (1 + z2) * Math.Sqrt((share * (1 - share) / of) + (z2 / (4 * of)));
        return (hits / (decimal)of, (decimal)Math.Max(0, middle - half), (decimal)Math.Min(1, middle + half));
    }

    // A ratio of sums over accounts: its spread is that of the accounts' residuals (linearisation), because deals of one account are not independent.
    private static (decimal? Value, decimal? Low, decimal? High) Mean(IReadOnlyList<(decimal Sum, int Weight)> accounts)
    {
        if (accounts.Count == 0) return (null, null, null);
        var weight = accounts.Sum(account => account.Weight);
        var mean = accounts.Sum(account => account.Sum) / weight;
        if (accounts.Count == 1) return (mean, null, null);
        var squares = 0.0;
        foreach (var (sum, own) in accounts)
        {
            var residual = (double)(sum - (mean * own));
            squares += residual * residual;
        }
        var n = (double)accounts.Count;
        var error = (decimal)(Z * Math.Sqrt(squares * n / (n - 1)) / weight);
        return (mean, mean - error, mean + error);
    }
}
