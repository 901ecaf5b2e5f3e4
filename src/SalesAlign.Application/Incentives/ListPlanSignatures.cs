using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Who has signed the plan document of the version in force, and who has not; those who have not come first.</summary>
public sealed class ListPlanSignatures(UseCaseContext context) : UseCase<ListPlanSignatures.Request, ListPlanSignatures.Response>(context)
{
    public sealed record Request(IncentivePlanId Plan);

    public sealed record Response(int? Version, int Signed, IReadOnlyList<Item> People);

    /// <param name="ChangedSince">They signed an earlier text, and something changed since.</param>
    public sealed record Item(PersonId Person, string Name, bool MaySignIn, DateTimeOffset? SignedAt, bool ChangedSince, DateTimeOffset? RemindedAt);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.AsNoTracking().Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null) return Result.NotFound;
        var documents = await PlanDocuments.ReadAsync(work, plan, null, cancel);
        var people = documents.Select(document => document.Participant.PersonId).ToList();
        var names = await OrganizationReader.NamesAsync(work.Db, people, cancel);
        var signIns = (await work.Db.People.Where(p => people.Contains(p.Id) && p.SignInId != null).Select(p => p.Id).ToListAsync(cancel)).ToHashSet();
        var link = RemindPlanSignatures.Link(plan.Id);
        var reminded = await work.Db.Notifications.AsNoTracking().Where(n => people.Contains(n.PersonId) && n.Link == link)
            .GroupBy(n => n.PersonId).Select(n => new { n.Key, At = n.Max(notice => notice.At) }).ToDictionaryAsync(n => n.Key, n => (DateTimeOffset?)n.At, cancel);
        var items = documents.Select(document => new Item(
                document.Participant.PersonId, names.GetValueOrDefault(document.Participant.PersonId) ?? "", signIns.Contains(document.Participant.PersonId), document.Signed?.AcceptedAt, document.Earlier,
                reminded.GetValueOrDefault(document.Participant.PersonId)))
            .OrderBy(item => item.SignedAt is not null).ThenBy(item => item.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        return new Response(documents.Count == 0 ? null : documents[0].Version.Number, items.Count(item => item.SignedAt is not null), items);
    }
}
