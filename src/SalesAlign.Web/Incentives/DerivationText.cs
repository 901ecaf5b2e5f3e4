using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Incentives;

/// <summary>Words the derivation of a line, step by step, in the reader's language: every step that the engine takes has its sentence.</summary>
/// <param name="metrics">Names of the metrics that the steps read, by key.</param>
public sealed class DerivationText(IStringLocalizer<IncentiveText> text, IReadOnlyDictionary<string, string>? metrics = null)
{
    private readonly FilterWords _filters = new(text);

    public IReadOnlyList<string> Of(IReadOnlyList<DerivationStep> steps, CreditMeasure measure, string currency)
    {
        if (steps.OfType<CreditTaken>().FirstOrDefault() is { } taken) measure = taken.Measure;
        var single = steps.OfType<BracketSlice>().Take(2).Count() == 1;
        return [.. steps.SelectMany(step => Of(step, new Reader(measure, currency, single)))];
    }

    private IEnumerable<string> Of(DerivationStep step, Reader read)
    {
        if (step is not Corrected corrected) return [Sentence(step, read)];
        return
        [
            text["Step.Corrected", read.Money(corrected.Was), read.Money(corrected.Now)],
            .. corrected.AlreadyAdjusted == 0 ? [] : new[] { text["Step.Corrected.Already", read.Money(corrected.AlreadyAdjusted)].Value },
            .. Of(corrected.NowDerived, read.Measure, read.Currency),
        ];
    }

    private string Sentence(DerivationStep step, Reader read) => step switch
    {
        CreditTaken taken when taken.Share == 1 => text["Step.CreditTaken", read.Credit(taken.Credit), text[$"Reason.{taken.Reason}"].Value],
        CreditTaken taken => text["Step.CreditTaken.Share", read.Credit(taken.Credit), text[$"Reason.{taken.Reason}"].Value, PayFigures.Percent(taken.Share)],
        CountedAsZero zero => text["Step.CountedAsZero", read.Credit(zero.Was)],
        QuotaApplied quota when quota.EligibleDays == quota.Days && quota.Full == quota.Quota => text["Step.QuotaApplied", read.Credit(quota.Quota)],
        QuotaApplied quota => text["Step.QuotaApplied.Part", read.Credit(quota.Full), quota.EligibleDays, quota.Days, read.Credit(quota.Quota)],
        TargetIncentiveApplied target when target.EligibleDays == target.Days => text["Step.TargetIncentiveApplied", read.Money(target.Amount), PayFigures.Percent(target.Weight / 100m)],
        TargetIncentiveApplied target =>
            text["Step.TargetIncentiveApplied.Part", read.Money(target.Full), target.EligibleDays, target.Days, read.Money(target.Amount), PayFigures.Percent(target.Weight / 100m)],
        AttainmentMeasured { Credit: { } credit, Quota: { } quota } measured => text["Step.AttainmentMeasured", read.Credit(credit), read.Credit(quota), PayFigures.Percent(measured.Attainment)],
        AttainmentMeasured measured => text["Step.AttainmentMeasured.Metric", Metric(measured.Metric), PayFigures.Percent(measured.Attainment)],
        BracketReached { To: { } to } reached => text["Step.BracketReached", read.Credit(reached.Total), read.Credit(reached.From), read.Credit(to), read.Rate(reached.Rate)],
        BracketReached reached => text["Step.BracketReached.Last", read.Credit(reached.Total), read.Credit(reached.From), read.Rate(reached.Rate)],
        BracketSlice slice when read.SingleSlice => text["Step.BracketSlice.Whole", read.Credit(slice.Credit), read.Rate(slice.Rate), read.Exact(slice.Amount)],
        BracketSlice slice =>
            text["Step.BracketSlice", read.Credit(slice.From), read.Credit(slice.To), read.Credit(slice.Credit), read.Rate(slice.Rate), read.Exact(slice.Amount)],
        RateIsZero { NextAt: { } next, NextRate: { } rate } zero => text["Step.RateIsZero", read.Credit(next), read.Rate(rate), read.Money(zero.WouldHavePaid)],
        RateIsZero => text["Step.RateIsZero.Always"],
        BaseRateApplied applied => text["Step.BaseRateApplied", read.Credit(applied.Credit), read.Rate(applied.Rate), read.Exact(applied.Amount)],
        RateReplaced replaced => text["Step.RateReplaced", replaced.Name, read.Credit(replaced.Credit), read.Rate(replaced.Rate), read.Exact(replaced.Amount)],
        MultiplierApplied multiplier => text["Step.MultiplierApplied", multiplier.Name, Figures.Full(multiplier.Factor)],
        CurveRead curve => text["Step.CurveRead", PayFigures.Percent(curve.Attainment), PayFigures.Percent(curve.Pays)],
        GridRead grid => text["Step.GridRead", PayFigures.Percent(grid.Row), Metric(grid.ColumnMetric), PayFigures.Percent(grid.Column), PayFigures.Percent(grid.Pays)],
        ScorecardRead card => text["Step.ScorecardRead", Metric(card.Metric), PayFigures.Percent(card.Attainment), PayFigures.Percent(card.Pays), PayFigures.Percent(card.Weight / 100m)],
        SpiffGranted { PercentOfCredit: { } percent } spiff => text["Step.SpiffGranted.Percent", PayFigures.Percent(percent / 100m), read.Exact(spiff.Amount)],
        SpiffGranted spiff => text["Step.SpiffGranted", read.Exact(spiff.Amount)],
        SpiffRefused refused => text[$"Step.SpiffRefused.{refused.Why}", read.Money(refused.WouldHavePaid), read.Money(refused.Granted)],
        PrizeWon { Tied: > 1 } prize => text["Step.PrizeWon.Tied", Metric(prize.Metric), Value(prize.Metric, prize.Value), prize.Rank, prize.Tied, read.Money(prize.Prize)],
        PrizeWon prize => text["Step.PrizeWon", Metric(prize.Metric), Value(prize.Metric, prize.Value), prize.Rank, read.Money(prize.Prize)],
        ConditionFailed failed => text[
            "Step.ConditionFailed", string.Join(text["Condition.And"], failed.Failed.Select(failure => _filters.Of(failure.Criterion))),
            string.Join(text["Condition.And"], failed.Failed.DistinctBy(failure => failure.Criterion.Field).Select(failure => _filters.Found(failure.Criterion.Field, failure.Actual))),
            read.Money(failed.WouldHavePaid)],
        NotEligible { From: { } from, To: { } to } missed => text["Step.NotEligible", read.Day(from), read.Day(to), read.Money(missed.WouldHavePaid)],
        NotEligible { From: { } from } missed => text["Step.NotEligible.Open", read.Day(from), read.Money(missed.WouldHavePaid)],
        NotEligible missed => text["Step.NotEligible.Never", read.Money(missed.WouldHavePaid)],
        InputMissing missing => text[$"Step.InputMissing.{missing.What}"] is { ResourceNotFound: false } known ? known : text["Step.InputMissing", Metric(missing.Key ?? missing.What)],
        EarnedToDate earned => text["Step.EarnedToDate", read.Credit(earned.Credit), read.Exact(earned.Earned), read.Exact(earned.PaidBefore)],
        GatePassed gate => text["Step.GatePassed", Metric(gate.Metric), PayFigures.Percent(gate.Actual), PayFigures.Percent(gate.AtLeast)],
        GateFailed gate => Gate(gate, read),
        Rounded rounded => text["Step.Rounded", read.Exact(rounded.From), read.Money(rounded.To)],
        CapCut cap => text[$"Step.CapCut.{cap.Scope}", read.Money(cap.Limit), read.Money(cap.Before), read.Money(cap.Cut)],
        MinimumApplied minimum => text["Step.MinimumApplied", read.Money(minimum.Minimum), read.Money(minimum.Paid), read.Money(minimum.TopUp)],
        HeldBack { Until: { } until, UntilEvent: null } held => text["Step.HeldBack.Date", PayFigures.Percent(held.Share / 100m), read.Money(held.Held), read.Day(until)],
        HeldBack held => text["Step.HeldBack.Event", PayFigures.Percent(held.Share / 100m), read.Money(held.Held), held.UntilEvent ?? ""],
        DrawApplied draw => text[$"Step.DrawApplied.{draw.Draw}", read.Money(draw.AmountPerPeriod), read.Money(draw.Earnings), read.Money(draw.Paid), read.Money(draw.Owed)],
        DrawRecovery recovery => text["Step.DrawRecovery", read.Money(recovery.OwedBefore), read.Money(recovery.Recovered), read.Money(recovery.Owed)],
        HoldbackSettled { Released: true } settled => text["Step.HoldbackSettled.Released", read.Money(settled.Held), read.Day(settled.On)],
        HoldbackSettled settled => text["Step.HoldbackSettled.Dropped", read.Money(settled.Held), read.Day(settled.On)],
        Reversed reversed => text["Step.Reversed", read.Money(reversed.Original), reversed.DaysAfter, reversed.WindowDays, PayFigures.Percent(reversed.Share)],
        DisputeSettled settled => text["Step.DisputeSettled", settled.Number, settled.Reason],
        _ => "",
    };

    private string Gate(GateFailed gate, Reader read)
    {
        var actual = gate.Actual is { } value ? PayFigures.Percent(value) : text["Gate.NoValue"].Value;
        return gate.Effect == GateEffect.Pays
            ? text["Step.GateFailed.Pays", Metric(gate.Metric), actual, PayFigures.Percent(gate.AtLeast), read.Money(gate.WouldHavePaid ?? 0)]
            : text["Step.GateFailed.Accelerates", Metric(gate.Metric), actual, PayFigures.Percent(gate.AtLeast)];
    }

    // What a caller of the API made up has no other name than its key.
    private string Metric(string? key) => key switch
    {
        null or MetricKey.OwnAttainment => text["Metric.Attainment"],
        MetricKey.TeamAttainment => text["Metric.TeamAttainment"],
        _ when MetricKey.TryRead(key, out _, out var reading) => metrics?.GetValueOrDefault(key) is { } name ? text[$"Metric.Named.{reading}", name] : text["Metric.Unknown"],
        _ => key,
    };

    // Attainments are read as percentages.
    private static string Value(string metric, decimal value) =>
        metric is MetricKey.OwnAttainment or MetricKey.TeamAttainment || (MetricKey.TryRead(metric, out _, out var reading) && reading != MetricReading.Value) ? PayFigures.Percent(value) : Figures.Full(value);

    private sealed record Reader(CreditMeasure Measure, string Currency, bool SingleSlice)
    {
        public string Money(decimal amount) => PayFigures.Money(amount, Currency);

        public string Credit(decimal credit) => PayFigures.Credit(credit, Measure, Currency);

        public string Rate(decimal rate) => PayFigures.Rate(rate, Measure, Currency);

        /// <summary>Before rounding, with as many places as the figure needs.</summary>
        public string Exact(decimal amount) => (amount < 0 ? "−" : "") + Figures.Symbol(Currency) + Figures.Full(Math.Abs(amount), PayFigures.Decimals(Currency));

        public string Day(DateOnly? day) => day is { } known ? PayFigures.Day(known) : "";
    }
}
