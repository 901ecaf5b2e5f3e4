using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals.RollUp;

namespace SalesAlign.Application.Goals;

/// <summary>Says where any goals stand, with the whole tree above them; reads and saves nothing.</summary>
public sealed class EvaluateGoals(UseCaseContext context) : UseCase<RollUpRequest, RollUpResult>(context)
{
    public sealed class Rules : AbstractValidator<RollUpRequest>
    {
        public Rules()
        {
            RuleFor(r => r.Goals).NotNull().Must(goals => goals is null || goals.Count <= 100_000);
            RuleForEach(r => r.Goals).NotNull().ChildRules(goal => goal.RuleFor(g => g.Key).NotEmpty().MaximumLength(200));
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override Task<Result<RollUpResult>> HandleAsync(RollUpRequest request, Work work, CancellationToken cancel) =>
        Task.FromResult<Result<RollUpResult>>(GoalRollUp.Evaluate(request));
}
