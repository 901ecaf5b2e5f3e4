using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Takes values of KPIs from a table with a heading, pasted or read from a file. Every row that cannot be taken is named; then nothing is saved.</summary>
public sealed class ImportKpiValues(UseCaseContext context) : UseCase<ImportKpiValues.Request, ImportKpiValues.Response>(context)
{
    public const int MostRows = 5_000;

    private static readonly Dictionary<string, string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kpi"] = "Kpi", ["指标"] = "Kpi", ["subject"] = "Subject", ["unit"] = "Subject", ["person"] = "Subject", ["对象"] = "Subject", ["组织单元"] = "Subject", ["人员"] = "Subject",
        ["period"] = "Period", ["期间"] = "Period", ["value"] = "Value", ["数值"] = "Value", ["numerator"] = "Numerator", ["分子"] = "Numerator", ["denominator"] = "Denominator", ["分母"] = "Denominator",
        ["note"] = "Note", ["备注"] = "Note",
    };

    /// <param name="Table">With commas, semicolons or tabs between columns; columns kpi, subject, period, value, numerator, denominator, note in any order.</param>
    /// <param name="IsTrial">Reads and checks everything and saves nothing.</param>
    public sealed record Request(string Table, bool IsTrial = false);

    /// <param name="IsSaved">False for a trial, and where any row could not be taken.</param>
    public sealed record Response(int Rows, KpiValuesTaken Taken, IReadOnlyList<RowProblem> Problems, bool IsSaved);

    /// <param name="Row">Counted with the heading, as a spreadsheet does.</param>
    /// <param name="Column">Heading of the column that is to be put right; null where it is the whole row.</param>
    public sealed record RowProblem(int Row, string? Column, string? Cell, Problem Problem);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Table).NotEmpty().WithErrorCode("kpi.no_rows").MaximumLength(1_000_000).WithErrorCode("kpi.too_many_values");
    }

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var (columns, rows) = Read(request.Table);
        foreach (var needed in (string[])["Kpi", "Period"])
        {
            if (!columns.ContainsKey(needed)) return Result.Refused("kpi.no_column", nameof(Request.Table), needed.ToLowerInvariant());
        }
        if (!columns.ContainsKey("Value") && !columns.ContainsKey("Numerator")) return Result.Refused("kpi.no_column", nameof(Request.Table), "value");
        if (rows.Count == 0) return Result.Refused("kpi.no_rows", nameof(Request.Table));
        if (rows.Count > MostRows) return Result.Refused("kpi.too_many_values", nameof(Request.Table));
        var book = await KpiBook.ReadAsync(work, cancel);
        var mark = ValueReading.GuessDecimalMark([.. rows.SelectMany(row => new[] { Cell(row, "Value"), Cell(row, "Numerator"), Cell(row, "Denominator") }).Select(text => text.TrimEnd('%', ' ')).Where(text => text.Length > 0)]);
        var writing = await KpiWriting.BeginAsync(work, book, book.Kpis.Select(kpi => kpi.Id), rows.Select(row => Cell(row, "Period")), cancel);
        var problems = new List<RowProblem>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            try
            {
                var kpi = Find(book, Cell(row, "Kpi"));
                if (kpi.Source is not (KpiSource.Imported or KpiSource.Entered)) throw new RuleViolation("kpi.not_imported") { Field = "Kpi" };
                var (unit, person) = await KpiWriting.SubjectAsync(work, book, kpi, Cell(row, "Subject"), cancel);
                var reading = new KpiReading(Number(row, "Value", mark, kpi.Unit), Number(row, "Numerator", mark, null), Number(row, "Denominator", mark, null), Cell(row, "Note"));
                writing.Take(new(kpi, unit, person, Cell(row, "Period"), reading), KpiSource.Imported);
            }
            catch (RuleViolation refused)
            {
                problems.Add(new(i + 2, refused.Field is { } field && columns.TryGetValue(field, out var at) ? at.Heading : null, refused.Field is { } of ? Cell(row, of) : null, new Problem(refused.Code, refused.Field, null, [.. refused.Arguments])));
            }
        }
        var saves = problems.Count == 0 && !request.IsTrial;
        if (saves) await work.Db.SaveChangesAsync(cancel);
        return new Response(rows.Count, writing.Taken, problems, saves);

        string Cell(string[] row, string column) => columns.TryGetValue(column, out var at) && at.Index < row.Length ? row[at.Index].Trim() : "";

        decimal? Number(string[] row, string column, DecimalMark by, MetricUnit? unit)
        {
            var text = Cell(row, column);
            if (text.Length == 0) return null;
            var percent = text.EndsWith('%');
            if (percent && unit != MetricUnit.Share) throw new RuleViolation("kpi.not_a_number", text) { Field = column };
            if (!ValueReading.TryNumber(percent ? text[..^1] : text, by, out var number, 6)) throw new RuleViolation("kpi.not_a_number", text) { Field = column };
            return percent ? number / 100m : number;
        }
    }

    private static Kpi Find(KpiBook book, string text)
    {
        var named = book.Kpis.Where(kpi => Is(kpi.Name) || Is(kpi.Chinese?.Name) || Is(kpi.Code) || Is(kpi.Id.ToString())).ToList();
        return named is [var one] ? one : throw new RuleViolation(named.Count == 0 ? "kpi.unknown" : "kpi.several_named", text) { Field = "Kpi" };

        bool Is(string? name) => name is not null && string.Equals(name, text, StringComparison.OrdinalIgnoreCase);
    }

    private static (Dictionary<string, (int Index, string Heading)> Columns, List<string[]> Rows) Read(string table)
    {
        var heading = table.AsSpan().TrimStart('\uFEFF');
        var end = heading.IndexOfAny('\r', '\n');
        if (end >= 0) heading = heading[..end];
        var delimiter = heading.Contains('\t') ? "\t" : heading.Count(';') > heading.Count(',') ? ";" : ",";
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter, HasHeaderRecord = false, BadDataFound = null, MissingFieldFound = null, IgnoreBlankLines = true };
        using var parser = new CsvParser(new StringReader(table.TrimStart('\uFEFF')), settings);
        var columns = new Dictionary<string, (int, string)>(StringComparer.Ordinal);
        var rows = new List<string[]>();
        while (parser.Read() && rows.Count <= MostRows)
        {
            if (parser.Record is not { } record) continue;
            if (columns.Count == 0)
            {
                for (var i = 0; i < record.Length; i++)
                {
                    if (Headings.TryGetValue(record[i].Trim(), out var column)) columns.TryAdd(column, (i, record[i].Trim()));
                }
                if (columns.Count == 0) break;
            }
            else if (Array.Exists(record, cell => !string.IsNullOrWhiteSpace(cell)))
            {
                rows.Add(record);
            }
        }
        return (columns, rows);
    }
}
