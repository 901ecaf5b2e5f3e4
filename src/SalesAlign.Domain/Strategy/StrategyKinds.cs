namespace SalesAlign.Domain.Strategy;

/// <summary>The posture of a strategy.</summary>
public enum StrategyType
{
    Offensive,
    Defensive,
    Differentiation,
}

/// <summary>The four perspectives of the balanced scorecard (Kaplan and Norton).</summary>
public enum Perspective
{
    Financial,
    Customer,
    Process,
    Learning,
}

/// <summary>The four ways in which an objective can raise the value of the company.</summary>
public enum ValueLever
{
    /// <summary>Invest where the return beats the cost of capital.</summary>
    InvestAboveCapitalCost,

    /// <summary>Raise the return of the capital already employed.</summary>
    RaiseReturn,

    /// <summary>Cut what earns less than it costs.</summary>
    CutBelowCapitalCost,

    /// <summary>Lower the cost of capital, for example by shorter sales cycles.</summary>
    LowerCapitalCost,
}

/// <summary>How much of the strategy an amendment touches.</summary>
public enum AmendmentPath
{
    Incremental,
    Partial,
    Full,
}
