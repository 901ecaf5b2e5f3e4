using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Organization;

/// <summary>One person: the history of memberships, whom they report to and who reports to them.</summary>
public partial class PersonPage(GetPerson get, DialogService dialogs, Toasts toasts)
{
    private GetPerson.Response? _person;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync() => _person = await ReadAsync(get, new GetPerson.Request(new PersonId(Id)));

    private async Task ChangeAsync<TDialog>(string title)
        where TDialog : ComponentBase
    {
        var parameters = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Person"] = _person };
        if (await dialogs.OpenAsync<TDialog>(title, parameters, new DialogOptions { Width = "34rem", CloseDialogOnEsc = true }) is not true) return;
        toasts.Done(Text["Saved"]);
        await LoadAsync();
    }
}
