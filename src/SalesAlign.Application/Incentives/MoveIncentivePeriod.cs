using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>The steps by which a pay period goes from calculated to closed; what they share is loading it under the reader's version.</summary>
public abstract class MoveIncentivePeriod(UseCaseContext context) : UseCase<MoveIncentivePeriod.Request, Nothing>(context)
{
    /// <param name="Version">The row version that the actor last read: nobody approves or closes a result that they have not seen.</param>
    public sealed record Request(IncentivePeriodId Period, uint? Version = null);

    protected sealed override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await work.Db.IncentivePeriods.SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null) return Result.NotFound;
        work.Expect(period, request.Version);
        if (await work.Db.CalculationRuns.AnyAsync(r => r.PeriodId == period.Id && (r.State == CalculationRunState.Queued || r.State == CalculationRunState.Running), cancel))
        {
            return Result.Refused("calculation.already_running");
        }
        var moved = period.State;
        await MoveAsync(period, work, cancel);
        if (period.State > moved) await RefuseOutdatedAsync(period, work, cancel);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }

    // A period begins from where the one before it left the plan year: if that was calculated anew, this result no longer follows from it.
    private static async Task RefuseOutdatedAsync(IncentivePeriod period, Work work, CancellationToken cancel)
    {
        var changed = await work.Db.IncentivePeriods.Where(p => p.Last < period.First && p.CalculatedAt > period.CalculatedAt)
            .OrderBy(p => p.First).Select(p => p.Key).FirstOrDefaultAsync(cancel);
        RuleViolation.Unless(changed is null, "incentive_period.earlier_recalculated", changed);
    }

    protected abstract Task MoveAsync(IncentivePeriod period, Work work, CancellationToken cancel);
}
