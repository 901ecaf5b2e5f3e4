using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Pipeline;

/// <summary>Removes a stage that no deal ever entered. Each meaning keeps one stage, or deals would have nowhere to be.</summary>
public sealed class RemovePipelineStage(UseCaseContext context) : UseCase<RemovePipelineStage.Request, Nothing>(context)
{
    public sealed record Request(PipelineStageId Id);

    public override Permission Permission => Permission.ManageSalesData;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        var stages = await StageProcess.HeldAsync(work, cancel);
        if (stages.Find(known => known.Id == request.Id) is not { } stage) return Result.NotFound;
        if (stages.Count(known => known.Stage == stage.Stage) == 1) return Result.Refused("pipeline_stage.last_of_its_meaning");
        var entries = await work.Db.StageEntries.LongCountAsync(entry => entry.PipelineStageId == request.Id, cancel);
        if (entries > 0) return Result.Refused("pipeline_stage.in_use", null, entries);
        work.Db.Remove(stage);
        stages.Remove(stage);
        await StageProcess.SaveAsync(work, stages, cancel);
        await transaction.CommitAsync(cancel);
        return default(Nothing);
    }
}
