using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>Opens a case about who owns a deal, from what a calculation found; everybody credited is a party to it and hears of it.</summary>
public sealed class OpenConflictCase(UseCaseContext context) : UseCase<OpenConflictCase.Request, PayDisputeId>(context)
{
    /// <param name="Code">The finding's code.</param>
    public sealed record Request(IncentivePeriodId Period, PersonId Person, string Deal, string Code, string Question);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Deal).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Code).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Question).NotEmpty().MaximumLength(4000);
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<PayDisputeId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!CreditOverlaps.IsConflict(request.Code)) return Result.Refused("dispute.no_conflict", nameof(request.Code));
        var db = work.Db;
        var period = await db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        var statements = await db.Statements.AsNoTracking().Where(s => s.PeriodId == request.Period && s.PersonId == request.Person).ToListAsync(cancel);
        var found = statements.SelectMany(s => s.Findings.Select(finding => (Statement: s, Finding: finding))).FirstOrDefault(one => one.Finding.Code == request.Code && one.Finding.DealKey == request.Deal);
        if (period is null || found.Statement is null) return Result.NotFound;
        RuleViolation.Unless(period.State != IncentivePeriodState.Closed, "incentive_period.closed", period.Key);

        var line = await db.StatementLines.AsNoTracking().Where(l => l.StatementId == found.Statement.Id && l.DealKey == request.Deal).OrderByDescending(l => l.Amount).FirstOrDefaultAsync(cancel);
        var keys = request.Code == CreditOverlaps.ChannelAndDirect ? new[] { request.Deal, found.Finding.Arguments[0].ToString()! } : [request.Deal];
        var type = request.Code == CreditOverlaps.ChannelAndDirect ? DisputeType.ChannelConflict : DisputeType.OverlayConflict;
        var known = await db.PayDisputes.Where(d => d.PeriodId == period.Id && d.Type == type && d.Parties.Any(party => keys.Contains(party.DealKey))).Select(d => (int?)d.Number).FirstOrDefaultAsync(cancel);
        RuleViolation.Unless(known is null, "dispute.already_open", known ?? 0);

        var deals = await db.Deals.AsNoTracking().Where(deal => keys.Contains(deal.ExternalId)).ToListAsync(cancel);
        var own = deals.Find(deal => deal.ExternalId == request.Deal);
        var disputed = new DisputedLine(line?.Id, line?.ComponentId ?? Guid.Empty, line?.ComponentName ?? "", own?.Id, request.Deal, line?.Amount ?? 0);
        var due = (await work.TodayAsync(cancel)).AddDays(DisputeReader.DaysToAnswer);
        var dispute = new PayDispute(period.Id, period.Key, found.Statement.PlanId, request.Person, disputed, type, request.Question, work.Actor.PersonId, work.Now, due);
        await ConcernAsync(dispute, deals, work, cancel);
        db.Add(dispute);
        var people = dispute.Parties.Select(party => party.PersonId).Append(request.Person).Distinct().Where(person => person != work.Actor.PersonId).ToList();
        var hear = await db.People.Where(person => people.Contains(person.Id) && person.SignInId != null).Select(person => person.Id).ToListAsync(cancel);
        db.AddRange(hear.Select(person => new Notification(person, "dispute.conflict", [request.Deal, period.Key], $"/incentives/disputes/{dispute.Id}", work.Now)));
        await db.SaveChangesAsync(cancel);
        return dispute.Id;
    }

    internal static async Task ConcernAsync(PayDispute dispute, IReadOnlyList<Deal> deals, Work work, CancellationToken cancel)
    {
        var ids = deals.Select(deal => deal.Id).ToList();
        var splits = (await work.Db.DealSplits.AsNoTracking().Where(split => ids.Contains(split.DealId)).OrderBy(split => split.Id).ToListAsync(cancel)).ToLookup(split => split.DealId);
        foreach (var deal in deals.OrderBy(deal => deal.ExternalId, StringComparer.Ordinal))
        {
            if (splits[deal.Id].All(split => split.Kind == SplitKind.Overlay)) dispute.Concern(deal.OwnerId, deal.ExternalId, CreditReason.Owner, 100m, deal.Channel);
            foreach (var split in splits[deal.Id]) dispute.Concern(split.PersonId, deal.ExternalId, split.Kind == SplitKind.Overlay ? CreditReason.Overlay : CreditReason.Split, split.Percent, deal.Channel);
        }
    }
}
