using Microsoft.AspNetCore.Identity;

namespace SalesAlign.Web.Api;

/// <summary>
/// A write that is signed in by cookie must come from our own pages: a program uses a key, which no browser sends by itself. This is what
/// an antiforgery token would prove.
/// </summary>
internal sealed class SameOriginWrites : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var byCookie = context.HttpContext.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme;
        if (!byCookie || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return next(context);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var own = site == "same-origin"
            || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
        return own ? next(context) : new ValueTask<object?>(Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "A write by cookie must come from this site's own pages."));
    }
}
