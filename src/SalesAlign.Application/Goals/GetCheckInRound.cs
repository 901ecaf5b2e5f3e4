using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Goals;

/// <summary>The goals that the reader carries now, prefilled for a check-in: those due first.</summary>
public sealed class GetCheckInRound(UseCaseContext context) : UseCase<GetCheckInRound.Request, GetCheckInRound.Response>(context)
{
    public sealed record Request;

    public sealed record Response(DateOnly Today, int Due, IReadOnlyList<Item> Items);

    /// <param name="Confidence">As said last, or what the status suggests.</param>
    /// <param name="Computed">The status that the data give once it is checked in.</param>
    public sealed record Item(GoalFacts Goal, string ObjectiveTitle, RagStatus Computed, int Confidence, string? LastNote);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var me = work.Actor.PersonId;
        var managed = await GoalAccess.ManagedUnitsAsync(work, cancel);
        var running = await RunningGoals.Of(work.Db.Goals.AsNoTracking(), today)
            .Where(g => g.PersonId == me || (g.UnitId != null && managed.Contains(g.UnitId.Value)))
            .Select(g => new { Goal = g, Version = EF.Property<uint>(g, ModelConventions.RowVersion) })
            .ToListAsync(cancel);
        var goals = running.ConvertAll(row => row.Goal);
        var standings = await GoalStandings.OfAsync(work, goals, cancel);
        var computed = await GoalStandings.OfAsync(work, goals, cancel, goals.ToDictionary(g => g.Id, _ => (decimal?)null));
        var owners = await GoalOwners.NamesAsync(work.Db, goals, cancel);
        var titles = await ObjectiveTitles.ReadAsync(work.Db, goals.Select(g => g.ObjectiveId), cancel);
        var metricIds = goals.Select(g => g.MetricId).Distinct().ToList();
        var metrics = (await work.Db.Metrics.AsNoTracking().Where(m => metricIds.Contains(m.Id)).ToListAsync(cancel)).ToDictionary(m => m.Id, MetricFacts.Of);
        var ids = goals.ConvertAll(g => g.Id);
        var notes = await work.Db.CheckIns.AsNoTracking().Where(c => ids.Contains(c.GoalId)).GroupBy(c => c.GoalId)
            .Select(group => group.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Select(c => new { c.GoalId, c.Note }).First()).ToDictionaryAsync(c => c.GoalId, c => c.Note, cancel);

        var items = running.Select(row => new Item(
                GoalFacts.Of(row.Goal, metrics[row.Goal.MetricId], owners[row.Goal.Id], standings[row.Goal.Id], row.Version), titles[row.Goal.ObjectiveId].Title, computed[row.Goal.Id].Status,
                standings[row.Goal.Id].CheckIn?.Confidence ?? Suggested(standings[row.Goal.Id]), notes.GetValueOrDefault(row.Goal.Id)))
            .OrderByDescending(item => item.Goal.Standing.CheckInDue).ThenBy(item => titles[item.Goal.ObjectiveId].Position).ThenBy(item => item.Goal.Owner, StringComparer.CurrentCultureIgnoreCase)
            .ToList();
        return new Response(today, items.Count(item => item.Goal.Standing.CheckInDue), items);
    }

    // A starting point that the reader sees and moves, not a forecast.
    private static int Suggested(Standing standing) => standing.Attainment is { } made && standing.Expected > 0
        ? (int)Math.Clamp(Math.Round(made / standing.Expected * 7m), 1m, 9m)
        : 5;
}
