using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>A rule as lists and forms show it.</summary>
/// <param name="MayChange">Sales operations and executives any rule; a manager those of the own units.</param>
/// <param name="OpenCases">Cases of this rule that are being dealt with.</param>
public sealed record AlertRuleFacts(
    AlertRuleId Id, string Name, AlertWatch Watch, string? Metric, UnitId? ScopeUnitId, string? Scope, AlertOwner Owner, AlertCadence Cadence, bool IsEnabled,
    DateTimeOffset? EvaluatedAt, int? LastFindings, int OpenCases, bool MayChange, uint Version);
