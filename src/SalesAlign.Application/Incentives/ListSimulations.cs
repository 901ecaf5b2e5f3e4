using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Incentives;

/// <summary>The last what-ifs of a plan, newest first.</summary>
public sealed class ListSimulations(UseCaseContext context) : UseCase<ListSimulations.Request, IReadOnlyList<ListSimulations.Item>>(context)
{
    private const int Most = 20;

    public sealed record Request(IncentivePlanId Plan);

    public sealed record Item(PlanSimulationId Id, IReadOnlyList<string> Periods, IReadOnlyList<string> Drafts, bool HasShift, CalculationRunState State, string? RequestedBy, DateTimeOffset StartedAt);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.IncentivePlans.AnyAsync(plan => plan.Id == request.Plan, cancel)) return Result.NotFound;
        var rows = await work.Db.PlanSimulations.AsNoTracking().Where(s => s.PlanId == request.Plan).OrderByDescending(s => s.StartedAt).Take(Most)
            .GroupJoin(work.Db.People, s => s.RequestedBy, p => p.Id, (s, people) => new { s, people })
            .SelectMany(row => row.people.DefaultIfEmpty(), (row, person) => new { row.s.Id, row.s.Terms, row.s.State, row.s.StartedAt, person!.Name })
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new Item(
            row.Id, row.Terms.Periods, [.. row.Terms.Drafts.Select(draft => draft.Name)], row.Terms.Shift is not null, row.State, row.Name, row.StartedAt));
    }
}
