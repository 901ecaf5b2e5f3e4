using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Feedback;

namespace SalesAlign.Application.Feedback;

/// <summary>"Me too", or not any more. Also for an open observation of a colleague, which is offered without its author's name.</summary>
public sealed class SupportFeedback(UseCaseContext context) : UseCase<SupportFeedback.Request, SupportFeedback.Response>(context)
{
    public sealed record Request(FeedbackId Id, bool Supports = true);

    public sealed record Response(int Supports);

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var offered = SimilarFeedback.Offered(work.Db.Feedback, await FeedbackReader.VisibleAsync(work, cancel));
        var item = await offered.Include(found => found.Supports).SingleOrDefaultAsync(found => found.Id == request.Id, cancel);
        if (item is null) return Result.NotFound;
        if (request.Supports) item.Support(work.Actor.PersonId, work.Now);
        else item.WithdrawSupport(work.Actor.PersonId);
        await work.Db.SaveChangesAsync(cancel);
        return new Response(item.Supports.Count);
    }
}
