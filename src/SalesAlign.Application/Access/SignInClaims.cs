using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>What the sign-in cookie says of its bearer: which person they are. Rights are never kept in it.</summary>
internal sealed class SignInClaims(UserManager<IdentityUser<Guid>> users, IOptions<IdentityOptions> options, IDbContextFactory<SalesAlignDbContext> databases)
    : UserClaimsPrincipalFactory<IdentityUser<Guid>>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(IdentityUser<Guid> user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await using var db = await databases.CreateDbContextAsync();
        var person = await db.People.AsNoTracking().Where(p => p.SignInId == user.Id).Select(p => new { p.Id, p.Name }).SingleOrDefaultAsync();
        if (person is not null)
        {
            identity.AddClaim(new Claim(ActorClaims.Person, person.Id.ToString()));
            identity.AddClaim(new Claim(ActorClaims.Name, person.Name));
        }
        return identity;
    }
}

/// <summary>Reads an actor from a signed-in principal, whether it came by cookie or by API key.</summary>
public static class ActorClaims
{
    public const string Person = "person";

    public const string Name = "person_name";

    public static Actor ToActor(this ClaimsPrincipal principal, string language) =>
        Guid.TryParse(principal.FindFirstValue(Person), out var id)
            ? new Actor(new PersonId(id), principal.FindFirstValue(Name) ?? "", language)
            : Actor.Anonymous with { Language = language };
}
