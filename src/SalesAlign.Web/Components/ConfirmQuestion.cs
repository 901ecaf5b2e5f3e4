using Radzen;

namespace SalesAlign.Web.Components;

/// <summary>Asks before an act: what will happen, what will be lost, and the verb on the button ("Delete 3 goals", never "OK").</summary>
public sealed record ConfirmQuestion(string Title, string Message, string Confirm, string Cancel, bool Dangerous = false)
{
    public IReadOnlyList<string> Lost { get; init; } = [];
}

public static class ConfirmDialogOpening
{
    /// <summary>True when the person confirmed; closing the dialog in any other way is a no.</summary>
    public static async Task<bool> ConfirmAsync(this DialogService dialogs, ConfirmQuestion question) =>
        await dialogs.OpenAsync<ConfirmDialog>(question.Title, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Question"] = question },
            new DialogOptions { Width = "28rem", AutoFocusFirstElement = true, CloseDialogOnEsc = true }) is true;
}
