using SalesAlign.Application.Access;

namespace SalesAlign.Web.Api;

internal static class AccessEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/me").WithTags("Access");
        group.MapGet("/", (GetMe action, HttpContext context) => action.RunAsync(context, new GetMe.Request()))
            .WithSummary("Who the key belongs to, their roles and permissions.").Produces<GetMe.Response>();
    }
}
