using SalesAlign.Application.Alignment;

namespace SalesAlign.Web.Api;

internal static class AlignmentEndpoints
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGroup("/alignment").WithTags("Alignment")
            .MapGet("/consistency", (GetConsistency action, HttpContext context, string period) => action.RunAsync(context, new GetConsistency.Request(period)))
            .WithSummary("Word and deed: each objective's stated weight against pay, time and results, with every contradiction.").Produces<GetConsistency.Response>();
}
