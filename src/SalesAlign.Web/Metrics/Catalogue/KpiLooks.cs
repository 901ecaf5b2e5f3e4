using Microsoft.Extensions.Localization;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>How KPIs, their values and their findings are shown, wherever they are.</summary>
internal static class KpiLooks
{
    public static string Show(this KpiFacts kpi, decimal? value, string currency, bool compact = true) => MetricLooks.Of(value, kpi.Unit, currency, compact);

    /// <summary>A value as its field holds it: shares in percent.</summary>
    public static decimal? Typed(this KpiFacts kpi, decimal? value) => kpi.Unit == MetricUnit.Share ? Trim(value * 100m) : Trim(value);

    /// <summary>A value out of its field.</summary>
    public static decimal? Read(this KpiFacts kpi, decimal? typed) => kpi.Unit == MetricUnit.Share ? typed / 100m : typed;

    /// <summary>In what a value is typed.</summary>
    public static string UnitText(MetricUnit unit, string currency, IStringLocalizer<KpiText> text) => unit switch { MetricUnit.Money => currency, MetricUnit.Share => "%", _ => text[$"Unit.{unit}"] };

    public static decimal? Plot(this KpiFacts kpi, decimal? value) => kpi.Unit == MetricUnit.Share ? value * 100m : value;

    public static Wanted Wanted(this KpiFacts kpi) => kpi.Direction == Direction.LowerIsBetter ? Components.Wanted.Lower : Components.Wanted.Higher;

    public static Tone Tone(this KpiType type) => type switch { KpiType.Result => Components.Tone.Info, KpiType.Process => Components.Tone.Good, KpiType.Team => Components.Tone.Warn, _ => Components.Tone.Neutral };

    public static string Icon(this KpiSource source) => source switch { KpiSource.Computed => "refresh", KpiSource.Entered => "edit", KpiSource.Imported => "upload", _ => "link" };

    /// <summary>What is wrong, in words.</summary>
    public static string Say(KpiFinding finding, IStringLocalizer<KpiText> text) => text[$"Finding.{finding.Code}", Arguments(finding, text)];

    /// <summary>What to do about it.</summary>
    public static string Fix(KpiFinding finding, IStringLocalizer<KpiText> text) => text[$"Fix.{finding.Code}", Arguments(finding, text)];

    // A role or type within a finding is named as the page names it.
    private static object[] Arguments(KpiFinding finding, IStringLocalizer<KpiText> text) =>
        [.. finding.Arguments.Select(argument => (object)(Enum.TryParse<KpiRole>(argument, out var role) && !char.IsDigit(argument[0]) ? text[$"Role.{role}"].Value
            : Enum.TryParse<KpiType>(argument, out var type) && !char.IsDigit(argument[0]) ? text[$"Type.{type}"].Value : argument))];

    private static decimal? Trim(decimal? value) => value / 1.000000000000000000000000000000000m;
}
