using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Account;

/// <summary>What the forms of the static account pages post to. A refusal leads back to the page with a code, never with what was typed as password.</summary>
internal static class SignInEndpoints
{
    public static void MapSignInEndpoints(this WebApplication app)
    {
        app.MapPost("/account/sign-in", SignInAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/account/demonstration", DemonstrateAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/account/sign-out", (Delegate)SignOutAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? email, [FromForm] string? password, [FromForm] string? remember, [FromForm(Name = "return")] string? returnTo,
        SignInManager<IdentityUser<Guid>> signIns, UserManager<IdentityUser<Guid>> users)
    {
        var user = string.IsNullOrWhiteSpace(email) ? null : await users.FindByEmailAsync(email.Trim());
        if (user is null || string.IsNullOrEmpty(password)) return Back("wrong", returnTo);
        var outcome = await signIns.PasswordSignInAsync(user, password, isPersistent: remember is not null, lockoutOnFailure: true);
        if (outcome.IsLockedOut) return Back("locked", returnTo);
        return outcome.Succeeded ? Results.LocalRedirect(Local(returnTo)) : Back("wrong", returnTo);
    }

    private static async Task<IResult> DemonstrateAsync(
        [FromForm] Guid account, [FromForm(Name = "return")] string? returnTo,
        GetInstallation installation, SignInManager<IdentityUser<Guid>> signIns, UserManager<IdentityUser<Guid>> users, CancellationToken cancel)
    {
        var state = (await installation.RunAsync(Actor.Anonymous, new GetInstallation.Request(), cancel)).Value;
        if (!state.Accounts.Any(known => known.SignInId == account)) return Back("wrong", returnTo);
        if (await users.FindByIdAsync(account.ToString()) is not { } user) return Back("wrong", returnTo);
        await signIns.SignInAsync(user, isPersistent: false);
        return Results.LocalRedirect(Local(returnTo));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.LocalRedirect("/sign-in");
    }

    private static IResult Back(string problem, string? returnTo) =>
        Results.LocalRedirect($"/sign-in?problem={problem}&return={Uri.EscapeDataString(Local(returnTo))}");

    private static string Local(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal) ? path : "/";
}
