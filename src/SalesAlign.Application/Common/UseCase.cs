using System.Collections.Concurrent;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Application.Access;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;

namespace SalesAlign.Application.Common;

/// <summary>
/// One user action. Checks the permission against the database, validates the request by the nested <c>Rules</c>, runs the action and turns
/// refusals of the domain, lost updates and broken constraints into results. Only the unexpected leaves as an exception.
/// </summary>
public abstract class UseCase<TRequest, TResponse>(UseCaseContext context)
    where TRequest : notnull
{
    public abstract Permission Permission { get; }

    public async Task<Result<TResponse>> RunAsync(Actor actor, TRequest request, CancellationToken cancel = default)
    {
        var action = GetType().Name;
        using var scope = context.Logger.BeginScope("{Action} by {Person}", action, actor.PersonId);
        await using var db = await context.Databases.CreateDbContextAsync(cancel);
        var rights = await AccessReader.RightsOfAsync(db, actor, context.Clock.GetUtcNow(), cancel);
        if (!rights.Allow(Permission)) return Result.Forbidden;

        if (ValidatorCache.For(GetType()) is IValidator<TRequest> rules)
        {
            var checks = await rules.ValidateAsync(request, cancel);
            if (!checks.IsValid) return Result.Refused([.. checks.Errors.Select(e => new Problem(e.ErrorCode, e.PropertyName, e.ErrorMessage, ValidatorLimits.Of(e)))]);
        }

        db.Attribution = new Attribution(actor.IsAnonymous ? null : actor.PersonId, action, context.Clock.GetUtcNow());
        try
        {
            return await HandleAsync(request, new Work(actor, rights, db, context.Clock), cancel);
        }
        catch (RuleViolation violation)
        {
            return Result.Refused([new Problem(violation.Code, violation.Field, null, [.. violation.Arguments])]);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Result.Conflict;
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException refusal && ConstraintProblem(refusal) is { } problem)
        {
            return Result.Refused([problem]);
        }
        catch (PostgresException refusal) when (ConstraintProblem(refusal) is { } problem)
        {
            return Result.Refused([problem]);
        }
    }

    protected abstract Task<Result<TResponse>> HandleAsync(TRequest request, Work work, CancellationToken cancel);

    // A constraint of the database is the last word where two people act at once. P0001 is what our own triggers raise, with a code as message.
    private static Problem? ConstraintProblem(PostgresException refusal) => refusal.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation => new Problem("already_exists", null, null, refusal.ConstraintName),
        PostgresErrorCodes.ForeignKeyViolation => new Problem("still_in_use", null, null, refusal.ConstraintName),
        PostgresErrorCodes.CheckViolation => new Problem("not_allowed", null, null, refusal.ConstraintName),
        PostgresErrorCodes.RaiseException => new Problem(refusal.MessageText),
        _ => null,
    };
}

/// <summary>What every use case is made with.</summary>
public sealed record UseCaseContext(IDbContextFactory<SalesAlignDbContext> Databases, TimeProvider Clock, ILogger<UseCaseContext> Logger);

/// <summary>The limits that a built-in rule was broken against, lowest first, so that a text in the reader's language can name them.</summary>
internal static class ValidatorLimits
{
    private static readonly string[] Names = ["From", "To", "ComparisonValue", "MinLength", "MaxLength", "ExpectedScale"];

    public static object?[] Of(ValidationFailure failure) => failure.FormattedMessagePlaceholderValues is { } named
        ? [.. Names.Where(named.ContainsKey).Select(name => named[name]).Where(limit => limit is IFormattable)]
        : [];
}

/// <summary>Finds the rules nested in a use case, once per type. A validator has no state and serves all requests.</summary>
internal static class ValidatorCache
{
    private static readonly ConcurrentDictionary<Type, IValidator?> Validators = new();

    public static IValidator? For(Type useCase) => Validators.GetOrAdd(useCase, static type =>
        type.GetNestedType("Rules", System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic) is { } rules
            ? (IValidator)Activator.CreateInstance(rules)!
            : null);
}
