using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives.Recognition;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Closes an approved period for good and tells everybody that their statement is final. Earlier periods are closed first.</summary>
public sealed class CloseIncentivePeriod(UseCaseContext context) : MoveIncentivePeriod(context)
{
    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task MoveAsync(IncentivePeriod period, Work work, CancellationToken cancel)
    {
        var earlier = await work.Db.IncentivePeriods.Where(p => p.Last < period.First && p.State != IncentivePeriodState.Closed)
            .OrderBy(p => p.First).Select(p => p.Key).FirstOrDefaultAsync(cancel);
        RuleViolation.Unless(earlier is null, "incentive_period.earlier_open", earlier);
        // What was calculated while an earlier period was open knows nothing of its late facts and released holdbacks.
        var closedSince = await work.Db.IncentivePeriods.Where(p => p.Last < period.First && p.ClosedAt > period.CalculatedAt)
            .OrderBy(p => p.First).Select(p => p.Key).FirstOrDefaultAsync(cancel);
        RuleViolation.Unless(closedSince is null, "incentive_period.earlier_closed_since", closedSince);
        var findings = await CloseChecklist.FindingsAsync(work.Db, period.Id, cancel);
        RuleViolation.Unless(findings.All(finding => finding.IsCleared), "incentive_period.findings_open", findings.Count(finding => !finding.IsCleared));
        var disputes = await work.Db.PayDisputes.CountAsync(dispute => dispute.PeriodId == period.Id && dispute.State == DisputeState.Open, cancel);
        RuleViolation.Unless(disputes == 0, "incentive_period.disputes_open", disputes);
        // Of an interrupted run nothing may remain: what lies in a closed period cannot be removed any more.
        await work.Db.Database.OpenConnectionAsync(cancel);
        await StatementDrafts.DiscardAsync((NpgsqlConnection)work.Db.Database.GetDbConnection(), period.Id, cancel);
        period.Close(work.Actor.PersonId, work.Now);
        await PostDisputesAsync(period, work, cancel);
        work.Db.AddRange(await HonourRules.OfPeriodAsync(work.Db, period, cancel));
        await StatementNotices.AddAsync(work, period, "statement.final", cancel);
    }

    private static async Task PostDisputesAsync(IncentivePeriod period, Work work, CancellationToken cancel)
    {
        var owed = await work.Db.PayDisputes.Where(d => d.State == DisputeState.Accepted && d.Adjustment != null && d.PostedIn == null).ToListAsync(cancel);
        if (owed.Count == 0) return;
        var posted = (await work.Db.StatementLines.AsNoTracking().Where(line => line.PeriodId == period.Id && line.Part.StartsWith("dispute "))
            .Select(line => line.Part).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        foreach (var dispute in owed.Where(dispute => posted.Contains(SettledDisputes.PartOf(dispute.Number)))) dispute.Post(period.Id);
    }
}
