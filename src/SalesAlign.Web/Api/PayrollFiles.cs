using System.Globalization;
using System.Text;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;

namespace SalesAlign.Web.Api;

/// <summary>Serves a period's pay as the file that payroll takes.</summary>
internal static class PayrollFiles
{
    public static async Task<IResult> CsvAsync(Guid id, Guid? format, ExportPayroll action, HttpContext context) =>
        (await action.RunAsync(context.Actor(), new(new(id), format), context.RequestAborted)).ToHttp(context, pay =>
        {
            var text = new StringBuilder();
            text.AppendJoin(',', pay.Headings.Select(heading => Quoted(heading))).Append("\r\n");
            foreach (var row in pay.Rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
            return Results.Bytes([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", $"payroll-{pay.Period}.csv");
        });

    public static async Task<IResult> WorkbookAsync(Guid id, Guid? format, ExportPayroll action, HttpContext context) =>
        (await action.RunAsync(context.Actor(), new(new(id), format), context.RequestAborted)).ToHttp(context, pay =>
        {
            using var bytes = new MemoryStream();
            WorkbookExport.Write(bytes, new WorkbookSheet(pay.Period, pay.Headings, pay.Rows, [.. pay.Headings.Select(_ => 18)]));
            return Results.Bytes(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"payroll-{pay.Period}.xlsx");
        });

    private static string Cell(object? value) => value switch
    {
        null => "",
        decimal amount => amount.ToString("0.00##", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    // A text that begins like a formula would be run by a spreadsheet.
    private static string Quoted(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
