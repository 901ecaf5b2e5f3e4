using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Data.Goals;

/// <summary>
/// Writes a whole cascade by set-based SQL: tens of thousands of goals in a second where tracked changes take minutes. It takes part in the context's
/// transaction, which must be open; nothing is audited here, whoever calls it leaves one entry for the whole.
/// </summary>
public static class GoalBatch
{
    private const string Changed = "changed_goals";

    /// <summary>Lets two people who cascade one objective follow one another, and holds the goals of the periods until the transaction ends.</summary>
    public static async Task LockAsync(SalesAlignDbContext db, Guid objective, IReadOnlyCollection<string> periods, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({objective.ToString()}, 1))", cancel);
        await db.Database.ExecuteSqlAsync($"select 1 from goals where objective_id = {objective} and period_key = any({periods.ToArray()}) for update", cancel);
    }

    /// <param name="created">In an order in which parents come before their children.</param>
    /// <param name="changed">Goals that exist, read without tracking; the steps that they were given since are appended.</param>
    /// <param name="removed">Goals that go, with their history.</param>
    public static async Task WriteAsync(
        SalesAlignDbContext db, IReadOnlyCollection<Goal> created, IReadOnlyCollection<Goal> changed, IReadOnlyCollection<GoalId> removed, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A cascade is written within a transaction.");
        if (removed.Count > 0)
        {
            var ids = new NpgsqlParameter("ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = removed.Select(id => id.Value).ToArray() };
            await db.Database.ExecuteSqlRawAsync("update goals set parent_id = null where parent_id = any(@ids)", [ids.Clone()], cancel);
            await db.Database.ExecuteSqlRawAsync("delete from goal_steps where goal_id = any(@ids)", [ids.Clone()], cancel);
            await db.Database.ExecuteSqlRawAsync("delete from goals where id = any(@ids)", [ids.Clone()], cancel);
        }
        if (created.Count > 0) await BulkCopy.InsertAsync(db, created, cancel);
        if (changed.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync($"create temp table {Changed} (like goals including defaults) on commit drop", cancel);
            await BulkCopy.InsertAsync(db, changed, cancel, Changed);
            var columns = BulkCopy.ColumnNames<Goal>(db).Where(name => name != "id").Select(name => $"\"{name}\" = c.\"{name}\"");
            // Names of columns come from the model, never from a request.
#pragma warning disable EF1002
            await db.Database.ExecuteSqlRawAsync($"update goals g set {string.Join(", ", columns)} from {Changed} c where c.id = g.id", cancel);
#pragma warning restore EF1002
            await db.Database.ExecuteSqlRawAsync($"drop table {Changed}", cancel);
        }
        var steps = created.Concat(changed).SelectMany(goal => goal.Steps).ToList();
        if (steps.Count > 0) await BulkCopy.InsertAsync(db, steps, cancel);
    }
}
