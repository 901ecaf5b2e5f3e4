using SalesAlign.Application.Common;

namespace SalesAlign.Web.Api;

internal static class ApiEndpoints
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiExceptions>();
        // Otherwise a body that cannot be read is a bare 400 without a reason.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddOpenApi("v1", ApiDescription.Configure);
    }

    /// <summary>The REST API: a route group per feature, the same use cases and permissions as the pages.</summary>
    public static void MapApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), branch => branch.UseExceptionHandler());
        app.MapOpenApi("/api/{documentName}/openapi.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").RequireAuthorization().DisableAntiforgery().AddEndpointFilter<SameOriginWrites>();
        AccessEndpoints.Map(api);
        OrganizationEndpoints.Map(api);
        FeedbackEndpoints.Map(api);
        ImportEndpoints.Map(api);
        SalesEndpoints.Map(api);
        DataHealthEndpoints.Map(api);
        AccountEndpoints.Map(api);
        StrategyEndpoints.Map(api);
        MetricEndpoints.Map(api);
        KpiEndpoints.Map(api);
        PerformanceEndpoints.Map(api);
        GoalEndpoints.Map(api);
        GoalTrackingEndpoints.Map(api);
        BehaviourEndpoints.Map(api);
        IncentiveEndpoints.Map(api);
        AlertEndpoints.Map(api);
        AlignmentEndpoints.Map(api);
    }
}
