using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Takes everybody of a role into a plan, each for the days within the given time on which they hold it, with one quota and target incentive
/// per year for all. Who takes part already is left as they are.
/// </summary>
public sealed class EnrolRole(UseCaseContext context) : UseCase<EnrolRole.Request, EnrolRole.Response>(context)
{
    public sealed record Request(IncentivePlanId Plan, MembershipRole Role, UnitId? Unit, DateOnly From, DateOnly? To, decimal? YearlyQuota, decimal? YearlyTargetIncentive);

    public sealed record Response(int Added, int AlreadyIn);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.From).NotEmpty();
            RuleFor(r => r.To).GreaterThanOrEqualTo(r => r.From).When(r => r.To is not null);
            RuleFor(r => r.YearlyQuota).GreaterThanOrEqualTo(0);
            RuleFor(r => r.YearlyTargetIncentive).GreaterThanOrEqualTo(0);
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.IncentivePlans.AnyAsync(plan => plan.Id == request.Plan, cancel)) return Result.NotFound;
        var to = request.To ?? DateOnly.MaxValue;
        var units = request.Unit is { } unit ? await UnitsBelowAsync(work, unit, cancel) : null;
        var memberships = await work.Db.Memberships.AsNoTracking()
            .Where(m => m.Role == request.Role && m.From <= to && (m.To == null || m.To >= request.From))
            .ToListAsync(cancel);
        if (units is not null) memberships = memberships.FindAll(m => units.Contains(m.UnitId));
        var inPlan = (await work.Db.PlanParticipants.Where(p => p.PlanId == request.Plan).Select(p => p.PersonId).ToListAsync(cancel)).ToHashSet();

        var company = await work.CompanyAsync(cancel);
        var added = 0;
        var already = 0;
        foreach (var person in memberships.GroupBy(m => m.PersonId))
        {
            if (inPlan.Contains(person.Key))
            {
                already++;
                continue;
            }
            // Moving between teams in the same role is one participation.
            var from = person.Min(m => m.From);
            var last = person.Any(m => m.To is null) ? request.To : person.Max(m => m.To);
            var time = new DateRange(from > request.From ? from : request.From, last < request.To || request.To is null ? last : request.To);
            work.Db.Add(new PlanParticipant(
                request.Plan, person.Key, time, Yearly(request.YearlyQuota, request, company.Calendar, work), Yearly(request.YearlyTargetIncentive, request, company.Calendar, work)));
            added++;
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(added, already);
    }

    // A quota is per fiscal year; periods within take their share by days, and a part-time participation its own.
    private static List<PeriodAmount> Yearly(decimal? amount, Request request, FiscalCalendar calendar, Work work)
    {
        if (amount is not { } yearly) return [];
        var amounts = new List<PeriodAmount>();
        var last = request.To ?? DateOnly.FromDateTime(work.Now.UtcDateTime).AddYears(1);
        for (var year = calendar.Containing(PeriodKind.Year, request.From); year.First <= last; year = calendar.Next(year))
        {
            amounts.Add(new PeriodAmount(yearly, year.First, year.Last));
        }
        return amounts;
    }

    private static async Task<HashSet<UnitId>> UnitsBelowAsync(Work work, UnitId root, CancellationToken cancel)
    {
        var below = (await work.Db.UnitPlacements.AsNoTracking().Where(p => p.ParentId != null).Select(p => new { p.UnitId, p.ParentId }).ToListAsync(cancel))
            .ToLookup(p => p.ParentId!.Value, p => p.UnitId);
        var units = new HashSet<UnitId>();
        var open = new Stack<UnitId>([root]);
        while (open.TryPop(out var unit))
        {
            if (!units.Add(unit)) continue;
            foreach (var child in below[unit]) open.Push(child);
        }
        return units;
    }
}
