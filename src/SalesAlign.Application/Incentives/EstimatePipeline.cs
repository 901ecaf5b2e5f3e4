using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Estimation;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// What each of the signed-in person's open deals would pay on top of what they have, by the engine of pay day and from where the period stands;
/// which of them are best by pay, and which by strategy. Nothing is saved.
/// </summary>
public sealed class EstimatePipeline(UseCaseContext context) : UseCase<EstimatePipeline.Request, EstimatePipeline.Response>(context)
{
    /// <summary>How many deals are called the best.</summary>
    public const int Best = 5;

    /// <param name="Deal">The open deal whose derivation is wanted.</param>
    public sealed record Request(string? Period = null, DealId? Deal = null);

    /// <param name="On">The day on which deals are taken to be won that are not expected within the rest of the period.</param>
    /// <param name="Agreeing">How many of the best by pay are among the best by strategy.</param>
    /// <param name="Expected">Pay of all deals, each times its chance.</param>
    public sealed record Response(
        string Period, DateOnly First, DateOnly Last, DateOnly On, string Currency, decimal Earned, IReadOnlyList<BracketAhead> Ahead, IReadOnlyList<DealItem> Deals, int Agreeing,
        decimal? Expected, ChosenDeal? Chosen);

    /// <summary>Where a component stands and what its next bracket needs.</summary>
    public sealed record BracketAhead(Guid Component, string Name, CreditMeasure Measure, decimal Credit, decimal? Quota, decimal? Attainment, decimal? Rate, decimal? Needs, decimal? NextRate);

    /// <param name="Pays">Everything that the deal adds, also what it lifts earlier deals to; empty where its value is unknown.</param>
    /// <param name="Lifts">The part of it that is paid on other deals.</param>
    /// <param name="Likelihood">Won share of the deals that closed in a year and had reached the same stage.</param>
    /// <param name="Reaches">Components that it alone brings to a higher bracket.</param>
    public sealed record DealItem(
        DealId Id, string Key, string? Account, string? Product, string? Stage, decimal? Amount, string AmountCurrency, bool Guessed, DateOnly? ExpectedOn, decimal? Pays, decimal Lifts, decimal Held,
        decimal? Likelihood, decimal? Expected, decimal? IdealScore, bool? Ideal, IReadOnlyList<ServedObjective> Serves, int RankByPay, int RankByStrategy, IReadOnlyList<string> Reaches,
        IReadOnlyList<Finding> Findings);

    public sealed record ServedObjective(ObjectiveId Id, string Title, decimal WeightPercent);

    public sealed record ChosenDeal(DealId Id, string Key, IReadOnlyList<EstimateNextDeal.Line> Lines, IReadOnlyDictionary<string, string> MetricNames);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Period).MaximumLength(20);
    }

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await PersonPay.PeriodAsync(work, request.Period, cancel);
        var pay = await PersonPay.LoadAsync(work, work.Actor.PersonId, period, cancel);
        if (!pay.Enrolments.Any()) return Result.Refused("participant.not_in_plan", null, period.Key);
        var today = await work.TodayAsync(cancel);
        var on = period.Contains(today) ? today : period.Last;
        var rows = await OpenDeals.ReadAsync(work, work.Actor.PersonId, period, on, cancel);
        var serving = await StrategyFitReader.ServingAsync(work, cancel);

        var before = pay.Compute().Select(part => part.Pay).ToList();
        var standings = StandingsOf(before).ToDictionary(standing => standing.Component);
        var estimates = rows.ConvertAll(row => Estimate(pay, before, standings, row));
        var served = rows.ConvertAll(row =>
        {
            var facts = pay.Inputs.FactsOf(row.Credit);
            return serving.Where(objective => objective.Serving.Matches(facts)).Select(o => new ServedObjective(o.Objective.Id, o.Objective.Title, o.Objective.WeightPercent)).ToList();
        });
        var open = rows.Select((row, i) => new OpenDeal(
            row.Credit.ExternalId, PaysOf(row, estimates[i]), row.Likelihood, served[i].Sum(objective => objective.WeightPercent), pay.Inputs.IdealScoreOf(row.Credit))).ToList();
        var ranks = BestNextDeals.Rank(open);
        var deals = rows.Select((row, i) => Item(row, estimates[i], open[i], served[i], ranks[i], pay.Inputs)).OrderBy(deal => deal.RankByPay).ToList();
        var currency = pay.Inputs.PlanOf(pay.Enrolments.First()).Currency.Code;
        var chosen = rows.FindIndex(row => row.Id == request.Deal);
        return new Response(
            period.Key, period.First, period.Last, on, currency, before.Sum(DealGain.TotalOf), Ahead(pay, standings.Values), deals, BestNextDeals.Agreeing(ranks, Best),
            open.Exists(deal => deal.Expected is not null) ? open.Sum(deal => deal.Expected ?? 0) : null,
            chosen < 0 ? null : new ChosenDeal(rows[chosen].Id, rows[chosen].Credit.ExternalId, estimates[chosen].Gain.Lines,
                await ReadMetricNames.OfAsync(work.Db, estimates[chosen].Gain.Lines.SelectMany(line => line.Derivation), cancel)));
    }

    private sealed record Estimated(DealGain Gain, IReadOnlyList<string> Reaches, IReadOnlyList<Finding> Findings);

    private static Estimated Estimate(PersonPay pay, List<ParticipantPay> before, Dictionary<Guid, Standing> standings, OpenDealRow row)
    {
        var after = pay.ComputeWith(row.Credit).ToList();
        var reaches = StandingsOf(after.Select(part => part.Pay)).Where(standing => standings.TryGetValue(standing.Component, out var was) && was.NextBracketAt is { } next && standing.Credit >= next)
            .Select(standing => pay.Inputs.Plans.Values.Select(plan => plan.Find(standing.Component)?.Name).FirstOrDefault(name => name is not null) ?? "").ToList();
        return new Estimated(DealGain.Of(pay.Inputs, before, after, row.Credit.ExternalId), reaches, [.. after.SelectMany(part => part.Findings)]);
    }

    // A deal of unknown value is not worth nothing.
    private static decimal? PaysOf(OpenDealRow row, Estimated estimate) => row.HasValue ? estimate.Gain.Pays : null;

    private static DealItem Item(OpenDealRow row, Estimated estimate, OpenDeal open, List<ServedObjective> serves, DealRank rank, CalculationInputs inputs)
    {
        var credit = row.Credit;
        var fits = inputs.FitsIdeal(credit);
        return new DealItem(
            row.Id, credit.ExternalId, credit.Account, credit.Product, row.Stage, row.HasValue ? credit.Amount : null, credit.CurrencyCode, row.Guessed, row.Expected, PaysOf(row, estimate), estimate.Gain.Lifts,
            estimate.Gain.Held, row.Likelihood, open.Expected, open.IdealScore, fits, serves, rank.ByPay, rank.ByStrategy, estimate.Reaches, estimate.Findings);
    }

    private static List<BracketAhead> Ahead(PersonPay pay, IEnumerable<Standing> standings)
    {
        var components = pay.Enrolments.SelectMany(enrolment => pay.Inputs.PlanOf(enrolment).Components.Values).DistinctBy(component => component.Id).ToDictionary(component => component.Id);
        return [.. standings.Where(standing => components.ContainsKey(standing.Component)).Select(s => new BracketAhead(
            s.Component, components[s.Component].Name, components[s.Component].Measure, s.Credit, s.Quota, s.Attainment, s.Rate, s.NextBracketAt - s.Credit, s.NextRate))];
    }

    private static IEnumerable<Standing> StandingsOf(IEnumerable<ParticipantPay> parts) =>
        parts.SelectMany(part => part.Results.Reverse().SelectMany(result => result.Standings).DistinctBy(standing => standing.Component)).DistinctBy(standing => standing.Component);
}
