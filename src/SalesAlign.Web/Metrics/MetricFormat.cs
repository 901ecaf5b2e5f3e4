using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Metrics;

/// <summary>Writes a metric's value in its unit: money, a number, percent or days.</summary>
public static class MetricFormat
{
    public static string Of(decimal? value, MetricUnit unit, string? currency, bool compact = false) => value is not { } known
        ? "—"
        : unit switch
        {
            MetricUnit.Money => Figures.Money(known, currency, compact, 0),
            MetricUnit.Share => Figures.Percent(known, 1),
            MetricUnit.Days => Figures.Exact(known, 1),
            _ => compact ? Figures.Compact(known) : Figures.Exact(known),
        };
}
