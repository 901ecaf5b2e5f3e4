namespace SalesAlign.Web.Strategy;

/// <summary>Marks the texts of this feature.</summary>
public sealed class StrategyText;
