using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>Divides a target over units, people and periods without saving anything.</summary>
public sealed class PreviewCascade(UseCaseContext context) : UseCase<PreviewCascade.Request, PreviewCascade.Response>(context)
{
    public sealed record Request(CascadeTerms Terms);

    /// <param name="Basis">Handed back on saving, so that goals which changed meanwhile are noticed.</param>
    /// <param name="Given">The top's number comes from above and cannot be typed.</param>
    /// <param name="ClosedPeriods">Those whose time is over and whose numbers were agreed; they stay as they are.</param>
    /// <param name="Groups">Quarters over a grid of months.</param>
    /// <param name="HistoryPeriods">What a division by history looked at.</param>
    /// <param name="BorrowedPeriods">How many periods of the year before are not over yet, so that the year before it stands in.</param>
    /// <param name="Events">What moves the season of the year.</param>
    public sealed record Response(
        ObjectiveId Objective, string ObjectiveTitle, decimal? ObjectiveTarget, DateOnly? DueOn, MetricFacts Metric, string Year, string HistoryYear, IReadOnlyList<string> Periods,
        TargetShape Shape, decimal Target, decimal? Denominator, int Decimals, bool Given, IReadOnlyList<LevelRule> Rules, IReadOnlyList<Row> Rows,
        IReadOnlyList<DecompositionLevel> Levels, IReadOnlyList<Finding> Findings, int ExistingGoals, int AgreedGoals, string Basis, IReadOnlyList<string> ClosedPeriods,
        IReadOnlyList<string> Groups, IReadOnlyList<string> HistoryPeriods, IReadOnlyList<CascadeEvent> Events, int BorrowedPeriods);

    /// <param name="ChildrenTotal">What those below carry together; empty for a leaf.</param>
    /// <param name="HistoryCells">What was done in the same periods of the year before; of a ratio the numerator.</param>
    /// <param name="Capacity">Full sellers by period.</param>
    /// <param name="Potential">Accounts times fit.</param>
    public sealed record Row(
        string Key, string? ParentKey, UnitId? UnitId, PersonId? PersonId, string Name, int Level, MetricFigure History, DecomposedPart Value, DecomposedPart? Denominator,
        decimal? Ratio, IReadOnlyList<decimal?>? RatioCells, decimal? ChildrenTotal, decimal CumulativeOverAssignmentPercent, GoalState? Existing, decimal? ExistingTarget,
        IReadOnlyList<decimal?>? HistoryCells, IReadOnlyList<decimal> Capacity, decimal? Potential, int? Revision, GoalChange Change);

    /// <summary>Something to know about the result, with the name of whom it concerns.</summary>
    public sealed record Finding(string Code, string? Name, string? Period, decimal? Number);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Terms).NotNull().SetValidator(new CascadeTermsRules());
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var read = await CascadeSheetReader.ReadAsync(work, request.Terms, cancel);
        return read.TryGet(out var found) ? found.Sheet.Spread(request.Terms) : new Refusal(read.Outcome, [.. read.Problems]);
    }
}
