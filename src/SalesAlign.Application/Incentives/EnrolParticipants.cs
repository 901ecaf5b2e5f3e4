using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Takes people into a plan, or changes how they take part: from when, until when, with which quotas and target incentives.</summary>
public sealed class EnrolParticipants(UseCaseContext context) : UseCase<EnrolParticipants.Request, int>(context)
{
    public sealed record Request(IncentivePlanId Plan, IReadOnlyList<Participation> People);

    public sealed record Participation(
        PersonId Person, DateOnly From, DateOnly? To, IReadOnlyList<PeriodAmount> Quotas, IReadOnlyList<PeriodAmount> TargetIncentives);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.People).NotEmpty();
            RuleForEach(r => r.People).NotNull().ChildRules(person =>
            {
                person.RuleFor(p => p.From).NotEmpty();
                person.RuleFor(p => p.To).GreaterThanOrEqualTo(p => p.From).When(p => p.To is not null);
                person.RuleFor(p => p.Quotas).NotNull();
                person.RuleFor(p => p.TargetIncentives).NotNull();
            });
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<int>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.IncentivePlans.AnyAsync(plan => plan.Id == request.Plan, cancel)) return Result.NotFound;
        var ids = request.People.Select(p => p.Person).ToList();
        if (ids.Distinct().Count() != ids.Count) return Result.Refused("participant.twice", nameof(request.People));
        var known = await work.Db.People.Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancel);
        if (known.Count != ids.Count) return Result.Refused("participant.unknown_person", nameof(request.People));
        var existing = await work.Db.PlanParticipants.Where(p => p.PlanId == request.Plan && ids.Contains(p.PersonId)).ToListAsync(cancel);
        foreach (var person in request.People)
        {
            var time = new DateRange(person.From, person.To);
            var own = existing.Where(p => p.PersonId == person.Person).ToList();
            if (own.Find(p => p.From == person.From) is { } same)
            {
                same.Change(time, person.Quotas, person.TargetIncentives);
                own.Remove(same);
            }
            else
            {
                work.Db.Add(new PlanParticipant(request.Plan, person.Person, time, person.Quotas, person.TargetIncentives));
            }
            RuleViolation.Unless(!own.Exists(p => p.Time.Overlaps(time)), "participant.overlap", person.From);
        }
        await work.Db.SaveChangesAsync(cancel);
        return request.People.Count;
    }
}
