using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives.Recognition;

/// <summary>Whom the actor may honour, and the objectives that it may have helped.</summary>
public sealed class GetHonourChoices(UseCaseContext context) : UseCase<GetHonourChoices.Request, GetHonourChoices.Response>(context)
{
    public sealed record Request;

    public sealed record Response(IReadOnlyList<PersonItem> People, IReadOnlyList<ObjectiveName> Objectives);

    public sealed record PersonItem(PersonId Id, string Name);

    public override Permission Permission => Permission.GiveHonours;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        var me = work.Actor.PersonId;
        var people = work.Db.People.AsNoTracking().Where(person => person.Id != me && (person.LeftOn == null || person.LeftOn >= today));
        if (!scope.WholeCompany)
        {
            var below = scope.People.ToList();
            people = people.Where(person => below.Contains(person.Id));
        }
        var named = await people.OrderBy(person => person.Name).Take(2_000).Select(person => new PersonItem(person.Id, person.Name)).ToListAsync(cancel);
        return new Response(named, [.. (await ObjectiveName.ReadAsync(work.Db, cancel)).Where(objective => objective.InForce)]);
    }
}
