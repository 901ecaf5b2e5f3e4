using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Api;

/// <summary>Turns the outcome of an action into an HTTP answer, the same way for every endpoint.</summary>
internal static class ApiResults
{
    public static Actor Actor(this HttpContext context) => context.User.ToActor(CultureInfo.CurrentUICulture.Name);

    /// <summary>Runs a use case for whoever signed the request in.</summary>
    public static async Task<IResult> RunAsync<TRequest, TResponse>(this UseCase<TRequest, TResponse> action, HttpContext context, TRequest request)
        where TRequest : notnull
        => (await action.RunAsync(context.Actor(), request, context.RequestAborted)).ToHttp(context);

    public static IResult ToHttp<T>(this Result<T> result, HttpContext context, Func<T, IResult>? done = null)
    {
        if (result.TryGet(out var value)) return done?.Invoke(value) ?? (value is Nothing ? Results.NoContent() : Results.Ok(value));
        return result.Outcome switch
        {
            Outcome.Forbidden => Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "You may not do this."),
            Outcome.NotFound => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such thing, or you may not see it."),
            Outcome.Conflict => Results.Problem(statusCode: StatusCodes.Status409Conflict, title: "Somebody else changed it first; nothing was saved. Read it again."),
            _ => Refused(context, result.Problems),
        };
    }

    /// <summary>The answer to a read, with an entity tag: a client that already has it is told so.</summary>
    public static IResult WithETag<T>(this HttpContext context, T value, uint version)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{version:x}\"");
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.Contains(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(value);
    }

    /// <summary>The version that a client last read, from If-Match; null when it does not care.</summary>
    public static uint? ExpectedVersion(this HttpContext context) =>
        EntityTagHeaderValue.TryParse(context.Request.Headers.IfMatch.ToString(), out var tag)
        && uint.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var version) ? version : null;

    public static IResult Refused(HttpContext context, IReadOnlyList<Problem> problems)
    {
        var wording = context.RequestServices.GetRequiredService<ProblemWording>();
        var errors = problems.GroupBy(problem => problem.Field ?? "")
            .ToDictionary(field => field.Key, field => field.Select(wording.Of).ToArray(), StringComparer.Ordinal);
        return Results.Problem(
            statusCode: StatusCodes.Status422UnprocessableEntity,
            title: problems.Count == 1 ? wording.Of(problems[0]) : "The request breaks rules; see errors.",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = errors, ["codes"] = problems.Select(problem => problem.Code).ToArray() });
    }
}
