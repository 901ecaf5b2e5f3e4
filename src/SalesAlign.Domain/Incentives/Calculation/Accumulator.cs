namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// What a component has of a participant from earlier periods of the plan year, returned by one calculation and given to the next. After
/// adjustments were posted for a closed period, the next one starts from what its recalculation returned.
/// </summary>
/// <param name="Credit">Credit counted: where the brackets stand.</param>
/// <param name="Base">Credit that the table pays, times its multipliers; for a plain table the same as the credit.</param>
/// <param name="Earned">Earned by the table before caps and before rounding: what a true-up subtracts.</param>
/// <param name="Paid">Sum of lines, including what is held back: what a cap per year looks at.</param>
/// <param name="Owed">What a recoverable draw has paid ahead; it outlives the year.</param>
/// <param name="Grants">Times that a SPIFF was granted.</param>
public sealed record Accumulator(
    Guid Component, decimal Credit = 0, decimal? Base = null, decimal Earned = 0, decimal Paid = 0, decimal Owed = 0, int Grants = 0)
{
    /// <summary>What goes on into the next plan year: debts, and what may happen only once.</summary>
    public Accumulator ForNextYear() => new(Component, Owed: Owed, Grants: Grants);
}
