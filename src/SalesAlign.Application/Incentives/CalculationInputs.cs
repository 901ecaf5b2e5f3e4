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

/// <summary>A plan with the versions in force within a period, ready to run.</summary>
internal sealed record RunnablePlan(Currency Currency, IReadOnlyList<EngineVersion> Versions)
{
    private readonly Dictionary<Guid, Component> _components = Versions.Reverse().SelectMany(version => version.Plan.Components)
        .DistinctBy(component => component.Id).ToDictionary(component => component.Id);

    public IReadOnlyDictionary<Guid, Component> Components => _components;
}

/// <summary>Everything but the deals that a calculation of a period reads: plans in force, who takes part, and where the plan year stands.</summary>
internal sealed class CalculationInputs
{
    private readonly ILookup<PersonId, Enrolment> _enrolments;
    private readonly Dictionary<IncentivePlanId, RunnablePlan> _plans;
    private readonly Dictionary<(IncentivePlanId, PersonId), (DateOnly Last, IReadOnlyList<Accumulator> Accumulators)> _before;
    private readonly IdealCustomers _idealCustomers;
    private readonly Period _year;

    private CalculationInputs(
        DateOnly first, DateOnly last, Period year, List<Enrolment> enrolments, Dictionary<IncentivePlanId, RunnablePlan> plans,
        Dictionary<(IncentivePlanId, PersonId), (DateOnly, IReadOnlyList<Accumulator>)> before, IdealCustomers idealCustomers)
    {
        _enrolments = enrolments.ToLookup(enrolment => enrolment.Person);
        _plans = plans;
        _before = before;
        _idealCustomers = idealCustomers;
        _year = year;
        First = first;
        Last = last;
        // In the order in which PostgreSQL sorts a uuid, which is that of its text, so that people and streamed deals meet.
        People = [.. _enrolments.Select(person => person.Key).OrderBy(person => person.Value.ToString(), StringComparer.Ordinal)];
    }

    public DateOnly YearFirst => _year.First;

    public DateOnly First { get; }

    public DateOnly Last { get; }

    /// <summary>All participants, in the order in which their deals stream in.</summary>
    public PersonId[] People { get; }

    /// <param name="only">Reads for one person instead of for everybody.</param>
    public static async Task<CalculationInputs> LoadAsync(
        SalesAlignDbContext db, DateOnly first, DateOnly last, FiscalCalendar calendar, PersonId? only, CancellationToken cancel)
    {
        var year = calendar.Containing(PeriodKind.Year, first);
        var versions = await db.PlanVersions.AsNoTracking()
            .Where(v => v.State == PlanVersionState.Published && v.EffectiveFrom <= last && (v.EffectiveTo == null || v.EffectiveTo >= first))
            .OrderBy(v => v.EffectiveFrom)
            .ToListAsync(cancel);
        var ids = versions.Select(version => version.PlanId).Distinct().ToList();
        var currencies = await db.IncentivePlans.AsNoTracking().Where(plan => ids.Contains(plan.Id))
            .ToDictionaryAsync(plan => plan.Id, plan => new Currency(plan.CurrencyCode), cancel);
        var plans = versions.GroupBy(version => version.PlanId).ToDictionary(plan => plan.Key, plan => new RunnablePlan(currencies[plan.Key],
            [.. plan.Select(version => new EngineVersion(version.Id.ToString(), version.EffectiveFrom, CompiledPlan.Compile(version.Components, CreditFacts.Schema)))]));
        var participants = await db.PlanParticipants.AsNoTracking()
            .Where(p => ids.Contains(p.PlanId) && p.From <= last && (p.To == null || p.To >= first) && (only == null || p.PersonId == only))
            .OrderBy(p => p.From).ThenBy(p => p.PlanId)
            .ToListAsync(cancel);
        var enrolments = participants.GroupBy(p => (p.PlanId, p.PersonId)).Select(p => new Enrolment(p.Key.PlanId, p.Key.PersonId, [.. p])).ToList();
        return new CalculationInputs(
            first, last, year, enrolments, plans, await BeforeAsync(db, first, year, ids, only, cancel), await IdealCustomers.LoadAsync(db, year.First, last, cancel));
    }

    public IEnumerable<Enrolment> EnrolmentsOf(PersonId person) => _enrolments[person];

    public RunnablePlan PlanOf(Enrolment enrolment) => _plans[enrolment.Plan];

    /// <summary>Where the plan year stands for a stretch that begins on <paramref name="from"/>: what was earned in an earlier stretch is not its own.</summary>
    public IReadOnlyList<Accumulator> Before(Enrolment enrolment, DateOnly from) =>
        !_before.TryGetValue((enrolment.Plan, enrolment.Person), out var before) ? []
        : before.Last >= _year.First && before.Last >= from ? before.Accumulators
        : [.. before.Accumulators.Select(accumulator => accumulator.ForNextYear())];

    public ParticipantInput Input(Enrolment enrolment, PlanParticipant stretch, IReadOnlyList<Credit> credits, IReadOnlyList<Accumulator> before) => new()
    {
        Participant = enrolment.Person.Value,
        First = First,
        Last = Last,
        YearFirst = _year.First,
        YearLast = _year.Last,
        Currency = PlanOf(enrolment).Currency,
        Eligible = stretch.Time,
        Credits = credits,
        Quotas = stretch.Quotas,
        TargetIncentives = stretch.TargetIncentives,
        Before = before,
        ReplaysYear = true,
    };

    /// <summary>The deals as credits in the plan's currency. A deal in another currency needs a rate that nobody gave: it is found, not guessed.</summary>
    public List<Credit> CreditsOf(Enrolment enrolment, IReadOnlyList<DealCredit> deals, List<Finding> findings)
    {
        var credits = new List<Credit>(deals.Count);
        var currency = PlanOf(enrolment).Currency.Code;
        foreach (var deal in deals)
        {
            if (deal.CurrencyCode == currency) credits.Add(CreditOf(deal));
            else if (deal.ClosedOn >= First) findings.Add(Finding.Of("exchange_rate.missing", null, deal.ExternalId, deal.CurrencyCode, deal.ClosedOn));
        }
        return credits;
    }

    public Credit CreditOf(DealCredit deal) => new()
    {
        Deal = deal.Deal,
        DealKey = deal.ExternalId,
        Date = deal.ClosedOn,
        Amount = deal.Amount,
        Units = deal.Quantity,
        Facts = CreditFacts.Schema.Facts(
            deal.Product, deal.Series, deal.Tier, deal.Account, deal.Sector, deal.Location, Number(deal.Employees),
            deal.Revenue is { } revenue ? revenue : default(FilterValue), Number(deal.YearEstablished), deal.Amount, deal.Quantity, Number(deal.CycleDays),
            _idealCustomers.Fits(deal), deal.NewCustomer),
    };

    private static FilterValue Number(int? value) => value is { } known ? known : default(FilterValue);

    // The last statement before the period tells where the plan year stands; of an earlier year only debts and what happens once live on.
    private static async Task<Dictionary<(IncentivePlanId, PersonId), (DateOnly, IReadOnlyList<Accumulator>)>> BeforeAsync(
        SalesAlignDbContext db, DateOnly first, Period year, List<IncentivePlanId> plans, PersonId? only, CancellationToken cancel)
    {
        var lookBack = year.First.AddYears(-1);
        var earlier = await db.Statements.AsNoTracking()
            .Join(db.IncentivePeriods.Where(p => p.Last < first), s => s.PeriodId, p => p.Id, (s, p) => new { s.PlanId, s.PersonId, s.Accumulators, p.Last })
            .Where(s => plans.Contains(s.PlanId) && s.Last >= lookBack && (only == null || s.PersonId == only))
            .ToListAsync(cancel);
        return earlier.GroupBy(s => (s.PlanId, s.PersonId)).ToDictionary(group => group.Key, group => group.MaxBy(s => s.Last)! is var last ? (last.Last, last.Accumulators) : default);
    }
}
