using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
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
        period.Close(work.Actor.PersonId, work.Now);
        await StatementNotices.AddAsync(work, period, "statement.final", cancel);
    }
}
