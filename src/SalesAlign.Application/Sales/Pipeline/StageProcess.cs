using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Data.Sales;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Pipeline;

/// <summary>What every change of the sales process has in common: one at a time, in a sensible order, with derived history following.</summary>
internal static class StageProcess
{
    public static async Task<List<PipelineStage>> HeldAsync(Work work, CancellationToken cancel)
    {
        await work.Db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('salesalign.import'))", cancel);
        return await work.Db.PipelineStages.OrderBy(stage => stage.Position).ThenBy(stage => stage.Id).ToListAsync(cancel);
    }

    public static bool IsTaken(IEnumerable<PipelineStage> stages, string name, PipelineStageId? but = null) =>
        stages.Any(stage => stage.Id != but && string.Equals(stage.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Saves the stages in their new order. True when derived history had to follow to another first stage.</summary>
    public static async Task<bool> SaveAsync(Work work, IReadOnlyList<PipelineStage> stages, CancellationToken cancel)
    {
        PipelineStage.CheckOrder(stages);
        for (var i = 0; i < stages.Count; i++) stages[i].MoveTo(i + 1);
        await work.Db.SaveChangesAsync(cancel);
        return await new DerivedStages((NpgsqlConnection)work.Db.Database.GetDbConnection()).FollowOrderAsync(cancel);
    }

    public static Task TellAsync(DataChanges changes, CancellationToken cancel) => changes.TellAsync(new DataChange([ImportKind.StageEntries], null, null, null), cancel);
}
