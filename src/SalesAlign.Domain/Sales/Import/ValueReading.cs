using System.Globalization;

namespace SalesAlign.Domain.Sales.Import;

/// <summary>Reads dates and numbers as people and programs write them.</summary>
public static class ValueReading
{
    // Beyond this a value would not fit numeric(20,4), and is surely a slip.
    private const decimal Largest = 999_999_999_999_999m;

    private static readonly string[] YearFirst = ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    private static readonly string[] DayFirst = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d/M/yy", "d.M.yy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy"];

    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mm tt", "h:mm:ss tt", "HHmm", "HHmmss"];

    private static readonly string[] MonthFirst = ["M/d/yyyy", "M-d-yyyy", "M.d.yyyy", "M/d/yy", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy"];

    /// <summary>A day, with or without a time of day behind it; false for what is no date or lies outside 1900–2199.</summary>
    public static bool TryDate(string text, DateOrder order, out DateOnly day)
    {
        var value = WithoutTime(text.AsSpan().Trim());
        var known = DateOnly.TryParseExact(value, YearFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            || DateOnly.TryParseExact(value, order == DateOrder.MonthFirst ? MonthFirst : DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
        return known && day.Year is >= 1900 and < 2200;
    }

    /// <summary>
    /// A day with the time of day, read on the clock of <paramref name="zone"/> unless it says itself how far it is from Greenwich; a bare day
    /// means its first moment.
    /// </summary>
    public static bool TryInstant(string text, DateOrder order, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        instant = default;
        var value = text.Trim();
        if (!TryDate(value, order, out var day)) return false;
        var time = value[WithoutTime(value).Length..].TrimStart('T', ' ');
        var offset = time.IndexOfAny(['Z', 'z', '+', '-']);
        var clock = TimeOnly.MinValue;
        var plain = (offset < 0 ? time : time[..offset]).Trim();
        if (plain.Length > 0 && !TimeOnly.TryParseExact(plain, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out clock)) return false;
        var local = day.ToDateTime(clock);
        if (offset < 0)
        {
            // In spring an hour is left out; a time within it is read as if it had not been.
            instant = new DateTimeOffset(local, zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local)).ToUniversalTime();
            return true;
        }
        if (!DateTimeOffset.TryParse(
            local.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture) + time[offset..], CultureInfo.InvariantCulture, DateTimeStyles.None, out instant)) return false;
        instant = instant.ToUniversalTime();
        return true;
    }

    /// <summary>
    /// A number with the given decimal mark; thousands may be parted by the other mark, an apostrophe or a space, a currency sign may stand
    /// before or behind, brackets or a minus mean negative. Rounded to the
    /// places that are kept.
    /// </summary>
    public static bool TryNumber(string text, DecimalMark mark, out decimal number, int places = 4)
    {
        number = 0;
        Span<char> plain = stackalloc char[64];
        var length = 0;
        var negative = false;
        var grouping = mark == DecimalMark.Point ? ',' : '.';
        var value = text.AsSpan().Trim();
        if (value is ['(', .., ')'])
        {
            negative = true;
            value = value[1..^1];
        }
        int? sinceGrouping = null;
        var fraction = false;
        foreach (var sign in value)
        {
            if (length >= 60) return false;
            if (char.IsAsciiDigit(sign))
            {
                plain[length++] = sign;
                if (sinceGrouping is { } count) sinceGrouping = count + 1;
            }
            else if (sign == (mark == DecimalMark.Point ? '.' : ',') && !fraction)
            {
                // "1,23.4" is no grouped number; better refused than read as 123.4.
                if (sinceGrouping is not (null or 3)) return false;
                fraction = true;
                sinceGrouping = null;
                plain[length++] = '.';
            }
            else if (sign == grouping || sign is '\'' or '’')
            {
                if (fraction || length == 0 || sinceGrouping is not (null or 3)) return false;
                sinceGrouping = 0;
            }
            else if (sign is '-' or '−' && length == 0)
            {
                negative = !negative;
            }
            else if (!(sign is '+' && length == 0) && !char.IsWhiteSpace(sign) && char.GetUnicodeCategory(sign) != UnicodeCategory.CurrencySymbol)
            {
                return false;
            }
        }
        if (sinceGrouping is not (null or 3)) return false;
        if (!decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) || number > Largest) return false;
        number = decimal.Round(negative ? -number : number, places, MidpointRounding.AwayFromZero);
        return true;
    }

    /// <summary>The order in which all the sample's dates can be read; day first where both would do.</summary>
    public static DateOrder GuessDateOrder(IReadOnlyCollection<string> sample) =>
        sample.Count(text => TryDate(text, DateOrder.MonthFirst, out _)) > sample.Count(text => TryDate(text, DateOrder.DayFirst, out _))
            ? DateOrder.MonthFirst
            : DateOrder.DayFirst;

    /// <summary>The decimal mark with which most of the sample's numbers can be read; the point where both would do.</summary>
    public static DecimalMark GuessDecimalMark(IReadOnlyCollection<string> sample) =>
        sample.Count(text => TryNumber(text, DecimalMark.Comma, out _)) > sample.Count(text => TryNumber(text, DecimalMark.Point, out _))
            ? DecimalMark.Comma
            : DecimalMark.Point;

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0) return text;
        var end = text[..colon].LastIndexOfAny('T', ' ');
        return end > 0 ? text[..end].TrimEnd() : text;
    }
}
