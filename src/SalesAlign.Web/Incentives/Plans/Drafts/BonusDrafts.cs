using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Web.Incentives.Plans.Drafts;

/// <summary>A point of a curve as it is being written, both in percent.</summary>
public sealed class PointDraft
{
    public decimal? At { get; set; }

    public decimal? Pays { get; set; }
}

/// <summary>A payout curve as it is being written.</summary>
public sealed class CurveDraft(Curve original)
{
    public CurveShape Shape { get; set; } = original.Shape;

    public bool GoesOn { get; set; } = original.GoesOn;

    public List<PointDraft> Points { get; } = [.. original.Points.Select(point => new PointDraft { At = Math.Round(point.At * 100, 4) / 1.0000m, Pays = Math.Round(point.Pays * 100, 4) / 1.0000m })];

    public static CurveDraft Usual() => new(new Curve(CurveShape.Linear, [new(0.5m, 0), new(1, 1), new(1.5m, 2)]));

    public void Add() => Points.Add(new PointDraft { At = (Points.Count == 0 ? 0 : Points[^1].At ?? 0) + 25, Pays = Points.Count == 0 ? 0 : Points[^1].Pays });

    public Curve Build()
    {
        for (var i = 0; i < Points.Count; i++) RuleViolation.Unless(Points[i] is { At: not null, Pays: not null }, "curve.point_incomplete", i + 1);
        return new Curve(Shape, Points.ConvertAll(point => new CurvePoint(point.At!.Value / 100, point.Pays!.Value / 100)), GoesOn && Shape == CurveShape.Linear);
    }
}

/// <summary>A bound or a cell of a grid as it is being written, in percent.</summary>
public sealed class CellDraft
{
    public decimal? Value { get; set; }
}

/// <summary>A grid of two measures as it is being written: attainment down, a second metric across.</summary>
public sealed class GridDraft
{
    public GridDraft(PayoutGrid? original, Func<string, bool> isPercent)
    {
        ColumnMetric = original?.ColumnMetric ?? "";
        decimal Unit() => isPercent(ColumnMetric) ? 100 : 1;
        Rows = [.. (original?.Rows ?? [0.8m, 1m, 1.2m]).Select(row => new CellDraft { Value = row * 100 })];
        Columns = [.. (original?.Columns ?? [0m, 1m]).Select(column => new CellDraft { Value = column * Unit() })];
        Pays = [.. (original?.Pays ?? [[0.4m, 0.6m], [0.8m, 1m], [1.2m, 1.5m]]).Select(row => row.Select(cell => new CellDraft { Value = cell * 100 }).ToList())];
    }

    public string ColumnMetric { get; set; }

    public List<CellDraft> Rows { get; }

    public List<CellDraft> Columns { get; }

    public List<List<CellDraft>> Pays { get; }

    public void AddRow()
    {
        Rows.Add(new CellDraft { Value = Rows[^1].Value + 20 });
        Pays.Add([.. Pays[^1].Select(cell => new CellDraft { Value = cell.Value })]);
    }

    public void AddColumn()
    {
        Columns.Add(new CellDraft { Value = Columns[^1].Value + 10 });
        foreach (var row in Pays) row.Add(new CellDraft { Value = row[^1].Value });
    }

    public void RemoveRow(int row)
    {
        Rows.RemoveAt(row);
        Pays.RemoveAt(row);
    }

    public void RemoveColumn(int column)
    {
        Columns.RemoveAt(column);
        foreach (var row in Pays) row.RemoveAt(column);
    }

    public PayoutGrid Build(Func<string, bool> isPercent) => new(
        ColumnMetric, Rows.ConvertAll(row => (row.Value ?? 0) / 100), Columns.ConvertAll(column => (column.Value ?? 0) / (isPercent(ColumnMetric) ? 100 : 1)),
        Pays.ConvertAll(row => (IReadOnlyList<decimal>)row.ConvertAll(cell => (cell.Value ?? 0) / 100)));
}

/// <summary>A target bonus as it is being written: by a curve, or by a grid.</summary>
public sealed class TargetBonusDraft(TargetBonusComponent original, Func<string, bool> isPercent) : ComponentDraft(original, isPercent)
{
    public override string Kind => "TargetBonus";

    public decimal? Weight { get; set; } = original.Weight;

    public Accumulation Accumulation { get; set; } = original.Accumulation;

    /// <summary>Empty where attainment is credit ÷ quota.</summary>
    public string? AttainmentOf { get; set; } = original.AttainmentOf;

    public bool UsesGrid { get; set; } = original.Grid is not null;

    public CurveDraft Curve { get; } = original.Curve is { } curve ? new CurveDraft(curve) : CurveDraft.Usual();

    public GridDraft Grid { get; } = new(original.Grid, isPercent);

    protected override Component BuildKind() => new TargetBonusComponent
    {
        Id = Id,
        Name = Name.Trim(),
        Weight = Weight ?? 0,
        Accumulation = Accumulation,
        AttainmentOf = string.IsNullOrEmpty(AttainmentOf) ? null : AttainmentOf,
        Curve = UsesGrid ? null : Curve.Build(),
        Grid = UsesGrid ? Grid.Build(IsPercent) : null,
    };
}

/// <summary>A metric of a scorecard as it is being written.</summary>
public sealed class ScorecardMetricDraft
{
    public string Metric { get; set; } = "";

    public decimal? Weight { get; set; }

    public CurveDraft Curve { get; init; } = CurveDraft.Usual();
}

/// <summary>A scorecard as it is being written.</summary>
public sealed class ScorecardDraft(ScorecardComponent original, Func<string, bool> isPercent) : ComponentDraft(original, isPercent)
{
    public override string Kind => "Scorecard";

    public override bool CountsCredit => false;

    public decimal? Weight { get; set; } = original.Weight;

    public List<ScorecardMetricDraft> Metrics { get; } = [.. original.Metrics.Select(metric => new ScorecardMetricDraft { Metric = metric.Metric, Weight = metric.Weight, Curve = new CurveDraft(metric.Curve) })];

    public void Add(string metric) => Metrics.Add(new ScorecardMetricDraft { Metric = metric, Weight = Math.Max(0, 100 - Metrics.Sum(known => known.Weight ?? 0)) });

    protected override Component BuildKind() => new ScorecardComponent
    {
        Id = Id, Name = Name.Trim(), Weight = Weight ?? 0, Metrics = Metrics.ConvertAll(metric => new ScorecardMetric(metric.Metric, metric.Weight ?? 0, metric.Curve.Build())),
    };
}
