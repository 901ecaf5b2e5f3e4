using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>What the plan pays at target for one objective, as a share of all target pay.</summary>
public sealed record PayShare(Guid Objective, decimal TargetPay, decimal Share);

/// <summary>How pay pulls: toward the objective, blind to it, against it, or for nothing else.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Steering>))]
public enum Steering
{
    /// <summary>Neither deals that serve it nor others would pay more: nothing to compare.</summary>
    NotMeasurable,

    /// <summary>Other deals pay nothing, so there is no ratio.</summary>
    OnlyPaysForIt,
    Toward,
    Blind,

    /// <summary>Below 1: the plan pays people to work against the strategy.</summary>
    Against,
}

/// <summary>The steering ratio of an objective with the two extra payouts that it compares.</summary>
public sealed record SteeringRatio(Steering Steering, decimal? Ratio, decimal ExtraFromServing, decimal ExtraFromOthers, decimal ExtraCredit);

/// <summary>Two measures of whether a plan pays for the strategy.</summary>
public static class StrategyFit
{
    /// <summary>Within this distance of 1 a plan is blind to the objective: rounding of lines alone can move the ratio that far.</summary>
    public const decimal BlindWithin = 0.005m;

    /// <summary>
    /// Pay share: target payout linked to an objective ÷ all target payout. Components without target payout do not count; what is linked to no
    /// objective counts in the whole only.
    /// </summary>
    public static IReadOnlyList<PayShare> PayShares(IEnumerable<(Component Component, decimal TargetPay)> components)
    {
        var order = new List<Guid>();
        var byObjective = new Dictionary<Guid, decimal>();
        var whole = 0m;
        foreach (var (component, pay) in components)
        {
            RuleViolation.Unless(pay >= 0, "pay_share.negative_target", component.Name, pay);
            whole += pay;
            foreach (var link in component.Objectives)
            {
                if (!byObjective.ContainsKey(link.Objective)) order.Add(link.Objective);
                byObjective[link.Objective] = byObjective.GetValueOrDefault(link.Objective) + (pay * link.Share / 100m);
            }
        }
        return [.. order.Select(objective => new PayShare(objective, byObjective[objective], whole == 0 ? 0 : byObjective[objective] / whole))];
    }

    /// <summary>
    /// What a component pays at exactly its quota: the target incentive's share for a bonus or scorecard, the table's pay for a credit of the
    /// quota, without multipliers, for a commission. SPIFFs, contests and draws have no target payout.
    /// </summary>
    public static decimal TargetPay(Component component, decimal quota, decimal targetIncentive) => component switch
    {
        CommissionComponent commission => new TableWalk(commission.Rates, quota).Pay(0, quota, quota, null),
        TargetBonusComponent bonus => targetIncentive * bonus.Weight / 100m,
        ScorecardComponent scorecard => targetIncentive * scorecard.Weight / 100m,
        _ => 0,
    };

    /// <summary>
    /// Steering ratio: extra payout if deals that serve the objective grew by 10 %, ÷ extra payout if all other deals grew by the same amount of
    /// money. Each deal grows in proportion, in every measure; what is held back counts as paid. 1 is blind, below 1 against.
    /// </summary>
    public static SteeringRatio Steer(CompiledPlan plan, IReadOnlyList<ParticipantInput> participants, Func<Credit, bool> serves)
    {
        var (serving, others) = Money(participants, serves);
        var extra = serving * 0.1m;
        if (serving == 0 || others == 0) return new(Steering.NotMeasurable, null, 0, 0, extra);

        decimal baseline = 0, served = 0, other = 0;
        foreach (var participant in participants)
        {
            baseline += Paid(plan, participant);
            served += Paid(plan, Grown(participant, serves, 1.1m));
            other += Paid(plan, Grown(participant, credit => !serves(credit), 1m + (extra / others)));
        }
        var fromServing = served - baseline;
        var fromOthers = other - baseline;
        if (fromOthers <= 0) return new(fromServing > 0 ? Steering.OnlyPaysForIt : Steering.NotMeasurable, null, fromServing, fromOthers, extra);
        var ratio = fromServing / fromOthers;
        var steering = Math.Abs(ratio - 1m) <= BlindWithin ? Steering.Blind : ratio > 1 ? Steering.Toward : Steering.Against;
        return new(steering, ratio, fromServing, fromOthers, extra);
    }

    /// <summary>
    /// The money of deals that serve and of all others. A deal's money counts once, by its primary credit, however many people are credited on
    /// top and however many of its events; a deal that has only overlays or roll-ups counts by its largest credit.
    /// </summary>
    private static (decimal Serving, decimal Others) Money(IReadOnlyList<ParticipantInput> participants, Func<Credit, bool> serves)
    {
        var byEvent = new Dictionary<(string Deal, Trigger Event), (decimal Primary, decimal Largest, bool Serves)>();
        foreach (var participant in participants)
        {
            foreach (var credit in participant.Credits)
            {
                if (credit.Date < participant.First || credit.Amount <= 0) continue;
                var key = (credit.DealKey, credit.Event);
                var known = byEvent.GetValueOrDefault(key);
                var primary = credit.Reason is CreditReason.Owner or CreditReason.Split ? credit.Amount : 0;
                byEvent[key] = (known.Primary + primary, Math.Max(known.Largest, credit.Amount), serves(credit));
            }
        }
        var byDeal = new Dictionary<string, (decimal Money, bool Serves)>(StringComparer.Ordinal);
        foreach (var ((deal, _), (primary, largest, its)) in byEvent)
        {
            byDeal[deal] = (Math.Max(byDeal.GetValueOrDefault(deal).Money, primary > 0 ? primary : largest), its);
        }
        decimal serving = 0, others = 0;
        foreach (var (money, its) in byDeal.Values)
        {
            if (its) serving += money;
            else others += money;
        }
        return (serving, others);
    }

    private static decimal Paid(CompiledPlan plan, ParticipantInput participant)
    {
        var result = IncentiveCalculator.Calculate(plan, participant);
        return result.Total() + result.Held();
    }

    private static ParticipantInput Grown(ParticipantInput participant, Func<Credit, bool> which, decimal factor)
    {
        var credits = new Credit[participant.Credits.Count];
        for (var i = 0; i < credits.Length; i++)
        {
            var credit = participant.Credits[i];
            credits[i] = credit.Date < participant.First || credit.Amount <= 0 || !which(credit) ? credit : credit with
            {
                Amount = credit.Amount * factor,
                Margin = credit.Margin * factor,
                Units = credit.Units * factor,
                Points = credit.Points * factor,
                Share = credit.Share * factor,
            };
        }
        return participant with { Credits = credits };
    }
}
