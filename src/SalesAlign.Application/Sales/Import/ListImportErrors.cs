using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Import;

/// <summary>The rows of a file that were not taken over, and why.</summary>
public sealed class ListImportErrors(UseCaseContext context) : UseCase<ListImportErrors.Request, PagedList<ListImportErrors.Item>>(context)
{
    public sealed record Request(ImportBatchId Id, PageRequest Page);

    public sealed record Item(long Id, int Row, string? Column, string Code, string? Value, string? Suggestion);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<PagedList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.ImportBatches.AnyAsync(batch => batch.Id == request.Id, cancel)) return Result.NotFound;
        var errors = work.Db.ImportErrors.AsNoTracking().Where(error => error.BatchId == request.Id);
        var page = request.Page;
        var ordered = page.SortColumn switch
        {
            "column" => errors.OrderBy(error => error.Column, page.Descending),
            "code" => errors.OrderBy(error => error.Code, page.Descending),
            "value" => errors.OrderBy(error => error.Value, page.Descending),
            _ => errors.OrderBy(error => error.Row, page.Descending),
        };
        return await ordered.ThenBy(error => error.Row).ThenBy(error => error.Id)
            .Select(error => new Item(error.Id, error.Row, error.Column, error.Code, error.Value, error.Suggestion)).ToPageAsync(page, cancel);
    }
}
