using System.Globalization;

namespace SalesAlign.Web.Components;

/// <summary>Maps values to places on a drawing as percentages, so that charts stretch while their text keeps its size.</summary>
internal static class ChartScale
{
    public static string Percent(decimal fraction) => (fraction * 100m).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    public static string Number(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Where a value lies between two ends, 0 to 1; values beyond an end are drawn at it.</summary>
    public static decimal Place(decimal value, decimal low, decimal high) => high <= low ? 0 : Math.Clamp((value - low) / (high - low), 0, 1);

    /// <summary>Four to six round values that enclose the data.</summary>
    public static List<decimal> Ticks(decimal low, decimal high)
    {
        if (high <= low) high = low + 1;
        var rough = (high - low) / 4m;
        var power = 1m;
        while (power * 10m <= rough) power *= 10m;
        while (power > rough) power /= 10m;
        var step = (rough / power) switch { <= 1m => power, <= 2m => 2m * power, <= 5m => 5m * power, _ => 10m * power };
        var ticks = new List<decimal>();
        for (var tick = Math.Floor(low / step) * step; ; tick += step)
        {
            ticks.Add(tick);
            if (tick >= high) return ticks;
        }
    }
}
