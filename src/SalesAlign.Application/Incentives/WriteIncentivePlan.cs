using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;

namespace SalesAlign.Application.Incentives;

/// <summary>Writes the draft of a plan: a new plan, the open draft, or the next version after the published ones.</summary>
public sealed class WriteIncentivePlan(UseCaseContext context) : UseCase<WriteIncentivePlan.Request, IncentivePlanId>(context)
{
    /// <param name="Plan">Without it a new plan is made.</param>
    /// <param name="PayMixes">Salary and variable pay by role; without it those of the draft or of the last version stay.</param>
    /// <param name="Version">The row version that the writer last read, so that two writers do not overwrite each other.</param>
    public sealed record Request(IncentivePlanId? Plan, string Name, DateOnly EffectiveFrom, IReadOnlyList<Component> Components, uint? Version = null, IReadOnlyList<PayMix>? PayMixes = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(200);
            RuleFor(r => r.EffectiveFrom).NotEmpty();
            RuleFor(r => r.Components).NotNull();
            RuleForEach(r => r.Components).NotNull();
            RuleForEach(r => r.PayMixes).NotNull();
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<IncentivePlanId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        // Compiling refuses what could not be computed, now rather than on pay day.
        var compiled = CompiledPlan.Compile(request.Components, CreditFacts.Schema);
        if (compiled.UnknownFields is [var unknown, ..]) return Result.Refused("plan.unknown_field", nameof(request.Components), unknown.Field);

        if (request.Plan is not { } id)
        {
            var company = await work.CompanyAsync(cancel);
            var created = new IncentivePlan(
                request.Name.Trim(), company.Currency, new PlanTerms(request.EffectiveFrom, request.Components, request.PayMixes ?? []), work.Actor.PersonId, work.Now);
            work.Db.Add(created);
            await work.Db.SaveChangesAsync(cancel);
            return created.Id;
        }
        var plan = await work.Db.IncentivePlans.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (plan is null) return Result.NotFound;
        work.Expect(plan, request.Version);
        plan.Rename(request.Name.Trim());
        var mixes = request.PayMixes ?? (plan.Draft ?? plan.Versions.MaxBy(version => version.Number))?.PayMixes ?? [];
        plan.Write(new PlanTerms(request.EffectiveFrom, request.Components, mixes), work.Actor.PersonId, work.Now);
        // The plan's own row stands for all its versions when two people write at once.
        work.Db.Entry(plan).Property(p => p.Name).IsModified = true;
        await work.Db.SaveChangesAsync(cancel);
        return plan.Id;
    }
}
