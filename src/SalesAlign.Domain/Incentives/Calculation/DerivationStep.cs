using System.Text.Json.Serialization;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>One step of how a line came about, as data: readers see it worded in their language. Steps are in the order of calculation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CreditTaken), "creditTaken")]
[JsonDerivedType(typeof(CountedAsZero), "countedAsZero")]
[JsonDerivedType(typeof(QuotaApplied), "quotaApplied")]
[JsonDerivedType(typeof(TargetIncentiveApplied), "targetIncentiveApplied")]
[JsonDerivedType(typeof(AttainmentMeasured), "attainmentMeasured")]
[JsonDerivedType(typeof(BracketReached), "bracketReached")]
[JsonDerivedType(typeof(BracketSlice), "bracketSlice")]
[JsonDerivedType(typeof(RateIsZero), "rateIsZero")]
[JsonDerivedType(typeof(BaseRateApplied), "baseRateApplied")]
[JsonDerivedType(typeof(RateReplaced), "rateReplaced")]
[JsonDerivedType(typeof(MultiplierApplied), "multiplierApplied")]
[JsonDerivedType(typeof(CurveRead), "curveRead")]
[JsonDerivedType(typeof(GridRead), "gridRead")]
[JsonDerivedType(typeof(ScorecardRead), "scorecardRead")]
[JsonDerivedType(typeof(SpiffGranted), "spiffGranted")]
[JsonDerivedType(typeof(SpiffRefused), "spiffRefused")]
[JsonDerivedType(typeof(PrizeWon), "prizeWon")]
[JsonDerivedType(typeof(ConditionFailed), "conditionFailed")]
[JsonDerivedType(typeof(NotEligible), "notEligible")]
[JsonDerivedType(typeof(InputMissing), "inputMissing")]
[JsonDerivedType(typeof(EarnedToDate), "earnedToDate")]
[JsonDerivedType(typeof(GatePassed), "gatePassed")]
[JsonDerivedType(typeof(GateFailed), "gateFailed")]
[JsonDerivedType(typeof(Rounded), "rounded")]
[JsonDerivedType(typeof(CapCut), "capCut")]
[JsonDerivedType(typeof(MinimumApplied), "minimumApplied")]
[JsonDerivedType(typeof(HeldBack), "heldBack")]
[JsonDerivedType(typeof(DrawApplied), "drawApplied")]
[JsonDerivedType(typeof(DrawRecovery), "drawRecovery")]
[JsonDerivedType(typeof(HoldbackSettled), "holdbackSettled")]
[JsonDerivedType(typeof(Reversed), "reversed")]
[JsonDerivedType(typeof(Corrected), "corrected")]
[JsonDerivedType(typeof(DisputeSettled), "disputeSettled")]
public abstract record DerivationStep;

/// <summary>The credit that the line starts from.</summary>
public sealed record CreditTaken(CreditMeasure Measure, decimal Credit, CreditReason Reason, decimal Share) : DerivationStep;

/// <summary>The floor: a negative measure counted as zero.</summary>
public sealed record CountedAsZero(decimal Was) : DerivationStep;

/// <summary>The quota, prorated by eligible days.</summary>
public sealed record QuotaApplied(decimal Full, int EligibleDays, int Days, decimal Quota) : DerivationStep;

/// <summary>The target incentive, prorated by eligible days, and the share of it that the component carries in percent.</summary>
public sealed record TargetIncentiveApplied(decimal Full, int EligibleDays, int Days, decimal Amount, decimal Weight) : DerivationStep;

/// <summary>Attainment as a factor; credit and quota are absent when it is a metric's value.</summary>
public sealed record AttainmentMeasured(string? Metric, decimal? Credit, decimal? Quota, decimal Attainment) : DerivationStep;

/// <summary>The bracket that a total of credit reached, in credit; without an end it is the last.</summary>
public sealed record BracketReached(decimal Total, decimal From, decimal? To, decimal Rate) : DerivationStep;

/// <summary>A part of the credit paid at one rate: the accumulated credit from–to, in credit, and what it pays before multipliers.</summary>
public sealed record BracketSlice(decimal From, decimal To, decimal Rate, decimal Credit, decimal Amount) : DerivationStep;

/// <summary>The bracket pays nothing: where the next that pays begins, in credit, its rate, and what the credit would pay there.</summary>
public sealed record RateIsZero(decimal? NextAt, decimal? NextRate, decimal WouldHavePaid) : DerivationStep;

/// <summary>Everything at the base rate, because an acceleration gate is shut.</summary>
public sealed record BaseRateApplied(decimal Rate, decimal Credit, decimal Amount) : DerivationStep;

/// <summary>The table's rate was replaced by a rule's.</summary>
public sealed record RateReplaced(string Name, Specificity Specificity, decimal Rate, decimal Credit, decimal Amount) : DerivationStep;

public sealed record MultiplierApplied(string Name, decimal Factor) : DerivationStep;

/// <summary>Attainment in, payout factor out.</summary>
public sealed record CurveRead(decimal Attainment, decimal Pays) : DerivationStep;

public sealed record GridRead(decimal Row, string ColumnMetric, decimal Column, decimal Pays) : DerivationStep;

/// <summary>A metric of a scorecard: its weight in percent, its attainment and what its curve pays.</summary>
public sealed record ScorecardRead(string Metric, decimal Weight, decimal Attainment, decimal Pays) : DerivationStep;

/// <summary>What the SPIFF pays for the deal: an amount for the share, or a percentage of the credit.</summary>
public sealed record SpiffGranted(decimal? AmountPerDeal, decimal? PercentOfCredit, decimal Share, decimal Amount) : DerivationStep;

/// <summary>Why a qualifying deal is not granted, or not in full.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SpiffRefusal>))]
public enum SpiffRefusal
{
    OutsideWindow,
    NotTheFirstTime,
    BudgetSpent,
}

public sealed record SpiffRefused(SpiffRefusal Why, decimal WouldHavePaid, decimal Granted) : DerivationStep;

/// <summary>A prize by rank; with several people tied, an equal part of their places' prizes.</summary>
public sealed record PrizeWon(string Metric, decimal Value, int Rank, int Tied, decimal Prize) : DerivationStep;

/// <summary>The criteria that the deal failed and what it would have paid by itself, before gates and caps.</summary>
public sealed record ConditionFailed(IReadOnlyList<CriterionFailure> Failed, decimal WouldHavePaid) : DerivationStep;

/// <summary>The credit's date is outside the participant's time in the plan.</summary>
public sealed record NotEligible(DateOnly? From, DateOnly? To, decimal WouldHavePaid) : DerivationStep;

/// <summary>What the rule reads and nobody gave: a quota, a target incentive, a metric.</summary>
public sealed record InputMissing(string What, string? Key) : DerivationStep;

/// <summary>A true-up: earned to date on earlier credit, and what was paid for it before.</summary>
public sealed record EarnedToDate(decimal Credit, decimal Earned, decimal PaidBefore) : DerivationStep;

public sealed record GatePassed(string Metric, decimal AtLeast, decimal Actual) : DerivationStep;

public sealed record GateFailed(string Metric, decimal AtLeast, decimal? Actual, GateEffect Effect, decimal? WouldHavePaid) : DerivationStep;

public sealed record Rounded(decimal From, decimal To) : DerivationStep;

/// <summary>What a cap cut: the limit, what had counted toward it before this line, and the cut.</summary>
public sealed record CapCut(CapScope Scope, decimal Limit, decimal Before, decimal Cut) : DerivationStep;

public sealed record MinimumApplied(decimal Minimum, decimal Paid, decimal TopUp) : DerivationStep;

public sealed record HeldBack(decimal Share, decimal Held, string? UntilEvent, DateOnly? Until) : DerivationStep;

public sealed record DrawApplied(DrawKind Draw, bool Recoverable, decimal AmountPerPeriod, decimal Earnings, decimal Paid, decimal Owed) : DerivationStep;

public sealed record DrawRecovery(decimal AmountPerPeriod, decimal Earnings, decimal OwedBefore, decimal Recovered, decimal Owed) : DerivationStep;

public sealed record HoldbackSettled(decimal Held, string? Event, DateOnly? On, bool Released) : DerivationStep;

/// <summary>A clawback: the original amount, days from credit to cancellation, and the share reversed as a factor.</summary>
public sealed record Reversed(decimal Original, int DaysAfter, int WindowDays, decimal Share) : DerivationStep;

/// <summary>A prior-period adjustment: what the line was, what it would be now, and what earlier adjustments already corrected.</summary>
public sealed record Corrected(LineKind Of, decimal Was, decimal Now, decimal AlreadyAdjusted, IReadOnlyList<DerivationStep> NowDerived) : DerivationStep;

/// <summary>What a dispute was settled with: its number, and why.</summary>
public sealed record DisputeSettled(int Number, string Reason) : DerivationStep;
