using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>How many of the people of each unit have acknowledged the strategy that holds, by today's organisation.</summary>
public sealed class GetAcknowledgementCoverage(UseCaseContext context) : UseCase<GetAcknowledgementCoverage.Request, GetAcknowledgementCoverage.Response>(context)
{
    public sealed record Request;

    public sealed record Response(StrategyVersionId VersionId, int People, int Acknowledged, IReadOnlyList<Row> Units);

    /// <summary>A unit with all below it; those who are missing by name where they stand directly in it.</summary>
    public sealed record Row(UnitId Unit, string Name, int Depth, int People, int Acknowledged, IReadOnlyList<string> Missing);

    public override Permission Permission => Permission.ViewStrategy;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var current = await work.Db.StrategyVersions.AsNoTracking().Current().Select(v => (StrategyVersionId?)v.Id).SingleOrDefaultAsync(cancel);
        if (current is not { } version) return Result.NotFound;
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        var organization = await OrganizationChart.ReadAsync(work.Db, today, cancel);
        var known = (await work.Db.StrategyAcknowledgements.AsNoTracking().Where(a => a.VersionId == version).Select(a => a.PersonId).ToListAsync(cancel)).ToHashSet();
        var rows = organization.Units.Where(unit => scope.Includes(unit.Id)).Select(unit =>
        {
            var people = organization.Subtree(unit.Id).SelectMany(id => organization.Members[id]).ToList();
            return new Row(
                unit.Id, unit.Name, unit.Depth, people.Count, people.Count(member => known.Contains(member.PersonId)),
                [.. organization.Members[unit.Id].Where(member => !known.Contains(member.PersonId)).Select(member => member.Name)]);
        }).ToList();
        var everybody = organization.Units.SelectMany(unit => organization.Members[unit.Id]).Where(member => scope.Includes(member.PersonId)).ToList();
        return new Response(version, everybody.Count, everybody.Count(member => known.Contains(member.PersonId)), rows);
    }
}
