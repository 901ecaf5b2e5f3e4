using Microsoft.AspNetCore.Builder;

namespace SalesAlign.Web.Hosting;

/// <summary>The limits and headers that keep strangers, other origins and other frames out.</summary>
internal static class Security
{
    public static void LimitServer(WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(server =>
    {
        server.AddServerHeader = false;
        server.Limits.MaxConcurrentConnections = 5_000;
        server.Limits.MaxConcurrentUpgradedConnections = 5_000;
        server.Limits.MaxRequestBodySize = 8 * 1024 * 1024;
        server.Limits.MaxRequestLineSize = 16 * 1024;
    });

    public static void UseSecurityHeaders(this WebApplication app) => app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        // Styles may be inline because components set widths and colours of charts by attribute; scripts may not.
        headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        await next(context);
    });

    /// <summary>Another origin may not open the circuit: browsers send cookies with a WebSocket whoever asks for it.</summary>
    public static void UseOwnOriginWebSockets(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.WebSockets.IsWebSocketRequest
            && context.Request.Headers.Origin.ToString() is { Length: > 0 } origin
            && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || !string.Equals(from.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        await next(context);
    });
}
