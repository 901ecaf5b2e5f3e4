using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Incentives;

/// <summary>Says what a component pays, in sentences that somebody who is paid by it understands.</summary>
public sealed class RuleWords(IStringLocalizer<IncentiveText> text)
{
    private readonly FilterWords _filters = new(text);

    /// <param name="metric">Names a metric by its key.</param>
    public IEnumerable<string> Of(Component component, string currency, IReadOnlyDictionary<Guid, string> objectives, Func<string, string>? metric = null)
    {
        metric ??= key => key == Gate.Attainment ? text["Metric.Attainment"].Value : key;
        foreach (var sentence in component is CommissionComponent commission ? Commission(commission, currency) : Other(component, currency, metric)) yield return sentence;
        if (component.Trigger != Trigger.Booked) yield return text[$"Rule.Trigger.{component.Trigger}"];
        if (component.CreditTo == CreditTo.ManagersAbove || (component.CreditTo == CreditTo.Owner && component is CommissionComponent or SpiffComponent)) yield return text[$"Rule.CreditTo.{component.CreditTo}"];
        if (component.NegativeCountsAsZero) yield return text["Rule.Floor"];
        if (component.OnlyIf is { } onlyIf) yield return text["Rule.OnlyIf", _filters.Of(onlyIf)];
        foreach (var gate in component.Gates)
        {
            yield return text[$"Rule.Gate.{gate.Effect}", metric(gate.Metric), PayFigures.Percent(gate.AtLeast)];
        }
        foreach (var cap in component.Caps)
        {
            yield return text[$"Rule.Cap.{cap.Scope}", cap.Amount is { } amount ? PayFigures.Money(amount, currency) : text["Rule.Cap.Times", Figures.Full(cap.TimesTargetIncentive ?? 0)].Value];
        }
        if (component.MinimumPayout is { } minimum) yield return text["Rule.Minimum", PayFigures.Money(minimum, currency)];
        if (component.Holdback is { } holdback)
        {
            yield return holdback.UntilEvent is { } happens ? text["Rule.Holdback.Event", PayFigures.Percent(holdback.Share / 100m), happens] : text["Rule.Holdback.Days", PayFigures.Percent(holdback.Share / 100m), holdback.Days ?? 0];
        }
        if (component.Objectives.Count > 0)
        {
            yield return text["Rule.Objectives", string.Join(text["List.Separator"], component.Objectives.Select(link =>
                $"{objectives.GetValueOrDefault(link.Objective) ?? text["Objective.Unnamed"].Value} ({PayFigures.Percent(link.Share / 100m)})"))];
        }
    }

    private IEnumerable<string> Commission(CommissionComponent component, string currency)
    {
        var rates = component.Rates;
        var measure = component.Measure;
        if (rates.Brackets.Count == 1)
        {
            yield return text[$"Rule.Flat.{measure}", PayFigures.Rate(rates.Brackets[0].Rate, measure, currency)];
        }
        else
        {
            yield return text["Rule.Table", text[$"Measure.{measure}"].Value, text[$"Accumulation.{rates.Accumulation}"].Value, Brackets(rates, measure, currency)];
            yield return rates.Mode == TableMode.OverageWhole ? text["Rule.Mode.OverageWhole", PayFigures.Rate(rates.EffectiveBaseRate, measure, currency)] : text[$"Rule.Mode.{rates.Mode}"];
        }
        foreach (var replacement in component.Replacements) yield return text["Rule.Replacement", _filters.Of(replacement.When), PayFigures.Rate(replacement.Rate, measure, currency)];
        foreach (var multiplier in component.Multipliers) yield return text["Rule.Multiplier", _filters.Of(multiplier.When), Figures.Full(multiplier.Factor)];
    }

    private string Brackets(RateTable rates, CreditMeasure measure, string currency)
    {
        string Bound(decimal at) => rates.Basis == TableBasis.Attainment ? text["Rule.OfQuota", PayFigures.Percent(at)] : PayFigures.Credit(at, measure, currency);
        return string.Join(text["Rule.Bracket.Separator"], rates.Brackets.Select((bracket, i) =>
        {
            var rate = PayFigures.Rate(bracket.Rate, measure, currency);
            return i == rates.Brackets.Count - 1 ? text["Rule.Bracket.Last", rate, Bound(bracket.From)].Value
                : i == 0 ? text["Rule.Bracket.First", rate, Bound(rates.Brackets[1].From)].Value
                : text["Rule.Bracket.Middle", rate, Bound(bracket.From), Bound(rates.Brackets[i + 1].From)].Value;
        }));
    }

    private IEnumerable<string> Other(Component component, string currency, Func<string, string> metric)
    {
        yield return component switch
        {
            TargetBonusComponent { Curve: { } curve } bonus => text["Rule.TargetBonus", PayFigures.Percent(bonus.Weight / 100m), Curve(curve)],
            TargetBonusComponent bonus => text["Rule.TargetBonus.Grid", PayFigures.Percent(bonus.Weight / 100m)],
            ScorecardComponent card => text["Rule.Scorecard", PayFigures.Percent(card.Weight / 100m),
                string.Join(text["List.Separator"], card.Metrics.Select(part => $"{metric(part.Metric)} ({PayFigures.Percent(part.Weight / 100m)})"))],
            SpiffComponent spiff => text[spiff.FirstTimeOnly ? "Rule.Spiff.First" : "Rule.Spiff",
                spiff.AmountPerDeal is { } amount ? PayFigures.Money(amount, currency) : PayFigures.Percent((spiff.PercentOfCredit ?? 0) / 100m), Day(spiff.Window.From), Day(spiff.Window.To)],
            ContestComponent contest => text["Rule.Contest", metric(contest.Metric), string.Join(text["List.Separator"], contest.Prizes.Select(prize => PayFigures.Money(prize, currency)))],
            DrawComponent draw => text[$"Rule.Draw.{draw.Type}{(draw.Recoverable ? ".Recoverable" : "")}", PayFigures.Money(draw.AmountPerPeriod, currency)],
            _ => component.Name,
        };
        switch (component)
        {
            case TargetBonusComponent { AttainmentOf: { } key }:
                yield return text["Rule.AttainmentOf", metric(key)];
                break;
            case ScorecardComponent card:
                foreach (var part in card.Metrics) yield return text["Rule.Scorecard.Curve", metric(part.Metric), Curve(part.Curve)];
                break;
            case SpiffComponent { Budget: { } budget }:
                yield return text["Rule.Spiff.Budget", PayFigures.Money(budget, currency)];
                break;
            case ContestComponent { AtLeast: { } least } contest:
                yield return text["Rule.Contest.AtLeast", metric(contest.Metric), PayFigures.Percent(least)];
                break;
            case DrawComponent { Paid: { } paid }:
                yield return text["Rule.Draw.Paid", Day(paid.From), Day(paid.To)];
                break;
        }
        if (component is TargetBonusComponent { Grid: { } grid })
        {
            for (var row = 0; row < grid.Rows.Count; row++)
            {
                yield return text["Rule.Grid.Row", PayFigures.Percent(grid.Rows[row]), metric(grid.ColumnMetric),
                    string.Join(text["Rule.Bracket.Separator"], grid.Columns.Select((column, i) => text["Rule.CurvePoint", PayFigures.Percent(grid.Pays[row][i]), PayFigures.Percent(column)].Value))];
            }
        }
    }

    private string Curve(Curve curve) => string.Join(text["Rule.Bracket.Separator"], curve.Points.Select(point => text["Rule.CurvePoint", PayFigures.Percent(point.Pays), PayFigures.Percent(point.At)].Value))
        + (curve.Shape == CurveShape.Steps ? text["Rule.Curve.Steps"] : curve.GoesOn ? text["Rule.Curve.GoesOn"] : text["Rule.Curve.Linear"]);

    private static string Day(DateOnly? day) => day is { } known ? PayFigures.Day(known) : "…";
}
