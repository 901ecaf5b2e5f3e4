using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Api;

/// <summary>Signs a request in by the personal key in its Authorization header: <c>Bearer sa_…</c>.</summary>
internal sealed class ApiKeySignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, FindApiKeyOwner owners)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "ApiKey";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Keys open the API alone: a page or circuit is for people.
        if (!Request.Path.StartsWithSegments("/api")) return AuthenticateResult.NoResult();
        var key = Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        var owner = await owners.RunAsync(Actor.Anonymous, new FindApiKeyOwner.Request(key), Context.RequestAborted);
        if (!owner.TryGet(out var person)) return AuthenticateResult.Fail("The key is unknown, revoked or expired.");
        var identity = new ClaimsIdentity([new Claim(ActorClaims.Person, person.Id.ToString()), new Claim(ActorClaims.Name, person.Name)], Scheme);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }
}
