using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>The imports there have been, newest first.</summary>
public sealed class ListImports(UseCaseContext context) : UseCase<ListImports.Request, PagedList<ListImports.Item>>(context)
{
    public sealed record Request(PageRequest Page, ImportKind? Kind = null, ImportState? State = null);

    public sealed record Item(
        ImportBatchId Id, ImportKind Kind, string FileName, ImportState State, int Inserted, int Updated, int Unchanged, int Failed, int RowsRead, string CreatedBy,
        DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<PagedList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var batches = work.Db.ImportBatches.AsNoTracking();
        if (request.Kind is { } kind) batches = batches.Where(batch => batch.Kind == kind);
        if (request.State is { } state) batches = batches.Where(batch => batch.State == state);
        var page = request.Page;
        var ordered = page.SortColumn switch
        {
            "kind" => batches.OrderBy(batch => batch.Kind, page.Descending),
            "file" => batches.OrderBy(batch => batch.FileName, page.Descending),
            "state" => batches.OrderBy(batch => batch.State, page.Descending),
            "created" => batches.OrderBy(batch => batch.CreatedAt, page.Descending),
            _ => batches.OrderByDescending(batch => batch.CreatedAt),
        };
        return await ordered.ThenBy(batch => batch.Id)
            .Select(batch => new Item(
                batch.Id, batch.Kind, batch.FileName, batch.State, batch.Inserted, batch.Updated, batch.Unchanged, batch.Failed, batch.RowsRead,
                work.Db.People.Where(person => person.Id == batch.CreatedBy).Select(person => person.Name).First(), batch.CreatedAt, batch.FinishedAt))
            .ToPageAsync(page, cancel);
    }
}
