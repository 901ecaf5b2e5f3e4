using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Domain.Tests.Sales.Import;

public sealed class ValueReadingTests
{
    [Theory]
    [InlineData("2017-03-01", DateOrder.DayFirst)]
    [InlineData("2017/3/1", DateOrder.MonthFirst)]
    [InlineData("20170301", DateOrder.DayFirst)]
    [InlineData("2017年3月1日", DateOrder.DayFirst)]
    [InlineData("2017-03-01T08:30:00", DateOrder.DayFirst)]
    [InlineData("2017-03-01 08:30", DateOrder.DayFirst)]
    [InlineData("01/03/2017", DateOrder.DayFirst)]
    [InlineData("3/1/2017", DateOrder.MonthFirst)]
    [InlineData("1.3.2017", DateOrder.DayFirst)]
    [InlineData("1 Mar 2017", DateOrder.DayFirst)]
    [InlineData("Mar 1, 2017", DateOrder.MonthFirst)]
    public void A_day_is_read_however_it_is_written(string text, DateOrder order)
    {
        Assert.True(ValueReading.TryDate(text, order, out var day));
        Assert.Equal(new DateOnly(2017, 3, 1), day);
    }

    [Theory]
    [InlineData("2017-02-30")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("31/31/2017")]
    [InlineData("0001-01-01")]
    public void What_is_no_day_is_refused(string text) => Assert.False(ValueReading.TryDate(text, DateOrder.DayFirst, out _));

    [Theory]
    [InlineData("1100.04", DecimalMark.Point, "1100.04")]
    [InlineData("1,234,567.5", DecimalMark.Point, "1234567.5")]
    [InlineData("1.234.567,5", DecimalMark.Comma, "1234567.5")]
    [InlineData("1 234,5", DecimalMark.Comma, "1234.5")]
    [InlineData("1'234.5", DecimalMark.Point, "1234.5")]
    [InlineData("$4,821", DecimalMark.Point, "4821")]
    [InlineData("¥ 50", DecimalMark.Point, "50")]
    [InlineData("50 €", DecimalMark.Comma, "50")]
    [InlineData("(12)", DecimalMark.Point, "-12")]
    [InlineData("-12", DecimalMark.Point, "-12")]
    public void A_number_is_read_however_it_is_written(string text, DecimalMark mark, string expected)
    {
        Assert.True(ValueReading.TryNumber(text, mark, out var number));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), number);
    }

    [Theory]
    [InlineData("1,23", DecimalMark.Point)]
    [InlineData("1.2.3", DecimalMark.Point)]
    [InlineData("12a", DecimalMark.Point)]
    [InlineData("", DecimalMark.Point)]
    [InlineData("9999999999999999", DecimalMark.Point)]
    public void A_doubtful_number_is_refused_rather_than_guessed(string text, DecimalMark mark) => Assert.False(ValueReading.TryNumber(text, mark, out _));

    [Fact]
    public void The_writing_is_guessed_from_what_can_only_be_read_one_way()
    {
        Assert.Equal(DateOrder.MonthFirst, ValueReading.GuessDateOrder(["1/2/2024", "12/31/2024"]));
        Assert.Equal(DateOrder.DayFirst, ValueReading.GuessDateOrder(["1/2/2024", "31/12/2024"]));
        Assert.Equal(DecimalMark.Comma, ValueReading.GuessDecimalMark(["1.000", "1.234,56"]));
        Assert.Equal(DecimalMark.Point, ValueReading.GuessDecimalMark(["1.5", "2"]));
    }

    [Fact]
    public void Columns_are_recognised_in_both_languages()
    {
        var english = ColumnGuess.From(ImportKind.Deals, ["opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value"]);
        Assert.Equal(
            ["account=account", "amount=close_value", "closed_on=close_date", "engaged_on=engage_date", "external_id=opportunity_id", "owner=sales_agent", "product=product", "stage=deal_stage"],
            english.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        var chinese = ColumnGuess.From(ImportKind.Accounts, ["客户名称", "行业", "员工人数"]);
        Assert.Equal("客户名称", chinese["name"]);
        Assert.Equal("员工人数", chinese["employees"]);
    }

    [Theory]
    [InlineData("GTXPro", "GTX Pro")]
    [InlineData("technolgy", "technology")]
    [InlineData("completely different", null)]
    public void A_misspelt_name_finds_what_was_meant(string given, string? meant) =>
        Assert.Equal(meant, Likeness.Closest(given, ["GTX Basic", "GTX Pro", "MG Special", "technology"]));
}
