using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;

namespace SalesAlign.Web.Account;

/// <summary>The way in. Plain HTML: its forms post to <see cref="SignInEndpoints"/>.</summary>
public partial class SignInPage(GetInstallation installation)
{
    private IReadOnlyList<GetInstallation.DemonstrationAccount> _accounts = [];
    private string? _company;

    [SupplyParameterFromQuery] public string? Problem { get; set; }

    [SupplyParameterFromQuery] public string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "return")] public string? Return { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var result = await installation.RunAsync(Actor.Anonymous, new GetInstallation.Request());
        if (!result.TryGet(out var state)) return;
        _company = state.CompanyName;
        _accounts = state.Accounts;
    }

    private static string RoleIcon(Role role) => role switch
    {
        Role.Administrator => "admin",
        Role.SalesOperations => "data",
        Role.Executive => "compass",
        Role.Manager => "people",
        Role.Rep => "user",
        _ => "field-voice",
    };
}
