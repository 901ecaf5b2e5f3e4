using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Reminds everybody who takes part and has not signed their plan document. Whoever was reminded within a day is left in peace.</summary>
public sealed class RemindPlanSignatures(UseCaseContext context) : UseCase<RemindPlanSignatures.Request, int>(context)
{
    public sealed record Request(IncentivePlanId Plan);

    public override Permission Permission => Permission.ManageIncentives;

    internal static string Link(IncentivePlanId plan) => $"/incentives/plans/{plan}/document";

    protected override async Task<Result<int>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.AsNoTracking().Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null) return Result.NotFound;
        var missing = (await PlanDocuments.ReadAsync(work, plan, null, cancel)).Where(document => document.Signed is null).Select(document => document.Participant.PersonId).ToList();
        var link = Link(plan.Id);
        var since = work.Now.AddDays(-1);
        var people = await work.Db.People
            .Where(p => missing.Contains(p.Id) && p.SignInId != null && !work.Db.Notifications.Any(n => n.PersonId == p.Id && n.Link == link && n.At > since)).Select(p => p.Id).ToListAsync(cancel);
        work.Db.AddRange(people.Select(person => new Notification(person, "plan.document_to_sign", [plan.Name], link, work.Now)));
        await work.Db.SaveChangesAsync(cancel);
        return people.Count;
    }
}
