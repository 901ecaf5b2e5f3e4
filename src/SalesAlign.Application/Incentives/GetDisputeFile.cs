using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>A file of a dispute, for whoever may see the dispute.</summary>
public sealed class GetDisputeFile(UseCaseContext context) : UseCase<GetDisputeFile.Request, GetDisputeFile.Response>(context)
{
    public sealed record Request(PayDisputeId Dispute, Guid File);

    public sealed record Response(string Name, string ContentType, byte[] Content);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await DisputeReader.FindAsync(work, request.Dispute, cancel) is null) return Result.NotFound;
        var file = await work.Db.DisputeAttachments.AsNoTracking().Where(f => f.Id == request.File && f.DisputeId == request.Dispute)
            .Select(f => new Response(f.FileName, f.ContentType, f.Content)).SingleOrDefaultAsync(cancel);
        return file is null ? Result.NotFound : file;
    }
}
