using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Metrics;

/// <summary>How a metric's values and a goal's status are shown, wherever they are.</summary>
internal static class MetricLooks
{
    /// <summary>A value with its unit, as it stands alone.</summary>
    public static string Show(this MetricFacts metric, decimal? value, string currency, bool compact = true) => Of(value, metric.Unit, currency, compact);

    public static string Of(decimal? value, MetricUnit unit, string? currency, bool compact = false) => value is not { } known ? "—"
        : unit == MetricUnit.Money ? Figures.Money(known, currency, compact, 0)
        : unit == MetricUnit.Count && compact ? Figures.Compact(known)
        : Bare(known, unit);

    /// <summary>A value in a column whose heading names the unit.</summary>
    public static string Bare(this MetricFacts metric, decimal value) => Bare(value, metric.Unit);

    private static string Bare(decimal value, MetricUnit unit) => unit switch
    {
        MetricUnit.Share => Figures.Percent(value, 1),
        MetricUnit.Days => Figures.Exact(value, 1),
        MetricUnit.Number => Figures.Exact(value, 2),
        _ => Figures.Exact(value),
    };

    /// <summary>A change against an earlier value: points for a share, percent for all else; without its sign.</summary>
    public static string ShowChange(this MetricFacts metric, decimal change) =>
        metric.Unit == MetricUnit.Share ? Figures.Exact(Math.Abs(change) * 100m, 1) : Figures.Percent(Math.Abs(change), Math.Abs(change) < 0.1m ? 1 : 0);

    /// <summary>A value on the scale of a chart: shares in percent.</summary>
    public static decimal? Plot(this MetricFacts metric, decimal? value) => metric.Unit == MetricUnit.Share ? value * 100m : value;

    public static string ShowPlotted(this MetricFacts metric, decimal value) => metric.Unit == MetricUnit.Share ? Figures.Percent(value / 100m) : Figures.Compact(value);

    public static int Decimals(this MetricFacts metric) => metric.Unit switch { MetricUnit.Share or MetricUnit.Days => 1, MetricUnit.Number => 2, _ => 0 };

    public static Rag ToRag(this RagStatus status) => status switch
    {
        RagStatus.Green => Rag.Green,
        RagStatus.Amber => Rag.Amber,
        RagStatus.Red => Rag.Red,
        _ => Rag.None,
    };

    /// <summary>Green is better than amber; what has no colour has no number.</summary>
    public static decimal? Attained(decimal? attainment, decimal expected) => attainment is { } made && expected > 0 ? made / expected : null;
}
