using SalesAlign.Application.Incentives;

namespace SalesAlign.Web.Api;

/// <summary>Serves a period's lines as a file. They go through a temporary file, so that neither memory nor a database connection waits for a slow reader.</summary>
internal static class PayExport
{
    public static async Task<IResult> DownloadAsync(Guid id, ExportStatements action, HttpContext context)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            var result = await action.RunAsync(context.Actor(), new(new(id), file), context.RequestAborted);
            if (!result.TryGet(out var written))
            {
                await file.DisposeAsync();
                return result.ToHttp(context);
            }
            file.Position = 0;
            return Results.Stream(file, "text/csv; charset=utf-8", $"statements-{written.Period}.csv");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
