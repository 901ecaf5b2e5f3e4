using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>A saved way of reading files, to apply to another file by hand.</summary>
public sealed class GetSavedMapping(UseCaseContext context) : UseCase<GetSavedMapping.Request, GetSavedMapping.Response>(context)
{
    public sealed record Request(Guid Id);

    public sealed record Response(Guid Id, ImportKind Kind, string Name, ImportSetup Setup, DateTimeOffset SavedAt);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await work.Db.SavedMappings.AsNoTracking().SingleOrDefaultAsync(mapping => mapping.Id == request.Id, cancel) is { } mapping
            ? new Response(mapping.Id, mapping.Kind, mapping.Name, mapping.Setup, mapping.SavedAt)
            : Result.NotFound;
}
