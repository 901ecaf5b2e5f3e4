namespace SalesAlign.Domain.Alignment.Scoring;

/// <summary>A dimension's score from 0 to 100, its effective weight in percent among those that apply, and the points that it costs.</summary>
/// <param name="Part">The count above the line: people who passed, goals that are fresh.</param>
/// <param name="Whole">The count below it.</param>
public sealed record DimensionScore(AlignmentDimension Dimension, decimal Score, decimal WeightPercent, decimal PointsLost, decimal Part, decimal Whole);

/// <summary>What costs points: a named cause, or what a dimension loses beyond its named causes.</summary>
/// <param name="ObjectiveKey">Set in the breaks of a scope.</param>
/// <param name="SubjectKey">What a named cause is about.</param>
public sealed record AlignmentBreak(
    AlignmentDimension Dimension, string Code, string? SubjectKey, decimal Part, decimal Whole, decimal Points, string? ObjectiveKey = null);

/// <summary>How well a scope carries one objective; without any dimension that applies there is no score.</summary>
public sealed record ObjectiveAlignment(decimal? Score, IReadOnlyList<DimensionScore> Dimensions, IReadOnlyList<AlignmentBreak> Breaks);

/// <summary>An objective of a scope and its weight, in any unit that the objectives share.</summary>
public sealed record WeightedObjective(string ObjectiveKey, decimal Weight, ObjectiveAlignment Alignment);

/// <summary>How well a scope carries all its objectives, and what costs most.</summary>
/// <param name="Objectives">How many have a score.</param>
public sealed record ScopeAlignment(decimal? Score, int Objectives, IReadOnlyList<AlignmentBreak> Breaks);
