using FsCheck;
using FsCheck.Fluent;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;
using static SalesAlign.Domain.Tests.Incentives.Calculation.Given;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>The laws of the incentive contract, tried on generated tables, deals and quarters.</summary>
public class LawsTests
{
    private static readonly FactSchema Schema = new("series", "icp");

    private static readonly Gen<Credit> AnyDeal =
        from cents in Gen.Choose(0, 20_000_000)
        from day in Gen.Choose(1, 90)
        from number in Gen.Choose(1, 1_000_000)
        from series in Gen.Elements("GTK", "GTX", "MG")
        from icp in Gen.Elements(true, false)
        select Deal(cents / 100m, day, $"D{number:000000}", Schema.Facts(series, icp));

    /// <summary>Whole hundreds, so that whole percentages of them have no half cents to round.</summary>
    private static readonly Gen<Credit> RoundDeal = AnyDeal.Select(deal => deal with { Amount = decimal.Floor(deal.Amount / 100) * 100 });

    private static readonly Gen<decimal[]> Bounds =
        from steps in Gen.Choose(1, 100).ListOf(3)
        select new[] { 0, steps[0] * 1_000m, (steps[0] + steps[1]) * 1_000m, (steps[0] + steps[1] + steps[2]) * 1_000m };

    private static Gen<RateTable> Tables(Gen<TableMode> modes, Gen<Accumulation> accumulations, bool rising) =>
        from bounds in Bounds
        from percents in Gen.Choose(0, 25).ListOf(4)
        from mode in modes
        from accumulation in accumulations
        from attainment in Gen.Elements(true, false)
        let rates = rising ? percents.Order().ToList() : percents.ToList()
        select new RateTable(
            attainment ? TableBasis.Attainment : TableBasis.Credit, accumulation, mode,
            [.. bounds.Select((bound, i) => new Bracket(attainment ? bound / 100_000m : bound, rates[i] / 100m))]);

    private static readonly Gen<TableMode> AnyMode = Gen.Elements(TableMode.Marginal, TableMode.Whole, TableMode.OverageWhole);

    private static readonly Gen<Accumulation> AnyAccumulation = Gen.Elements(Accumulation.Deal, Accumulation.Period, Accumulation.YearToDate);

    private static readonly Gen<CommissionComponent> AnyCommission =
        from table in Tables(AnyMode, AnyAccumulation, rising: false)
        from onlyIf in Gen.Elements(true, false)
        from cap in Gen.Elements(1_000m, 50_000m, 0m)
        from held in Gen.Elements(true, false)
        select Commission(table) with
        {
            OnlyIf = onlyIf ? Filter.Where("icp", FilterOperator.Equal, true) : null,
            Multipliers = [new("GTK", Filter.Where("series", FilterOperator.Equal, "GTK"), 1.5m)],
            Replacements = [new("MG", Specificity.Series, Filter.Where("series", FilterOperator.Equal, "MG"), 0.011m)],
            Caps = cap == 0 ? [] : [new(CapScope.Period, cap)],
            Holdback = held ? new(12.5m, "accepted") : null,
        };

    private static void Holds<T>(Gen<T> gen, Func<T, bool> law) =>
        Prop.ForAll(gen.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithReplay(20_261_121UL, 17UL).WithMaxTest(300));

    private static ParticipantResult Run(Component component, ParticipantInput input) =>
        IncentiveCalculator.Calculate(CompiledPlan.Compile([component], Schema), input.WithQuota(100_000));

    private static List<(string?, decimal, decimal, LineKind)> Seen(ParticipantResult result) =>
        [.. result.Lines.Select(line => (line.DealKey, line.Amount, line.Held, line.Kind))];

    [Fact]
    public void The_order_of_input_never_matters() => Holds(
        from component in AnyCommission
        from deals in AnyDeal.ListOf(12)
        from shuffled in Gen.Shuffle(deals.ToArray())
        select (component, deals, shuffled),
        t => Seen(Run(t.component, Quarter([.. t.deals]))).SequenceEqual(Seen(Run(t.component, Quarter(t.shuffled)))));

    [Fact]
    public void Splitting_a_deal_into_two_of_the_same_date_changes_no_marginal_payout() => Holds(
        from table in Tables(Gen.Constant(TableMode.Marginal), Gen.Elements(Accumulation.Period, Accumulation.YearToDate), rising: false)
        from deals in RoundDeal.ListOf(6)
        from part in Gen.Choose(0, 100)
        select (table, deals, part),
        t =>
        {
            var deal = t.deals[0];
            var part = decimal.Floor(deal.Amount * t.part / 10_000) * 100;
            var halves = new[] { deal with { Amount = part, DealKey = deal.DealKey + "a" }, deal with { Amount = deal.Amount - part, DealKey = deal.DealKey + "b" } };
            return Run(Commission(t.table), Quarter([.. t.deals])).Total() == Run(Commission(t.table), Quarter([.. t.deals.Skip(1), .. halves])).Total();
        });

    [Fact]
    public void Payout_never_falls_when_credit_grows_under_rates_that_never_fall() => Holds(
        from table in Tables(AnyMode, Gen.Elements(Accumulation.Period, Accumulation.YearToDate), rising: true)
        from deals in RoundDeal.ListOf(6)
        from more in Gen.Choose(0, 2_000)
        select (table, deals, more),
        t =>
        {
            var grown = t.deals.ToArray();
            grown[^1] = grown[^1] with { Amount = grown[^1].Amount + (t.more * 100) };
            return Run(Commission(t.table), Quarter(grown)).Total() >= Run(Commission(t.table), Quarter([.. t.deals])).Total();
        });

    [Fact]
    public void Slices_of_a_line_add_up_to_its_credit_and_its_pay() => Holds(
        from table in Tables(AnyMode, AnyAccumulation, rising: false)
        from deals in AnyDeal.ListOf(8)
        select (table, deals),
        t => Run(Commission(t.table), Quarter([.. t.deals])).Lines.All(line =>
            line.Derivation.OfType<BracketSlice>().Sum(slice => slice.Credit) == line.Credited
            && Rounding.HalfAwayFromZero(line.Derivation.OfType<BracketSlice>().Sum(slice => slice.Amount), 2) == line.Amount));

    [Fact]
    public void Parts_of_a_split_and_of_objectives_add_up() => Holds(
        from cents in Gen.Choose(-10_000_000, 10_000_000)
        from weights in Gen.Choose(1, 1_000).NonEmptyListOf()
        select (Total: cents / 100m, Weights: weights.Select(weight => (decimal)weight).ToArray()),
        t => Rounding.SplitByLargestRemainder(t.Total, t.Weights, 2).Sum() == t.Total);

    [Fact]
    public void Draw_payments_less_recoveries_equal_earnings_once_nothing_is_owed() => Holds(
        from earnings in Gen.Choose(0, 900_000).NonEmptyListOf()
        from kind in Gen.Elements(DrawKind.Guarantee, DrawKind.Advance)
        select (Earnings: earnings.Select(cents => cents / 100m).ToArray(), kind),
        t =>
        {
            var draw = new DrawComponent { Id = One, Name = "Draw", Type = t.kind, AmountPerPeriod = 3_000, Recoverable = true };
            decimal owed = 0, paid = 0, earned = 0;
            foreach (var earnings in t.Earnings)
            {
                var outcome = Draws.Settle(draw, earnings, owed, paysNow: true);
                var pay = earnings + outcome.Paid - outcome.Recovered;
                if (pay < 3_000) return false;
                (owed, paid, earned) = (outcome.Owed, paid + pay, earned + earnings);
                if (paid - owed != earned) return false;
            }
            // The draw has ended: what is owed comes back from earnings above it, and then everything is even.
            for (var later = 0; owed > 0 && later < 100; later++)
            {
                var outcome = Draws.Settle(draw, 8_000, owed, paysNow: false);
                (owed, paid, earned) = (outcome.Owed, paid + 8_000 - outcome.Recovered, earned + 8_000);
            }
            return owed == 0 && paid == earned;
        });

    [Fact]
    public void Recalculating_an_unchanged_closed_period_gives_no_adjustment() => Holds(
        from component in AnyCommission
        from deals in AnyDeal.ListOf(12)
        from shuffled in Gen.Shuffle(deals.ToArray())
        select (component, deals, shuffled),
        t =>
        {
            var closed = Run(t.component, Quarter([.. t.deals])).Lines.Select(line => new PostedLine(Guid.NewGuid(), "2026-Q1", line)).ToList();
            return Adjustments.Between(closed, Run(t.component, Quarter(t.shuffled)).Lines, [], "2026-Q1", Last.AddDays(1)).Count == 0;
        });

    [Fact]
    public void Adjustments_bring_a_closed_period_to_what_it_would_be_now_and_only_once() => Holds(
        from component in AnyCommission
        from deals in AnyDeal.ListOf(8)
        from late in AnyDeal.ListOf(3)
        select (component with { Holdback = null }, deals, late),
        t =>
        {
            var closed = Run(t.Item1, Quarter([.. t.deals])).Lines.Select(line => new PostedLine(Guid.NewGuid(), "2026-Q1", line)).ToList();
            var now = Run(t.Item1, Quarter([.. t.deals.Skip(1), .. t.late])).Lines;
            var adjustments = Adjustments.Between(closed, now, [], "2026-Q1", Last.AddDays(1));
            return closed.Sum(line => line.Line.Amount) + adjustments.Sum(line => line.Amount) == now.Sum(line => line.Amount)
                && adjustments.All(line => line.Corrects!.Period == "2026-Q1")
                && Adjustments.Between(closed, now, adjustments, "2026-Q1", Last.AddDays(2)).Count == 0;
        });

    [Fact]
    public void Reversing_every_deal_of_a_period_gives_minus_its_payout() => Holds(
        from component in AnyCommission
        from deals in AnyDeal.ListOf(12)
        select (component, deals: deals.Select((deal, i) => deal with { Deal = new Guid(i + 1, 0, 0, new byte[8]) }).ToArray()),
        t =>
        {
            var result = Run(t.component, Quarter(t.deals));
            var reversed = result.Lines.GroupBy(line => line.Deal).SelectMany(lines => Clawback.Reverse(
                new(ClawbackShare.Full, 365), [.. lines.Select(line => new PostedLine(Guid.NewGuid(), "2026-Q1", line))], lines.First().Date, Last, Last, 2));
            return reversed.Sum(line => line.Amount) == -result.Total();
        });

    [Fact]
    public void Replaying_the_year_gives_the_same_as_accumulating_it() => Holds(
        from table in Tables(AnyMode, Gen.Constant(Accumulation.YearToDate), rising: false)
        from deals in RoundDeal.ListOf(6)
        from later in RoundDeal.Select(deal => deal with { Date = deal.Date.AddDays(90) }).ListOf(6)
        select (table, deals, later),
        t =>
        {
            ParticipantInput Annual(ParticipantInput input) => input with { Quotas = [new(100_000, First, First.AddYears(1).AddDays(-1))] };
            var plan = CompiledPlan.Compile([Commission(t.table)], Schema);
            var quarter = Annual(Quarter([.. t.deals]));
            var first = IncentiveCalculator.Calculate(plan, quarter);
            var accumulated = IncentiveCalculator.Calculate(plan, quarter.NextQuarter(first, [.. t.later]));
            var replayed = IncentiveCalculator.Calculate(plan, quarter.NextQuarter(first, [.. t.deals, .. t.later]) with { ReplaysYear = true });
            return Seen(accumulated).SequenceEqual(Seen(replayed)) && accumulated.Accumulators.SequenceEqual(replayed.Accumulators);
        });

    [Fact]
    public void A_simulation_of_the_plan_in_force_over_a_period_equals_its_statement() => Holds(
        from component in AnyCommission
        from deals in AnyDeal.ListOf(12)
        select (component, deals),
        t =>
        {
            var stored = System.Text.Json.JsonSerializer.Serialize<Component>(t.component, IncentiveJson.Options);
            var draft = System.Text.Json.JsonSerializer.Deserialize<Component>(stored, IncentiveJson.Options)!;
            var period = Quarter([.. t.deals]).WithQuota(100_000);
            var simulated = PlanSections.Calculate([new("1", First.AddYears(-1), CompiledPlan.Compile([draft], Schema))], period);
            return simulated is [var section] && Seen(section.Result).SequenceEqual(Seen(Run(t.component, period)));
        });

    [Fact]
    public void No_data_makes_the_engine_fail_and_every_line_adds_up() => Holds(
        from commission in AnyCommission
        from deals in Gen.OneOf(AnyDeal, AnyDeal.Select(deal => deal with { Amount = -deal.Amount, Date = deal.Date.AddDays(-30), Facts = Facts.Empty })).ListOf(10)
        from quota in Gen.Elements(-1m, 0m, 0.01m, 100_000m, 10_000_000_000m)
        from given in Gen.Choose(0, 15)
        select (commission, deals, quota, given),
        t =>
        {
            Component[] plan =
            [
                t.commission with { Gates = [new("nps", 5), new(Gate.Attainment, 0.1m)], MinimumPayout = 10 },
                new TargetBonusComponent { Id = Two, Name = "Bonus", Grid = new("nps", [0, 1], [0, 10], [[1, 2], [2, 3]]), OnlyIf = t.commission.OnlyIf },
                new SpiffComponent { Id = Three, Name = "SPIFF", PercentOfCredit = 1, Window = new(First, null), Budget = 100 },
                new DrawComponent { Id = new(4, 0, 0, new byte[8]), Name = "Draw", AmountPerPeriod = 3_000, Recoverable = true },
            ];
            var input = Quarter([.. t.deals]) with { ReplaysYear = (t.given & 1) > 0, YearFirst = First.AddDays(-20) };
            if ((t.given & 2) > 0) input = input.WithQuota(t.quota);
            if ((t.given & 4) > 0) input = input.WithTarget(10_000).WithMetric("nps", 7);
            if ((t.given & 8) > 0) input = input with { Eligible = new(First.AddDays(30), First.AddDays(50)) };
            var result = IncentiveCalculator.Calculate(CompiledPlan.Compile(plan, Schema), input);
            return result.Lines.All(line => decimal.Round(line.Amount, 2) == line.Amount && line.Derivation.Count > 0
                    && (line.Amount != 0 || line.Credited <= 0 || line.WouldHavePaid is not null || line.Held != 0 || line.Derivation.Any(step => step is InputMissing or Rounded)))
                && result.Accumulators.Sum(accumulator => accumulator.Paid) == result.Total() + result.Held();
        });
}
