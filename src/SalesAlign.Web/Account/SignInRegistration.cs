using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using SalesAlign.Web.Api;

namespace SalesAlign.Web.Account;

internal static class SignInRegistration
{
    private const string CookieOrKey = "CookieOrKey";

    /// <summary>Sign-in by cookie for pages and by key for the API; every endpoint demands one of them unless it says otherwise.</summary>
    public static void AddSignIn(this IServiceCollection services, string storage)
    {
        services.AddDataProtection()
            .SetApplicationName("SalesAlign")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(storage, "keys")));
        services.AddIdentityCore<IdentityUser<Guid>>().AddSignInManager();
        services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? ApiKeySignIn.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeySignIn>(ApiKeySignIn.Scheme, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "salesalign";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/refused";
            options.ReturnUrlParameter = "return";
            options.ExpireTimeSpan = TimeSpan.FromHours(12);
            options.SlidingExpiration = true;
            // A program that calls the API wants a status, not a page.
            options.Events.OnRedirectToLogin = context => AnswerOrRedirect(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context => AnswerOrRedirect(context, StatusCodes.Status403Forbidden);
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(3));
        services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SignInRevalidation>();
        services.AddHttpContextAccessor();
    }

    private static Task AnswerOrRedirect(RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
        return Task.CompletedTask;
    }
}
