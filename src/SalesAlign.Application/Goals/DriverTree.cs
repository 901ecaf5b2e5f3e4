using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Goals;

/// <summary>The driver tree of a goal by the probability paradigm: from its number back to calls a day, and forwards again.</summary>
/// <param name="Observed">What the records say, whatever was typed.</param>
/// <param name="Used">What is reckoned with: typed over observed.</param>
/// <param name="WithinReach">What a quarter of the sellers reach or exceed.</param>
/// <param name="Whole">The whole target over the whole period.</param>
/// <param name="Left">What is still missing over the days that are left; empty once the period is over.</param>
/// <param name="Forwards">What the calls of now lead to over the whole period.</param>
/// <param name="CallsNow">Calls per rep and working day so far in the period; null before it begins or where nobody logs calls.</param>
/// <param name="Levers">What moves the result most.</param>
public sealed record DriverTree(
    decimal Target, decimal Reached, DateOnly RatesFrom, DateOnly RatesTo, ProbabilityRates Observed, ProbabilityRates Used, ProbabilityRates WithinReach, SellingTime Time, ProbabilityChain Whole,
    SellingTime? TimeLeft, ProbabilityChain? Left, ProbabilityChain Forwards, decimal? CallsNow, IReadOnlyList<ChainLever> Levers)
{
    /// <summary>The tree, or null where the metric is not made of customers, or nobody's records give its rates.</summary>
    /// <param name="callsPerDay">Calls to run forwards from; the calls of now, or those that the target asks for, where it is empty.</param>
    internal static async Task<DriverTree?> OfAsync(Work work, Goal goal, Metric metric, Standing standing, ProbabilityTerms terms, decimal? callsPerDay, CancellationToken cancel)
    {
        // Only what is made of customers who buy has leads before it.
        if (metric.Unit is MetricUnit.Days or MetricUnit.Number || goal.TargetValue <= 0 || metric.Definition.Dataset is not (MetricDataset.Deals or MetricDataset.DealLines or MetricDataset.FirstWins)) return null;
        var today = await work.TodayAsync(cancel);
        var until = today < goal.PeriodLast ? today : goal.PeriodLast;
        var from = until.AddYears(-1).AddDays(1);
        var people = await GoalPeople.OfAsync(work.Db, goal, today < goal.PeriodFirst ? goal.PeriodFirst : until, cancel);
        var meaning = metric.Definition;
        var isNew = meaning.Dataset == MetricDataset.FirstWins;
        var records = await SellerRecordsSql.ReadAsync(work.Db, from, until, meaning.NarrowedTo("series"), meaning.NarrowedTo("tier"), isNew, cancel);
        var samples = new Samples(records, people, counts: metric.Unit is MetricUnit.Count);
        if (samples.Observed() is not { } observed) return null;

        var used = new ProbabilityRates(Typed(terms.LeadsPerCall, observed.LeadsPerCall), Typed(terms.CustomersPerLead, observed.CustomersPerLead), Typed(terms.AverageDeal, observed.AverageDeal));
        var reps = terms.Reps ?? people.Sellers;
        var time = new SellingTime(reps, terms.WorkingDays ?? Math.Max(1, WorkingDays.Between(goal.PeriodFirst, goal.PeriodLast)));
        var reached = metric.Unit is MetricUnit.Share ? standing.Actual.Numerator : standing.Actual.Value ?? 0m;
        var whole = ProbabilityPlan.Backwards(goal.TargetValue, used, time);
        var daysLeft = today < goal.PeriodFirst ? time.WorkingDays : WorkingDays.Between(today, goal.PeriodLast);
        var timeLeft = daysLeft > 0 ? time with { WorkingDays = daysLeft } : null;
        var callsNow = await CallsNowAsync(work, goal, people, reps, today, cancel);
        var calls = callsPerDay ?? (callsNow is > 0 ? callsNow.Value : whole.CallsPerRepAndDay);
        var within = samples.WithinReach(used);
        return new(
            goal.TargetValue, reached, from, until, observed, used, within, time, whole, timeLeft, timeLeft is null ? null : ProbabilityPlan.Backwards(Math.Max(0m, goal.TargetValue - reached), used, timeLeft),
            ProbabilityPlan.Forwards(calls, used, time), callsNow, ProbabilityPlan.Levers(calls, used, within, time));
    }

    private static async Task<decimal?> CallsNowAsync(Work work, Goal goal, GoalPeople people, int reps, DateOnly today, CancellationToken cancel)
    {
        if (today < goal.PeriodFirst) return null;
        var last = today < goal.PeriodLast ? today : goal.PeriodLast;
        var days = WorkingDays.Between(goal.PeriodFirst, last);
        if (days == 0) return null;
        var calls = (await SellerRecordsSql.ReadAsync(work.Db, goal.PeriodFirst, last, null, null, firstOnly: false, cancel))
            .Where(record => people.Doers is not { } doers || doers.Contains(record.Person)).Sum(record => record.Calls);
        return calls == 0 ? null : decimal.Round(calls / (decimal)(days * reps), 2);
    }

    private static ObservedRate Typed(decimal? typed, ObservedRate observed) => typed is { } value ? new ObservedRate(value) : observed;

    /// <summary>The same records as the person's, the team's and the company's.</summary>
    private sealed class Samples(IReadOnlyList<SellerRecords> records, GoalPeople people, bool counts)
    {
        private static readonly (Func<SellerRecords, decimal> Result, Func<SellerRecords, long> Cases)[] Rates =
        [
            (record => record.Leads, record => record.Calls),
            (record => record.Customers, record => record.Leads),
            (record => record.Amount, record => record.Customers),
        ];

        public ProbabilityRates? Observed()
        {
            if (Choose(0) is not { } leads || Choose(1) is not { } customers) return null;
            // What is counted is worth one each.
            var average = counts ? new ObservedRate(1m, customers.Sample, customers.Origin) : Choose(2);
            return average is null ? null : new(leads, customers with { Value = Math.Min(1m, customers.Value) }, average);
        }

        public ProbabilityRates WithinReach(ProbabilityRates used) => new(
            Better(used.LeadsPerCall, 0), Better(used.CustomersPerLead, 1) is var close && close.Value > 1m ? close with { Value = 1m } : Better(used.CustomersPerLead, 1),
            counts ? used.AverageDeal : Better(used.AverageDeal, 2));

        private ObservedRate? Choose(int rate)
        {
            var samples = new List<RateSample>(3);
            if (people.Own is { } person) samples.Add(Sum(RateOrigin.Person, rate, record => record.Person == person));
            if (!people.IsWholeCompany) samples.Add(Sum(RateOrigin.Team, rate, record => people.Team.Contains(record.Person)));
            samples.Add(Sum(RateOrigin.Company, rate, _ => true));
            return RateChoice.Of(samples);
        }

        private RateSample Sum(RateOrigin origin, int rate, Func<SellerRecords, bool> whose)
        {
            var (result, cases) = (0m, 0L);
            foreach (var record in records)
            {
                if (!whose(record)) continue;
                result += Rates[rate].Result(record);
                cases += Rates[rate].Cases(record);
            }
            return new RateSample(origin, result, cases);
        }

        private ObservedRate Better(ObservedRate now, int rate)
        {
            var all = records.Where(record => Rates[rate].Cases(record) >= RateChoice.EnoughCases).Select(record => Rates[rate].Result(record) / Rates[rate].Cases(record)).Order().ToList();
            if (all.Count == 0) return now;
            var quartile = all[(int)Math.Ceiling(all.Count * 0.75m) - 1];
            return quartile > now.Value ? new ObservedRate(quartile, all.Count, RateOrigin.Company) : now;
        }
    }
}
