using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Metrics;

/// <summary>Says in words what values are and how they came about.</summary>
internal static class MetricWords
{
    /// <summary>In what the values are counted: a currency, %, days, deals.</summary>
    public static string Unit(MetricFacts metric, string currency, IStringLocalizer<MetricText> text) => metric.Unit switch
    {
        MetricUnit.Money => currency,
        MetricUnit.Count => metric.Definition is { By: null, Of.Aggregation: MetricAggregation.Count } ? text[$"Rows.Of.{metric.Definition.Dataset}"] : text["Unit.Count"],
        _ => text[$"Unit.{metric.Unit}"],
    };

    /// <summary>A value within a sentence: money with its sign, a share with %, days with the word.</summary>
    public static string Say(MetricFacts metric, decimal? value, string currency, IStringLocalizer<MetricText> text) =>
        metric.Unit == MetricUnit.Days && value is { } days ? text["Days.Many", metric.Bare(days)] : metric.Show(value, currency);

    /// <summary>What stands behind one figure, shown on hover.</summary>
    public static string Behind(MetricFacts metric, MetricFigure figure, IStringLocalizer<MetricText> text) => metric.IsRatio
        ? text["Behind.Ratio", metric.Bare(figure.Value ?? 0), Figures.Exact(figure.Numerator), Figures.Exact(figure.Denominator)]
        : text[figure.Count == 1 ? "Behind.One" : "Behind.Many", Figures.Exact(figure.Count), text[$"Rows.Of.{metric.Definition.Dataset}"]];

    /// <summary>Why there is no value, where there is none.</summary>
    public static string Why(MetricFigure figure, IStringLocalizer<MetricText> text) => figure.Why is { } why ? text[$"NoValue.{why}"] : "";

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
