using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// The pay plan of the reps, in force since the strategy began: commission with a premium multiplier, a commission on
/// ideal customers alone, and a quarterly bonus on quota; the amendment added a bonus for every Grid deal. Pay periods are quarters: the last but one
/// and all before it are closed, the last is in review, the current one is open.
/// </summary>
internal sealed class IncentiveStory
{
    // Variable pay at 100 %, per quarter.
    private const decimal TargetIncentive = 2_400m;

    private readonly StoryDays _days;
    private readonly OrganizationStory _organization;
    private readonly StrategyStory _strategy;

    public IncentiveStory(StoryDays days, StoryIds ids, OrganizationStory organization, StrategyStory strategy, GoalStory goals, Currency currency, SeededRandom chance)
    {
        _days = days;
        _organization = organization;
        _strategy = strategy;

        var start = days.Year(-1).First;
        var amended = days.Quarter(-1).First;
        var writer = organization.Named("Yusuf Demir").Person.Id;
        var owner = organization.Named("Sofia Marques").Person.Id;
        Plan = new IncentivePlan("Field sales plan", currency, new PlanTerms(start, Components(ids, start, null), Mixes), writer, days.At(start.AddDays(-30), chance));
        Plan.Approve(owner, days.At(start.AddDays(-14), chance));
        Plan.Publish(owner, days.At(start.AddDays(-12), chance));
        if (amended > start)
        {
            Plan.Write(new PlanTerms(amended, Components(ids, amended, Plan.Versions[0].Components), Mixes), writer, days.At(amended.AddDays(-12), chance));
            Plan.Approve(owner, days.At(amended.AddDays(-7), chance));
            Plan.Publish(owner, days.At(amended.AddDays(-5), chance));
        }
        var next = days.Calendar.Next(days.Quarter(0)).First;
        Plan.Write(new PlanTerms(next, VolumePush(Plan.Versions[^1].Components), Mixes), writer, days.Now.AddDays(-3));
        Managers = new IncentivePlan("Team manager plan", currency, new PlanTerms(next, ForManagers(ids), [new PayMix(MembershipRole.Manager, 70m)]), writer, days.Now.AddDays(-9));
        Managers.Approve(owner, days.Now.AddDays(-2));
        // A race over the quarter, by attainment, so that a small territory can win it.
        var opens = days.Quarter(0).First;
        Race = new IncentivePlan("Quarter race", currency, new PlanTerms(opens, [RaceOf(ids)]), writer, days.At(opens.AddDays(-10), chance));
        Race.Approve(owner, days.At(opens.AddDays(-6), chance));
        Race.Publish(owner, days.At(opens.AddDays(-5), chance));
        Participants = [.. organization.People.Select(person => Enrol(person, goals)).OfType<PlanParticipant>()];
        Racers =
        [
            .. Participants.Where(p => p.To is null && p.From <= opens).Select(p => new PlanParticipant(
                Race.Id, p.PersonId, new DateRange(opens, days.Quarter(0).Last), [.. p.Quotas.Where(quota => quota.First == opens)], [])),
        ];
        for (var quarter = days.Calendar.Containing(PeriodKind.Quarter, start); quarter.First <= days.Today; quarter = days.Calendar.Next(quarter)) Quarters.Add(quarter);
    }

    public IncentivePlan Plan { get; }

    /// <summary>Written for the next quarter and approved, not yet in force.</summary>
    public IncentivePlan Managers { get; }

    /// <summary>A contest of the current quarter.</summary>
    public IncentivePlan Race { get; }

    public IReadOnlyList<PlanParticipant> Racers { get; }

    private static PayMix[] Mixes => [new PayMix(MembershipRole.Rep, 50m)];

    public IReadOnlyList<PlanParticipant> Participants { get; }

    /// <summary>From the first to the current one, in order.</summary>
    public List<Period> Quarters { get; } = [];

    // The components keep their ids from version to version, so that a year's pay of one rule stays together.
    private List<Component> Components(StoryIds ids, DateOnly from, IReadOnlyList<Component>? before)
    {
        Guid Id(string name) => before?.FirstOrDefault(component => component.Name == name)?.Id ?? ids.Next(from);
        var premium = Filter.Where(CreditFacts.Tier, FilterOperator.Equal, ProductStory.Premium);
        var energy = Filter.Where(CreditFacts.Tier, FilterOperator.Equal, ProductStory.Emerging);
        var components = new List<Component>
        {
            new CommissionComponent
            {
                Id = Id("Commission on won value"),
                Name = "Commission on won value",
                Rates = RateTable.Accelerator(0.008m, Accumulation.Period, (0m, 1m), (1m, 1.5m), (1.2m, 2m)),
                Multipliers = [new Multiplier("Signature counts one and a half times", premium, 1.5m)],
                Objectives = [new ObjectiveLink(_strategy.Grow.Value, 60m), new ObjectiveLink(_strategy.LeadInPremium.Value, 40m)],
            },
            new CommissionComponent
            {
                Id = Id("Right customers"),
                Name = "Right customers",
                Rates = RateTable.Flat(0.005m),
                OnlyIf = Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true),
                Multipliers = [new Multiplier("Signature counts double", premium, 2m)],
                Objectives = [new ObjectiveLink(_strategy.WinPremiumCustomers.Value, 70m), new ObjectiveLink(_strategy.LeadInPremium.Value, 30m)],
            },
            new TargetBonusComponent
            {
                Id = Id("Quarterly bonus"),
                Name = "Quarterly bonus",
                Curve = new Curve(CurveShape.Linear, [new(0.6m, 0m), new(1m, 1m), new(1.4m, 2m)]),
                Objectives = [new ObjectiveLink(_strategy.Grow.Value, 100m)],
            },
        };
        if (before is not null)
        {
            components.Add(new SpiffComponent
            {
                Id = Id("Grid starter bonus"),
                Name = "Grid starter bonus",
                AmountPerDeal = 120m,
                Window = new DateRange(from, _days.Year(0).Last),
                OnlyIf = energy,
                Objectives = [new ObjectiveLink(_strategy.LearnEnergy.Value, 100m)],
            });
        }
        return components;
    }

    private ContestComponent RaceOf(StoryIds ids) => new()
    {
        Id = ids.Next(_days.Quarter(0).First),
        Name = "Race to the quarter's end",
        Metric = MetricKey.OwnAttainment,
        AtLeast = 0.2m,
        Prizes = [1_500m, 1_000m, 500m],
        Objectives = [new ObjectiveLink(_strategy.Grow.Value, 50m), new ObjectiveLink(_strategy.LeadInPremium.Value, 50m)],
    };

    // What the next quarter is to bring, if it were up to the writer: more deals, whatever they are. It pays against the premium strategy, and cannot be published like this.
    private static List<Component> VolumePush(IReadOnlyList<Component> before)
    {
        var core = Filter.Where(CreditFacts.Tier, FilterOperator.Equal, ProductStory.Basic);
        return [.. before.Select(component => component is CommissionComponent { Multipliers.Count: > 0, OnlyIf: null } commission
            ? commission with { Multipliers = [new Multiplier("Core counts two and a half times", core, 2.5m)] }
            : component)];
    }

    private List<Component> ForManagers(StoryIds ids) =>
    [
        new CommissionComponent
        {
            Id = ids.Next(_days.Today),
            Name = "Override on the team's deals",
            CreditTo = CreditTo.ManagersAbove,
            Rates = RateTable.Flat(0.0015m),
            Objectives = [new ObjectiveLink(_strategy.Grow.Value, 100m)],
        },
        new TargetBonusComponent
        {
            Id = ids.Next(_days.Today),
            Name = "Team pool",
            Weight = 60m,
            AttainmentOf = MetricKey.TeamAttainment,
            Curve = new Curve(CurveShape.Linear, [new(0.8m, 0.5m), new(1m, 1m), new(1.25m, 1.5m)]),
            Caps = [new Cap(CapScope.Year, timesTargetIncentive: 3m)],
            Objectives = [new ObjectiveLink(_strategy.Grow.Value, 100m)],
        },
        new ScorecardComponent
        {
            Id = ids.Next(_days.Today),
            Name = "Premium and speed",
            Weight = 40m,
            Metrics =
            [
                new ScorecardMetric(MetricKey.Of(_strategy.PremiumShare.Id, MetricReading.TeamAttainment), 60m, new Curve(CurveShape.Linear, [new(0.8m, 0m), new(1m, 1m), new(1.2m, 1.5m)])),
                new ScorecardMetric(MetricKey.Of(_strategy.NewPremium.Id, MetricReading.TeamAttainment), 40m, new Curve(CurveShape.Steps, [new(0.9m, 0.5m), new(1m, 1m)])),
            ],
            Objectives = [new ObjectiveLink(_strategy.LeadInPremium.Value, 60m), new ObjectiveLink(_strategy.WinPremiumCustomers.Value, 40m)],
        },
    ];

    // From the first day as a rep under the plan to the last: leaving, or becoming a manager, ends it.
    private PlanParticipant? Enrol(Character person, GoalStory goals)
    {
        var start = _days.Year(-1).First;
        var seats = person.Seats.FindAll(seat => seat.Role == MembershipRole.Rep);
        if (seats.Count == 0) return null;
        var first = seats[0].From < start ? start : seats[0].From;
        var index = person.Seats.FindLastIndex(seat => seat.Role == MembershipRole.Rep);
        var last = index + 1 < person.Seats.Count ? person.Seats[index + 1].From.AddDays(-1) : person.Person.LeftOn;
        if (last < first) return null;

        var quotas = new List<PeriodAmount>();
        var incentives = new List<PeriodAmount>();
        foreach (var quarter in _days.Calendar.Parts(_days.Year(-1), PeriodKind.Quarter).Concat(_days.Calendar.Parts(_days.Year(0), PeriodKind.Quarter)))
        {
            if (quarter.Last < first || quarter.First > last) continue;
            // Who came in the middle of a quarter has no goal yet; a starter's number stands in, and the days prorate it.
            var quota = goals.Quotas.GetValueOrDefault((person.Person.Id, quarter.Key), 120_000m);
            var goal = goals.Goals.FirstOrDefault(g => g.PersonId == person.Person.Id && g.MetricId == _strategy.Won.Id && g.PeriodKey == quarter.Key && g.TargetValue == quota);
            quotas.Add(new PeriodAmount(quota, quarter.First, quarter.Last, Goal: goal?.Id.Value));
            incentives.Add(new PeriodAmount(TargetIncentive, quarter.First, quarter.Last));
        }
        return new PlanParticipant(Plan.Id, person.Person.Id, new DateRange(first, last), quotas, incentives);
    }
}
