using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Hands a calculated period to the managers for review: from now on people see their statements as preliminary.</summary>
public sealed class ReviewIncentivePeriod(UseCaseContext context) : MoveIncentivePeriod(context)
{
    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task MoveAsync(IncentivePeriod period, Work work, CancellationToken cancel)
    {
        period.Review(work.Actor.PersonId, work.Now);
        await StatementNotices.AddAsync(work, period, "statement.preliminary", cancel);
    }
}
