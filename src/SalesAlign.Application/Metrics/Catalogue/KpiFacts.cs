using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>What a page needs to name and show a KPI, in the reader's language where it was written in it.</summary>
/// <param name="Code">Its place in the usual catalogue; null for one of the company's own.</param>
public sealed record KpiFacts(
    KpiId Id, string? Code, string Name, string Formula, string Lever, KpiType Type, KpiSource Source, MetricUnit Unit, Direction Direction, PeriodKind Cadence, KpiLevel Level,
    UnitKind? UnitsOf, KpiReporter Reporter, PersonId OwnerId, int DueDays, MetricId? MetricId, ObjectiveId? ObjectiveId, decimal? Target, bool IsStrategic, bool IsRevenue, bool IsRetired)
{
    internal static KpiFacts Of(Kpi kpi, string language)
    {
        var words = language == "zh-Hans" && kpi.Chinese is { } chinese ? chinese : new KpiWords(kpi.Name, kpi.Formula, kpi.Lever);
        return new(
            kpi.Id, kpi.Code, words.Name, words.Formula, words.Lever, kpi.Type, kpi.Source, kpi.Unit, kpi.Direction, kpi.Cadence, kpi.Level, kpi.UnitsOf, kpi.Reporter, kpi.OwnerId,
            kpi.DueDays, kpi.MetricId, kpi.ObjectiveId, kpi.Target, kpi.IsStrategic, kpi.IsRevenue, kpi.IsRetired);
    }
}

/// <summary>Of whom a value speaks: a unit, a person or, with neither, the company.</summary>
public sealed record KpiSubject(UnitId? Unit, PersonId? Person, string Name);
