using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>Makes a draft the strategy that holds: unchangeable from then on, and everybody who can sign in is told.</summary>
public sealed class PublishStrategy(UseCaseContext context) : UseCase<PublishStrategy.Request, Nothing>(context)
{
    /// <param name="Version">Of the draft as it was read, so that nothing is published unseen.</param>
    public sealed record Request(StrategyVersionId StrategyVersion, uint? Version);

    public override Permission Permission => Permission.ManageStrategy;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var version = await work.Db.StrategyVersions.Include(v => v.Objectives).SingleOrDefaultAsync(v => v.Id == request.StrategyVersion, cancel);
        if (version is null) return Result.NotFound;
        work.Expect(version, request.Version);
        if (!version.IsPublished && version.WhatHindersPublishing() is [_, ..] hindrances)
        {
            return Result.Refused([.. hindrances.Select(hindrance => new Problem(hindrance.Code, null, null, [.. hindrance.Arguments]))]);
        }
        version.Publish(work.Actor.PersonId, work.Now);
        var readers = await work.Db.People.Where(person => person.SignInId != null && person.LeftOn == null).Select(person => person.Id).ToListAsync(cancel);
        work.Db.AddRange(readers.Select(reader =>
            new Notification(reader, "strategy.published", [version.Title, version.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)], "/strategy", work.Now)));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
