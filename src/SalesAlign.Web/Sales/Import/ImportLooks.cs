using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Sales.Import;

/// <summary>How states and reasons of imports are shown, in pages and in the file of errors alike.</summary>
internal static class ImportLooks
{
    public static Tone Tone(ImportState state) => state switch
    {
        ImportState.Completed => Components.Tone.Good,
        ImportState.Running or ImportState.Queued => Components.Tone.Info,
        ImportState.Rejected or ImportState.Interrupted => Components.Tone.Warn,
        ImportState.Failed => Components.Tone.Bad,
        _ => Components.Tone.Neutral,
    };

    public static string Icon(ImportState state) => state switch
    {
        ImportState.Completed => "check-circle",
        ImportState.Running => "play",
        ImportState.Queued => "clock",
        ImportState.Rejected or ImportState.Interrupted => "warning",
        ImportState.Failed => "error",
        ImportState.Undone => "history",
        ImportState.Cancelled => "minus-circle",
        _ => "upload",
    };

    /// <summary>Why a row was not taken over, in words that say what to do.</summary>
    public static string Reason(this IStringLocalizer<ImportText> text, string code, string? value, string? suggestion)
    {
        var found = text["Problem." + code];
        var reason = found.ResourceNotFound ? code : string.Format(CultureInfo.CurrentCulture, found.Value, value);
        return suggestion is null ? reason : reason + " " + string.Format(CultureInfo.CurrentCulture, text["Errors.Suggestion"].Value, suggestion);
    }
}
