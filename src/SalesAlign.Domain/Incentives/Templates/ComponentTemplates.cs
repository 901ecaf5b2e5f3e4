using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Incentives.Templates;

/// <summary>The seventeen usual ways to pay for selling.</summary>
public enum ComponentTemplate
{
    Flat,
    Tiered,
    Accelerator,
    Decelerator,
    Cliff,
    QuotaBonus,
    Objectives,
    Spiff,
    Contest,
    NewProduct,
    IdealCustomers,
    Margin,
    Retention,
    ManagerOverride,
    RampDraw,
    TeamPool,
    Milestone,
}

/// <summary>What a template is filled in with: sizes that fit the company, and names that its data has.</summary>
public sealed record TemplateFacts
{
    /// <summary>Credit at 100 % attainment in a pay period.</summary>
    public decimal Quota { get; init; } = 100_000m;

    /// <summary>Variable pay at 100 % in a pay period.</summary>
    public decimal TargetIncentive { get; init; } = 10_000m;

    /// <summary>The pay period that begins next, for windows.</summary>
    public required DateRange Window { get; init; }

    /// <summary>The series or product that is to be pushed; where there is none, one named by the writer.</summary>
    public string Series { get; init; } = "Series";

    /// <summary>Keys of metrics for scorecards and gates, the most important first.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];
}

/// <summary>Components to begin from: each is valid as it is, pays about what a target incentive allows, and shows one idea.</summary>
public static class ComponentTemplates
{
    public static IReadOnlyList<ComponentTemplate> All { get; } = Enum.GetValues<ComponentTemplate>();

    /// <param name="name">As it will stand on statements.</param>
    public static Component Create(ComponentTemplate template, string name, TemplateFacts facts, Guid id)
    {
        var rate = Rate(facts);
        return template switch
        {
            ComponentTemplate.Flat => new CommissionComponent { Id = id, Name = name, Rates = RateTable.Flat(rate) },
            ComponentTemplate.Tiered => new CommissionComponent
            {
                Id = id, Name = name,
                Rates = new RateTable(TableBasis.Credit, Accumulation.Period, TableMode.Marginal, [new(0, rate * 0.8m), new(facts.Quota, rate * 1.2m), new(facts.Quota * 1.5m, rate * 1.6m)]),
            },
            ComponentTemplate.Accelerator => new CommissionComponent { Id = id, Name = name, Rates = RateTable.Accelerator(rate, Accumulation.Period, (0m, 1m), (1m, 1.5m), (1.2m, 2m)) },
            ComponentTemplate.Decelerator => new CommissionComponent { Id = id, Name = name, Rates = RateTable.Accelerator(rate, Accumulation.Period, (0m, 1m), (1m, 0.5m), (1.5m, 0.25m)) },
            ComponentTemplate.Cliff => new CommissionComponent
            {
                Id = id, Name = name,
                Rates = new RateTable(TableBasis.Attainment, Accumulation.Period, TableMode.Whole, [new(0, 0), new(0.8m, rate * 0.6m), new(1, rate)]),
            },
            ComponentTemplate.QuotaBonus => new TargetBonusComponent { Id = id, Name = name, Curve = new Curve(CurveShape.Linear, [new(0.5m, 0), new(1, 1), new(1.5m, 2)]) },
            ComponentTemplate.Objectives => new ScorecardComponent { Id = id, Name = name, Weight = 25m, Metrics = Scorecard(facts) },
            ComponentTemplate.Spiff => new SpiffComponent
            {
                Id = id, Name = name, AmountPerDeal = Round(facts.TargetIncentive / 20m), Window = facts.Window, Budget = Round(facts.TargetIncentive * 2m), OnlyIf = Series(facts),
            },
            ComponentTemplate.Contest => new ContestComponent
            {
                Id = id, Name = name, Metric = Gate.Attainment, AtLeast = 1m, Prizes = [Round(facts.TargetIncentive * 0.3m), Round(facts.TargetIncentive * 0.2m), Round(facts.TargetIncentive * 0.1m)],
            },
            ComponentTemplate.NewProduct => new CommissionComponent { Id = id, Name = name, Rates = RateTable.Flat(rate * 0.5m), OnlyIf = Series(facts) },
            ComponentTemplate.IdealCustomers => new CommissionComponent
            {
                Id = id, Name = name, Rates = RateTable.Flat(rate), OnlyIf = Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true),
            },
            ComponentTemplate.Margin => new CommissionComponent { Id = id, Name = name, Measure = CreditMeasure.Margin, NegativeCountsAsZero = true, Rates = RateTable.Flat(rate * 2m) },
            ComponentTemplate.Retention => new CommissionComponent { Id = id, Name = name, Rates = RateTable.Flat(rate), Holdback = new Holdback(20m, "renewed", 365) },
            ComponentTemplate.ManagerOverride => new CommissionComponent { Id = id, Name = name, CreditTo = CreditTo.ManagersAbove, Rates = RateTable.Flat(Math.Max(0.001m, decimal.Round(rate / 5m, 4))) },
            ComponentTemplate.RampDraw => new DrawComponent
            {
                Id = id, Name = name, Recoverable = true, AmountPerPeriod = Round(facts.TargetIncentive * 0.6m), Paid = new DateRange(facts.Window.From, facts.Window.From.AddMonths(6).AddDays(-1)),
            },
            ComponentTemplate.TeamPool => new TargetBonusComponent
            {
                Id = id, Name = name, Weight = 20m, AttainmentOf = MetricKey.TeamAttainment, Curve = new Curve(CurveShape.Linear, [new(0.8m, 0.5m), new(1, 1), new(1.25m, 1.5m)]),
            },
            _ => new SpiffComponent
            {
                Id = id, Name = name, AmountPerDeal = Round(facts.TargetIncentive * 0.2m), FirstTimeOnly = true, Window = facts.Window,
                OnlyIf = Filter.Where(CreditFacts.Amount, FilterOperator.AtLeast, Round(facts.Quota / 2m)),
            },
        };
    }

    // A rate at which quota pays about the target incentive.
    private static decimal Rate(TemplateFacts facts) =>
        facts.Quota <= 0 || facts.TargetIncentive <= 0 ? 0.05m : Math.Clamp(Rounding.HalfAwayFromZero(facts.TargetIncentive / facts.Quota, 3), 0.001m, 1m);

    private static List<ScorecardMetric> Scorecard(TemplateFacts facts)
    {
        var curve = new Curve(CurveShape.Linear, [new(0.5m, 0), new(1, 1), new(1.2m, 1.2m)]);
        var metrics = facts.Metrics.Take(3).ToList();
        return metrics.Count switch
        {
            0 => [new(MetricKey.OwnAttainment, 60m, curve), new(MetricKey.TeamAttainment, 40m, curve)],
            1 => [new(metrics[0], 100m, curve)],
            2 => [new(metrics[0], 60m, curve), new(metrics[1], 40m, curve)],
            _ => [new(metrics[0], 40m, curve), new(metrics[1], 30m, curve), new(metrics[2], 30m, curve)],
        };
    }

    private static Criterion Series(TemplateFacts facts) => Filter.Where(CreditFacts.Series, FilterOperator.Equal, facts.Series);

    // To two leading digits, as somebody would write it.
    private static decimal Round(decimal amount)
    {
        var unit = 1m;
        while (amount / unit >= 100m) unit *= 10m;
        return Math.Max(1m, decimal.Round(amount / unit, 0, MidpointRounding.AwayFromZero) * unit);
    }
}
