using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;

namespace SalesAlign.Application.Incentives;

/// <summary>Reads a plan as a whole while it is written and says what is doubtful about it, component by component. Nothing is saved.</summary>
public sealed class CheckIncentivePlan(UseCaseContext context) : UseCase<CheckIncentivePlan.Request, CheckIncentivePlan.Response>(context)
{
    /// <param name="Plan">The plan whose participants are looked at; without it, proportions of quota and earnings are not.</param>
    public sealed record Request(IncentivePlanId? Plan, DateOnly EffectiveFrom, IReadOnlyList<Component> Components, IReadOnlyList<PayMix>? PayMixes = null);

    /// <param name="Quota">A usual quota of a quarter, for which curves are drawn.</param>
    public sealed record Response(IReadOnlyList<PlanFinding> Findings, decimal Quota, decimal TargetIncentive);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Components).NotNull();
            RuleForEach(r => r.Components).NotNull();
            RuleForEach(r => r.PayMixes).NotNull();
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        CompiledPlan.Compile(request.Components, CreditFacts.Schema);
        var on = request.EffectiveFrom == default ? await work.TodayAsync(cancel) : request.EffectiveFrom;
        var facts = await PlanFactsReader.ReadAsync(work, request.Plan, request.PayMixes ?? [], on, cancel);
        return new Response(PlanCheck.Of(request.Components, facts), facts.Quota, facts.TargetIncentive);
    }
}
