using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>What a draft says of one objective; what is still missing is asked for when it is published.</summary>
/// <param name="Target">In the metric's unit; a share as a factor, 0.6 for 60 %.</param>
public sealed record ObjectiveWords(
    string Title, string? Why, decimal Weight, Perspective Perspective, ValueLever Lever, MetricId? MetricId, decimal? Baseline, decimal? Target, DateOnly? DueOn,
    PersonId? OwnerId, string? SellerInstruction, string? Assumption)
{
    internal ObjectiveTerms ToTerms() => new(
        Title, Why ?? "", new Weight(Weight), Perspective, Lever, MetricId, Baseline, Target, DueOn, OwnerId, SellerInstruction ?? "", Assumption ?? "");

    /// <summary>Metric and owner must be there; the first that is not is named.</summary>
    internal async Task<Refusal?> CheckAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        if (MetricId is { } metric && !await db.Metrics.AnyAsync(m => m.Id == metric, cancel)) return Result.Refused("objective.metric_unknown", "Words.MetricId");
        if (OwnerId is { } owner && !await db.People.AnyAsync(p => p.Id == owner, cancel)) return Result.Refused("objective.owner_unknown", "Words.OwnerId");
        return null;
    }
}

internal sealed class ObjectiveWordsRules : AbstractValidator<ObjectiveWords>
{
    private const decimal Largest = 1_000_000_000_000m;

    public ObjectiveWordsRules()
    {
        RuleFor(r => r.Title).NotEmpty().MaximumLength(200);
        RuleFor(r => r.Why).MaximumLength(4_000);
        RuleFor(r => r.Weight).InclusiveBetween(0, 100);
        RuleFor(r => r.Perspective).IsInEnum();
        RuleFor(r => r.Lever).IsInEnum();
        RuleFor(r => r.Baseline).InclusiveBetween(-Largest, Largest);
        RuleFor(r => r.Target).InclusiveBetween(0, Largest);
        RuleFor(r => r.SellerInstruction).MaximumLength(4_000);
        RuleFor(r => r.Assumption).MaximumLength(4_000);
    }
}
