using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>What the reader pinned to their home, with its figures of a period. What lies beyond their scope by now is left out.</summary>
public sealed class ListPins(UseCaseContext context) : UseCase<ListPins.Request, ListPins.Response>(context)
{
    public sealed record Request(string Period);

    public sealed record Response(string Period, IReadOnlyList<Item> Pins);

    public sealed record Item(PinId Id, string Subject, UnitId? Unit, PersonId? Person, ScoreRow Row);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(request.Period);
        var day = Days.WithinOrToday(period, await work.TodayAsync(cancel));
        var pins = await work.Db.Pins.AsNoTracking().Where(pin => pin.OwnerId == work.Actor.PersonId).OrderBy(pin => pin.PinnedAt).ToListAsync(cancel);
        var items = new List<Item>();
        foreach (var group in pins.GroupBy(pin => (pin.UnitId, pin.PersonId)))
        {
            if (await Subject.FindAsync(work, group.Key.UnitId, group.Key.PersonId, day, cancel) is not { } subject) continue;
            if (group.Key is { UnitId: null, PersonId: null } && !subject.IsCompany) continue;
            var rows = await Scorecards.ReadAsync(work, subject, period, calendar.Previous(period), [.. group.Select(pin => pin.MetricId)], cancel);
            foreach (var pin in group)
            {
                if (rows.FirstOrDefault(row => row.Metric.Id == pin.MetricId) is { } row) items.Add(new(pin.Id, subject.Name, pin.UnitId, pin.PersonId, row));
            }
        }
        return new Response(period.Key, items);
    }
}
