using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>A person's stretch of time in a plan.</summary>
internal sealed record Enrolment(IncentivePlanId Plan, PersonId Person, DateRange Time, IReadOnlyList<PeriodAmount> Quotas, IReadOnlyList<PeriodAmount> TargetIncentives);

/// <summary>The part of a period in which one version of a plan is in force, with the version ready to run.</summary>
internal sealed record PlanSection(PlanVersionId Version, CompiledPlan Plan, DateOnly First, DateOnly Last)
{
    private readonly Dictionary<Guid, string> _names = Plan.Components.ToDictionary(component => component.Id, component => component.Name);

    public string NameOf(Guid component) => _names[component];
}

/// <summary>Everything but the deals that a calculation of a period reads: plans in force, who takes part, and where the plan year stands.</summary>
internal sealed class CalculationInputs
{
    private readonly ILookup<PersonId, Enrolment> _enrolments;
    private readonly Dictionary<IncentivePlanId, List<PlanSection>> _sections;
    private readonly Dictionary<IncentivePlanId, Currency> _currencies;
    private readonly Dictionary<(IncentivePlanId, PersonId), IReadOnlyList<Accumulator>> _before;
    private readonly IdealCustomers _idealCustomers;
    private readonly Period _year;

    private CalculationInputs(
        IncentivePeriod period, Period year, List<Enrolment> enrolments, Dictionary<IncentivePlanId, List<PlanSection>> sections,
        Dictionary<IncentivePlanId, Currency> currencies, Dictionary<(IncentivePlanId, PersonId), IReadOnlyList<Accumulator>> before, IdealCustomers idealCustomers)
    {
        _enrolments = enrolments.ToLookup(enrolment => enrolment.Person);
        _sections = sections;
        _currencies = currencies;
        _before = before;
        _idealCustomers = idealCustomers;
        _year = year;
        Last = period.Last;
        People = [.. _enrolments.Select(person => person.Key).OrderBy(person => person.Value)];
    }

    public DateOnly YearFirst => _year.First;

    public DateOnly Last { get; }

    /// <summary>All participants, in the order of their ids.</summary>
    public PersonId[] People { get; }

    public static async Task<CalculationInputs> LoadAsync(SalesAlignDbContext db, IncentivePeriod period, FiscalCalendar calendar, CancellationToken cancel)
    {
        var year = calendar.Containing(PeriodKind.Year, period.First);
        var versions = await db.PlanVersions.AsNoTracking()
            .Where(v => v.State == PlanVersionState.Published && v.EffectiveFrom <= period.Last && (v.EffectiveTo == null || v.EffectiveTo >= period.First))
            .OrderBy(v => v.EffectiveFrom)
            .ToListAsync(cancel);
        var sections = versions.GroupBy(version => version.PlanId).ToDictionary(plan => plan.Key, plan => plan.Select(version => new PlanSection(
            version.Id,
            CompiledPlan.Compile(version.Components, CreditFacts.Schema),
            version.EffectiveFrom > period.First ? version.EffectiveFrom : period.First,
            version.EffectiveTo is { } end && end < period.Last ? end : period.Last)).ToList());
        var plans = sections.Keys.ToList();
        var currencies = await db.IncentivePlans.AsNoTracking().Where(plan => plans.Contains(plan.Id))
            .ToDictionaryAsync(plan => plan.Id, plan => new Currency(plan.CurrencyCode), cancel);
        var participants = await db.PlanParticipants.AsNoTracking()
            .Where(p => plans.Contains(p.PlanId) && p.From <= period.Last && (p.To == null || p.To >= period.First))
            .ToListAsync(cancel);
        var enrolments = participants.ConvertAll(p => new Enrolment(p.PlanId, p.PersonId, p.Time, p.Quotas, p.TargetIncentives));
        return new CalculationInputs(
            period, year, enrolments, sections, currencies, await BeforeAsync(db, period, year, plans, cancel), await IdealCustomers.LoadAsync(db, cancel));
    }

    public IEnumerable<Enrolment> EnrolmentsOf(PersonId person) => _enrolments[person];

    public IReadOnlyList<PlanSection> SectionsOf(IncentivePlanId plan) => _sections[plan];

    public Currency CurrencyOf(IncentivePlanId plan) => _currencies[plan];

    public IReadOnlyList<Accumulator> Before(Enrolment enrolment) => _before.GetValueOrDefault((enrolment.Plan, enrolment.Person)) ?? [];

    public ParticipantInput Input(Enrolment enrolment, PlanSection section, IReadOnlyList<Credit> credits, IReadOnlyList<Accumulator> before) => new()
    {
        Participant = enrolment.Person.Value,
        First = section.First,
        Last = section.Last,
        YearFirst = _year.First,
        YearLast = _year.Last,
        Currency = CurrencyOf(enrolment.Plan),
        Eligible = enrolment.Time,
        Credits = credits,
        Quotas = enrolment.Quotas,
        TargetIncentives = enrolment.TargetIncentives,
        Before = before,
        ReplaysYear = true,
    };

    /// <summary>The deals as credits in the plan's currency. A deal in another currency needs a rate that nobody gave: it is found, not guessed.</summary>
    public (IReadOnlyList<Credit> Credits, List<Finding> Findings) CreditsOf(Enrolment enrolment, List<DealCredit> deals)
    {
        var credits = new List<Credit>(deals.Count);
        var findings = new List<Finding>();
        var currency = CurrencyOf(enrolment.Plan).Code;
        foreach (var deal in deals)
        {
            if (deal.CurrencyCode != currency)
            {
                findings.Add(Finding.Of("credit.no_exchange_rate", null, deal.ExternalId, deal.CurrencyCode, currency));
                continue;
            }
            credits.Add(CreditOf(deal));
        }
        return (credits, findings);
    }

    private Credit CreditOf(DealCredit deal) => new()
    {
        Deal = deal.Deal,
        DealKey = deal.ExternalId,
        Date = deal.ClosedOn,
        Amount = deal.Amount,
        Units = deal.Quantity,
        Facts = CreditFacts.Schema.Facts(
            deal.Product, deal.Series, deal.Tier, deal.Account, deal.Sector, deal.Location,
            deal.Employees is { } employees ? employees : default(Domain.Common.Filters.FilterValue),
            deal.Revenue is { } revenue ? revenue : default(Domain.Common.Filters.FilterValue),
            deal.YearEstablished is { } founded ? founded : default(Domain.Common.Filters.FilterValue),
            deal.Amount, deal.Quantity,
            deal.CycleDays is { } days ? days : default(Domain.Common.Filters.FilterValue),
            _idealCustomers.Fits(deal), deal.NewCustomer),
    };

    // The last statement before the period tells where the plan year stands. Of an earlier year only what a draw is owed lives on.
    private static async Task<Dictionary<(IncentivePlanId, PersonId), IReadOnlyList<Accumulator>>> BeforeAsync(
        SalesAlignDbContext db, IncentivePeriod period, Period year, List<IncentivePlanId> plans, CancellationToken cancel)
    {
        var earlier = await db.Statements.AsNoTracking()
            .Join(db.IncentivePeriods.Where(p => p.Last < period.First), s => s.PeriodId, p => p.Id, (s, p) => new { s.PlanId, s.PersonId, s.Accumulators, p.First, p.Last })
            .Where(s => plans.Contains(s.PlanId) && s.Last >= year.First.AddYears(-1))
            .ToListAsync(cancel);
        return earlier.GroupBy(s => (s.PlanId, s.PersonId)).ToDictionary(
            group => group.Key,
            group => group.MaxBy(s => s.Last)! is var last && last.First >= year.First
                ? last.Accumulators
                : [.. last.Accumulators.Where(a => a.Owed != 0).Select(a => new Accumulator(a.Component, Owed: a.Owed))]);
    }
}
