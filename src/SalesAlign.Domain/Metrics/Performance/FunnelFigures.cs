namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>What became of the deals that came into one stage within a period, as far as is known today.</summary>
/// <param name="MovedOn">Reached a later stage other than lost.</param>
/// <param name="MedianDays">Days in the stage of those that left it; null where none did.</param>
public sealed record StageFigures(int Entered, int MovedOn, int Won, int Lost, decimal? MedianDays, decimal? MeanDays, decimal Value)
{
    public static readonly StageFigures None = new(0, 0, 0, 0, null, null, 0m);

    /// <summary>Moved on ÷ entered; null where nobody entered. Of a recent period it still grows.</summary>
    public decimal? Conversion => Entered == 0 ? null : MovedOn / (decimal)Entered;
}

/// <summary>The pipeline at the end of a period and what was closed within it.</summary>
/// <param name="Open">Deals neither won nor lost at the end.</param>
/// <param name="OpenValue">What the open deals are expected to bring: their value or, while that is not known, the list price.</param>
/// <param name="CycleDays">Mean days from first contact to the win.</param>
public sealed record FunnelFigures(int Open, decimal OpenValue, int Won, int Lost, decimal WonValue, decimal? CycleDays, decimal? MedianCycleDays)
{
    public static readonly FunnelFigures None = new(0, 0m, 0, 0, 0m, null, null);

    public decimal? WinRate => Won + Lost == 0 ? null : Won / (decimal)(Won + Lost);

    public decimal? AverageWon => Won == 0 ? null : WonValue / Won;

    /// <summary>Sales velocity: open deals × win rate × average deal ÷ cycle days; what the pipeline brings per day at this pace.</summary>
    public decimal? Velocity => WinRate is { } rate && AverageWon is { } average && CycleDays is > 0 and var days ? Open * rate * average / days : null;

    /// <summary>What of the open value will be won at the own win rate.</summary>
    public decimal? Expected => WinRate is { } rate ? OpenValue * rate : null;
}

/// <summary>Whether what is open suffices for what is still missing to a target.</summary>
/// <param name="Remaining">Target less what was reached; 0 where it is reached.</param>
/// <param name="Ratio">Expected ÷ remaining; null where nothing remains or nothing can be expected.</param>
public sealed record PipelineCoverage(decimal Target, decimal Actual, decimal Remaining, decimal? Expected, decimal? Ratio)
{
    public bool IsReached => Remaining == 0m;

    public static PipelineCoverage Of(decimal target, decimal actual, FunnelFigures funnel)
    {
        var remaining = Math.Max(0m, target - actual);
        return new(target, actual, remaining, funnel.Expected, remaining == 0m || funnel.Expected is not { } expected ? null : expected / remaining);
    }
}

/// <summary>The deals taken up in one month, and how many of them were won by each age.</summary>
/// <param name="WonByAge">Won within the first month, the first two, and so on; only ages that all of the deals have had.</param>
public sealed record Cohort(DateOnly Month, int Entered, int Won, int Lost, IReadOnlyList<int> WonByAge)
{
    public int Open => Entered - Won - Lost;

    /// <summary>Adds up wins by age and cuts off what lies beyond <paramref name="through"/>, of which nothing is known yet.</summary>
    /// <param name="winsAtAge">Wins in the month of entry, the month after it, and so on; missing ages have none.</param>
    public static Cohort Of(DateOnly month, int entered, int lost, IReadOnlyDictionary<int, int> winsAtAge, int ages, DateOnly through)
    {
        var byAge = new List<int>(ages);
        var won = 0;
        for (var age = 0; age < ages && month.AddMonths(age) <= through; age++)
        {
            won += winsAtAge.GetValueOrDefault(age);
            byAge.Add(won);
        }
        return new(month, entered, winsAtAge.Values.Sum(), lost, byAge);
    }
}
