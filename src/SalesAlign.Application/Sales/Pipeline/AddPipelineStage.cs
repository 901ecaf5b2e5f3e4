using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Pipeline;

/// <summary>Adds a stage to the sales process, behind the last one that means the same.</summary>
public sealed class AddPipelineStage(UseCaseContext context, DataChanges changes) : UseCase<AddPipelineStage.Request, PipelineStageId>(context)
{
    public sealed record Request(DealStage Meaning, StageDescription Stage);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Meaning).IsInEnum();
            RuleFor(r => r.Stage).NotNull().SetValidator(new StageDescription.Rules());
        }
    }

    public override Permission Permission => Permission.ManageSalesData;

    protected override async Task<Result<PipelineStageId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        var stages = await StageProcess.HeldAsync(work, cancel);
        if (StageProcess.IsTaken(stages, request.Stage.Name)) return Result.Refused("pipeline_stage.name_taken", "Stage.Name");
        var stage = new PipelineStage(PipelineStageId.New(), request.Stage.Name, stages.Count + 1, request.Meaning);
        stage.Describe(request.Stage.Name, request.Stage.Actions, request.Stage.ExitCriteria, request.Stage.RequiredOutput, request.Stage.UsualDays);
        stages.Insert(stages.FindLastIndex(known => known.Stage <= request.Meaning) + 1, stage);
        work.Db.Add(stage);
        var followed = await StageProcess.SaveAsync(work, stages, cancel);
        await transaction.CommitAsync(cancel);
        if (followed) await StageProcess.TellAsync(changes, cancel);
        return stage.Id;
    }
}
