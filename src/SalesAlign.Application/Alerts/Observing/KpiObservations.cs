using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;

namespace SalesAlign.Application.Alerts.Observing;

/// <summary>KPIs whose values somebody has to bring, and how many of them are overdue.</summary>
internal static class KpiObservations
{
    public static async Task<IReadOnlyList<AlertObservation>> OverdueAsync(AlertScene scene, CancellationToken cancel)
    {
        // A KPI of the company is nothing that one unit's rule could answer for.
        if (!scene.IsWhole) return [];
        var book = await KpiBook.ReadAsync(scene.Work, cancel);
        var given = book.Kpis.Where(kpi => kpi.IsGiven && !kpi.IsRetired).ToList();
        var owed = (await KpiOwing.ReadAsync(scene.Work.Db, book, given, cancel)).Where(value => value.Duty.IsOverdue).ToLookup(value => value.Kpi.Id);
        return
        [
            .. given.Select(kpi => new AlertObservation(
                new AlertSubject($"k:{kpi.Id.Value:N}", AlertLevel.Company, kpi.Name, scene.Root, Carrier: kpi.OwnerId), [owed[kpi.Id].Count()],
                Evidence: [new CaseEvidence(EvidenceKind.Note, kpi.Name, Figure: owed[kpi.Id].Count(), Path: $"/performance/kpis/{kpi.Id}")])),
        ];
    }
}
