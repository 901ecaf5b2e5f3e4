using System.Diagnostics;
using SalesAlign.Application.Access;

namespace SalesAlign.Web.Hosting;

/// <summary>One line per request: what was asked, by whom, how it ended and how long it took. Query strings stay out: they may hold names.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var path = context.Request.Path.Value ?? "/";
            var quiet = path.StartsWith("/_", StringComparison.Ordinal) || path.StartsWith("/health", StringComparison.Ordinal)
                || path.StartsWith("/css", StringComparison.Ordinal) || path.StartsWith("/js", StringComparison.Ordinal);
            logger.Log(
                context.Response.StatusCode >= 500 ? LogLevel.Error : quiet ? LogLevel.Debug : LogLevel.Information,
                "{Method} {Path} {Status} in {Milliseconds} ms by {Person}",
                context.Request.Method, path, context.Response.StatusCode, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                context.User.FindFirst(ActorClaims.Person)?.Value ?? "-");
        }
    }
}
