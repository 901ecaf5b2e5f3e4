using System.Diagnostics.CodeAnalysis;

namespace SalesAlign.Domain.Common;

/// <summary>
/// A change that the business does not allow. Carries a stable code and its arguments, never text for people: the shell words it in the
/// reader's language. <see cref="Field"/> names the request's field beside which the refusal belongs, when there is one.
/// </summary>
public sealed class RuleViolation : Exception
{
    public RuleViolation(string code, params object?[] arguments)
        : base(code)
    {
        Code = code;
        Arguments = arguments;
    }

    public string Code { get; }

    public IReadOnlyList<object?> Arguments { get; }

    public string? Field { get; init; }

    /// <summary>Throws unless <paramref name="condition"/> holds.</summary>
    public static void Unless([DoesNotReturnIf(false)] bool condition, string code, params object?[] arguments)
    {
        if (!condition) throw new RuleViolation(code, arguments);
    }
}
