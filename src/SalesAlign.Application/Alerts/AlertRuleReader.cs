using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>Which rules somebody may change: a manager those that look at the own units, sales operations and executives all.</summary>
internal static class AlertRuleReader
{
    public static async Task<IReadOnlyList<AlertRuleFacts>> ReadAsync(Work work, AlertRuleId? only, CancellationToken cancel)
    {
        var managed = await ManagedAsync(work, cancel);
        var db = work.Db;
        var rules = await db.AlertRules.AsNoTracking().Where(rule => only == null || rule.Id == only).OrderBy(rule => rule.Name)
            .Select(rule => new
            {
                Rule = rule,
                Scope = db.Units.Where(unit => unit.Id == rule.ScopeUnitId).Select(unit => unit.Name).FirstOrDefault(),
                Open = db.AlertCases.Count(alert => alert.RuleId == rule.Id && alert.State != CaseState.Closed && alert.State != CaseState.Dismissed),
                Version = EF.Property<uint>(rule, ModelConventions.RowVersion),
            })
            .ToListAsync(cancel);
        var ids = rules.Select(row => row.Rule.Watch.MetricId).OfType<Domain.Metrics.MetricId>().Distinct().ToList();
        var metrics = await db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, metric => metric.Name, cancel);
        return [.. rules.Select(row => new AlertRuleFacts(
            row.Rule.Id, row.Rule.Name, row.Rule.Watch, row.Rule.Watch.MetricId is { } metric ? metrics.GetValueOrDefault(metric) : null, row.Rule.ScopeUnitId, row.Scope,
            row.Rule.Owner, row.Rule.Cadence, row.Rule.IsEnabled, row.Rule.EvaluatedAt, row.Rule.LastFindings, row.Open, MayWatch(managed, row.Rule.ScopeUnitId), row.Version))];
    }

    /// <summary>The units whose rules the actor may change; null for all.</summary>
    public static async Task<IReadOnlySet<UnitId>?> ManagedAsync(Work work, CancellationToken cancel)
    {
        if (work.Rights.Has(Role.SalesOperations) || work.Rights.Has(Role.Executive)) return null;
        return (await AccessReader.ScopeOfAsync(work.Db, work.Actor.PersonId, Rights.None, await work.TodayAsync(cancel), cancel)).Units;
    }

    public static bool MayWatch(IReadOnlySet<UnitId>? managed, UnitId? scope) => managed is null || (scope is { } unit && managed.Contains(unit));

    /// <summary>What is wrong with a request for a rule, beyond what the rule itself refuses.</summary>
    public static async Task<Refusal?> CheckAsync(Work work, AlertWatch watch, UnitId? scope, CancellationToken cancel)
    {
        if (!MayWatch(await ManagedAsync(work, cancel), scope)) return Result.Refused("alerts.not_your_unit", "ScopeUnitId");
        if (scope is { } unit && !await work.Db.Units.AnyAsync(u => u.Id == unit, cancel)) return Result.Refused("alerts.not_your_unit", "ScopeUnitId");
        if (watch.MetricId is { } metric && !await work.Db.Metrics.AnyAsync(m => m.Id == metric && !m.IsRetired, cancel)) return Result.Refused("alerts.no_metric", "MetricId");
        return null;
    }
}
