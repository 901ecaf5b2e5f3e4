using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Account;

/// <summary>Where an invitation link leads: one sets the own password, once.</summary>
public partial class InvitationPage(GetInvitation find, AcceptInvitation accept, ProblemWording wording, NavigationManager navigation)
{
    private GetInvitation.Response? _for;
    private string? _error;

    [Parameter] public string Secret { get; set; } = "";

    [SupplyParameterFromForm] public Form? Entered { get; set; }

    protected override async Task OnInitializedAsync() =>
        _for = (await find.RunAsync(Actor.Anonymous, new GetInvitation.Request(Secret))).TryGet(out var found) ? found : null;

    private async Task AcceptAsync()
    {
        var result = await accept.RunAsync(Actor.Anonymous, new AcceptInvitation.Request(Secret, Entered?.Password ?? ""));
        if (result.IsDone) navigation.NavigateTo("/sign-in?done=invitation");
        else _error = string.Join(" ", result.Problems.Select(wording.Of));
    }

    /// <summary>What was typed.</summary>
    public sealed class Form
    {
        public string? Password { get; set; }
    }
}
