using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Incentives;

/// <summary>Writes what each person would earn by each set of rules as CSV.</summary>
public sealed class ExportSimulation(UseCaseContext context) : UseCase<ExportSimulation.Request, Nothing>(context)
{
    public sealed record Request(PlanSimulationId Simulation, Stream To);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var result = await work.Db.PlanSimulations.AsNoTracking().Where(s => s.Id == request.Simulation).Select(s => s.Result).SingleOrDefaultAsync(cancel);
        if (result is null) return Result.NotFound;
        var inForce = result.Scenarios.ToList().FindIndex(scenario => scenario.InForce);
        await using var csv = new CsvExport(request.To);
        await csv.WriteAsync(["person", "wonAmount", "deals", "currency", .. result.Scenarios.Select(scenario => scenario.Name), .. result.Scenarios.Where(s => inForce >= 0 && !s.InForce).Select(s => "change: " + s.Name)], cancel);
        foreach (var person in result.People)
        {
            await csv.WriteAsync(
                [person.Name, person.WonAmount, person.Deals, result.Currency, .. person.Earned.Select(earned => (object?)earned),
                    .. person.Earned.Where((_, i) => inForce >= 0 && i != inForce).Select(earned => (object?)(earned - person.Earned[inForce]))], cancel);
        }
        return default(Nothing);
    }
}
