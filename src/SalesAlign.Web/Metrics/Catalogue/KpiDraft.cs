using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>A KPI as its form holds it: a share's target is typed in percent, choices are text until they are chosen.</summary>
internal sealed class KpiDraft
{
    public static readonly IReadOnlyList<PeriodKind> Cadences = [PeriodKind.Week, PeriodKind.Month, PeriodKind.Quarter];

    public static readonly IReadOnlyList<UnitKind> UnitKinds = [UnitKind.Division, UnitKind.Region, UnitKind.Team];

    public string Name { get; set; } = "";

    public string Formula { get; set; } = "";

    public string Lever { get; set; } = "";

    public string ChineseName { get; set; } = "";

    public string ChineseFormula { get; set; } = "";

    public string ChineseLever { get; set; } = "";

    public string Type { get; set; } = "";

    public KpiSource Source { get; set; } = KpiSource.Entered;

    public MetricUnit Unit { get; set; } = MetricUnit.Count;

    public Direction Direction { get; set; }

    public PeriodKind Cadence { get; set; } = PeriodKind.Month;

    public KpiLevel Level { get; set; }

    public UnitKind UnitsOf { get; set; } = UnitKind.Team;

    public KpiReporter Reporter { get; set; }

    public string Owner { get; set; } = "";

    public int DueDays { get; set; } = 5;

    public string Metric { get; set; } = "";

    public string Objective { get; set; } = "";

    public decimal? Target { get; set; }

    public bool IsStrategic { get; set; }

    public bool IsRevenue { get; set; }

    public bool IsRetired { get; set; }

    public string Why { get; set; } = "";

    public static KpiDraft Of(KpiTerms terms, bool isRetired) => new()
    {
        Name = terms.Words.Name,
        Formula = terms.Words.Formula,
        Lever = terms.Words.Lever,
        ChineseName = terms.Chinese?.Name ?? "",
        ChineseFormula = terms.Chinese?.Formula ?? "",
        ChineseLever = terms.Chinese?.Lever ?? "",
        Type = terms.Type.ToString(),
        Source = terms.Source,
        Unit = terms.Unit,
        Direction = terms.Direction,
        Cadence = terms.Cadence,
        Level = terms.Level,
        UnitsOf = terms.UnitsOf ?? UnitKind.Team,
        Reporter = terms.Reporter,
        Owner = terms.OwnerId?.ToString() ?? "",
        DueDays = terms.DueDays,
        Metric = terms.MetricId?.ToString() ?? "",
        Objective = terms.ObjectiveId?.ToString() ?? "",
        Target = (terms.Unit == MetricUnit.Share ? terms.Target * 100m : terms.Target) / 1.000000000000000000000000000000000m,
        IsStrategic = terms.IsStrategic,
        IsRevenue = terms.IsRevenue,
        IsRetired = isRetired,
    };

    /// <param name="unit">That of the metric, where one computes it.</param>
    public KpiTerms AsTerms(MetricUnit unit) => new(
        new(Name, Formula, Lever), ChineseName.Trim().Length > 0 ? new(ChineseName, ChineseFormula, ChineseLever) : null,
        // Nobody chose one: what no type is says so beside the field.
        Enum.TryParse<KpiType>(Type, out var type) ? type : (KpiType)(-1), Source, unit, Direction, Cadence, Level, Guid.TryParse(Owner, out var owner) ? new PersonId(owner) : null, DueDays,
        Guid.TryParse(Metric, out var metric) ? new MetricId(metric) : null, Level == KpiLevel.Unit ? UnitsOf : null, Reporter,
        Guid.TryParse(Objective, out var objective) ? new ObjectiveId(objective) : null, unit == MetricUnit.Share ? Target / 100m : Target, IsStrategic, IsRevenue);
}
