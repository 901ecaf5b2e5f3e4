using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Data.Common;

namespace SalesAlign.Application.Access;

internal static class SignInRegistration
{
    public static void AddSignIns(this IServiceCollection services)
    {
        services.AddIdentityCore<IdentityUser<Guid>>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = true;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<SalesAlignDbContext>()
            .AddClaimsPrincipalFactory<SignInClaims>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
    }
}
