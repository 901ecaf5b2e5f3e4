using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>Who may share a deal: everybody employed on the day it closed, or today while it is open.</summary>
public sealed class ListSplitPeople(UseCaseContext context) : UseCase<ListSplitPeople.Request, IReadOnlyList<ListSplitPeople.Item>>(context)
{
    public sealed record Request(DealId Id);

    public sealed record Item(PersonId Id, string Name);

    public override Permission Permission => Permission.ManageSalesData;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var deal = await work.Db.Deals.AsNoTracking().Where(candidate => candidate.Id == request.Id).Select(candidate => new { candidate.ClosedOn }).SingleOrDefaultAsync(cancel);
        if (deal is null) return Result.NotFound;
        var on = deal.ClosedOn ?? await work.TodayAsync(cancel);
        var people = await work.Db.People.AsNoTracking().Where(person => person.LeftOn == null || person.LeftOn >= on)
            .OrderBy(person => person.Name).Select(person => new Item(person.Id, person.Name)).ToListAsync(cancel);
        return people;
    }
}
