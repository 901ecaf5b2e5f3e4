using System.Globalization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Incentives;

/// <summary>Writes the figures of pay exactly: money to the smallest unit, credit in its measure, rates as a percentage or as money for one.</summary>
public static class PayFigures
{
    public static string Money(decimal amount, string currency) => Figures.Money(amount, currency, compact: false, Decimals(currency));

    public static int Decimals(string currency) => new Currency(currency).MinorUnits;

    /// <summary>Money where the measure is money, without places that say nothing; a plain number otherwise.</summary>
    public static string Credit(decimal credit, CreditMeasure measure, string currency) => measure is CreditMeasure.Amount or CreditMeasure.Margin
        ? Figures.Money(credit, currency, compact: false, credit == decimal.Truncate(credit) ? 0 : Decimals(currency))
        : Figures.Full(credit);

    public static string Rate(decimal rate, CreditMeasure measure, string currency) =>
        IsMoney(measure) ? Percent(rate) : Figures.Money(rate, currency, compact: false, rate == decimal.Truncate(rate) ? 0 : Decimals(currency));

    /// <summary>As many decimal places as the value has, up to two.</summary>
    public static string Percent(decimal factor) => Figures.Full(Rounding.HalfAwayFromZero(factor * 100m, 2)) + "\u00A0%";

    /// <summary>A day as people write it: 5 Mar 2026, 2026年3月5日.</summary>
    public static string Day(DateOnly day) =>
        day.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.CurrentCulture);

    public static bool IsMoney(CreditMeasure measure) => measure is CreditMeasure.Amount or CreditMeasure.Margin;
}
