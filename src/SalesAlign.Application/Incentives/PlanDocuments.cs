using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>What a participant is to sign: the version's rules and their own quota and target incentive, and whether exactly that was signed.</summary>
/// <param name="Fingerprint">Of what stands in the document; another quota gives another.</param>
/// <param name="Earlier">An earlier text was signed, and something changed since.</param>
internal sealed record PlanDocumentState(PlanVersion Version, PlanParticipant Participant, string Fingerprint, PlanAcceptance? Signed, bool Earlier);

internal static class PlanDocuments
{
    /// <summary>The version that participants sign: the one in force today, or the next to come.</summary>
    public static PlanVersion? ToSign(IncentivePlan plan, DateOnly today)
    {
        var published = plan.Versions.Where(version => version.State == PlanVersionState.Published).ToList();
        return published.Where(version => version.EffectiveFrom <= today).MaxBy(version => version.EffectiveFrom) ?? published.MinBy(version => version.EffectiveFrom);
    }

    public static async Task<IReadOnlyList<PlanDocumentState>> ReadAsync(Work work, IncentivePlan plan, PersonId? only, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        if (ToSign(plan, today) is not { } version) return [];
        var participants = await work.Db.PlanParticipants.AsNoTracking()
            .Where(p => p.PlanId == plan.Id && (p.To == null || p.To >= today) && (version.EffectiveTo == null || p.From <= version.EffectiveTo) && (only == null || p.PersonId == only))
            .OrderBy(p => p.From).ToListAsync(cancel);
        var signatures = (await work.Db.PlanAcceptances.AsNoTracking().Where(a => a.PlanVersionId == version.Id && (only == null || a.PersonId == only)).ToListAsync(cancel)).ToLookup(a => a.PersonId);
        return [.. participants.GroupBy(p => p.PersonId).Select(person =>
        {
            var participant = person.First();
            var fingerprint = PlanFingerprint.Of(version, participant);
            var own = signatures[person.Key].ToList();
            var signed = own.Find(acceptance => acceptance.Fingerprint == fingerprint);
            return new PlanDocumentState(version, participant, fingerprint, signed, signed is null && own.Count > 0);
        })];
    }
}
