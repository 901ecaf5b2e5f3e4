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
    public sealed record Response(
        ObjectiveId Objective, string ObjectiveTitle, decimal? ObjectiveTarget, DateOnly? DueOn, MetricFacts Metric, string Year, string HistoryYear, IReadOnlyList<string> Periods,
        TargetShape Shape, decimal Target, decimal? Denominator, int Decimals, bool Given, IReadOnlyList<LevelRule> Rules, IReadOnlyList<Row> Rows,
        IReadOnlyList<DecompositionLevel> Levels, IReadOnlyList<Finding> Findings, int ExistingGoals, int AgreedGoals, string Basis);

    /// <param name="ChildrenTotal">What those below carry together; empty for a leaf.</param>
    public sealed record Row(
        string Key, string? ParentKey, UnitId? UnitId, PersonId? PersonId, string Name, int Level, MetricFigure History, DecomposedPart Value, DecomposedPart? Denominator,
        decimal? Ratio, IReadOnlyList<decimal?>? RatioCells, decimal? ChildrenTotal, decimal CumulativeOverAssignmentPercent, GoalState? Existing, decimal? ExistingTarget);

    /// <summary>Something to know about the result, with the name of whom it concerns.</summary>
    public sealed record Finding(string Code, string? Name, string? Period, decimal? Number);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Terms).NotNull().SetValidator(new CascadeTermsRules());
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var made = await CascadePlan.MakeAsync(work, request.Terms, cancel);
        if (!made.TryGet(out var plan)) return new Refusal(made.Outcome, [.. made.Problems]);
        var existing = plan.Existing.Where(goal => goal.PeriodKey == plan.Year.Key)
            .ToDictionary(goal => goal.UnitId is { } unit ? CascadePlan.KeyOf(unit) : CascadePlan.KeyOf(goal.PersonId!.Value), StringComparer.Ordinal);
        var below = plan.Result.Rows.Where(row => row.ParentKey is not null).GroupBy(row => row.ParentKey!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Value.Total), StringComparer.Ordinal);
        var names = plan.Nodes.ToDictionary(node => node.Key, node => node.Name, StringComparer.Ordinal);
        var rows = plan.Result.Rows.Select((row, index) =>
        {
            var node = plan.Nodes[index];
            var goal = existing.GetValueOrDefault(row.Key);
            return new Row(
                row.Key, row.ParentKey, node.UnitId, node.PersonId, node.Name, row.Level, node.History, row.Value, row.Denominator, row.Ratio, row.RatioCells,
                below.TryGetValue(row.Key, out var sum) ? sum : null, row.CumulativeOverAssignmentPercent, goal?.State, goal?.Target.Measure);
        }).ToList();
        return new Response(
            plan.Objective.ObjectiveId, plan.Objective.Title, plan.Objective.Target, plan.Objective.DueOn, MetricFacts.Of(plan.Metric), plan.Year.Key, plan.HistoryKey,
            [.. plan.Parts.Select(part => part.Key)], plan.Target.Shape, plan.Target.Value, plan.Target.Denominator, plan.Target.Decimals, plan.TopIsGiven, plan.Levels, rows,
            plan.Result.Levels,
            [.. plan.Result.Findings.Select(f => new Finding(f.Code, f.NodeKey is { } key ? names.GetValueOrDefault(key) : null, f.PeriodKey, f.Number))],
            plan.Existing.Count, plan.Existing.Count(goal => goal.State is GoalState.Agreed or GoalState.Closed), plan.Basis);
    }
}
