using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using EngineVersion = SalesAlign.Domain.Incentives.Calculation.PlanVersion;

namespace SalesAlign.Application.Incentives;

/// <summary>A person's time in a plan; more than one stretch where they left and came back.</summary>
internal sealed record Enrolment(IncentivePlanId Plan, PersonId Person, IReadOnlyList<PlanParticipant> Stretches);

/// <summary>A stretch of days that is paid together, within its fiscal year.</summary>
internal sealed record PayWindow(string Key, DateOnly First, DateOnly Last, DateOnly YearFirst, DateOnly YearLast)
{
    public static PayWindow Of(string key, DateOnly first, DateOnly last, FiscalCalendar calendar)
    {
        var year = calendar.Containing(PeriodKind.Year, first);
        return new PayWindow(key, first, last, year.First, year.Last);
    }
}

/// <summary>A closed period in which late facts are looked for.</summary>
internal sealed record ClosedWindow(IncentivePeriodId Id, PayWindow Window);

/// <summary>A plan with its published versions, ready to run.</summary>
internal sealed record RunnablePlan(Currency Currency, IReadOnlyList<EngineVersion> Versions, ClawbackRule Clawback)
{
    private readonly Dictionary<Guid, Component> _components = Versions.Reverse().SelectMany(version => version.Plan.Components)
        .DistinctBy(component => component.Id).ToDictionary(component => component.Id);

    public IReadOnlyDictionary<Guid, Component> Components => _components;

    /// <summary>Positions of the facts that any condition of the plan reads.</summary>
    public int[] FieldsRead { get; } =
    [
        .. Versions.SelectMany(version => version.Plan.Components).SelectMany(FiltersOf).SelectMany(filter => filter.Fields()).Select(CreditFacts.Schema.OrdinalOf)
            .Where(ordinal => ordinal >= 0).Distinct().Order(),
    ];

    private static IEnumerable<Filter> FiltersOf(Component component)
    {
        if (component.OnlyIf is { } onlyIf) yield return onlyIf;
        if (component is not CommissionComponent commission) yield break;
        foreach (var multiplier in commission.Multipliers) yield return multiplier.When;
        foreach (var replacement in commission.Replacements) yield return replacement.When;
    }

    public Component? Find(Guid component) => _components.GetValueOrDefault(component);

    /// <summary>The version in force on a day; the first where none was yet.</summary>
    public PlanVersionId VersionOn(DateOnly day) => PlanVersionId.From(Guid.Parse((Versions.LastOrDefault(version => version.From <= day) ?? Versions[0]).Version));
}

/// <summary>
/// Everything but the deals that a calculation of a period reads: plans, who takes part, where the plan year stands, rates, who was above whom,
/// and the closed periods in which late facts are looked for.
/// </summary>
internal sealed class CalculationInputs
{
    // A cancellation or a corrected deal comes late by months, not by years.
    private const int LooksBackMonths = 12;

    private readonly ILookup<(IncentivePlanId, PersonId), PlanParticipant> _stretches;
    private readonly ILookup<PersonId, Enrolment> _enrolments;
    private readonly Dictionary<IncentivePlanId, RunnablePlan> _plans;
    private readonly Dictionary<IncentivePlanId, PersonCrediting> _crediting;
    private readonly Dictionary<(IncentivePlanId, PersonId), (DateOnly Last, IReadOnlyList<Accumulator> Accumulators)> _before;
    private readonly IdealCustomers _idealCustomers;
    private readonly Superiors _superiors;

    private CalculationInputs(
        PayWindow window, IReadOnlyList<ClosedWindow> closed, List<PlanParticipant> participants, Dictionary<IncentivePlanId, RunnablePlan> plans,
        Dictionary<(IncentivePlanId, PersonId), (DateOnly, IReadOnlyList<Accumulator>)> before, IdealCustomers idealCustomers, ExchangeRates rates, Superiors superiors,
        IEnumerable<PersonId> formerly)
    {
        _stretches = participants.ToLookup(p => (p.PlanId, p.PersonId));
        _enrolments = _stretches.Select(p => EnrolmentIn(p.Key.Item1, p.Key.Item2, window)).OfType<Enrolment>().ToLookup(enrolment => enrolment.Person);
        _plans = plans;
        _before = before;
        _idealCustomers = idealCustomers;
        _superiors = superiors;
        _crediting = plans.ToDictionary(plan => plan.Key, plan => new PersonCrediting(plan.Value.Currency, [.. plan.Value.Versions.SelectMany(v => v.Plan.Components)], rates, superiors));
        Window = window;
        Closed = closed;
        // In the order in which PostgreSQL sorts a uuid, which is that of its text, so that people and streamed deals meet.
        People = [.. _enrolments.Select(person => person.Key).Concat(formerly).Distinct().OrderBy(person => person.Value.ToString(), StringComparer.Ordinal)];
        FirstRead = closed.Count == 0 || closed[0].Window.YearFirst > window.YearFirst ? window.YearFirst : closed[0].Window.YearFirst;
    }

    public PayWindow Window { get; }

    public DateOnly First => Window.First;

    public DateOnly Last => Window.Last;

    /// <summary>The first day of which deals are read.</summary>
    public DateOnly FirstRead { get; }

    /// <summary>Earliest first. Empty where late facts wait for an earlier period that is still open.</summary>
    public IReadOnlyList<ClosedWindow> Closed { get; }

    /// <summary>First and last day of every pay period.</summary>
    public IReadOnlyList<(DateOnly First, DateOnly Last)> Periods { get; private set; } = [];

    /// <summary>All participants, now or in the closed periods, in the order in which their deals stream in.</summary>
    public PersonId[] People { get; }

    public IReadOnlyDictionary<IncentivePlanId, RunnablePlan> Plans => _plans;

    /// <summary>Metric values by person, as gates, scorecards and contests read them.</summary>
    public PayMetrics Metrics { get; private set; } = PayMetrics.None;

    /// <summary>What pools over all participants decided.</summary>
    public IReadOnlyDictionary<(IncentivePlanId, PersonId), IReadOnlyList<Award>> Awards { get; set; } = new Dictionary<(IncentivePlanId, PersonId), IReadOnlyList<Award>>();

    /// <summary>Who owns a deal is doubtful, by the people credited with it.</summary>
    public ILookup<PersonId, Finding> Ownership { get; set; } = Array.Empty<Finding>().ToLookup(_ => default(PersonId));

    /// <param name="only">Reads for one person instead of for everybody.</param>
    /// <param name="withClosed">Whether late facts of closed periods are looked for.</param>
    public static async Task<CalculationInputs> LoadAsync(
        SalesAlignDbContext db, PayWindow window, FiscalCalendar calendar, PersonId? only, bool withClosed, CancellationToken cancel)
    {
        var closed = withClosed ? await ClosedAsync(db, window, calendar, cancel) : [];
        var first = closed.Count == 0 ? window.First : closed[0].Window.First;
        var plans = await PlansAsync(db, first, window.Last, cancel);
        var ids = plans.Keys.ToList();
        var participants = await db.PlanParticipants.AsNoTracking()
            .Where(p => ids.Contains(p.PlanId) && p.From <= window.Last && (p.To == null || p.To >= first) && (only == null || p.PersonId == only))
            .OrderBy(p => p.From).ThenBy(p => p.PlanId)
            .ToListAsync(cancel);
        var closedIds = closed.Select(period => period.Id).ToList();
        var formerly = closedIds.Count == 0 ? [] : await db.Statements.AsNoTracking()
            .Where(s => closedIds.Contains(s.PeriodId) && (only == null || s.PersonId == only)).Select(s => s.PersonId).Distinct().ToListAsync(cancel);
        var overriding = plans.Where(plan => plan.Value.Components.Values.Any(component => component.CreditTo == CreditTo.ManagersAbove)).Select(plan => plan.Key).ToHashSet();
        var managers = participants.Where(p => overriding.Contains(p.PlanId)).Select(p => p.PersonId).ToHashSet();
        var firstRead = closed.Count == 0 ? window.YearFirst : closed[0].Window.YearFirst;
        var inputs = new CalculationInputs(
            window, closed, participants, plans, await BeforeAsync(db, closed.Count == 0 ? window : closed[0].Window, ids, only, cancel),
            await IdealCustomers.LoadAsync(db, firstRead, window.Last, cancel), await ExchangeRates.LoadAsync(db, window.Last, cancel),
            await Superiors.LoadAsync(db, managers, firstRead, window.Last, cancel), formerly);
        inputs.Periods = (await db.IncentivePeriods.AsNoTracking().OrderBy(p => p.First).Select(p => new { p.First, p.Last }).ToListAsync(cancel)).ConvertAll(p => (p.First, p.Last));
        inputs.Metrics = await PayMetrics.LoadAsync(db, plans.Values, window, calendar, inputs.People, cancel);
        return inputs;
    }

    /// <summary>
    /// One plan's participants by other rules, as if these had always been in force: what a draft would pay. Where the year stood is unknown to
    /// them until <see cref="StandsAt"/> says so. Without rules, by what is or was in force.
    /// </summary>
    /// <param name="instead">Who takes part instead of those who do.</param>
    public static async Task<CalculationInputs> TryingAsync(
        SalesAlignDbContext db, Period period, FiscalCalendar calendar, IncentivePlanId plan, RunnablePlan? rules, IReadOnlyList<PlanParticipant>? instead, CancellationToken cancel)
    {
        var window = PayWindow.Of(period.Key, period.First, period.Last, calendar);
        var tried = rules ?? (await PlansAsync(db, window.First, window.Last, cancel)).GetValueOrDefault(plan);
        var participants = tried is null ? [] : instead is not null ? [.. instead] : await db.PlanParticipants.AsNoTracking()
            .Where(p => p.PlanId == plan && p.From <= window.Last && (p.To == null || p.To >= window.First)).OrderBy(p => p.From).ToListAsync(cancel);
        var overriding = tried?.Components.Values.Any(component => component.CreditTo == CreditTo.ManagersAbove) == true;
        var inputs = new CalculationInputs(
            window, [], participants, tried is null ? [] : new Dictionary<IncentivePlanId, RunnablePlan> { [plan] = tried },
            rules is null ? await BeforeAsync(db, window, [plan], null, cancel) : [], await IdealCustomers.LoadAsync(db, window.YearFirst, window.Last, cancel),
            await ExchangeRates.LoadAsync(db, window.Last, cancel),
            await Superiors.LoadAsync(db, overriding ? participants.Select(p => p.PersonId).ToHashSet() : [], window.YearFirst, window.Last, cancel), []);
        inputs.Metrics = await PayMetrics.LoadAsync(db, inputs._plans.Values, window, calendar, inputs.People, cancel);
        return inputs;
    }

    /// <summary>Where a simulation of the periods before has left the year; what a statement says of a later day stays.</summary>
    public void StandsAt(Enrolment enrolment, DateOnly last, IReadOnlyList<Accumulator> accumulators)
    {
        if (_before.TryGetValue((enrolment.Plan, enrolment.Person), out var known) && known.Last >= last) return;
        _before[(enrolment.Plan, enrolment.Person)] = (last, accumulators);
    }

    public IEnumerable<Enrolment> EnrolmentsOf(PersonId person) => _enrolments[person];

    public RunnablePlan PlanOf(Enrolment enrolment) => _plans[enrolment.Plan];

    /// <summary>A person's time in a plan within a window; null where there is none.</summary>
    public Enrolment? EnrolmentIn(IncentivePlanId plan, PersonId person, PayWindow window)
    {
        var stretches = _stretches[(plan, person)].Where(stretch => stretch.Time.DaysWithin(window.First, window.Last) > 0).ToList();
        return stretches.Count == 0 ? null : new Enrolment(plan, person, stretches);
    }

    /// <summary>Where the plan year stood before the earliest window that is looked at.</summary>
    public (DateOnly Last, IReadOnlyList<Accumulator> Accumulators)? StandingBefore(IncentivePlanId plan, PersonId person) =>
        _before.TryGetValue((plan, person), out var before) ? before : null;

    /// <summary>Whether any condition asks if a deal won a new customer.</summary>
    public bool AsksForNewCustomers => _plans.Values.Any(plan => Array.IndexOf(plan.FieldsRead, CreditFacts.Schema.OrdinalOf(CreditFacts.NewCustomer)) >= 0);

    /// <summary>Which deals a calculation reads.</summary>
    public DealsToCredit Deals(Guid[]? people = null) => new(
        FirstRead, Last, people ?? Array.ConvertAll(People, person => person.Value),
        _plans.Values.Any(plan => plan.Components.Values.Any(component => component.CreditTo == CreditTo.Owner)),
        _plans.Values.Any(plan => plan.Components.Values.Any(component => component.Trigger != Trigger.Booked)), _superiors.All);

    /// <summary>The deals as the person's credits by a plan; what the deals of the window lack is found.</summary>
    public List<Credit> CreditsOf(IncentivePlanId plan, PersonId person, IReadOnlyList<DealCredit> deals, Dictionary<Guid, Facts> facts, List<Finding> findings)
    {
        var credits = new List<Credit>(deals.Count);
        var lacking = new List<Finding>();
        var crediting = _crediting[plan];
        foreach (var deal in deals)
        {
            if (!facts.TryGetValue(deal.Deal, out var its)) facts[deal.Deal] = its = FactsOf(deal);
            crediting.Credit(person.Value, deal, its, credits, lacking);
            if (lacking.Count == 0) continue;
            if (deal.ClosedOn >= First || Array.Exists(deal.Events, happened => happened.On >= First)) findings.AddRange(lacking);
            lacking.Clear();
        }
        credits.RemoveAll(credit => credit.Date < FirstRead);
        return credits;
    }

    public Facts FactsOf(DealCredit deal) => CreditFacts.Schema.Facts(
        deal.Product, deal.Series, deal.Tier, deal.Account, deal.Sector, deal.Location, Number(deal.Employees),
        deal.Revenue is { } revenue ? revenue : default(FilterValue), Number(deal.YearEstablished), deal.Amount, deal.Quantity, Number(deal.CycleDays),
        _idealCustomers.Fits(deal), deal.NewCustomer, deal.Channel, deal.LeadSource, deal.IsCustom);

    /// <summary>Whether a deal's customer is an ideal one on the deal's day; empty where no profile was in force or no customer is named.</summary>
    public bool? FitsIdeal(DealCredit deal) => deal.AccountId is null ? null : _idealCustomers.Fits(deal).ToObject() as bool?;

    /// <summary>How far a deal's customer fits the ideal customer profile of the deal's day.</summary>
    public decimal? IdealScoreOf(DealCredit deal) => _idealCustomers.Score(deal);

    private static FilterValue Number(int? value) => value is { } known ? known : default(FilterValue);

    // Late facts go into the first period that is still open: while there is an earlier one, they wait for that.
    private static async Task<IReadOnlyList<ClosedWindow>> ClosedAsync(SalesAlignDbContext db, PayWindow window, FiscalCalendar calendar, CancellationToken cancel)
    {
        if (await db.IncentivePeriods.AnyAsync(p => p.Last < window.First && p.State != IncentivePeriodState.Closed, cancel)) return [];
        var since = window.First.AddMonths(-LooksBackMonths);
        var periods = await db.IncentivePeriods.AsNoTracking().Where(p => p.State == IncentivePeriodState.Closed && p.Last < window.First && p.Last >= since)
            .OrderBy(p => p.First).Select(p => new { p.Id, p.Key, p.First, p.Last }).ToListAsync(cancel);
        return periods.ConvertAll(p => new ClosedWindow(p.Id, PayWindow.Of(p.Key, p.First, p.Last, calendar)));
    }

    private static async Task<Dictionary<IncentivePlanId, RunnablePlan>> PlansAsync(SalesAlignDbContext db, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var versions = await db.PlanVersions.AsNoTracking()
            .Where(v => v.State == PlanVersionState.Published && v.EffectiveFrom <= last && (v.EffectiveTo == null || v.EffectiveTo >= first))
            .OrderBy(v => v.EffectiveFrom)
            .ToListAsync(cancel);
        var ids = versions.Select(version => version.PlanId).Distinct().ToList();
        var currencies = await db.IncentivePlans.AsNoTracking().Where(plan => ids.Contains(plan.Id))
            .ToDictionaryAsync(plan => plan.Id, plan => new Currency(plan.CurrencyCode), cancel);
        var clawbacks = await db.PlanClawbacks.AsNoTracking().ToDictionaryAsync(terms => terms.PlanId, terms => terms.Rule, cancel);
        return versions.GroupBy(version => version.PlanId).ToDictionary(plan => plan.Key, plan => new RunnablePlan(
            currencies[plan.Key],
            [.. plan.Select(version => new EngineVersion(version.Id.ToString(), version.EffectiveFrom, CompiledPlan.Compile(version.Components, CreditFacts.Schema)))],
            clawbacks.GetValueOrDefault(plan.Key, PlanClawback.Usual)));
    }

    // The last statement before the window tells where the plan year stands; of an earlier year only debts and what happens once live on.
    private static async Task<Dictionary<(IncentivePlanId, PersonId), (DateOnly, IReadOnlyList<Accumulator>)>> BeforeAsync(
        SalesAlignDbContext db, PayWindow window, List<IncentivePlanId> plans, PersonId? only, CancellationToken cancel)
    {
        var lookBack = window.YearFirst.AddYears(-1);
        var earlier = await db.Statements.AsNoTracking()
            .Join(db.IncentivePeriods.Where(p => p.Last < window.First), s => s.PeriodId, p => p.Id, (s, p) => new { s.PlanId, s.PersonId, s.Accumulators, p.Last })
            .Where(s => plans.Contains(s.PlanId) && s.Last >= lookBack && (only == null || s.PersonId == only))
            .ToListAsync(cancel);
        return earlier.GroupBy(s => (s.PlanId, s.PersonId)).ToDictionary(group => group.Key, group => group.MaxBy(s => s.Last)! is var last ? (last.Last, last.Accumulators) : default);
    }
}
