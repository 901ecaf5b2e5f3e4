using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// The goals of the previous and the current fiscal year: the company's for the year, cascaded to regions, teams and reps for each quarter so that
/// parts add up to the whole exactly. Past quarters are closed, the current one is agreed but for a few counter-proposals, later ones are on offer.
/// </summary>
internal sealed class GoalStory
{
    private static readonly int[] Season = [90, 101, 95, 114];

    private static readonly string[] Doubts =
    [
        "Two of my large accounts froze their budgets until autumn; the rest of the territory does not make up for it.",
        "The number assumes a full quarter, but I take over the accounts of a colleague only in the second month.",
        "Last year's quarter held one project of 120,000 that will not come back.",
        "Signature Air is sold out until the middle of the quarter; I cannot win what we cannot deliver.",
        "My pipeline covers the offer 1.8 times. Two and a half would make me confident.",
        "我的两个大客户项目推迟到下个季度，这个目标需要调整。",
    ];

    private static readonly string[] Verdicts =
    [
        "Half of the difference taken back; the frozen budgets are real, the renewals are not yet counted.",
        "The pipeline allows more than the counter-proposal: three premium projects are past the site visit.",
        "Agreed in the talk: lower now, and presales two days a week for the hotel projects.",
        "The offer stands; stock of Signature Air was confirmed for week three.",
    ];

    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly OrganizationStory _organization;
    private readonly StrategyStory _strategy;
    private readonly StoryFigures _figures;
    private readonly SeededRandom _chance;
    private readonly List<Goal> _goals = [];
    private readonly Dictionary<(PersonId Person, string Quarter), decimal> _quotas = [];

    public GoalStory(StoryDays days, StoryIds ids, OrganizationStory organization, StrategyStory strategy, StoryFigures figures, SeededRandom chance)
    {
        _days = days;
        _ids = ids;
        _organization = organization;
        _strategy = strategy;
        _figures = figures;
        _chance = chance;
        foreach (var offset in (int[])[-1, 0]) Tell(_days.Year(offset), offset);
    }

    public IReadOnlyList<Goal> Goals => _goals;

    /// <summary>Won value that a person is to reach in a quarter: what pay calls the quota.</summary>
    public IReadOnlyDictionary<(PersonId Person, string Quarter), decimal> Quotas => _quotas;

    // Somebody or some unit that carries a part, with the parts below.
    private sealed record Carrier(string? Unit, Character? Person, decimal Weight, List<Carrier> Below);

    // A number of a period: of a ratio with its denominator.
    private readonly record struct Part(decimal Value, decimal? Denominator);

    private void Tell(Period year, int offset)
    {
        // Last year's plan came from the year before; this year's from what was then reached.
        var before = _figures.Won(_days.Year(offset - 1));
        var won = Rounding.HalfAwayFromZero(before * 1.2m / 10_000m, 0) * 10_000m;
        var quarters = _days.Calendar.Parts(year, PeriodKind.Quarter);
        var wonByQuarter = Rounding.SplitByLargestRemainder(won, [.. Season.Select(percent => (decimal)percent)], 0);
        var customersByQuarter = Rounding.SplitByLargestRemainder(offset < 0 ? 1_000m : 1_400m, [.. Season.Select(percent => (decimal)percent)], 0);
        decimal[] shares = offset < 0 ? [0.40m, 0.42m, 0.44m, 0.46m] : [0.485m, 0.51m, 0.535m, 0.56m];
        decimal[] energy = [0.075m, 0.08m, 0.085m, 0.09m];
        decimal[] days = offset < 0 ? [47.5m, 46.5m, 45.5m, 44.5m] : [43m, 42m, 41m, 40m];
        var plans = new List<(ObjectiveId Objective, Metric Metric, TargetShape Shape, bool ToPeople, Func<int, Part> Whole, Func<string, decimal>? Lead)>
        {
            (_strategy.Grow, _strategy.Won, TargetShape.Amount, true, q => new(wonByQuarter[q], null), null),
            (_strategy.LeadInPremium, _strategy.PremiumShare, TargetShape.Ratio, true, q => Ratio(wonByQuarter[q], shares[q]), LeadOf),
            (_strategy.WinPremiumCustomers, _strategy.NewPremium, TargetShape.Count, true, q => new(customersByQuarter[q], null), null),
            (_strategy.ShortenCycle, _strategy.Cycle, TargetShape.Ratio, false, q => CycleOf(wonByQuarter[q], days[q]), null),
        };
        if (offset == 0) plans.Add((_strategy.LearnEnergy, _strategy.EnergyShare, TargetShape.Ratio, false, q => Ratio(wonByQuarter[q], energy[q]), null));

        foreach (var plan in plans)
        {
            var sums = new Dictionary<string, Part>(StringComparer.Ordinal);
            for (var q = 0; q < quarters.Count; q++)
            {
                // The amendment brought the energy objective only two quarters ago.
                if (plan.Objective == _strategy.LearnEnergy && quarters[q].Last < _strategy.AmendedOn) continue;
                var tree = Tree(quarters[q], plan.ToPeople);
                Give(plan.Objective, plan.Metric, plan.Shape, quarters[q], tree, plan.Whole(q), null, plan.Lead, sums);
            }
            Year(plan.Objective, plan.Metric, plan.Shape, year, sums);
        }

        static Part Ratio(decimal won, decimal share) => new(Rounding.HalfAwayFromZero(won * share, 0), won);
    }

    private static Part CycleOf(decimal won, decimal days)
    {
        var deals = Rounding.HalfAwayFromZero(won / 9_300m, 0);
        return new Part(Rounding.HalfAwayFromZero(deals * days, 0), deals);
    }

    // A team is asked for more or less premium than the company, half as far apart as it stands.
    private static decimal LeadOf(string unit) => unit switch { "T-NO" or "T-AL" or "T-CN" => 1.06m, "T-IB" or "T-SE" => 0.90m, "T-BX" => 0.98m, _ => 1m };

    private Carrier Tree(Period quarter, bool toPeople)
    {
        var regions = new List<Carrier>();
        foreach (var region in (string[])["R-N", "R-S", "R-AP"])
        {
            var teams = new List<Carrier>();
            foreach (var (team, share) in OrganizationStory.Teams)
            {
                if (_organization.RegionOf(team, quarter.First) != region) continue;
                teams.Add(new Carrier(team, null, share, toPeople ? Reps(team, quarter) : []));
            }
            regions.Add(new Carrier(region, null, teams.Sum(team => team.Weight), teams));
        }
        return new Carrier("HQ", null, 100, [new Carrier("SALES", null, 100, regions)]);
    }

    // Whoever is in the team when the quarter begins, a newcomer with half a number.
    private List<Carrier> Reps(string team, Period quarter)
    {
        var reps = new List<Carrier>();
        foreach (var person in _organization.People)
        {
            if (!person.Sits(team, MembershipRole.Rep, quarter.First)) continue;
            var isNew = quarter.First.DayNumber - person.SeatOn(quarter.First)!.Value.From.DayNumber < 120;
            reps.Add(new Carrier(null, person, (person.Skill + 100) / 2m * (isNew ? 0.5m : 1m), []));
        }
        return reps;
    }

    private void Give(
        ObjectiveId objective, Metric metric, TargetShape shape, Period period, Carrier carrier, Part part, Goal? parent, Func<string, decimal>? lead, Dictionary<string, Part> sums)
    {
        var goal = Negotiate(objective, metric, shape, period, carrier, part, parent);
        if (carrier.Person is { } person && metric == _strategy.Won) _quotas[(person.Person.Id, period.Key)] = goal.TargetValue;
        if (carrier.Unit is { } unit && !unit.StartsWith("T-", StringComparison.Ordinal))
        {
            var sum = sums.GetValueOrDefault(unit, new Part(0, shape == TargetShape.Ratio ? 0 : null));
            sums[unit] = new Part(sum.Value + part.Value, sum.Denominator + part.Denominator);
        }
        if (carrier.Below.Count == 0) return;

        var weights = carrier.Below.ConvertAll(below => below.Weight);
        var denominators = part.Denominator is { } whole ? Rounding.SplitByLargestRemainder(whole, weights, 0) : null;
        var values = Rounding.SplitByLargestRemainder(part.Value, denominators is null ? weights : [.. denominators.Select((value, i) => value * Weighed(carrier.Below[i], lead))], 0);
        for (var i = 0; i < carrier.Below.Count; i++)
        {
            Give(objective, metric, shape, period, carrier.Below[i], new Part(values[i], denominators?[i]), goal, lead, sums);
        }
    }

    private static decimal Weighed(Carrier carrier, Func<string, decimal>? lead)
    {
        if (lead is null || carrier.Person is not null) return 1m;
        return carrier.Below.Count == 0 || carrier.Below[0].Person is not null ? lead(carrier.Unit!) : carrier.Below.Sum(team => team.Weight * Weighed(team, lead)) / carrier.Below.Sum(team => team.Weight);
    }

    // The year is the sum of its quarters, for the company, the sales division and the regions: teams may change region within it.
    private void Year(ObjectiveId objective, Metric metric, TargetShape shape, Period year, Dictionary<string, Part> sums)
    {
        Goal? company = null;
        Goal? sales = null;
        foreach (var unit in (string[])["HQ", "SALES", "R-N", "R-S", "R-AP"])
        {
            var goal = Negotiate(objective, metric, shape, year, new Carrier(unit, null, 100, []), sums[unit], unit == "HQ" ? null : unit == "SALES" ? company : sales);
            company ??= goal;
            if (unit == "SALES") sales = goal;
        }
    }

    private Goal Negotiate(ObjectiveId objective, Metric metric, TargetShape shape, Period period, Carrier carrier, Part part, Goal? parent)
    {
        // What lies ahead was put on the table in the last days; everything else before its period began.
        var isAhead = period.First > _days.Today;
        var set = isAhead ? _days.Today.AddDays(-9) : period.First.AddDays(-26);
        // The energy objective came with the amendment, and so did its first numbers.
        if (objective == _strategy.LearnEnergy && set < _strategy.AmendedOn) set = _strategy.AmendedOn;
        var above = Above(carrier, set);
        var owner = carrier.Person?.Person.Id ?? ManagerOf(carrier.Unit!, set);
        var target = new GoalTarget(part.Value, part.Denominator);
        var goal = new Goal(
            _ids.Next<GoalId>(set), objective, metric.Id, carrier.Unit is { } unit ? _organization[unit].Id : null, carrier.Person?.Person.Id, period, shape, target, parent?.Id, 0m,
            _organization.Named("Yusuf Demir").Person.Id, _days.At(set, _chance));
        _goals.Add(goal);

        var isPersonal = carrier.Person is not null;
        if (isAhead && period != _days.Quarter(1) && isPersonal) return goal;
        goal.Offer(above, _days.At(set.AddDays(3), _chance));
        var isOver = period.Last < _days.Today;
        if (isAhead && _chance.Chance(isPersonal ? 55 : 30)) return goal;
        if (!isOver && !isAhead && isPersonal && _chance.Chance(5)) return goal;

        if (isPersonal && shape != TargetShape.Ratio && _chance.Chance(isOver ? 14 : 24) && Counter(target, shape) is { } counter)
        {
            goal.CounterWith(counter, _chance.Pick(Doubts), owner, _days.At(set.AddDays(6), _chance));
            if (!isOver && _chance.Chance(isAhead ? 70 : 35)) return goal;
            // The offer stays in the end: what the parts add up to is what was promised above.
            if (_chance.Chance(50)) goal.Decide(target, _chance.Pick(Verdicts), above, _days.At(set.AddDays(9), _chance));
            else goal.Agree(owner, _days.At(set.AddDays(9), _chance));
        }
        else
        {
            goal.Agree(owner, _days.At(set.AddDays(7), _chance));
        }
        if (isOver) goal.Close(_organization.Named("Sofia Marques").Person.Id, _days.At(period.Last.AddDays(6), _chance));
        return goal;
    }

    private GoalTarget? Counter(GoalTarget target, TargetShape shape)
    {
        var lower = target.Value * _chance.Between(82, 94) / 100m;
        var proposal = shape == TargetShape.Count ? Math.Floor(lower) : Rounding.HalfAwayFromZero(lower / 1_000m, 0) * 1_000m;
        return proposal < target.Value && proposal > 0 ? new GoalTarget(proposal) : null;
    }

    private PersonId Above(Carrier carrier, DateOnly on)
    {
        if (carrier.Person is { } person) return person.SeatOn(on) is { } seat ? ManagerOf(seat.Unit, on) : ManagerOf("SALES", on);
        return carrier.Unit switch
        {
            "HQ" or "SALES" => ManagerOf("HQ", on),
            ['R', ..] => ManagerOf("SALES", on),
            var team => ManagerOf(_organization.RegionOf(team!, on), on),
        };
    }

    // A seat that stood empty on the day was looked after from above.
    private PersonId ManagerOf(string unit, DateOnly on)
    {
        var manager = _organization.People.FirstOrDefault(person => person.Sits(unit, MembershipRole.Manager, on));
        return manager is null ? _organization.Named("Daniel Okafor").Person.Id : manager.Person.Id;
    }
}
