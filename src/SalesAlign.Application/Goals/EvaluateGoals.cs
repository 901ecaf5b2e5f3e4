using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals.RollUp;

namespace SalesAlign.Application.Goals;

/// <summary>Says where any goals stand (progress, pace, status, roll-up and why) without reading or saving anything.</summary>
public sealed class EvaluateGoals(UseCaseContext context) : UseCase<RollUpRequest, RollUpResult>(context)
{
    private const int Most = 100_000;

    public sealed class Rules : AbstractValidator<RollUpRequest>
    {
        public Rules()
        {
            RuleFor(r => r.Goals).NotEmpty().Must(goals => goals is null || goals.Count <= Most).WithErrorCode("rollup.too_many_goals");
            RuleForEach(r => r.Goals).NotNull().Must(goal => goal?.Key is { Length: > 0 }).WithErrorCode("rollup.goal_without_key");
            RuleFor(r => r.AsOf).NotEqual(default(DateOnly)).WithErrorCode("date.missing");
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override Task<Result<RollUpResult>> HandleAsync(RollUpRequest request, Work work, CancellationToken cancel) =>
        Task.FromResult<Result<RollUpResult>>(GoalRollUp.Evaluate(request));
}
