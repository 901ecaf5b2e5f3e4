namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>What a pool over all participants decided for one of them: a contest's prize, or what a SPIFF's budget grants a deal.</summary>
public sealed record Award(Guid Component, decimal Amount, string? DealKey = null, string Part = "", int Rank = 0, int Tied = 0, decimal Metric = 0);
