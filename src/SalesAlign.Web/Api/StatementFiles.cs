using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Web.Incentives;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Api;

/// <summary>Serves a statement as PDF or Excel, in the language of the request.</summary>
internal static class StatementFiles
{
    // Whoever has more lines reads them in the workbook; a thousand pages help nobody.
    private const int MostPrinted = 3_000;

    public static Task<IResult> PdfAsync(
        Guid id, GetStatement action, IStringLocalizer<IncentiveText> text, IStringLocalizer<ShellText> shell, HttpContext context) =>
        WriteAsync(id, action, text, shell, context, MostPrinted, (document, statement, lines) =>
            Results.Bytes(document.Pdf(statement, lines).ToBytes(), "application/pdf", NameOf(statement, "pdf")));

    public static Task<IResult> WorkbookAsync(
        Guid id, GetStatement action, IStringLocalizer<IncentiveText> text, IStringLocalizer<ShellText> shell, HttpContext context) =>
        WriteAsync(id, action, text, shell, context, 200_000, (document, statement, lines) =>
        {
            using var bytes = new MemoryStream();
            document.Workbook(bytes, statement, lines);
            return Results.Bytes(bytes.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", NameOf(statement, "xlsx"));
        });

    private static async Task<IResult> WriteAsync(
        Guid id, GetStatement action, IStringLocalizer<IncentiveText> text, IStringLocalizer<ShellText> shell, HttpContext context, int most,
        Func<StatementDocument, GetStatement.Response, IReadOnlyList<GetStatement.LineItem>, IResult> write)
    {
        var lines = new List<GetStatement.LineItem>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        GetStatement.Response statement;
        var page = 1;
        do
        {
            var read = await action.RunAsync(context.Actor(), new GetStatement.Request(new StatementId(id), new PageRequest(page++, PageRequest.LargestPage)), context.RequestAborted);
            if (!read.TryGet(out var found)) return read.ToHttp(context);
            statement = found;
            lines.AddRange(statement.Lines.Items);
            foreach (var (key, name) in statement.MetricNames) names[key] = name;
        }
        while (lines.Count < statement.Lines.Total && lines.Count < most && statement.Lines.Items.Count > 0);
        return write(new StatementDocument(text, shell, names), statement, lines);
    }

    private static string NameOf(GetStatement.Response statement, string extension) =>
        $"{statement.Period}-{string.Concat(statement.Name.Split(Path.GetInvalidFileNameChars()))}.{extension}";
}
