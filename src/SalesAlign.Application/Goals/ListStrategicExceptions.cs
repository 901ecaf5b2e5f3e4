using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Goals;

/// <summary>The strategic exceptions of a goal or a deal, with who asked, who decided, and why.</summary>
public sealed class ListStrategicExceptions(UseCaseContext context) : UseCase<ListStrategicExceptions.Request, IReadOnlyList<ListStrategicExceptions.Row>>(context)
{
    public sealed record Request(GoalId? Goal = null, DealId? Deal = null);

    public sealed record Row(
        StrategicExceptionId Id, DealId Deal, string DealName, GoalId Goal, string Owner, string Period, MetricUnit Unit, ExceptionCompensation Compensation, decimal Amount, string Reason,
        ExceptionState State, string AskedBy, DateTimeOffset AskedAt, string? DecidedBy, string? Decision, bool MayDecide);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<IReadOnlyList<Row>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var found = await work.Db.StrategicExceptions.AsNoTracking()
            .Where(e => (request.Goal == null || e.GoalId == request.Goal) && (request.Deal == null || e.DealId == request.Deal)).OrderByDescending(e => e.AskedAt).Take(200).ToListAsync(cancel);
        var goalIds = found.Select(e => e.GoalId).Distinct().ToList();
        var goals = (await work.Db.Goals.AsNoTracking().Where(g => goalIds.Contains(g.Id)).ToListAsync(cancel)).Where(scope.Includes).ToDictionary(g => g.Id);
        var owners = await GoalOwners.NamesAsync(work.Db, goals.Values, cancel);
        var dealIds = found.Select(e => e.DealId).Distinct().ToList();
        var deals = await work.Db.Deals.AsNoTracking().Where(d => dealIds.Contains(d.Id))
            .Select(d => new { d.Id, d.ExternalId, Account = work.Db.Accounts.Where(a => a.Id == d.AccountId).Select(a => a.Name).FirstOrDefault() })
            .ToDictionaryAsync(d => d.Id, d => d.Account is null ? d.ExternalId : $"{d.Account}, {d.ExternalId}", cancel);
        var people = found.SelectMany(e => new Domain.Organization.PersonId?[] { e.AskedBy, e.DecidedBy }).OfType<Domain.Organization.PersonId>().Distinct().ToList();
        var names = await work.Db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var metricIds = goals.Values.Select(g => g.MetricId).Distinct().ToList();
        var units = (await work.Db.Metrics.AsNoTracking().Where(m => metricIds.Contains(m.Id)).ToListAsync(cancel)).ToDictionary(m => m.Id, m => m.Unit);
        var rows = new List<Row>();
        foreach (var e in found)
        {
            if (!goals.TryGetValue(e.GoalId, out var goal)) continue;
            rows.Add(new(
                e.Id, e.DealId, deals[e.DealId], goal.Id, owners[goal.Id], goal.PeriodKey, units[goal.MetricId], e.Compensation, e.Amount, e.Reason, e.State, names[e.AskedBy], e.AskedAt,
                e.DecidedBy is { } by ? names[by] : null, e.Decision,
                e.State == ExceptionState.Asked && (scope.WholeCompany ? work.Rights.Allow(Permission.ManageGoals) : await GoalOwners.StandsAboveAsync(work, goal, cancel))));
        }
        return rows;
    }
}
