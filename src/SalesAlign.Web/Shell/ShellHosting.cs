using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Radzen;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Shell;

/// <summary>Registers what the frame needs and serves the switch of language.</summary>
public static class ShellHosting
{
    public static readonly IReadOnlyList<(string Code, string Name)> Languages = [("en", "English"), ("zh-Hans", "简体中文")];

    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, RadzenTexts>();
        services.AddScoped<Toasts>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<FrameSource>();
        services.AddSingleton(MainNavigation.Default);
        services.AddSingleton<ProblemWording>();
        foreach (var text in typeof(ShellText).Assembly.GetTypes().Where(type => type.Name.EndsWith("Text", StringComparison.Ordinal) && type is { IsClass: true, IsAbstract: false } && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type)))
        {
            services.AddSingleton(typeof(IProblemTexts), typeof(ProblemTexts<>).MakeGenericType(text));
        }
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var codes = Languages.Select(language => language.Code).ToArray();
            options.SetDefaultCulture(codes[0]).AddSupportedCultures(codes).AddSupportedUICultures(codes);
            // Browsers in China ask for zh-CN, those in Taiwan for zh-TW; both are served the one Chinese there is.
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(FromBrowserAsync)];
        });
        return services;
    }

    public static void MapShell(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/language/{code}", (string code, string? back, HttpContext http) =>
        {
            if (Languages.Any(language => language.Code == code))
            {
                var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(code)));
                http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value,
                    new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true });
            }
            return Results.LocalRedirect(IsLocal(back) ? back! : "/");
        }).AllowAnonymous().ExcludeFromDescription();

    private static bool IsLocal(string? path) => path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);

    private static Task<ProviderCultureResult?> FromBrowserAsync(HttpContext http)
    {
        foreach (var wanted in http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1))
        {
            if (wanted.Value.StartsWith("zh", StringComparison.OrdinalIgnoreCase)) return Result("zh-Hans");
            if (wanted.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return Result("en");
        }
        return Task.FromResult<ProviderCultureResult?>(null);

        static Task<ProviderCultureResult?> Result(string code) => Task.FromResult<ProviderCultureResult?>(new(code));
    }
}
