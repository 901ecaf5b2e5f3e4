using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Recognition;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Tests.Incentives.Recognition;

public sealed class HonourTests
{
    private static readonly PersonId Ann = PersonId.New();
    private static readonly PersonId Mia = PersonId.New();
    private static readonly DateOnly May = new(2026, 5, 10);

    [Fact]
    public void Somebody_honours_another_with_the_points_of_the_day()
    {
        var honour = Honour.Given(Ann, HonourReason.Teamwork, 20, " Stood in for Ben ", null, Mia, May);
        Assert.Equal(("Stood in for Ben", 20, Mia), (honour.Note, honour.Points, honour.GivenBy));
    }

    [Fact]
    public void Nobody_honours_themselves_without_a_word_or_in_the_place_of_a_rule()
    {
        Assert.Equal("honour.own", CodeOf(() => Honour.Given(Ann, HonourReason.Teamwork, 20, "Me", null, Ann, May)));
        Assert.Equal("honour.no_note", CodeOf(() => Honour.Given(Ann, HonourReason.Teamwork, 20, " ", null, Mia, May)));
        Assert.Equal("honour.by_rule", CodeOf(() => Honour.Given(Ann, HonourReason.ContestWon, 20, "Race", null, Mia, May)));
        Assert.Null(Honour.ByRule(Ann, HonourReason.ContestWon, 100, "Race", IncentivePeriodId.New(), May).GivenBy);
        Assert.Equal("honour.points_out_of_range", CodeOf(() => new HonourWorth(HonourReason.Teamwork, HonourWorth.MostPoints + 1)));
    }

    private static string CodeOf(Func<object> act) => Assert.Throws<RuleViolation>(act).Code;
}
