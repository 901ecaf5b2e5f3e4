using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// What is decided over all participants together, before anybody's own pay: who is granted how much of a SPIFF's budget, who wins a contest,
/// and how far a team is. Deals pass by once; only claims and sums stay in memory.
/// </summary>
internal sealed class PayPools(CalculationInputs inputs)
{
    private readonly Dictionary<(IncentivePlanId, Guid), List<SpiffClaim>> _claims = [];
    private readonly Dictionary<(IncentivePlanId, PersonId), (decimal Credit, decimal Quota)> _reached = [];

    /// <summary>Whether any plan needs the pass at all.</summary>
    public bool AreNeeded => inputs.Plans.Values.Any(plan => plan.Versions.Any(version => version.Plan.Components.Any(component =>
        component is SpiffComponent { Budget: not null } or ContestComponent))) || NeedsTeams;

    /// <summary>Whether somebody is paid by how far their team is.</summary>
    public bool NeedsTeams => inputs.Plans.Values.Any(plan => PayMetrics.KeysOf(plan).Contains(MetricKey.TeamAttainment, StringComparer.Ordinal));

    public void Look(PersonId person, IReadOnlyList<DealCredit> deals)
    {
        var facts = new Dictionary<Guid, Facts>();
        foreach (var enrolment in inputs.EnrolmentsOf(person))
        {
            var plan = inputs.PlanOf(enrolment);
            var credits = inputs.CreditsOf(enrolment.Plan, person, deals, facts, []);
            Claim(plan, enrolment, credits);
            Reach(plan, enrolment, credits);
        }
    }

    /// <param name="spentBefore">What earlier periods have granted of each SPIFF.</param>
    /// <param name="units">Where everybody works, for how far their team is.</param>
    public void Decide(IReadOnlyDictionary<Guid, decimal> spentBefore, IReadOnlyDictionary<PersonId, UnitId> units)
    {
        Attain(units);
        var awards = new Dictionary<(IncentivePlanId, PersonId), List<Award>>();
        foreach (var ((plan, component), claims) in _claims)
        {
            if (inputs.Plans[plan].Find(component) is not SpiffComponent spiff) continue;
            foreach (var (person, granted) in SpiffBudget.Grant(spiff, claims, spentBefore.GetValueOrDefault(component))) Of(plan, new PersonId(person)).AddRange(granted);
        }
        foreach (var (id, plan) in inputs.Plans)
        {
            var people = inputs.People.Where(person => inputs.EnrolmentsOf(person).Any(enrolment => enrolment.Plan == id)).ToList();
            // A contest belongs to the version in force on the period's last day, so that nobody wins it twice.
            foreach (var contest in plan.Versions.LastOrDefault(version => version.From <= inputs.Last)?.Plan.Components.OfType<ContestComponent>() ?? [])
            {
                var contestants = people.Where(person => inputs.Metrics.Of(person).ContainsKey(contest.Metric))
                    .Select(person => new Contestant(person.Value, inputs.Metrics.Of(person)[contest.Metric]));
                foreach (var (person, award) in ContestRanking.Rank(contest, contestants, plan.Currency.MinorUnits)) Of(id, new PersonId(person)).Add(award);
            }
        }
        inputs.Awards = awards.ToDictionary(award => award.Key, award => (IReadOnlyList<Award>)award.Value);

        List<Award> Of(IncentivePlanId plan, PersonId person) => awards.TryGetValue((plan, person), out var known) ? known : awards[(plan, person)] = [];
    }

    private void Claim(RunnablePlan plan, Enrolment enrolment, IReadOnlyList<Credit> credits)
    {
        foreach (var (version, first, last) in Sections(plan))
        {
            if (!version.Plan.Components.Any(component => component is SpiffComponent { Budget: not null })) continue;
            foreach (var stretch in enrolment.Stretches)
            {
                var input = new ParticipantInput
                {
                    Participant = enrolment.Person.Value,
                    First = first,
                    Last = last,
                    YearFirst = inputs.Window.YearFirst,
                    YearLast = inputs.Window.YearLast,
                    Currency = plan.Currency,
                    Eligible = stretch.Time,
                    Credits = [.. credits.Where(credit => credit.Date >= first && credit.Date <= last)],
                    Before = inputs.StandingBefore(enrolment.Plan, enrolment.Person)?.Accumulators ?? [],
                };
                foreach (var (component, claim) in SpiffBudget.Claims(version.Plan, input))
                {
                    if (!_claims.TryGetValue((enrolment.Plan, component), out var claims)) _claims[(enrolment.Plan, component)] = claims = [];
                    claims.Add(claim);
                }
            }
        }
    }

    // Credit of one's own against quota, in amount: what contests rank by, so that a small territory can win.
    private void Reach(RunnablePlan plan, Enrolment enrolment, IReadOnlyList<Credit> credits)
    {
        var credit = 0m;
        foreach (var one in credits)
        {
            if (one.Event == Trigger.Booked && one.Reason != CreditReason.RollUp && !one.PastSplits && one.Date >= inputs.First && one.Date <= inputs.Last) credit += one.Amount;
        }
        var quota = enrolment.Stretches.Sum(stretch => Proration.Of(
            stretch.Quotas, Guid.Empty, inputs.First, inputs.Last, false, stretch.Time, plan.Currency.MinorUnits)?.Amount ?? 0);
        _reached[(enrolment.Plan, enrolment.Person)] = (credit, quota);
    }

    private void Attain(IReadOnlyDictionary<PersonId, UnitId> units)
    {
        foreach (var ((_, person), (credit, quota)) in _reached)
        {
            if (quota > 0) inputs.Metrics.Set(person, Gate.Attainment, credit / quota);
        }
        foreach (var team in _reached.Where(reached => units.ContainsKey(reached.Key.Item2)).GroupBy(reached => units[reached.Key.Item2]))
        {
            var quota = team.Sum(member => member.Value.Quota);
            if (quota <= 0) continue;
            var attainment = team.Sum(member => member.Value.Credit) / quota;
            foreach (var ((_, person), _) in team) inputs.Metrics.Set(person, MetricKey.TeamAttainment, attainment);
        }
    }

    private IEnumerable<(Domain.Incentives.Calculation.PlanVersion Version, DateOnly First, DateOnly Last)> Sections(RunnablePlan plan)
    {
        for (var i = 0; i < plan.Versions.Count; i++)
        {
            var first = plan.Versions[i].From > inputs.First ? plan.Versions[i].From : inputs.First;
            var last = i + 1 < plan.Versions.Count && plan.Versions[i + 1].From <= inputs.Last ? plan.Versions[i + 1].From.AddDays(-1) : inputs.Last;
            if (first <= last) yield return (plan.Versions[i], first, last);
        }
    }
}
