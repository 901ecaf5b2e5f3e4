using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Data.Incentives;

/// <summary>Writes and replaces the result of a calculation by COPY, on the connection and in the transaction of its caller.</summary>
public static class StatementBulk
{
    /// <summary>Removes the result that a new calculation replaces. The database itself refuses this for a closed period.</summary>
    public static async Task DeleteAsync(NpgsqlConnection connection, IncentivePeriodId period, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            Timeout = 600,
            BatchCommands =
            {
                new("delete from statement_lines where period_id = $1") { Parameters = { new() { Value = period.Value } } },
                new("delete from statements where period_id = $1") { Parameters = { new() { Value = period.Value } } },
            },
        };
        await batch.ExecuteNonQueryAsync(cancel);
    }

    public static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            "copy statements (id, period_id, plan_id, person_id, currency_code, total, held, line_count, standings, accumulators, findings) from stdin (format binary)", cancel);
        foreach (var statement in statements)
        {
            await writer.StartRowAsync(cancel);
            await writer.WriteAsync(statement.Id.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(statement.PeriodId.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(statement.PlanId.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(statement.PersonId.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(statement.CurrencyCode, NpgsqlDbType.Char, cancel);
            await writer.WriteAsync(statement.Total, NpgsqlDbType.Numeric, cancel);
            await writer.WriteAsync(statement.Held, NpgsqlDbType.Numeric, cancel);
            await writer.WriteAsync(statement.LineCount, NpgsqlDbType.Integer, cancel);
            await WriteJsonAsync(writer, statement.Standings, cancel);
            await WriteJsonAsync(writer, statement.Accumulators, cancel);
            await WriteJsonAsync(writer, statement.Findings, cancel);
        }
        await writer.CompleteAsync(cancel);
    }

    public static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<StatementEntry> lines, CancellationToken cancel)
    {
        await using var writer = await connection.BeginBinaryImportAsync(
            """
            copy statement_lines (id, statement_id, period_id, person_id, plan_version_id, ordinal, component_id, component_name, kind, amount, held,
                deal_id, deal_key, part, reason, date, credited, would_have_paid, objectives, derivation, corrects_line_id, corrects_period)
            from stdin (format binary)
            """, cancel);
        foreach (var line in lines)
        {
            await writer.StartRowAsync(cancel);
            await writer.WriteAsync(line.Id.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(line.StatementId.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(line.PeriodId.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(line.PersonId.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(line.PlanVersionId.Value, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(line.Ordinal, NpgsqlDbType.Integer, cancel);
            await writer.WriteAsync(line.ComponentId, NpgsqlDbType.Uuid, cancel);
            await writer.WriteAsync(line.ComponentName, NpgsqlDbType.Varchar, cancel);
            await writer.WriteAsync(line.Kind.ToString(), NpgsqlDbType.Varchar, cancel);
            await writer.WriteAsync(line.Amount, NpgsqlDbType.Numeric, cancel);
            await writer.WriteAsync(line.Held, NpgsqlDbType.Numeric, cancel);
            await WriteOrNullAsync(writer, line.DealId?.Value, NpgsqlDbType.Uuid, cancel);
            await WriteTextAsync(writer, line.DealKey, cancel);
            await writer.WriteAsync(line.Part, NpgsqlDbType.Varchar, cancel);
            await WriteTextAsync(writer, line.Reason?.ToString(), cancel);
            await writer.WriteAsync(line.Date, NpgsqlDbType.Date, cancel);
            await writer.WriteAsync(line.Credited, NpgsqlDbType.Numeric, cancel);
            await WriteOrNullAsync(writer, line.WouldHavePaid, NpgsqlDbType.Numeric, cancel);
            await WriteJsonAsync(writer, line.Objectives, cancel);
            await WriteJsonAsync(writer, line.Derivation, cancel);
            await WriteOrNullAsync(writer, line.CorrectsLineId?.Value, NpgsqlDbType.Uuid, cancel);
            await WriteTextAsync(writer, line.CorrectsPeriod, cancel);
        }
        await writer.CompleteAsync(cancel);
    }

    private static Task WriteJsonAsync<T>(NpgsqlBinaryImporter writer, T value, CancellationToken cancel) =>
        writer.WriteAsync(JsonSerializer.Serialize(value, DomainJson.Options), NpgsqlDbType.Jsonb, cancel);

    private static Task WriteTextAsync(NpgsqlBinaryImporter writer, string? value, CancellationToken cancel) =>
        value is null ? writer.WriteNullAsync(cancel) : writer.WriteAsync(value, NpgsqlDbType.Varchar, cancel);

    private static Task WriteOrNullAsync<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type, CancellationToken cancel)
        where T : struct =>
        value is { } known ? writer.WriteAsync(known, type, cancel) : writer.WriteNullAsync(cancel);
}
