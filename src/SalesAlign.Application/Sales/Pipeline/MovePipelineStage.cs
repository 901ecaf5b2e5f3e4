using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Pipeline;

/// <summary>Moves a stage one place towards the start or the end of the process; stages before contact, in contact, won and lost stay in that order.</summary>
public sealed class MovePipelineStage(UseCaseContext context, DataChanges changes) : UseCase<MovePipelineStage.Request, Nothing>(context)
{
    public sealed record Request(PipelineStageId Id, bool Later);

    public override Permission Permission => Permission.ManageSalesData;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        var stages = await StageProcess.HeldAsync(work, cancel);
        var from = stages.FindIndex(stage => stage.Id == request.Id);
        if (from < 0) return Result.NotFound;
        var to = from + (request.Later ? 1 : -1);
        if (to < 0 || to >= stages.Count) return Result.Refused("pipeline_stage.at_the_end");
        (stages[from], stages[to]) = (stages[to], stages[from]);
        var followed = await StageProcess.SaveAsync(work, stages, cancel);
        await transaction.CommitAsync(cancel);
        if (followed) await StageProcess.TellAsync(changes, cancel);
        return default(Nothing);
    }
}
