using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Hosting;

/// <summary>Leads every page of an empty installation to the one that founds the company.</summary>
internal sealed class FirstRunGate(RequestDelegate next)
{
    private bool _founded;

    public async Task InvokeAsync(HttpContext context, GetInstallation installation)
    {
        if (!_founded && IsPage(context.Request))
        {
            _founded = (await installation.RunAsync(Actor.Anonymous, new GetInstallation.Request(), context.RequestAborted)).Value.IsFounded;
            if (!_founded && !context.Request.Path.StartsWithSegments("/welcome"))
            {
                context.Response.Redirect("/welcome");
                return;
            }
        }
        await next(context);
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !Path.HasExtension(request.Path.Value)
        && !request.Path.StartsWithSegments("/health") && !request.Path.StartsWithSegments("/api")
        && !request.Path.StartsWithSegments("/_blazor") && !request.Path.StartsWithSegments("/_framework") && !request.Path.StartsWithSegments("/language");
}
