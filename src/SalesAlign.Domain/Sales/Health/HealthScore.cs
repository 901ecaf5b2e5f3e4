namespace SalesAlign.Domain.Sales.Health;

/// <summary>How many records a check looked at and how many of them failed.</summary>
public readonly record struct HealthTally(HealthCheck Check, long Checked, long Failing)
{
    /// <summary>Share that passed; null where there was nothing to look at, which is not 100 %.</summary>
    public decimal? Score => Checked == 0 ? null : 1m - ((decimal)Failing / Checked);
}

/// <summary>
/// The health of data as one figure: within an area all answers count alike, and the areas count alike, so that a million complete fields do
/// not hide that everything came late. Areas without a record are left out.
/// </summary>
public static class HealthScore
{
    public static decimal? Of(IEnumerable<HealthTally> tallies)
    {
        var areas = tallies.GroupBy(tally => HealthChecks.AreaOf(tally.Check)).Select(area => OfArea(area)).OfType<decimal>().ToList();
        return areas.Count == 0 ? null : areas.Average();
    }

    /// <summary>Share of all answers within one area that are good.</summary>
    public static decimal? OfArea(IEnumerable<HealthTally> tallies)
    {
        var (looked, failing) = (0L, 0L);
        foreach (var tally in tallies) (looked, failing) = (looked + tally.Checked, failing + tally.Failing);
        return looked == 0 ? null : 1m - ((decimal)failing / looked);
    }
}
