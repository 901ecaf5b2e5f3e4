using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives.Simulation;

/// <summary>An amount under a name: a component, or an objective by its id.</summary>
public sealed record NamedAmount(string Name, Guid? Id, decimal Amount);

/// <summary>What one set of rules pays. What is held back counts as earned.</summary>
/// <param name="CostOfSales">Earned ÷ won value; null without won value.</param>
/// <param name="Shifted">Earned with the mix shifted, where that was asked.</param>
/// <param name="Winners">People who earn more than by the rules in force.</param>
public sealed record ScenarioResult(
    string Name, bool InForce, decimal Earned, decimal Held, decimal? CostOfSales, decimal? Shifted, int Winners, int Losers,
    IReadOnlyList<NamedAmount> Components, IReadOnlyList<NamedAmount> Objectives);

/// <summary>One person by all rules, in their order.</summary>
public sealed record PersonResult(PersonId Person, string Name, decimal WonAmount, int Deals, IReadOnlyList<decimal> Earned);

/// <summary>How many people earn how much: the bounds are the same for all rules, so that they can be compared.</summary>
public sealed record PayoutDistribution(IReadOnlyList<decimal> From, IReadOnlyList<IReadOnlyList<int>> Counts);

/// <summary>Share of won value before and after a shift, as factors.</summary>
public sealed record ShareShift(decimal Before, decimal After);

/// <summary>What a simulation found. Nothing of it is paid or kept as a statement.</summary>
/// <param name="Shift">Share of matching deals before and after the shift.</param>
public sealed record SimulationResult(
    string Currency, decimal WonAmount, int Deals, IReadOnlyList<ScenarioResult> Scenarios, IReadOnlyList<PersonResult> People, PayoutDistribution Distribution,
    ShareShift? Shift = null)
{
    /// <summary>Sums up what was computed for every person by every set of rules, the rules in force first.</summary>
    public static SimulationResult Of(string currency, IReadOnlyList<ScenarioTally> tallies, IReadOnlyList<PersonResult> people, ShareShift? shift)
    {
        var won = people.Sum(person => person.WonAmount);
        var inForce = tallies.ToList().FindIndex(tally => tally.InForce);
        var scenarios = tallies.Select((tally, i) =>
        {
            var against = inForce < 0 || i == inForce ? [] : people;
            return new ScenarioResult(
                tally.Name, tally.InForce, tally.Earned, tally.Held, won > 0 ? tally.Earned / won : null, shift is null ? null : tally.Shifted,
                against.Count(person => person.Earned[i] > person.Earned[inForce]), against.Count(person => person.Earned[i] < person.Earned[inForce]),
                [.. tally.Components.Values.OrderByDescending(component => component.Amount)], [.. tally.Objectives.Values.OrderByDescending(objective => objective.Amount)]);
        });
        return new SimulationResult(currency, won, people.Sum(person => person.Deals), [.. scenarios], people, Distribute([.. people.Select(person => person.Earned)], tallies.Count), shift);
    }

    /// <summary>Eight to twelve classes of round width, from the least to the most that anybody earns.</summary>
    public static PayoutDistribution Distribute(IReadOnlyList<IReadOnlyList<decimal>> earned, int scenarios)
    {
        if (earned.Count == 0 || scenarios == 0) return new([], []);
        var (least, most) = (earned.Min(person => person.Min()), earned.Max(person => person.Max()));
        var rough = Math.Max(1m, (most - least) / 10m);
        var power = 1m;
        while (power * 10m <= rough) power *= 10m;
        var width = (rough / power) switch { <= 1m => power, <= 2m => 2m * power, <= 5m => 5m * power, _ => 10m * power };
        var first = Math.Floor(least / width) * width;
        var classes = (int)((most - first) / width) + 1;
        var counts = Enumerable.Range(0, scenarios).Select(_ => new int[classes]).ToList();
        foreach (var person in earned)
        {
            for (var i = 0; i < scenarios; i++) counts[i][(int)((person[i] - first) / width)]++;
        }
        return new([.. Enumerable.Range(0, classes).Select(i => first + (i * width))], [.. counts]);
    }
}

/// <summary>What is added up for one set of rules while people pass by.</summary>
public sealed class ScenarioTally(string name, bool inForce)
{
    public string Name { get; } = name;

    public bool InForce { get; } = inForce;

    public decimal Earned { get; set; }

    public decimal Held { get; set; }

    public decimal Shifted { get; set; }

    public Dictionary<Guid, NamedAmount> Components { get; } = [];

    /// <summary>By objective; what is paid for none is under the empty id.</summary>
    public Dictionary<Guid, NamedAmount> Objectives { get; } = [];

    /// <summary>Counts an amount of a component, divided among the objectives that it pays for.</summary>
    public void Add(Calculation.StatementLine line, string component, int minorUnits)
    {
        var earned = line.Amount + line.Held;
        Earned += earned;
        Held += line.Held;
        if (earned == 0) return;
        var known = Components.GetValueOrDefault(line.Component) ?? new NamedAmount(component, line.Component, 0);
        Components[line.Component] = known with { Amount = known.Amount + earned };
        if (line.Objectives.Count == 0)
        {
            Count(Guid.Empty, earned);
            return;
        }
        var parts = Calculation.ObjectiveLink.Divide(earned, line.Objectives, minorUnits);
        for (var i = 0; i < parts.Length; i++) Count(line.Objectives[i].Objective, parts[i]);

        void Count(Guid objective, decimal amount)
        {
            var sum = Objectives.GetValueOrDefault(objective) ?? new NamedAmount("", objective == Guid.Empty ? null : objective, 0);
            Objectives[objective] = sum with { Amount = sum.Amount + amount };
        }
    }
}
