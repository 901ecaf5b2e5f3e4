using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>Puts a metric of a unit or person onto the reader's home, or takes it off again.</summary>
public sealed class PinMetric(UseCaseContext context) : UseCase<PinMetric.Request, Nothing>(context)
{
    public sealed record Request(MetricId Metric, UnitId? Unit, PersonId? Person, bool IsPinned);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var known = await work.Db.Pins.SingleOrDefaultAsync(
            pin => pin.OwnerId == me && pin.MetricId == request.Metric && pin.UnitId == request.Unit && pin.PersonId == request.Person, cancel);
        if (!request.IsPinned)
        {
            if (known is not null) work.Db.Remove(known);
        }
        else if (known is null)
        {
            if (await Subject.FindAsync(work, request.Unit, request.Person, await work.TodayAsync(cancel), cancel) is not { } subject) return Result.NotFound;
            if (request is { Unit: null, Person: null } && !subject.IsCompany) return Result.NotFound;
            if (!await work.Db.Metrics.AnyAsync(metric => metric.Id == request.Metric, cancel)) return Result.NotFound;
            if (await work.Db.Pins.CountAsync(pin => pin.OwnerId == me, cancel) >= Pin.Most) return Result.Refused("pin.too_many", null, Pin.Most);
            work.Db.Add(new Pin(PinId.New(), me, request.Metric, request.Unit, request.Person, work.Now));
        }
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
