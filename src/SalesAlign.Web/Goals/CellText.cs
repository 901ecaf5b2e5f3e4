using System.Globalization;
using SalesAlign.Application.Goals;

namespace SalesAlign.Web.Goals;

/// <summary>
/// Reads what a planner types or pastes into a cell: 12,500 · 12.5k · 1.2 m · 万 and 亿 · 25 % (of a ratio the ratio, else of what is above) · +5 % (on top of what is
/// there), with the separators of their language.
/// </summary>
internal static class CellText
{
    private static readonly (string Suffix, decimal Factor)[] Sizes =
        [("万", 10_000m), ("亿", 100_000_000m), ("bn", 1_000_000_000m), ("b", 1_000_000_000m), ("m", 1_000_000m), ("k", 1_000m), ("t", 1_000m)];

    public static bool TryRead(string text, bool isRatio, out decimal value, out TypedAs typedAs)
    {
        typedAs = TypedAs.Number;
        var plain = new string([.. text.Trim().Where(character => !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) != UnicodeCategory.CurrencySymbol && character != '\'')])
            .Replace('−', '-').Replace('％', '%');
        if (plain.EndsWith('%'))
        {
            var signed = plain[0] is '+' or '-';
            if (!Number(plain[..^1], out value)) return false;
            value /= 100m;
            typedAs = signed ? TypedAs.Change : isRatio ? TypedAs.Ratio : TypedAs.ShareOfParent;
            return true;
        }
        foreach (var (suffix, factor) in Sizes)
        {
            if (!plain.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) continue;
            if (!Number(plain[..^suffix.Length], out value) || Math.Abs(value) > 1_000_000_000m) return false;
            value *= factor;
            return true;
        }
        return Number(plain, out value);
    }

    /// <summary>The bare number, as a spreadsheet of the reader's language takes it.</summary>
    public static string Bare(decimal value) => value.ToString("0.######", CultureInfo.CurrentCulture);

    private static bool Number(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.CurrentCulture, out value) || decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out value);
}
