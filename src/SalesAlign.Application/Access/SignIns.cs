using Microsoft.AspNetCore.Identity;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Access;

/// <summary>How a sign-in account is made, wherever one is needed.</summary>
internal static class SignIns
{
    public static IdentityUser<Guid> New(string email, IPasswordHasher<IdentityUser<Guid>> passwords, string? password)
    {
        var address = email.Trim();
        var user = new IdentityUser<Guid>
        {
            Id = Guid.CreateVersion7(),
            UserName = address,
            NormalizedUserName = address.ToUpperInvariant(),
            Email = address,
            NormalizedEmail = address.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        if (password is not null) user.PasswordHash = passwords.HashPassword(user, password);
        return user;
    }

    /// <summary>A new stamp: whoever is signed in with the old one is asked anew within minutes.</summary>
    public static void EndOpenSessions(IdentityUser<Guid> user)
    {
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
    }

    public static async Task<IReadOnlyList<Problem>> PasswordProblemsAsync(UserManager<IdentityUser<Guid>> users, IdentityUser<Guid> user, string password)
    {
        var problems = new List<Problem>();
        foreach (var validator in users.PasswordValidators)
        {
            var verdict = await validator.ValidateAsync(users, user, password);
            problems.AddRange(verdict.Errors.Select(error => new Problem($"password.{error.Code}", "Password", null, users.Options.Password.RequiredLength)));
        }
        return problems;
    }
}
