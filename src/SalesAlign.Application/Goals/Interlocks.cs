using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>What goals are about and how they lock into others, for all of them in a handful of queries. What a goal above is linked to holds for those below.</summary>
internal sealed class Interlocks
{
    private readonly Dictionary<GoalId, Goal> _goals = [];
    private readonly Dictionary<GoalId, GoalNature> _natures = [];
    private ILookup<GoalId, GoalSupport> _byEnd = Enumerable.Empty<GoalSupport>().ToLookup(support => support.GoalId);

    public static async Task<Interlocks> OfAsync(SalesAlignDbContext db, IReadOnlyCollection<Goal> goals, CancellationToken cancel)
    {
        var locks = new Interlocks();
        var fresh = goals.ToList();
        // One round per level of the cascade, whatever the number of goals.
        while (fresh.Count > 0)
        {
            foreach (var goal in fresh) locks._goals[goal.Id] = goal;
            var up = fresh.Select(goal => goal.ParentId).OfType<GoalId>().Where(id => !locks._goals.ContainsKey(id)).Distinct().ToList();
            fresh = up.Count == 0 ? [] : await db.Goals.AsNoTracking().Where(goal => up.Contains(goal.Id)).ToListAsync(cancel);
        }
        var ids = locks._goals.Keys.ToList();
        var supports = await db.GoalSupports.AsNoTracking().Where(support => ids.Contains(support.GoalId) || ids.Contains(support.SupportsId)).ToListAsync(cancel);
        locks._byEnd = supports.SelectMany(support => new[] { (End: support.GoalId, support), (End: support.SupportsId, support) }).ToLookup(pair => pair.End, pair => pair.support);
        var others = supports.SelectMany(support => new[] { support.GoalId, support.SupportsId }).Where(id => !locks._goals.ContainsKey(id)).Distinct().ToList();
        var known = locks._goals.Values.Concat(others.Count == 0 ? [] : await db.Goals.AsNoTracking().Where(goal => others.Contains(goal.Id)).ToListAsync(cancel)).ToList();
        await locks.FindNaturesAsync(db, known, cancel);
        return locks;
    }

    public GoalNature NatureOf(GoalId goal) => _natures[goal];

    /// <summary>The kind that the two goals make; else the chosen one.</summary>
    public InterlockKind? KindOf(GoalSupport support) => Interlock.Between(_natures[support.GoalId], _natures[support.SupportsId]) ?? support.Kind;

    /// <summary>The links of a goal: those of supports, its own and of the goals it counts to, and those that the goals above make by what they are.</summary>
    public IReadOnlySet<InterlockKind> Of(GoalId goal)
    {
        var kinds = new HashSet<InterlockKind>();
        var seen = new HashSet<GoalId>();
        for (GoalId? at = goal; at is { } id && seen.Add(id); at = _goals[id].ParentId)
        {
            if (Interlock.Between(_natures[goal], _natures[id]) is { } above) kinds.Add(above);
            // A goal above of another nature locks for itself alone.
            if (_natures[id] != _natures[goal]) continue;
            foreach (var support in _byEnd[id])
            {
                if (KindOf(support) is { } kind) kinds.Add(kind);
            }
        }
        return kinds;
    }

    public IReadOnlyList<InterlockKind> MissingOf(GoalId goal) => Interlock.Missing(_natures[goal], Of(goal));

    private async Task FindNaturesAsync(SalesAlignDbContext db, List<Goal> goals, CancellationToken cancel)
    {
        var metricIds = goals.Select(goal => goal.MetricId).Distinct().ToList();
        var unitIds = goals.Select(goal => goal.UnitId).OfType<UnitId>().Distinct().ToList();
        var metrics = await db.Metrics.AsNoTracking().Where(metric => metricIds.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, cancel);
        var types = (await db.Kpis.AsNoTracking().Where(kpi => kpi.MetricId != null && metricIds.Contains(kpi.MetricId.Value) && !kpi.IsRetired)
            .Select(kpi => new { Metric = kpi.MetricId!.Value, kpi.Type }).ToListAsync(cancel)).ToLookup(kpi => kpi.Metric, kpi => kpi.Type);
        var units = await db.Units.AsNoTracking().Where(unit => unitIds.Contains(unit.Id)).Select(unit => new { unit.Id, unit.Function, unit.Kind }).ToDictionaryAsync(unit => unit.Id, cancel);
        foreach (var goal in goals)
        {
            var unit = goal.UnitId is { } id ? units[id] : null;
            _natures[goal.Id] = Interlock.NatureOf(unit?.Function, unit?.Kind == UnitKind.Company, metrics[goal.MetricId].Definition, [.. types[goal.MetricId]]);
        }
    }
}
