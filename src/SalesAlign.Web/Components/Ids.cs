using System.Globalization;

namespace SalesAlign.Web.Components;

/// <summary>Element ids that tie labels, hints and errors to what they belong to.</summary>
internal static class Ids
{
    private static int _last;

    public static string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{unchecked((uint)Interlocked.Increment(ref _last))}");
}
