using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Data.Incentives;

/// <summary>A line with its parts as JSON, made where the line was computed, so that writing only writes.</summary>
public readonly record struct LineToWrite(StatementEntry Line, byte[] Objectives, byte[] Derivation)
{
    private static readonly byte[] Empty = "[]"u8.ToArray();

    public static LineToWrite Of(StatementEntry line) => new(
        line, line.Objectives.Count == 0 ? Empty : JsonSerializer.SerializeToUtf8Bytes(line.Objectives, DomainJson.Options),
        JsonSerializer.SerializeToUtf8Bytes(line.Derivation, DomainJson.Options));
}

/// <summary>Writes what a calculation has found by COPY, on the connection and in the transaction of its caller.</summary>
public static class StatementBulk
{
    private static readonly string[] KindNames = Enum.GetNames<LineKind>();
    private static readonly string[] ReasonNames = Enum.GetNames<CreditReason>();

    /// <summary>Statements as drafts.</summary>
    internal static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<Statement> statements, CancellationToken cancel)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"copy statement_drafts ({StatementDrafts.Columns}) from stdin (format binary)", cancel);
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
            await writer.WriteAsync(statement.Fingerprint, NpgsqlDbType.Varchar, cancel);
            await WriteJsonAsync(writer, statement.Opening, cancel);
            await WriteJsonAsync(writer, statement.Awards, cancel);
            await WriteJsonAsync(writer, statement.Metrics, cancel);
            await WriteOrNullAsync(writer, statement.PreviousTotal, NpgsqlDbType.Numeric, cancel);
            await WriteJsonAsync(writer, statement.Changes, cancel);
        }
        await writer.CompleteAsync(cancel);
    }

    /// <summary>Lines ready to be written. Blocks its thread: a task per column would cost more than the column.</summary>
    internal static void Write(NpgsqlConnection connection, IReadOnlyList<LineToWrite> lines)
    {
        using var writer = connection.BeginBinaryImport(
            """
            copy statement_lines (id, statement_id, period_id, person_id, plan_version_id, ordinal, component_id, component_name, kind, amount, held,
                deal_id, deal_key, part, reason, date, credited, would_have_paid, objectives, derivation, corrects_line_id, corrects_period)
            from stdin (format binary)
            """);
        foreach (var (line, objectives, derivation) in lines)
        {
            writer.StartRow();
            writer.Write(line.Id.Value, NpgsqlDbType.Uuid);
            writer.Write(line.StatementId.Value, NpgsqlDbType.Uuid);
            writer.Write(line.PeriodId.Value, NpgsqlDbType.Uuid);
            writer.Write(line.PersonId.Value, NpgsqlDbType.Uuid);
            writer.Write(line.PlanVersionId.Value, NpgsqlDbType.Uuid);
            writer.Write(line.Ordinal, NpgsqlDbType.Integer);
            writer.Write(line.ComponentId, NpgsqlDbType.Uuid);
            writer.Write(line.ComponentName, NpgsqlDbType.Varchar);
            writer.Write(KindNames[(int)line.Kind], NpgsqlDbType.Varchar);
            writer.Write(line.Amount, NpgsqlDbType.Numeric);
            writer.Write(line.Held, NpgsqlDbType.Numeric);
            WriteOrNull(writer, line.DealId?.Value, NpgsqlDbType.Uuid);
            WriteText(writer, line.DealKey);
            writer.Write(line.Part, NpgsqlDbType.Varchar);
            WriteText(writer, line.Reason is { } reason ? ReasonNames[(int)reason] : null);
            writer.Write(line.Date, NpgsqlDbType.Date);
            writer.Write(line.Credited, NpgsqlDbType.Numeric);
            WriteOrNull(writer, line.WouldHavePaid, NpgsqlDbType.Numeric);
            writer.Write(objectives, NpgsqlDbType.Jsonb);
            writer.Write(derivation, NpgsqlDbType.Jsonb);
            WriteOrNull(writer, line.CorrectsLineId?.Value, NpgsqlDbType.Uuid);
            WriteText(writer, line.CorrectsPeriod);
        }
        writer.Complete();
    }

    private static void WriteText(NpgsqlBinaryImporter writer, string? value)
    {
        if (value is null) writer.WriteNull();
        else writer.Write(value, NpgsqlDbType.Varchar);
    }

    private static void WriteOrNull<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } known) writer.Write(known, type);
        else writer.WriteNull();
    }

    private static Task WriteJsonAsync<T>(NpgsqlBinaryImporter writer, T value, CancellationToken cancel) =>
        writer.WriteAsync(JsonSerializer.Serialize(value, DomainJson.Options), NpgsqlDbType.Jsonb, cancel);

    private static Task WriteOrNullAsync<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type, CancellationToken cancel)
        where T : struct =>
        value is { } known ? writer.WriteAsync(known, type, cancel) : writer.WriteNullAsync(cancel);
}
