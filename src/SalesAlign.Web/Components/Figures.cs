using System.Globalization;

namespace SalesAlign.Web.Components;

/// <summary>Writes figures as people read them: exact with the separators of their language, or compact (10.0 M, 1,000.6 万).</summary>
public static class Figures
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["USD"] = "$", ["EUR"] = "€", ["GBP"] = "£", ["CNY"] = "¥", ["JPY"] = "JP¥", ["INR"] = "₹", ["KRW"] = "₩", ["HKD"] = "HK$", ["SGD"] = "S$", ["AUD"] = "A$",
    };

    public static string Exact(decimal value, int decimals = 0) => Sign(value) + Math.Abs(value).ToString($"N{decimals}", CultureInfo.CurrentCulture);

    /// <summary>At least the decimal places asked for, and never fewer than the value holds: the exact figure behind a compact one.</summary>
    public static string Full(decimal value, int atLeast = 0)
    {
        var held = (decimal.GetBits(value / 1.000000000000000000000000000000m)[3] >> 16) & 0x7F;
        return Exact(value, Math.Min(Math.Max(held, atLeast), 6));
    }

    public static string Compact(decimal value)
    {
        var size = Math.Abs(value);
        var (unit, name) = IsChinese
            ? size switch { >= 100_000_000m => (100_000_000m, " 亿"), >= 10_000m => (10_000m, " 万"), _ => (1m, "") }
            : size switch { >= 1_000_000_000m => (1_000_000_000m, " B"), >= 1_000_000m => (1_000_000m, " M"), >= 10_000m => (1_000m, " K"), _ => (1m, "") };
        return unit == 1m ? Exact(value, size < 100m && size != decimal.Truncate(size) ? 1 : 0) : Exact(value / unit, 1) + name;
    }

    public static string Symbol(string? currency) => currency is null ? "" : Symbols.GetValueOrDefault(currency, currency + " ");

    public static string Money(decimal amount, string? currency, bool compact, int decimals) =>
        Sign(amount) + Symbol(currency) + (compact ? Compact(Math.Abs(amount)) : Exact(Math.Abs(amount), decimals));

    public static string Percent(decimal fraction, int decimals = 0) => Exact(fraction * 100m, decimals) + (IsChinese ? "%" : "\u00A0%");

    /// <summary>A business date as the reader's language writes it.</summary>
    public static string Day(DateOnly day) => day.ToString(IsChinese ? "yyyy年M月d日" : "d MMM yyyy", CultureInfo.CurrentCulture);

    public static string Signed(string figure, decimal value) => value > 0 ? "+" + figure : figure;

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    private static string Sign(decimal value) => value < 0 ? "−" : "";
}
