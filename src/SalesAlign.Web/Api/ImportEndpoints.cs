using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;
using SalesAlign.Web.Sales.Import;

namespace SalesAlign.Web.Api;

internal static class ImportEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/imports").WithTags("Imports");
        group.MapPost("/{kind}", UploadAsync)
            .WithSummary("Takes a CSV or .xlsx file (form field \"file\") and runs it. Optional form fields: setup (JSON: columns, aliases, options), saveAs. With dryRun=true nothing is saved and the preview is answered; with uploadOnly=true the file is only kept, to be started later.")
            .Accepts<IFormFile>("multipart/form-data").Produces<PreviewImport.Response>().Produces<GetImport.Response>(StatusCodes.Status202Accepted);
        group.MapGet("/", (ListImports action, HttpContext context, ImportKind? kind, ImportState? state, int page = 1, int pageSize = 50, string? sort = null) =>
            action.RunAsync(context, new ListImports.Request(new PageRequest(page, pageSize, sort), kind, state)))
            .WithSummary("The imports there have been, newest first.").Produces<PagedList<ListImports.Item>>();
        group.MapGet("/{id:guid}", (GetImport action, HttpContext context, Guid id) => action.RunAsync(context, new GetImport.Request(new ImportBatchId(id))))
            .WithSummary("How an import stands.").Produces<GetImport.Response>();
        group.MapPost("/{id:guid}/preview", (PreviewImport action, HttpContext context, Guid id, ImportSetup? setup) =>
            action.RunAsync(context, new PreviewImport.Request(new ImportBatchId(id), setup)))
            .WithSummary("How the file would be read by a setup; nothing is saved.").Produces<PreviewImport.Response>();
        group.MapPost("/{id:guid}/start", (StartImport action, HttpContext context, Guid id, ImportStart start) =>
            action.RunAsync(context, new StartImport.Request(new ImportBatchId(id), start.Setup, start.SaveAs)))
            .WithSummary("Starts an uploaded import, or one that was interrupted, again.").Produces<ImportBatchId>();
        group.MapGet("/{id:guid}/errors", ErrorsAsync).WithSummary("The rows that were not taken over; format=csv gives them as a file with the reason beside each.")
            .Produces<PagedList<ListImportErrors.Item>>();
        group.MapPost("/{id:guid}/undo", (UndoImport action, HttpContext context, Guid id) => action.RunAsync(context, new UndoImport.Request(new ImportBatchId(id))))
            .WithSummary("Takes an import back.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/cancel", (CancelImport action, HttpContext context, Guid id) => action.RunAsync(context, new CancelImport.Request(new ImportBatchId(id))))
            .WithSummary("Stops an import; nothing of it is saved.").Produces(StatusCodes.Status204NoContent);
        group.MapGet("/freshness", (GetDataFreshness action, HttpContext context) => action.RunAsync(context, new GetDataFreshness.Request()))
            .WithSummary("How much there is of each kind of data, and when it last came in.").Produces<GetDataFreshness.Response>();
    }

    internal sealed record ImportStart(ImportSetup? Setup = null, string? SaveAs = null);

    // The form is read section by section, so that a file of any size goes straight to disk.
    private static async Task<IResult> UploadAsync(
        string kind, HttpContext context, UploadImport upload, PreviewImport preview, StartImport start, GetImport get, CancelImport discard, IOptions<JsonOptions> json,
        bool dryRun = false, bool uploadOnly = false)
    {
        if (!Enum.TryParse<ImportKind>(kind, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted)) return Results.NotFound();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: "Send the file as multipart/form-data.");
        }
        var cancel = context.RequestAborted;
        var reader = new MultipartReader(boundary, context.Request.Body);
        UploadImport.Response? uploaded = null;
        ImportSetup? setup = null;
        string? saveAs = null;
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) continue;
            if (disposition.IsFileDisposition() && uploaded is null)
            {
                var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
                var result = await upload.RunAsync(context.Actor(), new UploadImport.Request(wanted, name, section.Body), cancel);
                if (!result.TryGet(out uploaded)) return result.ToHttp(context);
                continue;
            }
            var text = await section.ReadAsStringAsync(cancel);
            switch (HeaderUtilities.RemoveQuotes(disposition.Name).Value)
            {
                case "setup" when text.Length > 0: setup = JsonSerializer.Deserialize<ImportSetup>(text, json.Value.SerializerOptions); break;
                case "saveAs": saveAs = text; break;
            }
        }
        if (uploaded is null) return Results.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: "The form has no file.");
        // What the caller leaves out stays as it was guessed.
        var merged = setup is null ? uploaded.Setup : setup with
        {
            Encoding = setup.Encoding ?? uploaded.Setup.Encoding,
            Delimiter = setup.Delimiter ?? uploaded.Setup.Delimiter,
            Sheet = uploaded.Setup.Sheet is null ? null : setup.Sheet ?? uploaded.Setup.Sheet,
            Columns = setup.Columns.Count > 0 ? setup.Columns : uploaded.Setup.Columns,
            EffectiveFrom = setup.EffectiveFrom ?? uploaded.Setup.EffectiveFrom,
        };
        if (dryRun)
        {
            var shown = await preview.RunAsync(context.Actor(), new PreviewImport.Request(uploaded.Id, merged), cancel);
            await discard.RunAsync(context.Actor(), new CancelImport.Request(uploaded.Id), cancel);
            return shown.ToHttp(context);
        }
        if (!uploadOnly)
        {
            var started = await start.RunAsync(context.Actor(), new StartImport.Request(uploaded.Id, merged, saveAs), cancel);
            if (!started.IsDone) return started.ToHttp(context);
        }
        var import = await get.RunAsync(context.Actor(), new GetImport.Request(uploaded.Id), cancel);
        return import.ToHttp(context, value => Results.Accepted($"/api/v1/imports/{uploaded.Id}", value));
    }

    private static async Task<IResult> ErrorsAsync(
        ListImportErrors list, ExportImportErrors export, IStringLocalizer<ImportText> text, HttpContext context, Guid id, int page = 1, int pageSize = 50,
        string? sort = null, string? format = null)
    {
        if (format != "csv") return await list.RunAsync(context, new ListImportErrors.Request(new ImportBatchId(id), new PageRequest(page, pageSize, sort)));
        return await context.CsvAsync(
            string.Create(CultureInfo.InvariantCulture, $"errors-{id:N}.csv"), export, target => new ExportImportErrors.Request(new ImportBatchId(id), target, text.Reason, text["Errors.Reason"]));
    }
}
