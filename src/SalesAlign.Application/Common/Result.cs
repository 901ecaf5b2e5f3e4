using System.Diagnostics.CodeAnalysis;

namespace SalesAlign.Application.Common;

/// <summary>How an action ended.</summary>
public enum Outcome
{
    Done,

    /// <summary>The request breaks a rule; <see cref="Problem"/> says which, and beside which field.</summary>
    Refused,

    /// <summary>The actor may not do this at all.</summary>
    Forbidden,

    /// <summary>There is no such thing, or the actor may not know of it.</summary>
    NotFound,

    /// <summary>Somebody else changed it first; nothing was saved.</summary>
    Conflict,
}

/// <summary>A rule that a request breaks: its code and arguments for the wording, the field it belongs to, and a ready message where the validator has one.</summary>
public sealed record Problem(string Code, string? Field = null, string? Message = null, params IReadOnlyList<object?> Arguments);

/// <summary>An outcome without a value, which converts to a result of any kind.</summary>
public sealed record Refusal(Outcome Outcome, params IReadOnlyList<Problem> Problems);

/// <summary>The response of an action, or why there is none.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    private Result(Outcome outcome, T? value, IReadOnlyList<Problem> problems)
    {
        Outcome = outcome;
        _value = value;
        Problems = problems;
    }

    public Outcome Outcome { get; }

    public IReadOnlyList<Problem> Problems { get; }

    public bool IsDone => Outcome == Outcome.Done;

    /// <summary>The response; throws where the action did not succeed.</summary>
    public T Value => IsDone ? _value! : throw new InvalidOperationException($"The action ended as {Outcome}.");

    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsDone;
    }

    public static implicit operator Result<T>(T value) => new(Outcome.Done, value, []);

    public static implicit operator Result<T>(Refusal refusal) => new(refusal.Outcome, default, refusal.Problems);
}

/// <summary>The ways in which an action ends without a response.</summary>
public static class Result
{
    public static readonly Refusal NotFound = new(Outcome.NotFound);

    public static readonly Refusal Forbidden = new(Outcome.Forbidden);

    public static readonly Refusal Conflict = new(Outcome.Conflict, new Problem("conflict"));

    public static Refusal Refused(string code, string? field = null, params IReadOnlyList<object?> arguments) =>
        new(Outcome.Refused, new Problem(code, field, null, arguments));

    public static Refusal Refused(IReadOnlyList<Problem> problems) => new(Outcome.Refused, problems);
}

/// <summary>For actions whose success has nothing to tell.</summary>
public readonly record struct Nothing;
