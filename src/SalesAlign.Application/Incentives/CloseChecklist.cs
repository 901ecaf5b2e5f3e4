using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Incentives;

/// <summary>What is checked before a period is closed.</summary>
public enum CloseCheck
{
    DataIsFresh,
    EverybodyHasStatement,
    FindingsCleared,
    TeamsReviewed,
    DisputesSettled,
    ApprovedByOther,
}

/// <summary>One point of the check-list: how many are done, of how many, and whether closing waits for it.</summary>
public sealed record ChecklistItem(CloseCheck Check, bool Done, int Count, int Of, bool Blocks, IReadOnlyList<string> Missing, DateTimeOffset? At = null);

/// <summary>A problem in the data of a period, with how many people have it and why it may stand.</summary>
public sealed record FindingGroup(string Code, int Count, int People, string? Example, IReadOnlyList<FindingOwner> Owners, string? WaivedBecause, string? WaivedBy)
{
    public bool IsCleared => WaivedBecause is not null || Owners.All(owner => owner.WaivedBecause is not null);
}

/// <summary>Who has a finding.</summary>
/// <param name="Conflicts">Where it is about who owns a deal: the deals, each with its case.</param>
public sealed record FindingOwner(PersonId Person, string Name, StatementId Statement, int Count, string? Deal, string? WaivedBecause, IReadOnlyList<FindingConflict> Conflicts);

/// <summary>A deal whose ownership is doubtful, and the case about it where one is open or decided.</summary>
public sealed record FindingConflict(string Deal, PayDisputeId? Case, int? Number, DisputeState? State);

/// <summary>Reads how far a period is from being closed: always as things stand now.</summary>
internal static class CloseChecklist
{
    public static async Task<IReadOnlyList<ChecklistItem>> ReadAsync(SalesAlignDbContext db, IncentivePeriod period, IReadOnlyList<FindingGroup> findings, CancellationToken cancel)
    {
        var import = await db.ImportBatches.AsNoTracking().Where(batch => batch.State == ImportState.Completed && batch.Kind == ImportKind.Deals)
            .MaxAsync(batch => batch.FinishedAt, cancel);
        var any = await db.ImportBatches.AnyAsync(cancel);
        var fresh = !any || (import is { } at && DateOnly.FromDateTime(at.UtcDateTime) > period.Last && at <= (period.CalculatedAt ?? DateTimeOffset.MaxValue));
        var taking = await db.PlanParticipants.Where(p => p.From <= period.Last && (p.To == null || p.To >= period.First)
                && db.PlanVersions.Any(v => v.PlanId == p.PlanId && v.State == PlanVersionState.Published && v.EffectiveFrom <= period.Last && (v.EffectiveTo == null || v.EffectiveTo >= period.First)))
            .Select(p => p.PersonId).Distinct().ToListAsync(cancel);
        var paid = (await db.Statements.Where(s => s.PeriodId == period.Id).Select(s => s.PersonId).Distinct().ToListAsync(cancel)).ToHashSet();
        var without = taking.Where(person => !paid.Contains(person)).ToList();
        var managers = await ManagersAsync(db, period, paid, cancel);
        var reviewed = await db.TeamReviews.Where(review => review.PeriodId == period.Id && review.At >= period.CalculatedAt).Select(review => review.ManagerId).ToListAsync(cancel);
        var waiting = managers.Where(manager => !reviewed.Contains(manager.Key)).Select(manager => manager.Value).Order(StringComparer.CurrentCultureIgnoreCase).ToList();
        var disputes = await db.PayDisputes.AsNoTracking().Where(dispute => dispute.PeriodId == period.Id).GroupBy(dispute => dispute.State == DisputeState.Open)
            .Select(group => new { Open = group.Key, Count = group.Count() }).ToListAsync(cancel);
        var open = disputes.Find(group => group.Open)?.Count ?? 0;
        return
        [
            new(CloseCheck.DataIsFresh, fresh, fresh ? 1 : 0, 1, false, [], import),
            new(CloseCheck.EverybodyHasStatement, without.Count == 0 && paid.Count > 0, taking.Count - without.Count, taking.Count, false, []),
            new(CloseCheck.FindingsCleared, findings.All(finding => finding.IsCleared), findings.Count(finding => finding.IsCleared), findings.Count, true, []),
            new(CloseCheck.TeamsReviewed, waiting.Count == 0, managers.Count - waiting.Count, managers.Count, false, waiting),
            new(CloseCheck.DisputesSettled, open == 0, disputes.Sum(group => group.Count) - open, disputes.Sum(group => group.Count), true, []),
            new(CloseCheck.ApprovedByOther, period.ApprovedAt is not null, period.ApprovedAt is null ? 0 : 1, 1, true, [], period.ApprovedAt),
        ];
    }

    public static async Task<IReadOnlyList<FindingGroup>> FindingsAsync(SalesAlignDbContext db, IncentivePeriodId period, CancellationToken cancel)
    {
        var statements = await db.Statements.AsNoTracking().Where(s => s.PeriodId == period)
            .Join(db.People, s => s.PersonId, p => p.Id, (s, p) => new { s.Id, s.PersonId, p.Name, s.Findings }).ToListAsync(cancel);
        var waivers = await db.FindingWaivers.AsNoTracking().Where(waiver => waiver.PeriodId == period)
            .Join(db.People, w => w.By, p => p.Id, (w, p) => new { w.Code, w.PersonId, w.Reason, By = p.Name }).ToListAsync(cancel);
        var cases = await db.PayDisputes.AsNoTracking().Where(d => d.PeriodId == period && (d.Type == DisputeType.ChannelConflict || d.Type == DisputeType.OverlayConflict) && d.State != DisputeState.Withdrawn)
            .Select(d => new { d.Id, d.Number, d.State, d.Type, Deals = d.Parties.Select(party => party.DealKey).ToList() }).ToListAsync(cancel);
        IReadOnlyList<FindingConflict> ConflictsOf(string code, IEnumerable<Finding> findings) => !CreditOverlaps.IsConflict(code) ? [] :
        [
            .. findings.Select(finding => finding.DealKey).OfType<string>().Distinct(StringComparer.Ordinal).Select(deal =>
            {
                var known = cases.Find(one => one.Type == DisputeTypeOf(code) && one.Deals.Contains(deal, StringComparer.Ordinal));
                return new FindingConflict(deal, known?.Id, known?.Number, known?.State);
            }),
        ];
        return
        [
            .. statements.SelectMany(s => s.Findings.Select(finding => (Statement: s, Finding: finding)))
                .GroupBy(found => found.Finding.Code, StringComparer.Ordinal).OrderByDescending(code => code.Count())
                .Select(code =>
                {
                    var all = waivers.Find(waiver => waiver.Code == code.Key && waiver.PersonId is null);
                    return new FindingGroup(
                        code.Key, code.Count(), code.Select(found => found.Statement.PersonId).Distinct().Count(), code.First().Finding.DealKey,
                        [
                            .. code.GroupBy(found => found.Statement).OrderBy(own => own.Key.Name, StringComparer.CurrentCultureIgnoreCase).Select(own => new FindingOwner(
                                own.Key.PersonId, own.Key.Name, own.Key.Id, own.Count(), own.First().Finding.DealKey,
                                all?.Reason ?? waivers.Find(waiver => waiver.Code == code.Key && waiver.PersonId == own.Key.PersonId)?.Reason, ConflictsOf(code.Key, own.Select(found => found.Finding)))),
                        ],
                        all?.Reason, all?.By);
                }),
        ];
    }

    private static DisputeType DisputeTypeOf(string code) => code == CreditOverlaps.ChannelAndDirect ? DisputeType.ChannelConflict : DisputeType.OverlayConflict;

    // Those who lead a unit in which somebody is paid, on the period's last day.
    private static async Task<Dictionary<PersonId, string>> ManagersAsync(SalesAlignDbContext db, IncentivePeriod period, HashSet<PersonId> paid, CancellationToken cancel)
    {
        var seats = await db.Memberships.AsNoTracking().Where(m => m.From <= period.Last && (m.To == null || m.To >= period.Last))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.PersonId, m.UnitId, m.Role, p.Name }).ToListAsync(cancel);
        var units = seats.Where(seat => paid.Contains(seat.PersonId) && seat.Role != MembershipRole.Manager).Select(seat => seat.UnitId).ToHashSet();
        return seats.Where(seat => seat.Role == MembershipRole.Manager && units.Contains(seat.UnitId)).DistinctBy(seat => seat.PersonId).ToDictionary(seat => seat.PersonId, seat => seat.Name);
    }
}
