using FluentValidation;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>How a target of one fiscal year is to be divided over the organisation.</summary>
/// <param name="Top">The unit that carries the target; empty for the company. Whoever manages only a part starts from the goal of that part.</param>
/// <param name="Target">In the metric's unit, of a ratio the ratio itself; empty takes the goal that the top already has, or else the objective's target.</param>
/// <param name="Denominator">Of a ratio: what it is expected to be a share of; empty takes last year's.</param>
/// <param name="Levels">The first says how the top divides, the second how those below it do, and so on; the last holds for all deeper ones.</param>
/// <param name="History">What a division by history looks at; empty for the same periods of the year before.</param>
/// <param name="RampDays">Days until a newcomer counts as a full seller in a division by capacity.</param>
/// <param name="Milestones">The target is a number of milestones: everybody carries all of them, nothing is divided.</param>
public sealed record CascadeTerms(
    ObjectiveId Objective, UnitId? Top, int FiscalYear, decimal? Target, decimal? Denominator, AllocationMethod Phasing, IReadOnlyList<LevelRule> Levels,
    IReadOnlyList<CascadePin> Pins, IReadOnlyList<CascadeShare> Shares, PeriodKind Parts = PeriodKind.Quarter, HistoryBasis? History = null, int RampDays = 90,
    bool Milestones = false);

/// <summary>A number typed into a cell, or into a row's total where no period is named.</summary>
public sealed record CascadePin(string Node, string? Period, decimal Value, TargetPart Part = TargetPart.Value);

/// <summary>A share typed for a unit or person, in any unit that siblings share.</summary>
public sealed record CascadeShare(string Node, decimal Share);

/// <summary>Which earlier periods a division by history looks at.</summary>
public enum HistoryKind
{
    /// <summary>The same periods of the year before.</summary>
    SamePeriods,

    /// <summary>The last periods before the year begins, as many as asked for.</summary>
    LastPeriods,
}

/// <summary>What a division by history looks at.</summary>
public sealed record HistoryBasis(HistoryKind Kind = HistoryKind.SamePeriods, int Periods = 4);

internal sealed class CascadeTermsRules : AbstractValidator<CascadeTerms>
{
    public CascadeTermsRules()
    {
        RuleFor(r => r.FiscalYear).Must(year => year is >= 1901 and <= 2200).WithErrorCode("period.unknown");
        RuleFor(r => r.Parts).Must(kind => kind is PeriodKind.Half or PeriodKind.Quarter or PeriodKind.Month or PeriodKind.Week).WithErrorCode("cascade.parts_not_possible");
        RuleFor(r => r.Target).Must(target => target is null or (>= 0 and < 1_000_000_000_000m)).WithErrorCode("goal.negative_target");
        RuleFor(r => r.Phasing).IsInEnum();
        RuleFor(r => r.Levels).NotEmpty();
        RuleForEach(r => r.Levels).NotNull();
        RuleFor(r => r.Pins).NotNull();
        RuleForEach(r => r.Pins).NotNull().Must(pin => pin?.Node is not null);
        RuleFor(r => r.Shares).NotNull();
        RuleForEach(r => r.Shares).NotNull().Must(share => share?.Node is not null);
        RuleFor(r => r.RampDays).InclusiveBetween(0, 1_000).WithErrorCode("capacity.ramp_out_of_range");
        RuleFor(r => r.History!.Periods).InclusiveBetween(1, 53).When(r => r.History is not null);
    }
}
