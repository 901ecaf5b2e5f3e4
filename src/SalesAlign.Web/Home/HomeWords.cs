using Microsoft.Extensions.Localization;
using SalesAlign.Application.Alignment;

namespace SalesAlign.Web.Home;

/// <summary>Words what costs alignment, in one sentence.</summary>
internal static class HomeWords
{
    public static string Say(GetAlignment.BreakItem found, IStringLocalizer<HomeText> text) =>
        found.Subject is { } subject ? text[$"Break.{found.Code}", subject] : text[$"Break.{found.Code}", Number(found.Part), Number(found.Whole)];

    private static string Number(decimal value) => value.ToString(value == decimal.Truncate(value) ? "N0" : "N1", System.Globalization.CultureInfo.CurrentCulture);
}
