namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>How much was done and how well.</summary>
/// <param name="Rated">Activities that carry a quality mark of 1 to 5.</param>
/// <param name="Marks">The marks added up.</param>
/// <param name="Ideal">Activities at accounts that fit the ideal customer profile; null where there is no profile.</param>
/// <param name="OnDeals">Activities that belong to a deal.</param>
public sealed record ActivityFigures(int Count, int Rated, int Marks, int? Ideal, int OnDeals)
{
    private const int BestMark = 5;

    /// <summary>Mean mark, 1 to 5; null where nothing was rated.</summary>
    public decimal? Quality => Rated == 0 ? null : Marks / (decimal)Rated;

    /// <summary>
    /// Count and quality in one: activities as many as if all were of the best quality. What was not rated counts with the mean mark; null where nothing was
    /// rated, because a count alone says nothing about quality.
    /// </summary>
    public decimal? Composite => Quality is { } mean ? Count * mean / BestMark : null;

    /// <summary>Share of effort at ideal customers.</summary>
    public decimal? IdealShare => Ideal is { } ideal && Count > 0 ? ideal / (decimal)Count : null;
}
