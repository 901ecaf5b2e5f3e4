using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Pipeline;

/// <summary>Words a stage anew. What it means to figures stays: deals have been counted by it.</summary>
public sealed class EditPipelineStage(UseCaseContext context) : UseCase<EditPipelineStage.Request, Nothing>(context)
{
    public sealed record Request(PipelineStageId Id, StageDescription Stage);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Stage).NotNull().SetValidator(new StageDescription.Rules());
    }

    public override Permission Permission => Permission.ManageSalesData;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        var stages = await StageProcess.HeldAsync(work, cancel);
        if (stages.Find(known => known.Id == request.Id) is not { } stage) return Result.NotFound;
        if (StageProcess.IsTaken(stages, request.Stage.Name, stage.Id)) return Result.Refused("pipeline_stage.name_taken", "Stage.Name");
        stage.Describe(request.Stage.Name, request.Stage.Actions, request.Stage.ExitCriteria, request.Stage.RequiredOutput, request.Stage.UsualDays);
        await work.Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return default(Nothing);
    }
}
