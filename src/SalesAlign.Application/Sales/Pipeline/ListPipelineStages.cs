using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Pipeline;

/// <summary>The company's sales process, stage by stage.</summary>
public sealed class ListPipelineStages(UseCaseContext context) : UseCase<ListPipelineStages.Request, IReadOnlyList<ListPipelineStages.Item>>(context)
{
    public sealed record Request;

    /// <param name="Entries">How often a deal entered it; a stage that was never entered can be removed.</param>
    public sealed record Item(
        PipelineStageId Id, string Name, int Position, DealStage Meaning, string? Actions, string? ExitCriteria, string? RequiredOutput, int? UsualDays, long Entries);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var entries = await work.Db.StageEntries.GroupBy(entry => entry.PipelineStageId).Select(group => new { group.Key, Count = group.LongCount() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        var stages = await work.Db.PipelineStages.AsNoTracking().OrderBy(stage => stage.Position).ThenBy(stage => stage.Id).ToListAsync(cancel);
        return stages.ConvertAll(stage => new Item(
            stage.Id, stage.Name, stage.Position, stage.Stage, stage.Actions, stage.ExitCriteria, stage.RequiredOutput, stage.UsualDays, entries.GetValueOrDefault(stage.Id)));
    }
}
