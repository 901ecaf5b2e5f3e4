using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Forgets a saved way of reading files; imports made by it stay as they are.</summary>
public sealed class DeleteSavedMapping(UseCaseContext context) : UseCase<DeleteSavedMapping.Request, Nothing>(context)
{
    public sealed record Request(Guid Id);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await work.Db.SavedMappings.SingleOrDefaultAsync(mapping => mapping.Id == request.Id, cancel) is not { } mapping) return Result.NotFound;
        work.Db.Remove(mapping);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
