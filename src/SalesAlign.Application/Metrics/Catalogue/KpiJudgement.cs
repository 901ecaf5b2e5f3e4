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
    private readonly HashSet<MetricId> _unsound;
    private readonly ILookup<KpiId, OwedValue> _owed;
    private readonly HashSet<KpiRole> _oneSided;

    private KpiJudgement(KpiBook book, IReadOnlyList<(ObjectiveId Id, string Title)> objectives, HashSet<MetricId> unsound, IReadOnlyList<OwedValue> owed)
    {
        _book = book;
        Objectives = objectives;
        _unsound = unsound;
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
        var unsound = (await work.Db.Metrics.AsNoTracking().Where(metric => metrics.Contains(metric.Id)).ToListAsync(cancel)).Where(metric => metric.IsRetired || metric.Broken is not null).Select(metric => metric.Id);
        return new(
            book, strategy is null ? [] : [.. strategy.Objectives.OrderBy(objective => objective.Position).Select(objective => (objective.ObjectiveId, objective.Title))],
            [.. unsound], await KpiOwing.ReadAsync(work.Db, book, book.Kpis, cancel));
    }

    public string? TitleOf(ObjectiveId? objective) => Objectives.FirstOrDefault(known => known.Id == objective).Title;

    public IReadOnlyList<KpiFinding> Of(Kpi kpi)
    {
        var roles = _book.RolesOf(kpi.Id);
        return KpiQuality.Check(kpi.Terms, new KpiSurroundings(
            Objectives.Any(objective => objective.Id == kpi.ObjectiveId), _book.IsHere(kpi.OwnerId), roles, [.. roles.Where(_oneSided.Contains)],
            _book.Kpis.Any(other => other.Id != kpi.Id && !other.IsRetired && other.ObjectiveId == kpi.ObjectiveId && !other.IsRevenue),
            _book.Assignments.Where(assignment => assignment.KpiId == kpi.Id).Select(assignment => assignment.PersonId).Distinct().Count(_book.AboveLimit.ContainsKey), _book.MostPerPerson,
            kpi.MetricId is not { } metric || !_unsound.Contains(metric), OverdueOf(kpi)));
    }

    public int OverdueOf(Kpi kpi) => _owed[kpi.Id].Count(value => value.Duty.IsOverdue);
}
