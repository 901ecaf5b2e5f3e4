using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Goals;

/// <summary>The events that move sales within a fiscal year.</summary>
public sealed class ListCalendarEvents(UseCaseContext context) : UseCase<ListCalendarEvents.Request, IReadOnlyList<CascadeEvent>>(context)
{
    public sealed record Request(int FiscalYear);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<IReadOnlyList<CascadeEvent>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var year = (await work.CompanyAsync(cancel)).Calendar.Year(request.FiscalYear);
        return await work.Db.CalendarEvents.AsNoTracking().Where(e => e.First <= year.Last && e.Last >= year.First).OrderBy(e => e.First).ThenBy(e => e.Name)
            .Select(e => new CascadeEvent(e.Id, e.Name, e.Kind, e.First, e.Last, e.UpliftPercent)).ToListAsync(cancel);
    }
}
