using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// A participant's plan document: rules, quota and target incentive, curves drawn for them, and the signature. One's own, or anybody's for those
/// who manage pay.
/// </summary>
public sealed class GetPlanDocument(UseCaseContext context) : UseCase<GetPlanDocument.Request, GetPlanDocument.Response>(context)
{
    /// <param name="Person">Without it, the signed-in person.</param>
    public sealed record Request(IncentivePlanId Plan, PersonId? Person = null);

    /// <param name="Quota">Of a usual pay period of theirs, for which the curves are drawn; empty where they have none.</param>
    /// <param name="ChangedSince">They signed an earlier text, and something changed since.</param>
    public sealed record Response(
        IncentivePlanId Plan, string PlanName, string Currency, string Company, int Version, PersonId Person, string Name, DateOnly From, DateOnly? To, IReadOnlyList<Component> Components,
        IReadOnlyList<PeriodAmount> Quotas, IReadOnlyList<PeriodAmount> TargetIncentives, IReadOnlyList<Drawn> Curves, decimal? Quota, IReadOnlyList<ObjectiveName> Objectives,
        string Fingerprint, string? SignedName, DateTimeOffset? SignedAt, bool ChangedSince, bool IsOwn);

    public sealed record Drawn(Guid Component, PayoutShape Shape);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var person = request.Person ?? work.Actor.PersonId;
        if (person != work.Actor.PersonId && !work.Rights.Allow(Permission.ManageIncentives)) return Result.NotFound;
        var plan = await work.Db.IncentivePlans.AsNoTracking().Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null || await PlanDocuments.ReadAsync(work, plan, person, cancel) is not [var document, ..]) return Result.NotFound;
        var (version, participant) = (document.Version, document.Participant);
        var company = await work.CompanyAsync(cancel);
        var name = await work.Db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(cancel);
        var today = await work.TodayAsync(cancel);
        var at = today > version.EffectiveFrom ? today : version.EffectiveFrom;
        var (quota, target) = (Of(participant.Quotas, at, plan.Currency.MinorUnits), Of(participant.TargetIncentives, at, plan.Currency.MinorUnits));
        var curves = version.Components.Select(component => new Drawn(component.Id, PayoutShape.Of(component, quota is > 0 ? quota.Value : 100_000m, target ?? 0, plan.Currency))).ToList();
        return new Response(
            plan.Id, plan.Name, plan.CurrencyCode, company.Name, version.Number, person, name, version.EffectiveFrom > participant.From ? version.EffectiveFrom : participant.From, participant.To ?? version.EffectiveTo,
            version.Components, Since(participant.Quotas), Since(participant.TargetIncentives), curves, quota, await ObjectiveName.ReadAsync(work.Db, cancel), document.Fingerprint,
            document.Signed?.TypedName, document.Signed?.AcceptedAt, document.Earlier, person == work.Actor.PersonId);

        // What was asked before this version began was signed with the version of its time.
        IReadOnlyList<PeriodAmount> Since(IReadOnlyList<PeriodAmount> amounts) => [.. amounts.Where(amount => amount.Last >= version.EffectiveFrom)];
    }

    // Of the quarter of the day: what the curves of a quarter are drawn for.
    private static decimal? Of(IReadOnlyList<PeriodAmount> amounts, DateOnly on, int decimals)
    {
        var first = new DateOnly(on.Year, on.Month - ((on.Month - 1) % 3), 1);
        return Proration.Of(amounts, Guid.Empty, first, first.AddMonths(3).AddDays(-1), false, null, decimals)?.Amount;
    }
}
