using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>Every published version of the strategy, the newest first; a draft too for those who write it.</summary>
public sealed class ListStrategyVersions(UseCaseContext context) : UseCase<ListStrategyVersions.Request, PagedList<ListStrategyVersions.Row>>(context)
{
    public sealed record Request(PageRequest Page);

    public sealed record Row(
        StrategyId StrategyId, StrategyVersionId VersionId, int Number, string Title, DateTimeOffset? PublishedAt, string? PublishedBy, string? AmendmentReason, AmendmentPath? AmendmentPath,
        int Objectives, int Acknowledgements);

    public override Permission Permission => Permission.ViewStrategy;

    protected override async Task<Result<PagedList<Row>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var writes = work.Rights.Allow(Permission.ManageStrategy);
        return await work.Db.StrategyVersions.AsNoTracking()
            .Where(v => writes || v.PublishedAt != null)
            .OrderByDescending(v => v.Number)
            .Select(v => new Row(
                v.StrategyId, v.Id, v.Number, v.Title, v.PublishedAt, work.Db.People.Where(p => p.Id == v.PublishedBy).Select(p => p.Name).FirstOrDefault(),
                v.AmendmentReason, v.AmendmentPath, v.Objectives.Count, work.Db.StrategyAcknowledgements.Count(a => a.VersionId == v.Id)))
            .ToPageAsync(request.Page, cancel);
    }
}
