using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Starts a calculation of a period; it runs by itself, and its progress can be read.</summary>
public sealed class CalculateIncentivePeriod(UseCaseContext context, JobQueue queue)
    : UseCase<CalculateIncentivePeriod.Request, CalculationRunId>(context)
{
    /// <param name="Unit">Only people of this unit and below: their statements alone are replaced.</param>
    /// <param name="Person">Only this person.</param>
    public sealed record Request(IncentivePeriodId Period, UnitId? Unit = null, PersonId? Person = null);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<CalculationRunId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await work.Db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null) return Result.NotFound;
        period.RefuseCalculation();
        if (request.Unit is { } unit && !await work.Db.Units.AnyAsync(u => u.Id == unit, cancel)) return Result.Refused("unit.unknown", nameof(request.Unit));
        if (request.Person is { } person && !await work.Db.People.AnyAsync(p => p.Id == person, cancel)) return Result.Refused("person.unknown", nameof(request.Person));
        if (await work.Db.CalculationRuns.AnyAsync(r => r.PeriodId == period.Id && (r.State == CalculationRunState.Queued || r.State == CalculationRunState.Running), cancel))
        {
            return Result.Refused("calculation.already_running");
        }
        var run = new CalculationRun(period.Id, work.Actor.PersonId, work.Now, request.Unit, request.Person);
        work.Db.Add(run);
        await work.Db.SaveChangesAsync(cancel);
        queue.Enqueue<CalculationJob>(run.Id.Value);
        return run.Id;
    }
}
