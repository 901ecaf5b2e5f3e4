using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Incentives.Checks;

/// <summary>How bad a finding is: an error hinders publishing, a warning should be read first, a note explains.</summary>
public enum FindingSeverity
{
    Note,
    Warning,
    Error,
}

/// <summary>
/// What is doubtful about a plan as written: a stable code and its arguments, worded by the shell with the fix. Of a component, or of the plan
/// as a whole.
/// </summary>
public sealed record PlanFinding(string Code, FindingSeverity Severity, Guid? Component, IReadOnlyList<object> Arguments)
{
    /// <summary>The objective that it is about, where it is about the strategy.</summary>
    public Guid? Objective { get; init; }

    public static PlanFinding Of(string code, FindingSeverity severity, Component? component = null, params object[] arguments) => new(code, severity, component?.Id, arguments);
}
