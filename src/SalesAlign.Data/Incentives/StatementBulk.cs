using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Data.Incentives;

/// <summary>Writes what a calculation has found by COPY, on the connection and in the transaction of its caller.</summary>
public static class StatementBulk
{
    private const string CopyLines = """
        copy statement_lines (id, statement_id, period_id, person_id, plan_version_id, ordinal, component_id, component_name, kind, amount, held,
            deal_id, deal_key, part, reason, date, credited, would_have_paid, objectives, derivation, corrects_line_id, corrects_period)
        from stdin (format binary)
        """;

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

    /// <summary>Room for lines as they are computed, to be sent by <see cref="WriteAsync(NpgsqlConnection, CopyRows, CancellationToken)"/>.</summary>
    public static CopyRows Lines() => new(columns: 22);

    public static void Add(CopyRows rows, StatementEntry line)
    {
        rows.StartRow();
        rows.Write(line.Id.Value);
        rows.Write(line.StatementId.Value);
        rows.Write(line.PeriodId.Value);
        rows.Write(line.PersonId.Value);
        rows.Write(line.PlanVersionId.Value);
        rows.Write(line.Ordinal);
        rows.Write(line.ComponentId);
        rows.Write(line.ComponentName);
        rows.Write(KindNames[(int)line.Kind]);
        rows.Write(line.Amount);
        rows.Write(line.Held);
        rows.Write(line.DealId?.Value);
        rows.Write(line.DealKey);
        rows.Write(line.Part);
        rows.Write(line.Reason is { } reason ? ReasonNames[(int)reason] : null);
        rows.Write(line.Date);
        rows.Write(line.Credited);
        rows.Write(line.WouldHavePaid);
        rows.WriteJson(line.Objectives, IncentiveJson.Options);
        rows.WriteJson(line.Derivation, IncentiveJson.Options);
        rows.Write(line.CorrectsLineId?.Value);
        rows.Write(line.CorrectsPeriod);
    }

    internal static Task WriteAsync(NpgsqlConnection connection, CopyRows lines, CancellationToken cancel) => lines.SendAsync(connection, CopyLines, cancel);

    private static Task WriteJsonAsync<T>(NpgsqlBinaryImporter writer, T value, CancellationToken cancel) =>
        writer.WriteAsync(JsonSerializer.Serialize(value, DomainJson.Options), NpgsqlDbType.Jsonb, cancel);

    private static Task WriteOrNullAsync<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type, CancellationToken cancel)
        where T : struct =>
        value is { } known ? writer.WriteAsync(known, type, cancel) : writer.WriteNullAsync(cancel);
}
