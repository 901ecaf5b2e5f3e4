using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>How far a period is from being closed, and the problems in its data with who has them.</summary>
public sealed class GetCloseChecklist(UseCaseContext context) : UseCase<GetCloseChecklist.Request, GetCloseChecklist.Response>(context)
{
    public sealed record Request(IncentivePeriodId Period);

    public sealed record Response(IReadOnlyList<ChecklistItem> Items, IReadOnlyList<FindingGroup> Findings, bool MayReview, bool HasReviewed);

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await work.Db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null) return Result.NotFound;
        var operations = work.Rights.Has(Role.SalesOperations);
        if (!operations && (!work.Rights.Has(Role.Manager) || !StatementVisibility.IsShown(period.State))) return Result.NotFound;
        var findings = await CloseChecklist.FindingsAsync(work.Db, period.Id, cancel);
        var items = await CloseChecklist.ReadAsync(work.Db, period, findings, cancel);
        var mine = await work.Db.TeamReviews.AnyAsync(review => review.PeriodId == period.Id && review.ManagerId == work.Actor.PersonId && review.At >= period.CalculatedAt, cancel);
        // Whose data is at fault is for those who may see their pay.
        var visible = await StatementVisibility.PeopleAsync(work, period.Last, cancel);
        return new Response(
            items, [.. findings.Select(finding => finding with { Owners = [.. finding.Owners.Where(owner => visible is null || visible.Contains(owner.Person))] })],
            work.Rights.Has(Role.Manager) && period.State == IncentivePeriodState.InReview, mine);
    }
}
