using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Finds a dispute for whoever may see it: those whose pay it is, those above them, the parties to a conflict, who answers it, and sales operations.</summary>
internal static class DisputeReader
{
    /// <summary>How many days an answer may take.</summary>
    public const int DaysToAnswer = 14;

    public static async Task<PayDispute?> FindAsync(Work work, PayDisputeId id, CancellationToken cancel)
    {
        var dispute = await work.Db.PayDisputes.Include(d => d.Messages).Include(d => d.Parties).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (dispute is null || work.Rights.Has(Role.SalesOperations) || dispute.PersonId == work.Actor.PersonId || dispute.AssigneeId == work.Actor.PersonId) return dispute;
        if (dispute.Parties.Any(party => party.PersonId == work.Actor.PersonId)) return dispute;
        return await MaySeePayAsync(work, dispute, cancel) ? dispute : null;
    }

    /// <summary>A party to a conflict reads the case, but not what the other is paid.</summary>
    public static async Task<bool> MaySeePayAsync(Work work, PayDispute dispute, CancellationToken cancel)
    {
        if (work.Rights.Has(Role.SalesOperations) || dispute.PersonId == work.Actor.PersonId || dispute.AssigneeId == work.Actor.PersonId) return true;
        var last = await work.Db.IncentivePeriods.Where(p => p.Id == dispute.PeriodId).Select(p => p.Last).SingleAsync(cancel);
        var visible = await StatementVisibility.PeopleAsync(work, last, cancel);
        return visible is null || visible.Contains(dispute.PersonId);
    }
}
