using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Tests.Common;

public class MoneyTests
{
    private static readonly Currency Euro = new("EUR");

    [Theory]
    [InlineData("EUR", 2)]
    [InlineData("CNY", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    public void A_currency_knows_its_smallest_unit(string code, int decimals) => Assert.Equal(decimals, new Currency(code).MinorUnits);

    [Theory]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("E1R")]
    [InlineData("")]
    [InlineData(null)]
    public void A_code_that_is_not_ISO_is_refused(string? code) =>
        Assert.Equal("currency.not_iso", Assert.Throws<RuleViolation>(() => new Currency(code!)).Code);

    [Fact]
    public void Amounts_of_one_currency_add_subtract_and_compare()
    {
        Assert.Equal(new Money(3m, Euro), new Money(1m, Euro) + new Money(2m, Euro));
        Assert.Equal(new Money(-1m, Euro), new Money(1m, Euro) - new Money(2m, Euro));
        Assert.Equal(new Money(-1m, Euro), -new Money(1m, Euro));
        Assert.True(new Money(1m, Euro).CompareTo(new Money(2m, Euro)) < 0);
    }

    [Fact]
    public void Amounts_of_two_currencies_never_mix()
    {
        var dollar = new Money(1m, new Currency("USD"));

        Assert.Equal("money.two_currencies", Assert.Throws<RuleViolation>(() => new Money(1m, Euro) + dollar).Code);
        Assert.Throws<RuleViolation>(() => new Money(1m, Euro).CompareTo(dollar));
    }

    [Fact]
    public void A_product_is_rounded_only_where_it_is_asked_for()
    {
        var commission = new Money(10.01m, Euro) * 0.125m;

        Assert.Equal(1.25125m, commission.Amount);
        Assert.Equal(1.25m, commission.Rounded().Amount);
        Assert.Equal(13m, new Money(12.5m, new Currency("JPY")).Rounded().Amount);
    }

    [Fact]
    public void Parts_add_up_in_the_smallest_unit_of_the_currency()
    {
        Assert.Equal([new(33.34m, Euro), new(33.33m, Euro), new(33.33m, Euro)], new Money(100m, Euro).Split([1m, 1m, 1m]));
        Assert.Equal([34m, 33m, 33m], new Money(100m, new Currency("JPY")).Split([1m, 1m, 1m]).Select(part => part.Amount));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(100, true)]
    [InlineData(-0.0001, false)]
    [InlineData(100.0001, false)]
    public void A_weight_lies_between_0_and_100(double percent, bool allowed)
    {
        if (allowed) Assert.Equal((decimal)percent, new Weight((decimal)percent).Percent);
        else Assert.Equal("weight.out_of_range", Assert.Throws<RuleViolation>(() => new Weight((decimal)percent)).Code);
    }

    [Fact]
    public void A_weight_has_four_decimal_places_and_is_a_fraction_too()
    {
        Assert.Equal(33.3333m, new Weight(100m / 3m).Percent);
        Assert.Equal(0.25m, new Weight(25m).Fraction);
        Assert.Equal(0.05m, Rate.FromPercent(5m).Factor);
        Assert.Throws<RuleViolation>(() => new Rate(-0.01m));
    }
}
