using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts.Observing;

/// <summary>Reads what a rule looks at, for all its subjects at once: a handful of queries per rule, never one per subject.</summary>
internal static class AlertObservations
{
    public static async Task<IReadOnlyList<AlertObservation>> ReadAsync(Work work, AlertWatch watch, UnitId? scope, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var organization = await OrganizationChart.ReadAsync(work.Db, today, cancel);
        var scene = new AlertScene(work, organization, today, (await work.CompanyAsync(cancel)).Calendar, scope);
        return await ReadAsync(scene, watch, cancel);
    }

    public static Task<IReadOnlyList<AlertObservation>> ReadAsync(AlertScene scene, AlertWatch watch, CancellationToken cancel) => watch.Index switch
    {
        AlertIndex.GoalProgress or AlertIndex.GoalPace => GoalObservations.RunningAsync(scene, watch, cancel),
        AlertIndex.MetricMissing => MissingAsync(scene, watch, cancel),
        AlertIndex.MetricValue or AlertIndex.MetricFall => MetricObservations.ReadAsync(scene, watch, cancel),
        AlertIndex.KeyAccountContact => ContactObservations.KeyAccountsAsync(scene, watch, cancel),
        AlertIndex.StalledDeals => DealObservations.StalledAsync(scene, watch, cancel),
        AlertIndex.FallingActivity => ContactObservations.ActivityAsync(scene, watch, cancel),
        AlertIndex.DataLag => DealObservations.LagAsync(scene, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(watch), watch.Index, "Nothing is known about this index."),
    };

    private static async Task<IReadOnlyList<AlertObservation>> MissingAsync(AlertScene scene, AlertWatch watch, CancellationToken cancel) =>
        [.. await GoalObservations.WithoutValueAsync(scene, watch, cancel), .. await KpiObservations.OverdueAsync(scene, cancel)];
}
