using Microsoft.Net.Http.Headers;
using SalesAlign.Application.Common;

namespace SalesAlign.Web.Api;

/// <summary>Answers with a file that a use case writes row by row.</summary>
internal static class CsvResults
{
    public static async Task<IResult> CsvAsync<TRequest>(this HttpContext context, string fileName, UseCase<TRequest, Nothing> export, Func<Stream, TRequest> request)
        where TRequest : notnull
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        var result = await export.RunAsync(context.Actor(), request(context.Response.Body), context.RequestAborted);
        if (result.IsDone) return Results.Empty;
        context.Response.Headers.Remove(HeaderNames.ContentDisposition);
        return result.ToHttp(context);
    }
}
