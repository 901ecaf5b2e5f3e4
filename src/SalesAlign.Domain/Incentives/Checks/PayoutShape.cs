using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Incentives.Checks;

/// <summary>What the horizontal axis of a payout curve counts.</summary>
public enum ShapeAxis
{
    /// <summary>Credit in the component's measure.</summary>
    Credit,

    /// <summary>Credit ÷ quota, or a metric's attainment, as a factor.</summary>
    Attainment,

    /// <summary>Qualifying deals.</summary>
    Deals,

    /// <summary>Place in a contest, from 1.</summary>
    Rank,

    /// <summary>What the other components pay together.</summary>
    Earnings,
}

/// <summary>A point of a payout curve: so much credit, attainment or rank pays so much money.</summary>
public sealed record ShapePoint(decimal At, decimal Pays);

/// <summary>A line of the curve; a grid of two measures has one per column, named by the column's bound.</summary>
public sealed record ShapeLine(decimal? Column, IReadOnlyList<ShapePoint> Points);

/// <summary>Where an amount more of credit changes pay all at once: a cliff. Below zero, more credit pays less.</summary>
public sealed record Jump(decimal At, decimal From, decimal To)
{
    public decimal Size => To - From;
}

/// <summary>
/// What a component pays for more and more of what it counts, computed by the engine itself: every condition is taken to hold and no multiplier
/// to apply. Jumps are looked for where brackets, points and gates begin.
/// </summary>
public sealed record PayoutShape(ShapeAxis Axis, IReadOnlyList<ShapeLine> Lines, IReadOnlyList<Jump> Jumps)
{
    private const int Steps = 48;

    // Any period serves: the curve does not depend on it.
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Last = new(2025, 3, 31);

    /// <param name="quota">Credit at 100 % attainment in the period.</param>
    /// <param name="targetIncentive">Variable pay at 100 % in the period.</param>
    public static PayoutShape Of(Component component, decimal quota, decimal targetIncentive, Currency currency)
    {
        RuleViolation.Unless(quota > 0, "payout_shape.no_quota", quota);
        var drawn = component switch
        {
            CommissionComponent commission => commission with { Multipliers = [], Replacements = [] },
            SpiffComponent spiff => spiff with { FirstTimeOnly = false, Window = new DateRange(First, Last) },
            _ => component,
        };
        drawn = drawn with { OnlyIf = null, Trigger = Trigger.Booked, CreditTo = CreditTo.Owner, Holdback = null, Gates = [.. drawn.Gates.Where(gate => gate.Metric == Gate.Attainment)] };
        return drawn switch
        {
            ContestComponent contest => Ranks(contest),
            DrawComponent draw => Curve(draw, ShapeAxis.Earnings, draw.AmountPerPeriod * 2.5m, [draw.AmountPerPeriod], 1m),
            SpiffComponent { AmountPerDeal: not null } => Curve(drawn, ShapeAxis.Deals, 10m, [], 1m),
            SpiffComponent => Curve(drawn, ShapeAxis.Credit, quota, [], quota / 1_000_000m),
            CommissionComponent commission => Commission(commission),
            TargetBonusComponent { Grid: { } grid } bonus => Grid(bonus, grid),
            TargetBonusComponent { Curve: { } curve } => Curve(drawn, ShapeAxis.Attainment, Most(curve.Points[^1].At), [.. curve.Points.Select(point => point.At), .. Gates()], 0.0001m),
            ScorecardComponent card => Curve(
                drawn, ShapeAxis.Attainment, Most(card.Metrics.Max(metric => metric.Curve.Points[^1].At)), [.. card.Metrics.SelectMany(metric => metric.Curve.Points).Select(point => point.At), .. Gates()], 0.0001m),
            _ => new PayoutShape(ShapeAxis.Credit, [], []),
        };

        IEnumerable<decimal> Gates() => drawn.Gates.Select(gate => gate.AtLeast);

        decimal Most(decimal last) => Math.Max(1.5m, last * 1.2m);

        PayoutShape Commission(CommissionComponent commission)
        {
            var rates = commission.Rates;
            if (rates.NeedsQuota)
            {
                IEnumerable<decimal> bounds = rates.Brackets.Select(bracket => rates.Basis == TableBasis.Attainment ? bracket.From : bracket.From / quota);
                return Curve(commission, ShapeAxis.Attainment, Math.Max(1.5m, bounds.Max() * 1.4m), [.. bounds, 1m, .. Gates()], 0.0001m);
            }
            var last = rates.Brackets[^1].From;
            return Curve(commission, ShapeAxis.Credit, last == 0 ? quota : last * 1.4m, [.. rates.Brackets.Select(bracket => bracket.From), .. Gates().Select(at => at * quota)], Math.Max(0.01m, last / 100_000m));
        }

        PayoutShape Curve(Component of, ShapeAxis axis, decimal most, IReadOnlyList<decimal> critical, decimal below, decimal? column = null)
        {
            var places = new SortedSet<decimal>(critical.Where(at => at >= 0 && at <= most));
            var steps = axis == ShapeAxis.Deals ? 10 : Steps;
            for (var step = 0; step <= steps; step++) places.Add(most * step / steps);
            var points = new List<ShapePoint>();
            var jumps = new List<Jump>();
            var scale = Math.Max(1m, Pays(of, axis, most, column));
            foreach (var at in places)
            {
                var pays = Pays(of, axis, at, column);
                if (at > below && axis != ShapeAxis.Deals && critical.Contains(at))
                {
                    var before = Pays(of, axis, at - below, column);
                    if (Math.Abs(pays - before) > scale * 0.01m)
                    {
                        jumps.Add(new Jump(at, before, pays));
                        points.Add(new ShapePoint(at, before));
                    }
                }
                points.Add(new ShapePoint(at, pays));
            }
            return new PayoutShape(axis, [new ShapeLine(column, points)], jumps);
        }

        PayoutShape Grid(TargetBonusComponent bonus, PayoutGrid grid)
        {
            var lines = grid.Columns.Select(column => Curve(bonus, ShapeAxis.Attainment, Most(grid.Rows[^1]), [.. grid.Rows, .. Gates()], 0.0001m, column)).ToList();
            return new PayoutShape(ShapeAxis.Attainment, [.. lines.Select(line => line.Lines[0])], [.. lines.SelectMany(line => line.Jumps).DistinctBy(jump => jump.At)]);
        }

        decimal Pays(Component of, ShapeAxis axis, decimal at, decimal? column)
        {
            // A draw looks at what the rest of the plan pays: one that pays its credit.
            IReadOnlyList<Component> plan = of is DrawComponent draw
                ? [new CommissionComponent { Id = Rest(draw.Id), Name = "earnings", Rates = RateTable.Flat(1m) }, draw with { Paid = null }]
                : [of];
            var credit = axis == ShapeAxis.Attainment ? at * quota : at;
            var metrics = new Dictionary<string, decimal>(StringComparer.Ordinal);
            if (of is TargetBonusComponent { AttainmentOf: { } key }) metrics[key] = at;
            if (of is TargetBonusComponent { Grid: { } grid }) metrics[grid.ColumnMetric] = column ?? grid.Columns[^1];
            if (of is ScorecardComponent card) foreach (var metric in card.Metrics) metrics[metric.Metric] = at;
            return IncentiveCalculator.Calculate(CompiledPlan.Compile(plan), new ParticipantInput
            {
                Participant = Guid.Empty,
                First = First,
                Last = Last,
                Currency = currency,
                Quotas = [new PeriodAmount(quota, First, Last)],
                TargetIncentives = [new PeriodAmount(targetIncentive, First, Last)],
                Metrics = metrics,
                Credits = axis == ShapeAxis.Deals
                    ? [.. Enumerable.Range(1, (int)at).Select(number => Deal(number, quota, 1m))]
                    : credit == 0 ? [] : [Deal(1, credit, credit)],
            }).Total();
        }
    }

    private static PayoutShape Ranks(ContestComponent contest) =>
        new(ShapeAxis.Rank, [new ShapeLine(null, [.. contest.Prizes.Select((prize, i) => new ShapePoint(i + 1, prize)), new ShapePoint(contest.Prizes.Count + 1, 0)])], []);

    private static Credit Deal(int number, decimal credit, decimal count) => new()
    {
        Deal = Guid.Empty,
        DealKey = number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture),
        Date = Last,
        Amount = credit,
        Margin = credit,
        Units = credit,
        Points = credit,
        Share = count,
    };

    private static Guid Rest(Guid draw) => draw == Guid.AllBitsSet ? new Guid(1, 0, 0, new byte[8]) : Guid.AllBitsSet;
}
