namespace SalesAlign.Web.Components;

/// <summary>What has been reached, what it should be by the end, and where it should be by now.</summary>
public sealed record BulletRow(string Label, decimal? Actual, decimal? Target, decimal? Pace = null, string? Href = null, Rag Status = Rag.None);

public sealed record BarRow(string Label, decimal? Value, string? Href = null, bool Emphasised = false);

/// <summary>A step of a waterfall; a total starts from zero, a change from where the step before it ended.</summary>
public sealed record WaterfallStep(string Label, decimal Amount, bool IsTotal = false, string? Href = null);

/// <summary>A line over the labels of the chart; null is a gap, not zero. A dashed line is a plan or a target.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values, bool Dashed = false);

/// <summary>A cell of a heat map: null is "no data", which is not zero.</summary>
public sealed record HeatCell(decimal? Value, string? Text = null, string? Href = null, string? Hint = null);

public sealed record HeatRow(string Label, IReadOnlyList<HeatCell> Cells, string? Href = null);

/// <summary>A word of the legend and the class of its colour: series-1 to series-6, pace, target, up, down.</summary>
public sealed record LegendEntry(string Text, string Mark);

/// <summary>A step of a funnel: how many came so far, and which part of them went on to a later one.</summary>
public sealed record FunnelStep(string Label, decimal Value, string? Href = null, decimal? Onward = null, string? OnwardNote = null, bool IsGain = false, bool IsLoss = false);
