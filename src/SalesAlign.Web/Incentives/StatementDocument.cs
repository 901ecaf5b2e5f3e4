using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Pdf;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>A statement on paper and as a workbook: the same figures and sentences as on the page, in the reader's language and the plan's currency.</summary>
public sealed class StatementDocument(IStringLocalizer<IncentiveText> text, IStringLocalizer<ShellText> shellText, IReadOnlyDictionary<string, string>? metrics = null)
{
    private readonly DerivationText _words = new(text, metrics);

    public PdfDocument Pdf(GetStatement.Response statement, IReadOnlyList<GetStatement.LineItem> lines)
    {
        var currency = statement.Currency;
        string Money(decimal amount) => PayFigures.Money(amount, currency);
        var blocks = new List<PdfBlock>
        {
            new PdfTitle(text["Statement.Title", PeriodNames.Of(statement.Period, statement.FiscalStartMonth, shellText), statement.Name],
                $"{statement.Company} · {statement.Plan} · {PayFigures.Day(statement.First)} – {PayFigures.Day(statement.Last)} · {text[$"State.{statement.State}"].Value}"),
            new PdfFigures(
            [
                new(text["Statement.Total"], Money(statement.Total)), new(text["Statement.Held"], Money(statement.Waiting.Sum(item => item.Held))),
                .. statement.Draws.Select(draw => new PdfFigure(text["Statement.DrawOwed"], Money(draw.Owed), draw.Component)),
                new(text["Statement.Unpaid"], Figures.Exact(statement.UnpaidLines)),
            ]),
        };
        if (statement.Standings.Count > 0)
        {
            blocks.Add(new PdfHeading(text["Standing.Title"]));
            blocks.Add(new PdfTable(
                [new(text["Pdf.Component"], 3), new(text["Pdf.Credit"], 2, true), new(text["Pdf.Quota"], 2, true), new(text["Pdf.Attainment"], 1.4, true), new(text["Pdf.Pays"], 2, true)],
                [.. statement.Standings.Select(s => new PdfRow(
                [
                    s.Name, PayFigures.Credit(s.Credit, s.Measure, currency), s.Quota is { } quota ? PayFigures.Credit(quota, s.Measure, currency) : "—",
                    s.Attainment is { } reached ? PayFigures.Percent(reached) : "—", Money(s.Paid),
                ]))]));
        }
        blocks.Add(new PdfHeading(text["Lines.Title"]));
        if (lines.Count == 0) blocks.Add(new PdfText(text["Lines.None"]));
        else blocks.Add(Lines(lines, currency));
        if (statement.Waiting.Count > 0) blocks.AddRange(Waiting(statement, currency));
        if (statement.Objectives.Count > 0)
        {
            blocks.Add(new PdfHeading(text["Pdf.Objectives"]));
            blocks.Add(new PdfTable([new(text["Sight.Objective"], 4), new(text["Pdf.Pays"], 1, true)], [.. statement.Objectives.Select(o => new PdfRow([o.Title.Length > 0 ? o.Title : text["Objective.Unnamed"], Money(o.Amount)]))]));
        }
        return new PdfDocument(
            text["Statement.Title", statement.Period, statement.Name], $"{statement.Company} · {text["Statement.Title", statement.Period, statement.Name].Value}", (page, pages) => text["Pdf.Page", page, pages], blocks);
    }

    public void Workbook(Stream to, GetStatement.Response statement, IReadOnlyList<GetStatement.LineItem> lines) => WorkbookExport.Write(
        to,
        new WorkbookSheet(
            text["Lines.Title"],
            [
                text["Pdf.Line"], text["Pdf.Date"], text["Pdf.Kind"], text["Pdf.Component"], text["Pdf.Deal"], text["Pdf.Account"], text["Pdf.Product"], text["Pdf.Credit"], text["Pdf.Pays"],
                text["Pdf.Held"], text["Pdf.WouldHavePaid"], text["Pdf.Currency"], text["Pdf.Corrects"], text["Pdf.How"],
            ],
            lines.Select(line => (IReadOnlyList<object?>)
            [
                line.Ordinal, line.Date, text[$"Line.{line.Kind}"].Value, line.Component, line.DealKey, line.Account, line.Product, line.Credited, line.Amount, line.Held, line.WouldHavePaid,
                statement.Currency, line.CorrectsPeriod, string.Join(" ", _words.Of(line.Derivation, CreditMeasure.Amount, statement.Currency)),
            ]),
            [6, 12, 16, 28, 14, 28, 18, 14, 14, 12, 14, 10, 12, 100]),
        new WorkbookSheet(
            text["Standing.Title"],
            [text["Pdf.Component"], text["Pdf.Credit"], text["Pdf.Quota"], text["Pdf.Attainment"], text["Pdf.Pays"]],
            statement.Standings.Select(s => (IReadOnlyList<object?>)[s.Name, s.Credit, s.Quota, s.Attainment, s.Paid]), [30, 16, 16, 14, 16]));

    private PdfTable Lines(IReadOnlyList<GetStatement.LineItem> lines, string currency) => new(
        [new(text["Pdf.Date"], 1.5), new(text["Pdf.Deal"], 3.4), new(text["Pdf.Component"], 2.6), new(text["Pdf.Credit"], 1.8, true), new(text["Pdf.Pays"], 1.8, true)],
        [.. lines.Select(line => new PdfRow(
        [
            line.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), What(line), line.Component,
            line.Kind == LineKind.Deal ? PayFigures.Credit(line.Credited, line.Derivation.OfType<CreditTaken>().FirstOrDefault()?.Measure ?? CreditMeasure.Amount, currency) : "",
            PayFigures.Money(line.Amount, currency),
        ], _words.Of(line.Derivation, CreditMeasure.Amount, currency), Muted: line.Amount == 0 && line.Held == 0))]);

    private IEnumerable<PdfBlock> Waiting(GetStatement.Response statement, string currency)
    {
        yield return new PdfHeading(text["Statement.Waiting"]);
        yield return new PdfTable(
            [new(text["Pdf.Period"], 1.4), new(text["Pdf.Deal"], 2), new(text["Pdf.Component"], 3), new(text["Pdf.Until"], 2), new(text["Pdf.Held"], 2, true)],
            [.. statement.Waiting.Select(item => new PdfRow(
                [item.Period, item.DealKey, item.Component, item.UntilEvent ?? (item.Until is { } day ? PayFigures.Day(day) : ""), PayFigures.Money(item.Held, currency)]))]);
    }

    private string What(GetStatement.LineItem line) => string.Join(" · ", new[]
    {
        line.Kind == LineKind.Deal ? line.Account : text[$"Line.{line.Kind}"].Value, line.Product, line.DealKey,
        line.CorrectsPeriod is { } corrected ? text["Lines.Corrects", corrected].Value : null,
    }.Where(part => !string.IsNullOrEmpty(part)));
}
