using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;

namespace SalesAlign.Web.Api;

/// <summary>
/// Answers what goes wrong before a use case runs: a body that cannot be read is a 400, one that is read but breaks a rule of the domain while it
/// becomes values is refused like any other, with the rule's words. The rest is a 500 without details.
/// </summary>
internal sealed class ApiExceptions : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Answer(httpContext, exception) is not { } answer) return false;
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    private static IResult? Answer(HttpContext context, Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is RuleViolation violation) return ApiResults.Refused(context, [new Problem(violation.Code, violation.Field, null, [.. violation.Arguments])]);
        }
        return exception switch
        {
            BadHttpRequestException bad => Unreadable(bad.StatusCode, bad.InnerException as JsonException, bad.Message),
            JsonException json => Unreadable(StatusCodes.Status400BadRequest, json, json.Message),
            _ => null,
        };
    }

    private static IResult Unreadable(int status, JsonException? json, string message) => Results.Problem(
        statusCode: status,
        title: "The request cannot be read.",
        detail: json?.Message ?? message,
        extensions: json?.Path is { } path ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["path"] = path, ["line"] = json.LineNumber + 1 } : null);
}
