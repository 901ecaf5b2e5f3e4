using Microsoft.Extensions.Localization;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;

namespace SalesAlign.Web.Alerts;

/// <summary>Says what deviates in a sentence of the reader's language, by the index and the figures of the finding.</summary>
internal static class AlertWords
{
    public static string Sentence(AlertIndex? index, AlertFinding finding, MetricFacts? metric, string currency, IStringLocalizer<AlertText> text)
    {
        var name = finding.Subject.Name;
        return index switch
        {
            AlertIndex.GoalProgress => text["Sentence.GoalProgress", name, metric?.Name ?? "", Percent(finding.Measure), Percent(finding.Reference)],
            AlertIndex.GoalPace => text["Sentence.GoalPace", name, metric?.Name ?? "", Percent(finding.Measure), Percent(finding.Value), Percent(finding.Reference)],
            AlertIndex.KeyAccountContact => text["Sentence.KeyAccountContact", name, Figures.Exact(finding.Measure)],
            AlertIndex.StalledDeals => text["Sentence.StalledDeals", name, Figures.Exact(finding.Measure), Figures.Exact(finding.Reference ?? 0)],
            AlertIndex.FallingActivity => text["Sentence.FallingActivity", name, Percent(finding.Measure), Figures.Exact(finding.Reference ?? 0), Figures.Exact(finding.Value ?? 0)],
            AlertIndex.DataLag => text["Sentence.DataLag", Figures.Exact(finding.Measure)],
            AlertIndex.MetricMissing when finding.Subject.MetricId is null => text[finding.Measure == 1 ? "Sentence.KpiMissing.One" : "Sentence.KpiMissing.Many", name, Figures.Exact(finding.Measure)],
            AlertIndex.MetricMissing => text["Sentence.MetricMissing", name, Figures.Exact(finding.Measure), Figures.Exact(finding.Reference ?? 0)],
            AlertIndex.MetricValue => text["Sentence.MetricValue", name, metric?.Name ?? "", Show(metric, finding.Value, currency), Show(metric, finding.Threshold, currency)],
            AlertIndex.MetricFall when metric?.Direction == Direction.LowerIsBetter =>
                text["Sentence.MetricRise", name, metric.Name, Percent(finding.Measure), Show(metric, finding.Reference, currency), Show(metric, finding.Value, currency)],
            AlertIndex.MetricFall => text["Sentence.MetricFall", name, metric?.Name ?? "", Percent(finding.Measure), Show(metric, finding.Reference, currency), Show(metric, finding.Value, currency)],
            _ => name,
        };
    }

    /// <summary>A measure in the unit of its index.</summary>
    public static string Measure(AlertIndex? index, decimal? measure, MetricFacts? metric, string currency, IStringLocalizer<AlertText> text) => measure is not { } value ? "—" : index switch
    {
        AlertIndex.KeyAccountContact or AlertIndex.DataLag => text["Days", Figures.Exact(value)],
        AlertIndex.StalledDeals or AlertIndex.MetricMissing => Figures.Exact(value),
        AlertIndex.MetricValue => Show(metric, value, currency),
        // A fall is a change for the worse: shown as the change that it is.
        AlertIndex.FallingActivity or AlertIndex.MetricFall => (value > 0 == (metric?.Direction != Direction.LowerIsBetter) ? "−" : "+") + Figures.Percent(Math.Abs(value)),
        _ => Percent(value),
    };

    /// <summary>Whether thresholds of an index are written as percent.</summary>
    public static bool IsShare(AlertIndex index) => index is AlertIndex.GoalPace or AlertIndex.GoalProgress or AlertIndex.FallingActivity or AlertIndex.MetricFall;

    private static string Show(MetricFacts? metric, decimal? value, string currency) => metric is null ? value is { } known ? Figures.Exact(known, 1) : "—" : metric.Show(value, currency);

    private static string Percent(decimal? value) => value is { } known ? Figures.Percent(known) : "—";
}
