using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>A manager says that the statements of the people below are right.</summary>
public sealed class ConfirmTeamReview(UseCaseContext context) : UseCase<ConfirmTeamReview.Request, Nothing>(context)
{
    public sealed record Request(IncentivePeriodId Period, string? Note = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Note).MaximumLength(1000);
    }

    public override Permission Permission => Permission.ViewTeamHome;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await work.Db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null || !StatementVisibility.IsShown(period.State)) return Result.NotFound;
        RuleViolation.Unless(period.State == IncentivePeriodState.InReview, "incentive_period.not_reviewed", period.Key);
        var review = await work.Db.TeamReviews.SingleOrDefaultAsync(r => r.PeriodId == period.Id && r.ManagerId == work.Actor.PersonId, cancel);
        if (review is null) work.Db.Add(new TeamReview(period.Id, work.Actor.PersonId, request.Note, work.Now));
        else review.Confirm(request.Note, work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
