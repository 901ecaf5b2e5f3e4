using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>Reads examples off a payout curve: what 80 %, 100 % and 120 % of quota pay, or the first, fifth and tenth deal.</summary>
public sealed class ShapeWords(IStringLocalizer<PlanText> text)
{
    public IEnumerable<string> Examples(PayoutShape shape, ShapeLine line, CreditMeasure measure, string currency)
    {
        decimal[] places = shape.Axis switch
        {
            ShapeAxis.Attainment => [0.8m, 1m, 1.2m],
            ShapeAxis.Deals => [1, 5, 10],
            ShapeAxis.Rank => [1, 2, 3],
            ShapeAxis.Earnings => [0, line.Points[^1].At / 2.5m, line.Points[^1].At],
            _ => [line.Points[^1].At / 4, line.Points[^1].At / 2, line.Points[^1].At],
        };
        foreach (var place in places)
        {
            // Curves are drawn at many places; between two of them pay runs straight.
            if (Read(line.Points, place) is not { } pays) continue;
            var at = shape.Axis switch
            {
                ShapeAxis.Attainment => PayFigures.Percent(place),
                ShapeAxis.Deals or ShapeAxis.Rank => Figures.Full(place),
                ShapeAxis.Earnings => PayFigures.Credit(Math.Round(place), CreditMeasure.Amount, currency),
                _ => PayFigures.Credit(Math.Round(place), measure, currency),
            };
            yield return text[$"Chart.Title.{shape.Axis}", at, PayFigures.Money(Math.Round(pays, PayFigures.Decimals(currency)), currency)];
        }
    }

    /// <summary>What the curve pays at a place, in a straight line between its points; null beyond its end.</summary>
    public static decimal? Read(IReadOnlyList<ShapePoint> points, decimal at)
    {
        for (var i = points.Count - 1; i >= 0; i--)
        {
            if (points[i].At > at) continue;
            if (points[i].At == at || i == points.Count - 1) return points[i].At == at ? points[i].Pays : null;
            var (before, after) = (points[i], points[i + 1]);
            return before.Pays + ((after.Pays - before.Pays) * (at - before.At) / (after.At - before.At));
        }
        return null;
    }
}
