using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Application.Goals;

/// <summary>Divides any target over any tree of nodes and row of periods; nothing is read and nothing is saved.</summary>
public sealed class DecomposeTarget(UseCaseContext context) : UseCase<DecompositionRequest, DecompositionResult>(context)
{
    private const int MostNodes = 20_000;
    private const int MostPeriods = 60;

    public sealed class Rules : AbstractValidator<DecompositionRequest>
    {
        public Rules()
        {
            RuleFor(r => r.Target).NotNull();
            RuleFor(r => r.Nodes).NotEmpty().Must(nodes => nodes is null || nodes.Count <= MostNodes).WithErrorCode("decompose.too_many_nodes");
            RuleFor(r => r.Periods).NotEmpty().Must(periods => periods is null || periods.Count <= MostPeriods).WithErrorCode("decompose.too_many_periods");
            RuleFor(r => r.Levels).NotNull();
            RuleForEach(r => r.Nodes).NotNull().Must(node => node?.Key is { Length: > 0 }).WithErrorCode("decompose.node_without_key");
            RuleForEach(r => r.Periods).NotNull().Must(period => period?.Key is { Length: > 0 }).WithErrorCode("decompose.period_without_key");
            RuleForEach(r => r.Levels).NotNull();
            RuleForEach(r => r.Pins).NotNull().Must(pin => pin?.NodeKey is not null);
            RuleForEach(r => r.Closed).NotNull().Must(value => value is { NodeKey: not null, PeriodKey: not null });
            RuleFor(r => r.Phasing).IsInEnum();
            RuleFor(r => r.Target.Decimals).InclusiveBetween(0, 6).When(r => r.Target is not null);
            RuleFor(r => r.Target.DenominatorDecimals).InclusiveBetween(0, 6).When(r => r.Target is not null);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override Task<Result<DecompositionResult>> HandleAsync(DecompositionRequest request, Work work, CancellationToken cancel) =>
        Task.FromResult<Result<DecompositionResult>>(Decomposition.Split(request));
}
