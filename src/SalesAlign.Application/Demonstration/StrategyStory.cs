using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// "Leader in premium within three years": published when the fiscal year before the current one began, and amended once, two quarters ago,
/// when the field reported that energy opens doors which premium alone does not. Not everybody has read the amendment yet.
/// </summary>
internal sealed class StrategyStory
{
    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly OrganizationStory _organization;
    private readonly List<Metric> _metrics = [];
    private readonly List<StrategyAcknowledgement> _acknowledgements = [];

    public StrategyStory(StoryDays days, StoryIds ids, OrganizationStory organization, StoryFigures figures, SeededRandom chance)
    {
        _days = days;
        _ids = ids;
        _organization = organization;

        Won = Measure("Won value", UsualMetrics.WonAmount(), "Value of all deals won.");
        PremiumShare = Measure("Premium share of won value", UsualMetrics.ShareOfWonAmount(OfTier(ProductStory.Premium)), "Signature's part of everything won.");
        NewPremium = Measure("New premium customers", UsualMetrics.NewCustomers(OfTier(ProductStory.Premium)), "Accounts that bought from the Signature line for the first time.");
        Cycle = Measure("Sales cycle, days", UsualMetrics.AverageCycleDays(), "From first contact to the win.");
        EnergyShare = Measure("Energy share of won value", UsualMetrics.ShareOfWonAmount(OfTier(ProductStory.Emerging)), "Grid's part of everything won.");
        WonCount = Measure("Deals won", UsualMetrics.WonCount(), "Number of deals won.");
        foreach (var (name, definition, description) in MetricStory.Others) Measure(name, definition, description);
        MetricStory.Revise(_metrics.Single(metric => metric.Name == MetricStory.Revised), days, Id("Marianne Oberlin"));

        PublishedOn = days.Year(-1).First.AddDays(-18);
        AmendedOn = days.Day(-2, 23);
        First = Begin(figures);
        First.Publish(Id("Marianne Oberlin"), new DateTimeOffset(PublishedOn.ToDateTime(new TimeOnly(8, 30)), TimeSpan.Zero));
        Second = First.Amend(
            "Two quarters of field reports say the same: with installers and developers the energy question comes first, and whoever answers it sells the premium home as well. "
            + "Grid deals have grown faster than planned while Germany loses Signature deals to bundles that include energy.",
            "Observations from the field on energy and bundles in five teams, confirmed in the review with the regional heads.",
            AmendmentPath.Partial);
        Amend(figures);
        Second.Publish(Id("Marianne Oberlin"), new DateTimeOffset(AmendedOn.ToDateTime(new TimeOnly(9, 15)), TimeSpan.Zero));
        Acknowledge(chance);

        IdealCustomer = new IdealCustomerProfile(_ids.Next<IdealCustomerProfileId>(PublishedOn), "Signature customer");
        IdealCustomer.Define(Filter.All(Criterion(AccountFacts.Employees, FilterOperator.Between, 15, 50), Criterion(AccountFacts.YearsInBusiness, FilterOperator.AtLeast, 5)), days.Year(-1).First);
        // Sharpened with the amendment: whoever plans energy is a little larger.
        if (days.Quarter(-1).First is var sharpened && sharpened > days.Year(-1).First)
        {
            IdealCustomer.Define(Filter.All(Criterion(AccountFacts.Employees, FilterOperator.Between, 15, 60), Criterion(AccountFacts.YearsInBusiness, FilterOperator.AtLeast, 5)), sharpened);
        }

        static Criterion Criterion(string field, FilterOperator comparison, params FilterValue[] values) => Filter.Where(field, comparison, values);
    }

    public DateOnly PublishedOn { get; }

    public DateOnly AmendedOn { get; }

    public StrategyVersion First { get; }

    public StrategyVersion Second { get; }

    /// <summary>Whom the sellers are to call first, and for whom the plan pays more.</summary>
    public IdealCustomerProfile IdealCustomer { get; }

    public IReadOnlyList<Metric> Metrics => _metrics;

    public IReadOnlyList<Objective> Objectives => [.. Ids.Select(id => new Objective(id, First.StrategyId))];

    public IReadOnlyList<StrategyAcknowledgement> Acknowledgements => _acknowledgements;

    public Metric Won { get; }

    public Metric PremiumShare { get; }

    public Metric NewPremium { get; }

    public Metric Cycle { get; }

    public Metric EnergyShare { get; }

    public Metric WonCount { get; }

    public ObjectiveId LeadInPremium { get; private set; }

    public ObjectiveId WinPremiumCustomers { get; private set; }

    public ObjectiveId ShortenCycle { get; private set; }

    public ObjectiveId Grow { get; private set; }

    public ObjectiveId LearnEnergy { get; private set; }

    private IEnumerable<ObjectiveId> Ids => [LeadInPremium, WinPremiumCustomers, ShortenCycle, Grow, LearnEnergy];

    public PersonId OwnerOf(ObjectiveId objective) => Second.Objectives.First(stated => stated.ObjectiveId == objective).OwnerId!.Value;

    private StrategyVersion Begin(StoryFigures figures)
    {
        var before = _days.Year(-2);
        var horizon = _days.Year(1).Last;
        var version = StrategyVersion.First(new StrategyTerms(
            "Leader in premium within three years",
            "Havelune stops competing for the cheapest switch. Within three years, six of ten euros that we win come from the Signature line, two thousand households, hotels and practices "
            + "a year choose it for the first time, and a customer decides in five weeks where it took seven. Core stays what opens the door; Care is what keeps it open.",
            "Prices of basic smart-home sets have fallen by a third in four years and will fall further; every point of share there costs more than it earns. Premium customers stay nine years, "
            + "buy service with every second home, and bring on average 1.4 others. We have the product, the installers' trust and three years before the large brands turn to the same customers.",
            StrategyType.Differentiation, _days.Year(-1).First, horizon));

        LeadInPremium = _ids.Next<ObjectiveId>(PublishedOn);
        WinPremiumCustomers = _ids.Next<ObjectiveId>(PublishedOn);
        ShortenCycle = _ids.Next<ObjectiveId>(PublishedOn);
        Grow = _ids.Next<ObjectiveId>(PublishedOn);
        LearnEnergy = _ids.Next<ObjectiveId>(AmendedOn);

        version.AddObjective(LeadInPremium, new ObjectiveTerms(
            "Premium makes 60 % of what we win",
            "A premium home earns three times the margin of a basic one and does not come back for price. Share of value, not number of deals, shows whether we lead.",
            new Weight(35), Perspective.Financial, ValueLever.InvestAboveCapitalCost, PremiumShare.Id, figures.Share(before, ProductStory.Premium), 0.60m, horizon, Id("Daniel Okafor"),
            "Offer Signature first in every new home and every hotel project, with Core as the second variant. Do not discount Signature beyond 10 %; add commissioning days instead. "
            + "Spend at least half of your visits on accounts of 15 to 50 people.",
            "Customers who can pay for premium still decide by trust in the installer, not by brand advertising."));
        version.AddObjective(WinPremiumCustomers, new ObjectiveTerms(
            "2,000 new premium customers a year",
            "Share can be bought from existing customers for a while; a leader is chosen by new ones. Each brings others: one premium customer in three recommends us when asked.",
            new Weight(25), Perspective.Customer, ValueLever.InvestAboveCapitalCost, NewPremium.Id, figures.NewPremium(before), 2_000m, horizon, Id("Claire Aubert"),
            "Call every premium customer ten days after commissioning and ask for two names. Take architects and interior designers to the showroom, two visits a month.",
            "Architects and designers keep recommending systems that they have seen working."));
        version.AddObjective(ShortenCycle, new ObjectiveTerms(
            "From first contact to order in 36 days",
            "Every week of waiting ties up presales, lets competitors in and delays cash. A shorter cycle lowers what our growth costs.",
            new Weight(20), Perspective.Process, ValueLever.LowerCapitalCost, Cycle.Id, figures.CycleDays(before), 36m, horizon, Id("Sofia Marques"),
            "Bring presales in before the second visit. Send the proposal within five working days of the site visit. Stop pursuing deals without a date for the decision.",
            "Half of the waiting is ours, not the customer's: proposals and technical clarification."));
        version.AddObjective(Grow, new ObjectiveTerms(
            "Won value grows by a fifth each year",
            "Leading a niche that shrinks is no lead. Growth shows that premium adds to the business and does not only replace it.",
            new Weight(20), Perspective.Financial, ValueLever.RaiseReturn, Won.Id, Round(figures.Won(before), 100_000m), Round(figures.Won(before) * 1.728m, 100_000m), horizon, Id("Daniel Okafor"),
            "Keep the base: visit each of your twenty largest accounts once a quarter and renew Care before it ends.",
            "The market for connected homes in our regions keeps growing by at least eight per cent a year."));
        return version;
    }

    private void Amend(StoryFigures figures)
    {
        Reweigh(LeadInPremium, 30);
        Reweigh(ShortenCycle, 15);
        Reweigh(Grow, 15);
        Second.AddObjective(LearnEnergy, new ObjectiveTerms(
            "Learn to sell energy: Grid makes 12 % of what we win",
            "Whoever plans heating, charging and storage today decides on the home's brain tomorrow. Without energy we lose premium homes that we had already won; with it we enter a year earlier.",
            new Weight(15), Perspective.Learning, ValueLever.RaiseReturn, EnergyShare.Id, figures.Share(_days.Year(-1), ProductStory.Emerging), 0.12m, _days.Year(1).Last, Id("Matteo Ferraris"),
            "Ask about heat pump, wall box and storage in the first call. Pass every project above 30 kWp to presales within two days. Sell Grid with Signature, not instead of it.",
            "Subsidies for storage and load management stay at least at today's level."));

        void Reweigh(ObjectiveId id, decimal percent)
        {
            var terms = Second.Objectives.First(objective => objective.ObjectiveId == id).Terms;
            Second.ReviseObjective(id, terms with { Weight = new Weight(percent) });
        }
    }

    // The first version was read by nearly everybody; of the second, Iberia and half of those who sell in Southeast Asia still have to say so.
    private void Acknowledge(SeededRandom chance)
    {
        foreach (var character in _organization.People)
        {
            Read(First.Id, PublishedOn, 94);
            var team = character.SeatOn(_days.Today)?.Unit;
            var willing = character.Roles.Contains(Domain.Access.Role.Executive) ? 100 : character.Person.Name == "Katharina Vogt" ? 0 : team switch { "T-IB" => 15, "T-SE" => 45, "T-DE" => 70, _ => 88 };
            Read(Second.Id, AmendedOn, willing);

            void Read(StrategyVersionId version, DateOnly published, int percent)
            {
                if (character.SeatOn(published) is null || !chance.Chance(percent)) return;
                var on = published.AddDays(chance.Between(0, 4) * chance.Between(1, 7));
                if (on <= _days.Today && character.SeatOn(on) is not null) _acknowledgements.Add(new StrategyAcknowledgement(version, character.Person.Id, _days.At(on, chance)));
            }
        }
    }

    private static Criterion OfTier(string tier) => Filter.Where("tier", FilterOperator.Equal, tier);

    private Metric Measure(string name, MetricDefinition definition, string description)
    {
        var metric = new Metric(_ids.Next<MetricId>(_days.Year(-1).First.AddDays(-30)), name, definition);
        metric.Describe(name, description, metric.Direction, metric.CadenceDays);
        _metrics.Add(metric);
        return metric;
    }

    private PersonId Id(string name) => _organization.Named(name).Person.Id;

    private static decimal Round(decimal value, decimal to) => Rounding.HalfAwayFromZero(value / to, 0) * to;
}
