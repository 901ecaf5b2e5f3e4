using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Simulation;
using SalesAlign.Domain.Organization;
using EngineVersion = SalesAlign.Domain.Incentives.Calculation.PlanVersion;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Pays past periods' real deals by the rules in force and by drafts, side by side, without touching a statement. A draft is taken to have been in
/// force since the plan year began; the year's earlier periods are computed for it too, so that tables of the year stand where they would.
/// </summary>
internal sealed class PlanSimulator
{
    private readonly SalesAlignDbContext _db;
    private readonly SimulationTerms _terms;
    private readonly Currency _currency;
    private readonly List<Period> _chain;
    private readonly HashSet<string> _counted;
    private readonly List<Run> _runs;

    private PlanSimulator(SalesAlignDbContext db, SimulationTerms terms, Currency currency, List<Period> chain, List<Run> runs)
    {
        _db = db;
        _terms = terms;
        _currency = currency;
        _chain = chain;
        _counted = terms.Periods.ToHashSet(StringComparer.Ordinal);
        _runs = runs;
    }

    /// <summary>One set of rules over the chain of periods; each period's inputs hold where it stands.</summary>
    private sealed record Run(string Name, bool InForce, IReadOnlyList<CalculationInputs> Inputs, IReadOnlyList<CalculationInputs> Shifted);

    public static async Task<PlanSimulator> PrepareAsync(SalesAlignDbContext db, SimulationTerms terms, FiscalCalendar calendar, DateOnly today, CancellationToken cancel)
    {
        var plan = await db.IncentivePlans.AsNoTracking().Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == terms.Plan, cancel) ?? throw new RuleViolation("simulation.unknown_plan");
        var chosen = terms.Periods.Select(calendar.Parse).OrderBy(period => period.First).ToList();
        RuleViolation.Unless(chosen.TrueForAll(period => period.Kind == chosen[0].Kind && period.Kind != PeriodKind.Week), "simulation.mixed_periods");
        RuleViolation.Unless(chosen[^1].First <= today, "simulation.future_period", chosen[^1].Key);
        var chain = new List<Period>();
        for (var period = calendar.Containing(chosen[0].Kind, calendar.Containing(PeriodKind.Year, chosen[0].First).First); period.First <= chosen[^1].First; period = calendar.Next(period)) chain.Add(period);

        var rules = new List<(string Name, RunnablePlan? Rules)>();
        if (plan.Versions.Any(version => version.State == PlanVersionState.Published && version.EffectiveFrom <= chosen[^1].Last)) rules.Add((plan.Name, null));
        foreach (var draft in terms.Drafts) rules.Add((draft.Name.Trim(), await RulesAsync(db, plan.Currency, draft, cancel)));
        RuleViolation.Unless(rules.Count > 0, "simulation.nothing_to_compare");
        var runs = new List<Run>();
        foreach (var (name, tried) in rules)
        {
            runs.Add(new Run(name, tried is null, await InputsAsync(tried), terms.Shift is null ? [] : await InputsAsync(tried)));
        }
        return new PlanSimulator(db, terms, plan.Currency, chain, runs);

        async Task<List<CalculationInputs>> InputsAsync(RunnablePlan? tried)
        {
            var inputs = new List<CalculationInputs>();
            foreach (var period in chain) inputs.Add(await CalculationInputs.TryingAsync(db, period, calendar, terms.Plan, tried, null, cancel));
            return inputs;
        }
    }

    /// <summary>Deals that will be read, times the rules by which each is paid.</summary>
    public async Task<long> SizeAsync(CancellationToken cancel)
    {
        var people = People();
        var (first, last) = (_runs[0].Inputs[0].FirstRead, _chain[^1].Last);
        return await _db.Deals.LongCountAsync(deal => people.Contains(deal.OwnerId) && deal.ClosedOn >= first && deal.ClosedOn <= last, cancel) * _runs.Count * (_terms.Shift is null ? 1 : 2);
    }

    public async Task<SimulationResult> RunAsync(Action<int, int> progress, CancellationToken cancel)
    {
        var people = People();
        var names = await OrganizationReader.NamesAsync(_db, people, cancel);
        await DecidePoolsAsync(people, cancel);
        var shift = _terms.Shift is { } asked ? await ShiftAsync(asked, people, cancel) : null;
        var tallies = _runs.ConvertAll(run => new ScenarioTally(run.Name, run.InForce));
        var results = new List<PersonResult>();
        await foreach (var (person, deals) in ByPersonAsync(people, cancel))
        {
            cancel.ThrowIfCancellationRequested();
            var earned = new decimal[_runs.Count];
            for (var i = 0; i < _runs.Count; i++)
            {
                earned[i] = Pay(_runs[i].Inputs, person, deals, null, tallies[i]);
                if (shift is not null) tallies[i].Shifted += Pay(_runs[i].Shifted, person, deals, shift, null);
            }
            var own = deals.Where(IsCounted).Where(deal => deal.Owner == person.Value).ToList();
            results.Add(new PersonResult(person, names.GetValueOrDefault(person) ?? "", own.Sum(deal => deal.Amount), own.Count, earned));
            progress(results.Count, people.Length);
        }
        return SimulationResult.Of(_currency.Code, tallies, [.. results.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)], shift?.Share);
    }

    private bool IsCounted(DealCredit deal) => deal.CurrencyCode == _currency.Code && _chain.Exists(period => _counted.Contains(period.Key) && period.Contains(deal.ClosedOn));

    private decimal Pay(IReadOnlyList<CalculationInputs> chain, PersonId person, List<DealCredit> deals, Shifting? shift, ScenarioTally? tally)
    {
        var earned = 0m;
        for (var i = 0; i < chain.Count; i++)
        {
            var inputs = chain[i];
            var facts = new Dictionary<Guid, Facts>();
            foreach (var enrolment in inputs.EnrolmentsOf(person))
            {
                var credits = inputs.CreditsOf(enrolment.Plan, person, Within(inputs, deals), facts, []);
                if (shift is not null) credits = credits.ConvertAll(shift.Of);
                var plan = inputs.PlanOf(enrolment);
                var pay = ParticipantPay.Compute(plan, enrolment, inputs.Window, new WindowFacts(
                    credits, inputs.StandingBefore(enrolment.Plan, person), inputs.Metrics.Of(person), inputs.Awards.GetValueOrDefault((enrolment.Plan, person), [])));
                if (i + 1 < chain.Count) chain[i + 1].StandsAt(enrolment, inputs.Last, pay.After);
                if (!_counted.Contains(_chain[i].Key)) continue;
                foreach (var line in pay.Lines)
                {
                    earned += line.Amount + line.Held;
                    tally?.Add(line, plan.Components[line.Component].Name, _currency.MinorUnits);
                }
            }
        }
        return earned;
    }

    // What pools over everybody decide: a SPIFF's budget, a contest's ranks, how far a team is. A shifted mix keeps the ranks as they were.
    private async Task DecidePoolsAsync(PersonId[] people, CancellationToken cancel)
    {
        var pools = _runs.ConvertAll(run => run.Inputs.Select(inputs => new PayPools(inputs)).ToList());
        if (!pools.Exists(run => run.Exists(pool => pool.AreNeeded))) return;
        await foreach (var (person, deals) in ByPersonAsync(people, cancel))
        {
            for (var run = 0; run < pools.Count; run++)
            {
                for (var i = 0; i < _chain.Count; i++) pools[run][i].Look(person, Within(_runs[run].Inputs[i], deals));
            }
        }
        for (var run = 0; run < pools.Count; run++)
        {
            var spent = new Dictionary<Guid, decimal>();
            for (var i = 0; i < _chain.Count; i++)
            {
                var inputs = _runs[run].Inputs[i];
                var actual = _runs[run].InForce ? await SpentBudgets.ReadAsync(_db, inputs, cancel) : spent;
                pools[run][i].Decide(actual, await PayMetrics.UnitsAsync(_db, inputs.Last, cancel));
                foreach (var award in inputs.Awards.Values.SelectMany(awards => awards).Where(award => award.Rank == 0)) spent[award.Component] = spent.GetValueOrDefault(award.Component) + award.Amount;
                if (_runs[run].Shifted.Count == 0) continue;
                _runs[run].Shifted[i].Awards = inputs.Awards;
                foreach (var person in people)
                {
                    foreach (var key in (string[])[MetricKey.OwnAttainment, MetricKey.TeamAttainment])
                    {
                        if (inputs.Metrics.Of(person).TryGetValue(key, out var value)) _runs[run].Shifted[i].Metrics.Set(person, key, value);
                    }
                }
            }
        }
    }

    // A deal that was cancelled while its own period was still open never paid; what was cancelled later was paid then.
    private List<DealCredit> Within(CalculationInputs inputs, List<DealCredit> deals) => deals.FindAll(deal =>
        deal.ClosedOn <= inputs.Last && (deal.CancelledOn is not { } cancelled || cancelled > (_chain.Find(period => period.Contains(deal.ClosedOn))?.Last ?? deal.ClosedOn)));

    /// <summary>By how much the money of matching and of other deals grows, and the share before and after.</summary>
    private sealed record Shifting(BoundFilter Which, decimal Matching, decimal Others, ShareShift Share)
    {
        public Credit Of(Credit credit)
        {
            var factor = Which.Matches(credit.Facts) ? Matching : Others;
            return credit with { Amount = credit.Amount * factor, Margin = credit.Margin * factor, Units = credit.Units * factor, Points = credit.Points * factor, Share = credit.Share * factor };
        }
    }

    private async Task<Shifting> ShiftAsync(MixShift shift, PersonId[] people, CancellationToken cancel)
    {
        var which = shift.Which.Bind(CreditFacts.Schema);
        decimal matching = 0, others = 0;
        var seen = new HashSet<Guid>();
        await foreach (var (_, deals) in ByPersonAsync(people, cancel))
        {
            foreach (var deal in deals.Where(IsCounted))
            {
                // A shared deal comes by with each of its people, and counts once.
                if (!seen.Add(deal.Deal)) continue;
                if (which.Matches(_runs[0].Inputs[_chain.FindIndex(period => period.Contains(deal.ClosedOn))].FactsOf(deal))) matching += deal.Amount;
                else others += deal.Amount;
            }
        }
        var (grows, shrinks) = shift.Factors(matching, others) ?? throw new RuleViolation("simulation.shift_impossible", matching + others == 0 ? 0 : Rounding.HalfAwayFromZero(matching * 100m / (matching + others), 1), shift.Points);
        var before = matching / (matching + others);
        return new Shifting(which, grows, shrinks, new ShareShift(before, before + (shift.Points / 100m)));
    }

    private PersonId[] People() =>
        [.. _runs.SelectMany(run => run.Inputs).SelectMany(inputs => inputs.People).Distinct().OrderBy(person => person.Value.ToString(), StringComparer.Ordinal)];

    private async IAsyncEnumerable<(PersonId Person, List<DealCredit> Deals)> ByPersonAsync(
        PersonId[] people, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var all = _runs.SelectMany(run => run.Inputs).Select(inputs => inputs.Deals()).ToList();
        var read = new DealsToCredit(
            _runs[0].Inputs[0].FirstRead, _chain[^1].Last, Array.ConvertAll(people, person => person.Value), all.Exists(deals => deals.OwnersPastSplits), all.Exists(deals => deals.WithEvents),
            [.. all.SelectMany(deals => deals.Superiors).Distinct()]);
        await _db.Database.OpenConnectionAsync(cancel);
        var stream = DealCredits.StreamAsync((NpgsqlConnection)_db.Database.GetDbConnection(), read, cancel);
        var deals = new List<DealCredit>();
        var next = 0;
        await foreach (var deal in stream)
        {
            while (people[next].Value != deal.Person)
            {
                yield return (people[next++], deals);
                deals = [];
            }
            deals.Add(deal);
        }
        while (next < people.Length)
        {
            yield return (people[next++], deals);
            deals = [];
        }
    }

    private static async Task<RunnablePlan> RulesAsync(SalesAlignDbContext db, Currency currency, Scenario draft, CancellationToken cancel)
    {
        var components = draft.Components;
        if (draft.Plan is { } id)
        {
            var plan = await db.IncentivePlans.AsNoTracking().Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == id, cancel) ?? throw new RuleViolation("simulation.unknown_plan");
            RuleViolation.Unless(plan.Currency == currency, "simulation.other_currency", plan.Name);
            components = (plan.Draft ?? plan.Versions.MaxBy(version => version.Number)!).Components;
        }
        var compiled = CompiledPlan.Compile(components!, CreditFacts.Schema);
        if (compiled.UnknownFields is [var unknown, ..]) throw new RuleViolation("plan.unknown_field", unknown.Field);
        return new RunnablePlan(currency, [new EngineVersion(draft.Name, DateOnly.MinValue, compiled)], PlanClawback.Usual);
    }
}
