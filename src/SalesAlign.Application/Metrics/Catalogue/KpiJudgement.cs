using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>What the checks of quality need to know about all KPIs, read once.</summary>
internal sealed class KpiJudgement
{
    private readonly KpiBook _book;
    private readonly Dictionary<MetricId, Metric> _metrics;
    private readonly ILookup<KpiId, OwedValue> _owed;
    private readonly HashSet<KpiRole> _oneSided;

    private KpiJudgement(KpiBook book, IReadOnlyList<(ObjectiveId Id, string Title)> objectives, Dictionary<MetricId, Metric> metrics, IReadOnlyList<OwedValue> owed)
    {
        _book = book;
        Objectives = objectives;
        _metrics = metrics;
        Owed = owed;
        _owed = owed.ToLookup(value => value.Kpi.Id);
        _oneSided = [.. Enum.GetValues<KpiRole>().Where(role => KpiQuality.IsOneSided([.. book.TemplateOf(role).Select(kpi => kpi.Terms)]))];
    }

    /// <summary>Those of the strategy that holds, in its order.</summary>
    public IReadOnlyList<(ObjectiveId Id, string Title)> Objectives { get; }

    public IReadOnlyList<OwedValue> Owed { get; }

    public static async Task<KpiJudgement> ReadAsync(Work work, KpiBook book, CancellationToken cancel)
    {
        var strategy = await work.Db.StrategyVersions.AsNoTracking().Current().Include(version => version.Objectives).SingleOrDefaultAsync(cancel);
        var metrics = book.Kpis.Select(kpi => kpi.MetricId).OfType<MetricId>().Distinct().ToList();
        return new(
            book, strategy is null ? [] : [.. strategy.Objectives.OrderBy(objective => objective.Position).Select(objective => (objective.ObjectiveId, objective.Title))],
            await work.Db.Metrics.AsNoTracking().Where(metric => metrics.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, cancel), await KpiOwing.ReadAsync(work.Db, book, book.Kpis, cancel));
    }

    /// <summary>The metric that computes a KPI; null where its values are brought.</summary>
    public Metric? MetricOf(Kpi kpi) => kpi.MetricId is { } id ? _metrics[id] : null;

    public string? TitleOf(ObjectiveId? objective) => Objectives.FirstOrDefault(known => known.Id == objective).Title;

    public IReadOnlyList<KpiFinding> Of(Kpi kpi)
    {
        var roles = _book.RolesOf(kpi.Id);
        return KpiQuality.Check(kpi.Terms, new KpiSurroundings(
            Objectives.Any(objective => objective.Id == kpi.ObjectiveId), _book.IsHere(kpi.OwnerId), roles, [.. roles.Where(_oneSided.Contains)],
            _book.Kpis.Any(other => other.Id != kpi.Id && !other.IsRetired && other.ObjectiveId == kpi.ObjectiveId && !other.IsRevenue),
            _book.Assignments.Where(assignment => assignment.KpiId == kpi.Id).Select(assignment => assignment.PersonId).Distinct().Count(_book.AboveLimit.ContainsKey), _book.MostPerPerson,
            MetricOf(kpi) is null or { IsRetired: false, Broken: null }, OverdueOf(kpi)));
    }

    public int OverdueOf(Kpi kpi) => _owed[kpi.Id].Count(value => value.Duty.IsOverdue);
}
