using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Common;

namespace SalesAlign.Web.Shell;

/// <summary>Periods in words: "Q3 2026", "July 2026", 2026 年第 3 季度.</summary>
public static class PeriodNames
{
    public static string Of(Period period, IStringLocalizer<ShellText> text) => period.Kind switch
    {
        PeriodKind.Year => text["Period.Year", period.FiscalYear],
        PeriodKind.Half => text["Period.Half", period.Number, period.FiscalYear],
        PeriodKind.Quarter => text["Period.Quarter", period.Number, period.FiscalYear],
        // A fiscal month goes by the name that everybody knows it by.
        PeriodKind.Month => period.First.ToString("Y", CultureInfo.CurrentCulture),
        _ => text["Period.Week", period.Number, period.FiscalYear],
    };

    /// <summary>The name of a key such as 2026-Q3 in a company's calendar; the key itself where it is none.</summary>
    public static string Of(string key, int fiscalStartMonth, IStringLocalizer<ShellText> text) =>
        new FiscalCalendar(fiscalStartMonth).TryParse(key, out var period) ? Of(period, text) : key;
}
