using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>To whom a case or an action may be given, by a few letters of the name.</summary>
public sealed class FindCasePeople(UseCaseContext context) : UseCase<FindCasePeople.Request, IReadOnlyList<FindCasePeople.Item>>(context)
{
    private const int Most = 200;

    public sealed record Request(string? Search = null);

    public sealed record Item(PersonId Id, string Name);

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var people = CaseReader.Reachable(work, await work.TodayAsync(cancel));
        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var pattern = Paging.Containing(request.Search);
            people = people.Where(person => EF.Functions.ILike(person.Name, pattern));
        }
        return await people.OrderBy(person => person.Name).ThenBy(person => person.Id).Take(Most).Select(person => new Item(person.Id, person.Name)).ToListAsync(cancel);
    }
}
