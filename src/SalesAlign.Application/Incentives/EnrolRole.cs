using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Takes everybody of a role into a plan, each for the days within the given time on which they hold it, with one quota and target incentive
/// per year for all, or with the quotas that they agreed to. Of a unit, everybody below it as it stands on the first day: a unit that is moved in
/// later takes part once it is enrolled itself. Who takes part already is left as they are.
/// </summary>
public sealed class EnrolRole(UseCaseContext context) : UseCase<EnrolRole.Request, EnrolRole.Response>(context)
{
    /// <param name="QuotasFromGoals">Takes each person's agreed goals of won value for quotas; who has none gets the quota per year.</param>
    public sealed record Request(
        IncentivePlanId Plan, MembershipRole Role, UnitId? Unit, DateOnly From, DateOnly? To, decimal? YearlyQuota, decimal? YearlyTargetIncentive,
        bool QuotasFromGoals = false);

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
        var units = request.Unit is { } unit ? await OrganizationReader.UnitsBelowAsync(work.Db, [unit], request.From, cancel) : null;
        var memberships = await work.Db.Memberships.AsNoTracking()
            .Where(m => m.Role == request.Role && m.From <= to && (m.To == null || m.To >= request.From))
            .ToListAsync(cancel);
        if (units is not null) memberships = memberships.FindAll(m => units.Contains(m.UnitId));
        var inPlan = (await work.Db.PlanParticipants.Where(p => p.PlanId == request.Plan).Select(p => p.PersonId).ToListAsync(cancel)).ToHashSet();

        var company = await work.CompanyAsync(cancel);
        var agreed = request.QuotasFromGoals ? await AgreedQuotas.ReadAsync(work, [.. memberships.Select(m => m.PersonId).Distinct()], request.From, request.To, cancel) : null;
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
            var quotas = agreed?.GetValueOrDefault(person.Key) ?? Yearly(request.YearlyQuota, request, company.Calendar, work);
            work.Db.Add(new PlanParticipant(request.Plan, person.Key, time, quotas, Yearly(request.YearlyTargetIncentive, request, company.Calendar, work)));
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
}
