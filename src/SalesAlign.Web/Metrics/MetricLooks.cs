using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Metrics;

/// <summary>How a metric's values and a goal's status are shown, wherever they are.</summary>
internal static class MetricLooks
{
    public static string Show(this MetricFacts metric, decimal? value, string currency, bool compact = true) => value is not { } known ? "—" : metric.Unit switch
    {
        MetricUnit.Money => Figures.Money(known, currency, compact, 0),
        MetricUnit.Share => Figures.Percent(known, 1),
        MetricUnit.Days => Figures.Exact(known, 1),
        _ => Figures.Exact(known),
    };

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
