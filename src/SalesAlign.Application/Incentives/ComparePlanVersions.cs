using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>What a version of a plan changes against another: components that came, went, or pay otherwise.</summary>
public sealed class ComparePlanVersions(UseCaseContext context) : UseCase<ComparePlanVersions.Request, ComparePlanVersions.Response>(context)
{
    /// <param name="Before">Number of the version compared with; without it the one before.</param>
    public sealed record Request(IncentivePlanId Plan, int Version, int? Before = null);

    public sealed record Response(int Before, int Version, IReadOnlyList<Component> Added, IReadOnlyList<Component> Removed, IReadOnlyList<Change> Changed, int Unchanged);

    public sealed record Change(Component Before, Component After);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var versions = await work.Db.PlanVersions.AsNoTracking().Where(version => version.PlanId == request.Plan).OrderBy(version => version.Number).ToListAsync(cancel);
        var after = versions.Find(version => version.Number == request.Version);
        var before = versions.FindLast(version => request.Before is { } number ? version.Number == number : version.Number < request.Version);
        if (after is null || before is null) return Result.NotFound;
        var was = before.Components.ToDictionary(component => component.Id);
        var added = after.Components.Where(component => !was.ContainsKey(component.Id)).ToList();
        var removed = before.Components.Where(component => after.Components.All(c => c.Id != component.Id)).ToList();
        // Records of lists compare by reference; what is written is compared instead.
        var kept = after.Components.Where(component => was.ContainsKey(component.Id)).Select(component => new Change(was[component.Id], component)).ToList();
        var changed = kept.FindAll(change => Written(change.Before) != Written(change.After));
        return new Response(before.Number, after.Number, added, removed, changed, kept.Count - changed.Count);
    }

    private static string Written(Component component) => System.Text.Json.JsonSerializer.Serialize(component, IncentiveJson.Options);
}
