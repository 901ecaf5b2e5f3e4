using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>The version that is being written, with what still hinders its publication and the people who may own an objective.</summary>
public sealed class GetStrategyDraft(UseCaseContext context) : UseCase<GetStrategyDraft.Request, GetStrategyDraft.Response>(context)
{
    public sealed record Request;

    /// <param name="Draft">Empty where nothing is being written.</param>
    /// <param name="HasPublished">Whether there is a version to amend.</param>
    public sealed record Response(Draft? Draft, bool HasPublished, IReadOnlyList<Owner> Owners);

    public sealed record Draft(StrategyVersionId Id, int Number, StrategyWords Words, IReadOnlyList<Line> Objectives, decimal TotalWeight, IReadOnlyList<Problem> Hindrances, uint Version);

    public sealed record Line(ObjectiveId Id, ObjectiveWords Words, uint Version);

    public sealed record Owner(PersonId Id, string Name);

    public override Permission Permission => Permission.ManageStrategy;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var draft = await StrategyReading.DraftAsync(work.Db, cancel);
        var owners = await work.Db.People.AsNoTracking().Where(p => p.LeftOn == null).OrderBy(p => p.Name).Select(p => new Owner(p.Id, p.Name)).ToListAsync(cancel);
        var published = await work.Db.StrategyVersions.AnyAsync(v => v.PublishedAt != null, cancel);
        if (draft is null) return new Response(null, published, owners);
        uint VersionOf(object entity) => (uint)work.Db.Entry(entity).Property(ModelConventions.RowVersion).CurrentValue!;
        return new Response(
            new Draft(
                draft.Id, draft.Number, new StrategyWords(draft.Title, draft.Narrative, draft.Rationale, draft.Type, draft.HorizonFrom, draft.HorizonTo),
                [
                    .. draft.Objectives.OrderBy(o => o.Position).Select(o => new Line(
                        o.ObjectiveId,
                        new ObjectiveWords(o.Title, o.Why, o.WeightPercent, o.Perspective, o.Lever, o.MetricId, o.Baseline, o.Target, o.DueOn, o.OwnerId, o.SellerInstruction, o.Assumption),
                        VersionOf(o))),
                ],
                draft.Objectives.Sum(o => o.WeightPercent),
                [.. draft.WhatHindersPublishing().Select(h => new Problem(h.Code, null, null, [.. h.Arguments]))],
                VersionOf(draft)),
            published, owners);
    }
}
