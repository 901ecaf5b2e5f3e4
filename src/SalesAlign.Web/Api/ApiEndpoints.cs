using SalesAlign.Application.Common;

namespace SalesAlign.Web.Api;

internal static class ApiEndpoints
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
    }

    /// <summary>The REST API: a route group per feature, the same use cases and permissions as the pages.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization().DisableAntiforgery().AddEndpointFilter<SameOriginWrites>();
        AccessEndpoints.Map(api);
        MetricEndpoints.Map(api);
    }
}
