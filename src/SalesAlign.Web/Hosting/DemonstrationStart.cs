using SalesAlign.Application.Demonstration;

namespace SalesAlign.Web.Hosting;

/// <summary>In development an empty database is filled with the demonstration company, unless <c>--demo false</c> asks for an empty installation.</summary>
internal static class DemonstrationStart
{
    public static async Task FillAsync(WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || !app.Configuration.GetValue("demo", defaultValue: true)) return;
        await DemonstrationCompany.ExistsOrFillAsync(app.Services, app.Lifetime.ApplicationStopping);
    }
}
