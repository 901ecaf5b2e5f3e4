using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>A plan with all its versions and those who take part in it.</summary>
public sealed class GetIncentivePlan(UseCaseContext context) : UseCase<GetIncentivePlan.Request, GetIncentivePlan.Response>(context)
{
    public sealed record Request(IncentivePlanId Plan);

    public sealed record Response(
        IncentivePlanId Id, string Name, string Currency, uint Version, IReadOnlyList<VersionItem> Versions, IReadOnlyList<ParticipantItem> Participants);

    public sealed record VersionItem(
        PlanVersionId Id, int Number, PlanVersionState State, DateOnly EffectiveFrom, DateOnly? EffectiveTo, IReadOnlyList<Component> Components,
        IReadOnlyList<PayMix> PayMixes, IReadOnlyList<FitWaiver> Waivers, PersonId? Writer, string? WrittenBy, string? ApprovedBy, DateTimeOffset? ApprovedAt,
        string? PublishedBy, DateTimeOffset? PublishedAt);

    public sealed record ParticipantItem(
        PersonId Person, string Name, DateOnly From, DateOnly? To, IReadOnlyList<PeriodAmount> Quotas, IReadOnlyList<PeriodAmount> TargetIncentives);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.AsNoTracking().Where(p => p.Id == request.Plan)
            .Select(p => new { p.Id, p.Name, p.CurrencyCode, Version = EF.Property<uint>(p, ModelConventions.RowVersion) })
            .SingleOrDefaultAsync(cancel);
        if (plan is null) return Result.NotFound;
        var written = await work.Db.PlanVersions.AsNoTracking().Where(version => version.PlanId == plan.Id).OrderByDescending(version => version.Number).ToListAsync(cancel);
        var names = await OrganizationReader.NamesAsync(
            work.Db, written.SelectMany(version => new[] { version.WrittenBy, version.ApprovedBy, version.PublishedBy }).OfType<PersonId>(), cancel);
        string? Name(PersonId? person) => person is { } id ? names.GetValueOrDefault(id) : null;
        var versions = written.ConvertAll(version => new VersionItem(
            version.Id, version.Number, version.State, version.EffectiveFrom, version.EffectiveTo, version.Components, version.PayMixes, version.Waivers, version.WrittenBy,
            Name(version.WrittenBy), Name(version.ApprovedBy), version.ApprovedAt, Name(version.PublishedBy), version.PublishedAt));

        // Quotas and target incentives are single persons' pay: executives see the plan without them.
        var participants = !work.Rights.Allow(Permission.ManageIncentives) ? [] : await (
            from participant in work.Db.PlanParticipants.AsNoTracking()
            where participant.PlanId == plan.Id
            join person in work.Db.People on participant.PersonId equals person.Id
            orderby person.Name
            select new ParticipantItem(person.Id, person.Name, participant.From, participant.To, participant.Quotas, participant.TargetIncentives))
            .ToListAsync(cancel);
        return new Response(plan.Id, plan.Name, plan.CurrencyCode, plan.Version, versions, participants);
    }
}
