using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common.Pdf;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>Sets a participant's plan document for print: terms, rules in words, what they pay at several places, examples and the signature.</summary>
public sealed class PlanDocumentPdf(IStringLocalizer<PlanText> text, IStringLocalizer<IncentiveText> words)
{
    private static readonly decimal[] Attainments = [0.5m, 0.6m, 0.7m, 0.8m, 0.9m, 1m, 1.1m, 1.2m, 1.3m, 1.5m];

    public PdfDocument Of(GetPlanDocument.Response document, GetIncentiveChoices.Response? choices)
    {
        var rules = new RuleWords(words);
        var metrics = new MetricWords(text, choices);
        var objectives = document.Objectives.ToDictionary(objective => objective.Id.Value, objective => objective.Title);
        var blocks = new List<PdfBlock>
        {
            new PdfTitle(document.PlanName, text["Document.Lead", document.Name, document.Version]),
            new PdfText(document.To is { } to ? words["Version.FromTo", PayFigures.Day(document.From), PayFigures.Day(to)] : words["Version.From", PayFigures.Day(document.From)], Muted: true),
            new PdfHeading(text["Document.Terms"]),
        };
        if (Amounts(document).ToList() is { Count: > 0 } amounts)
        {
            blocks.Add(new PdfTable([new PdfColumn("", 3), new PdfColumn(words["Column.From"], 2), new PdfColumn(words["Column.To"], 2), new PdfColumn(document.Currency, 2, Figures: true)], amounts));
        }
        foreach (var component in document.Components)
        {
            blocks.Add(new PdfHeading(component.Name));
            blocks.AddRange(rules.Of(component, document.Currency, objectives, metrics.Name).Select(sentence => new PdfText(sentence)));
            if (document.Curves.FirstOrDefault(drawn => drawn.Component == component.Id)?.Shape is not { Lines.Count: > 0 } shape) continue;
            blocks.Add(Curve(shape, component.Measure, document.Currency));
            blocks.AddRange(shape.Jumps.Take(4).Select(jump => new PdfText(text[jump.Size < 0 ? "Chart.Drop" : "Chart.Jump", At(shape, jump.At, component.Measure, document.Currency), PayFigures.Money(Math.Abs(jump.Size), document.Currency)], Strong: true)));
            blocks.AddRange(new ShapeWords(text).Examples(shape, shape.Lines[0], component.Measure, document.Currency).Select(example => new PdfText(example, Muted: true)));
        }
        blocks.Add(new PdfHeading(text["Document.Signature"]));
        blocks.Add(document.SignedAt is { } at
            ? new PdfText($"{text["Document.SignedBy", document.SignedName ?? ""].Value} {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
            : new PdfSignatures([document.Name]));
        blocks.Add(new PdfText($"{text["Document.Fingerprint"].Value} {document.Fingerprint}", Muted: true));
        return new PdfDocument(
            $"{document.PlanName} – {document.Name}", $"{document.Company} · {document.PlanName}", (page, pages) => $"{page} / {pages}", blocks);
    }

    private IEnumerable<PdfRow> Amounts(GetPlanDocument.Response document)
    {
        foreach (var (name, amounts) in new[] { (words["Column.Quotas"].Value, document.Quotas), (words["Column.Targets"].Value, document.TargetIncentives) })
        {
            foreach (var amount in amounts) yield return new PdfRow([name, PayFigures.Day(amount.First), PayFigures.Day(amount.Last), PayFigures.Credit(amount.Amount, CreditMeasure.Amount, document.Currency)]);
        }
    }

    private PdfTable Curve(PayoutShape shape, CreditMeasure measure, string currency)
    {
        var drawn = shape.Lines[0].Points.Select(point => point.At).Distinct().ToList();
        var places = shape.Axis == ShapeAxis.Attainment ? [.. Attainments.Where(at => at <= drawn[^1])] : drawn.Count <= 12 ? drawn : [.. drawn.Where((_, i) => i % ((drawn.Count / 8) + 1) == 0)];
        return new PdfTable(
            [new PdfColumn(text[$"Axis.{shape.Axis}"], 2), .. shape.Lines.Select(line => new PdfColumn(line.Column is { } column ? text["Chart.Column", PayFigures.Percent(column)] : text["Chart.Pays"], 2, Figures: true))],
            [.. places.Select(at => new PdfRow([At(shape, at, measure, currency), .. shape.Lines.Select(line => ShapeWords.Read(line.Points, at) is { } pays ? PayFigures.Money(Math.Round(pays, PayFigures.Decimals(currency)), currency) : "")]))]);
    }

    private static string At(PayoutShape shape, decimal at, CreditMeasure measure, string currency) => shape.Axis switch
    {
        ShapeAxis.Attainment => PayFigures.Percent(at),
        ShapeAxis.Deals or ShapeAxis.Rank => Figures.Full(Math.Round(at)),
        ShapeAxis.Earnings => PayFigures.Credit(Math.Round(at), CreditMeasure.Amount, currency),
        _ => PayFigures.Credit(Math.Round(at), measure, currency),
    };
}
