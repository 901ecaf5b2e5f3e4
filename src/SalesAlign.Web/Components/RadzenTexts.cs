using System.Globalization;
using Microsoft.Extensions.Localization;
using Radzen;

namespace SalesAlign.Web.Components;

/// <summary>Radzen's own words (close, next month, clear) in the languages of the product: the keys "Radzen.…" of the component texts.</summary>
internal sealed class RadzenTexts(IStringLocalizer<ComponentText> text) : ILocalizer
{
    public string? Get(string key, CultureInfo culture)
    {
        var found = text["Radzen." + key];
        return found.ResourceNotFound ? null : found.Value;
    }
}
