namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A problem in the data, not in the plan: a stable code and its arguments, worded by the shell.</summary>
public sealed record Finding(string Code, Guid? Component, string? DealKey, IReadOnlyList<object> Arguments)
{
    public static Finding Of(string code, Guid? component = null, string? dealKey = null, params object[] arguments) =>
        new(code, component, dealKey, arguments);
}

/// <summary>
/// Where a participant stands in a component: for gauges, and for what the next bracket needs. Credit is over the component's window, the
/// rate is the bracket's that the credit reached.
/// </summary>
public sealed record Standing(
    Guid Component, decimal Credit, decimal? Quota, decimal? Attainment, decimal? Rate, decimal? NextBracketAt, decimal? NextRate);

/// <summary>Everything that a calculation says about one participant.</summary>
public sealed record ParticipantResult(
    Guid Participant, IReadOnlyList<StatementLine> Lines, IReadOnlyList<Finding> Findings, IReadOnlyList<Accumulator> Accumulators,
    IReadOnlyList<Standing> Standings)
{
    /// <summary>Paid now: the sum of rounded lines.</summary>
    public decimal Total()
    {
        var total = 0m;
        foreach (var line in Lines) total += line.Amount;
        return total;
    }

    /// <summary>Waiting for an event or a date.</summary>
    public decimal Held()
    {
        var held = 0m;
        foreach (var line in Lines) held += line.Held;
        return held;
    }

    public decimal TotalOf(Guid component)
    {
        var total = 0m;
        foreach (var line in Lines) total += line.Component == component ? line.Amount : 0;
        return total;
    }
}
