using FluentValidation;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>What a draft says of the strategy as a whole.</summary>
public sealed record StrategyWords(string Title, string? Narrative, string? Rationale, StrategyType Type, DateOnly HorizonFrom, DateOnly HorizonTo)
{
    internal StrategyTerms ToTerms() => new(Title, Narrative ?? "", Rationale ?? "", Type, HorizonFrom, HorizonTo);
}

internal sealed class StrategyWordsRules : AbstractValidator<StrategyWords>
{
    public StrategyWordsRules()
    {
        RuleFor(r => r.Title).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Narrative).MaximumLength(10_000);
        RuleFor(r => r.Rationale).MaximumLength(10_000);
        RuleFor(r => r.Type).IsInEnum();
    }
}
