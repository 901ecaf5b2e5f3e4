using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Incentives;

/// <summary>What a run found of an earlier one that was interrupted.</summary>
/// <param name="People">They need not be computed again.</param>
/// <param name="Outdated">There was something, but it was computed from other data and has been removed.</param>
public sealed record Unfinished(IReadOnlySet<PersonId> People, bool Outdated);

/// <summary>
/// Keeps what a calculation has finished while it goes on. Lines lie at once where they stay, but belong to a draft of a statement, and only lines of a
/// statement are ever read; so that everything appears together when the drafts become statements, and no line is written twice.
/// </summary>
public static class StatementDrafts
{
    internal const string Columns =
        """
        id, period_id, plan_id, person_id, currency_code, total, held, line_count, standings, accumulators, findings,
        fingerprint, opening, awards, metrics, previous_total, changes
        """;

    internal const string Create = """
        create table statement_drafts (like statements including defaults);
        alter table statement_drafts add constraint pk_statement_drafts primary key (id);
        create index ix_statement_drafts_period_id on statement_drafts (period_id);
        create table calculation_checkpoints (
            period_id uuid not null constraint pk_calculation_checkpoints primary key
                constraint fk_calculation_checkpoints_incentive_periods_period_id references incentive_periods (id) on delete cascade,
            run_id uuid not null,
            basis text not null,
            people integer not null);
        """;

    internal const string Drop = """
        drop table calculation_checkpoints;
        drop table statement_drafts;
        """;

    private const string DropLines = "delete from statement_lines where statement_id in (select id from statement_drafts where period_id = $1)";
    private const string DropDrafts = "delete from statement_drafts where period_id = $1";

    /// <summary>
    /// Takes over what an interrupted run of the period has finished, where it was computed from the same; removes it otherwise. Says so on the run.
    /// </summary>
    /// <param name="basis">What this run computes from, in short.</param>
    /// <param name="apart">Whether the connection is the run's own; otherwise the caller has a transaction on it.</param>
    public static async Task<Unfinished> TakeOverAsync(NpgsqlConnection connection, IncentivePeriodId period, Guid run, string basis, bool apart, CancellationToken cancel)
    {
        await using var transaction = apart ? await connection.BeginTransactionAsync(cancel) : null;
        // Whoever still writes holds the row until that is saved or gone.
        await using var take = Command(connection, "select basis from calculation_checkpoints where period_id = $1 for update", period.Value);
        var same = string.Equals((string?)await take.ExecuteScalarAsync(cancel), basis, StringComparison.Ordinal);
        var finished = new HashSet<PersonId>();
        await using (var people = Command(connection, "select distinct person_id from statement_drafts where period_id = $1", period.Value))
        await using (var rows = await people.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel)) finished.Add(new PersonId(rows.GetGuid(0)));
        }
        var found = same ? new Unfinished(finished, false) : new Unfinished(new HashSet<PersonId>(), finished.Count > 0);
        await using var begin = new NpgsqlBatch(connection) { Timeout = 600 };
        if (!same)
        {
            begin.BatchCommands.Add(Part(DropLines, period.Value));
            begin.BatchCommands.Add(Part(DropDrafts, period.Value));
        }
        begin.BatchCommands.Add(Part(
            """
            insert into calculation_checkpoints (period_id, run_id, basis) values ($1, $2, $3)
            on conflict (period_id) do update set run_id = excluded.run_id, basis = excluded.basis
            """, period.Value, run, basis));
        begin.BatchCommands.Add(Part("update calculation_runs set kept = $2, started_over = $3 where id = $1", run, found.People.Count, found.Outdated));
        await begin.ExecuteNonQueryAsync(cancel);
        if (transaction is not null) await transaction.CommitAsync(cancel);
        return found;
    }

    /// <summary>Adds what is finished: statements of whole participants with their lines; within the caller's transaction. Several may do so at once for one run.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection, IncentivePeriodId period, Guid run, IReadOnlyList<Statement> statements, CopyRows lines, CancellationToken cancel)
    {
        await using (var own = Command(connection, "select from calculation_checkpoints where period_id = $1 and run_id = $2 for key share", period.Value, run))
        await using (var rows = await own.ExecuteReaderAsync(cancel))
        {
            if (!rows.HasRows) throw new InvalidOperationException("Another run has taken over what this one writes.");
        }
        await StatementBulk.WriteAsync(connection, statements, cancel);
        await StatementBulk.WriteAsync(connection, lines, cancel);
    }

    /// <summary>Makes the drafts of a period its statements, in place of what it had; within the caller's transaction.</summary>
    /// <param name="people">Only theirs are replaced; null for everybody's. The database itself refuses this for a closed period.</param>
    public static async Task PublishAsync(NpgsqlConnection connection, IncentivePeriodId period, Guid[]? people, CancellationToken cancel)
    {
        const string replaced = "period_id = $1 and ($2::uuid[] is null or person_id = any($2))";
        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = 600,
            BatchCommands =
            {
                Of($"delete from statement_lines where statement_id in (select id from statements where {replaced})"),
                Of($"delete from statements where {replaced}"),
                Part($"insert into statements ({Columns}) select {Columns} from statement_drafts where period_id = $1", period.Value),
                Part(DropDrafts, period.Value),
                Part("delete from calculation_checkpoints where period_id = $1", period.Value),
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);

        NpgsqlBatchCommand Of(string sql) => new(sql)
        {
            Parameters = { new() { Value = period.Value }, new() { Value = (object?)people ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid } },
        };
    }

    /// <summary>Removes what a run left behind that nobody will go on with.</summary>
    public static async Task DiscardAsync(NpgsqlConnection connection, IncentivePeriodId period, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = 600,
            BatchCommands = { Part(DropLines, period.Value), Part(DropDrafts, period.Value), Part("delete from calculation_checkpoints where period_id = $1", period.Value) },
        };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    private static NpgsqlBatchCommand Part(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
