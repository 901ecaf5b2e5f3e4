using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Metrics;

/// <summary>Says in words what a metric measures and how a value came about.</summary>
internal static class MetricWords
{
    /// <summary>In a few words, such as "Share of the Premium tier in won amount".</summary>
    public static string Measures(MetricFacts metric, IStringLocalizer<MetricText> text) =>
        metric.GroupValue is { } group ? text[$"Measures.{metric.Measure}.Of", Group(metric.Grouping!.Value, group, text)] : text[$"Measures.{metric.Measure}"];

    /// <summary>The whole computation in a sentence.</summary>
    public static string Computed(MetricFacts metric, IStringLocalizer<MetricText> text) =>
        metric.GroupValue is { } group ? text[$"Computed.{metric.Measure}.Of", Group(metric.Grouping!.Value, group, text)] : text[$"Computed.{metric.Measure}"];

    public static string Group(ProductGrouping grouping, string value, IStringLocalizer<MetricText> text) => text[$"Group.{grouping}", value];

    /// <summary>In what the values are counted: a currency, %, days.</summary>
    public static string Unit(MetricFacts metric, string currency, IStringLocalizer<MetricText> text) => metric.Unit == MetricUnit.Money ? currency : text[$"Unit.{metric.Measure}"];

    /// <summary>A value within a sentence: money with its sign, a share with %, days with the word.</summary>
    public static string Say(MetricFacts metric, decimal? value, string currency, IStringLocalizer<MetricText> text) =>
        metric.Unit == MetricUnit.Days && value is { } days ? text["Days.Many", metric.Bare(days)] : metric.Show(value, currency);

    /// <summary>What stands behind one figure, shown on hover.</summary>
    public static string Behind(MetricFacts metric, MetricFigure figure, IStringLocalizer<MetricText> text) => metric.IsRatio
        ? text["Behind.Ratio", metric.Bare(figure.Value ?? 0), Figures.Exact(figure.Numerator), Figures.Exact(figure.Denominator)]
        : figure.Count == 1 ? text["Behind.One"] : text["Behind.Many", Figures.Exact(figure.Count)];

    /// <summary>A period in a column of its year: Q3, Jul.</summary>
    public static string Short(Period period, IStringLocalizer<MetricText> text) => period.Kind switch
    {
        PeriodKind.Quarter => text["Short.Quarter", period.Number],
        PeriodKind.Half => text["Short.Half", period.Number],
        PeriodKind.Month => CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedMonthName(period.First.Month),
        PeriodKind.Week => text["Short.Week", period.Number],
        _ => text["Short.Year"],
    };
}
