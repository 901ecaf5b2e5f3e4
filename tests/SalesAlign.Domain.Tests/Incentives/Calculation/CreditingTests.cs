using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using static SalesAlign.Domain.Tests.Incentives.Calculation.Given;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

public class CreditingTests
{
    private static readonly Currency Euro = new("EUR");
    private static readonly Currency Dollar = new("USD");

    private static readonly CreditedDeal Won = new()
    {
        Deal = Guid.NewGuid(), DealKey = "D1", Owner = One, Amount = 10_001, Units = 5, Currency = Euro, Events = [new(Trigger.Booked, First)],
    };

    private static (List<PersonCredit> Credits, List<Finding> Findings) Credit(CreditTo to, CreditedDeal deal)
    {
        var credits = new List<PersonCredit>();
        var findings = new List<Finding>();
        new Crediting(to, Euro, (currency, day) => currency == Dollar && day == First ? 0.9m : null, (_, _) => [Two, Three]).Credit(deal, credits, findings);
        return (credits, findings);
    }

    [Fact]
    public void Splits_divide_amount_and_quantity_exactly_and_overlays_come_on_top()
    {
        var (credits, findings) = Credit(CreditTo.Splits, Won with { Splits = [new(One, 60), new(Two, 40), new(Three, 50, Overlay: true)] });
        Assert.Empty(findings);
        Assert.Equal([(One, 6_000.60m, 3m, CreditReason.Split), (Two, 4_000.40m, 2m, CreditReason.Split), (Three, 5_000.50m, 2.5m, CreditReason.Overlay)],
            credits.Select(c => (c.Person, c.Credit.Amount, c.Credit.Units, c.Credit.Reason)));
    }

    [Fact]
    public void Without_splits_the_owner_is_credited_and_managers_by_roll_up()
    {
        Assert.Equal([(One, 10_001m)], Credit(CreditTo.Splits, Won).Credits.Select(c => (c.Person, c.Credit.Amount)));
        Assert.Equal([(Two, 10_001m), (Three, 10_001m)], Credit(CreditTo.ManagersAbove, Won).Credits.Select(c => (c.Person, c.Credit.Amount)));
    }

    [Fact]
    public void Foreign_amounts_convert_at_the_rate_of_the_date()
    {
        Assert.Equal(9_000.90m, Assert.Single(Credit(CreditTo.Owner, Won with { Currency = Dollar }).Credits).Credit.Amount);
        var (credits, findings) = Credit(CreditTo.Owner, Won with { Currency = Dollar, Events = [new(Trigger.Booked, Last)] });
        Assert.Empty(credits);
        Assert.Equal("exchange_rate.missing", Assert.Single(findings).Code);
    }

    [Fact]
    public void A_part_payment_credits_its_part()
    {
        var credit = Assert.Single(Credit(CreditTo.Owner, Won with { Events = [new(Trigger.Paid, First, 0.25m, "1")] }).Credits).Credit;
        Assert.Equal((2_500.25m, 1.25m, 0.25m), (credit.Amount, credit.Units, credit.Share));
    }

    [Theory]
    [InlineData(61, "split.over_100")]
    [InlineData(59, "split.under_100")]
    [InlineData(0, "split.not_positive")]
    public void Splits_that_do_not_total_100_are_a_finding_and_credit_nobody(decimal percent, string code)
    {
        var (credits, findings) = Credit(CreditTo.Splits, Won with { Splits = [new(One, percent), new(Two, 40)] });
        Assert.Empty(credits);
        Assert.Equal(code, Assert.Single(findings).Code);
    }

    [Fact]
    public void A_deal_without_owner_is_a_finding() =>
        Assert.Equal("deal.no_owner", Assert.Single(Credit(CreditTo.Splits, Won with { Owner = null }).Findings).Code);

    [Fact]
    public void Part_payments_add_up_to_the_deal_and_more_than_the_deal_is_a_finding()
    {
        DealEvent[] thirds = [new(Trigger.Paid, First.AddDays(2), 0.3333m, "3"), new(Trigger.Paid, First, 0.3333m, "1"), new(Trigger.Paid, First.AddDays(1), 0.3334m, "2")];
        var (credits, _) = Credit(CreditTo.Owner, Won with { Amount = 100.01m, Events = thirds });
        Assert.Equal(["1", "2", "3"], credits.Select(c => c.Credit.Part));
        Assert.Equal(100.01m, credits.Sum(c => c.Credit.Amount));
        Assert.Equal("event.over_100", Assert.Single(Credit(CreditTo.Owner, Won with { Events = [.. thirds, new(Trigger.Paid, Last, 0.1m, "4")] }).Findings).Code);
    }
}
