using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>Ends a dispute with a reason, and a conflict of ownership with a ruling; what is owed is paid as an adjustment by the first period that is open.</summary>
public sealed class ResolveDispute(UseCaseContext context) : ChangeDispute<ResolveDispute.Request>(context)
{
    public sealed record Request(PayDisputeId Dispute, bool Accepted, string Decision, decimal? Adjustment = null, uint? Version = null, OwnershipRuling? Ruling = null) : IOfDispute;

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Decision).NotEmpty().MaximumLength(4000);
            RuleFor(r => r.Ruling).IsInEnum();
            RuleFor(r => r.Adjustment).InclusiveBetween(-1_000_000_000m, 1_000_000_000m).PrecisionScale(20, 4, true);
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<string?> ChangeAsync(PayDispute dispute, Request request, Work work, CancellationToken cancel)
    {
        dispute.Resolve(request.Accepted, request.Decision, request.Adjustment, work.Actor.PersonId, work.Now, request.Ruling);
        if (PayDispute.IsOwnership(dispute.Type)) await ClearAsync(dispute, work, cancel);
        return request.Accepted ? "dispute.accepted" : "dispute.rejected";
    }

    // A decided conflict need not be looked into again: the findings behind it stand, with the decision as the reason.
    private static async Task ClearAsync(PayDispute dispute, Work work, CancellationToken cancel)
    {
        var code = dispute.Type == DisputeType.ChannelConflict ? CreditOverlaps.ChannelAndDirect : CreditOverlaps.OverlayAndPrimary;
        var people = dispute.Parties.Select(party => party.PersonId).Append(dispute.PersonId).Distinct().ToList();
        var decided = (await work.Db.DisputeParties.Where(party => work.Db.PayDisputes.Any(d => d.Id == party.DisputeId && d.PeriodId == dispute.PeriodId && d.Type == dispute.Type && d.Ruling != null))
            .Select(party => party.DealKey).ToListAsync(cancel)).Concat(dispute.Parties.Select(party => party.DealKey)).ToHashSet(StringComparer.Ordinal);
        var statements = await work.Db.Statements.AsNoTracking().Where(s => s.PeriodId == dispute.PeriodId && people.Contains(s.PersonId)).Select(s => new { s.PersonId, s.Findings }).ToListAsync(cancel);
        var waived = await work.Db.FindingWaivers.Where(w => w.PeriodId == dispute.PeriodId && w.Code == code).Select(w => w.PersonId).ToListAsync(cancel);
        foreach (var person in statements.GroupBy(s => s.PersonId))
        {
            var own = person.SelectMany(s => s.Findings).Where(finding => finding.Code == code).ToList();
            if (own.Count == 0 || waived.Contains(person.Key) || own.Exists(finding => finding.DealKey is null || !decided.Contains(finding.DealKey))) continue;
            work.Db.Add(new FindingWaiver(dispute.PeriodId, code, person.Key, dispute.Decision!.Length > 1000 ? dispute.Decision[..1000] : dispute.Decision, work.Actor.PersonId, work.Now));
        }
    }
}
