using SalesAlign.Application;

namespace SalesAlign.Web.Hosting;

internal static class Health
{
    /// <summary>Live: the process answers. Ready: the database does too.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (DatabaseProbe probe, CancellationToken cancel) =>
            await probe.AnswersAsync(cancel) ? Results.Text("ready") : Results.Text("database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable))
            .AllowAnonymous().ExcludeFromDescription();
    }
}
