using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using static SalesAlign.Domain.Tests.Incentives.Calculation.Given;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

public class ProrationTests
{
    private static readonly DateOnly YearEnd = new(2026, 12, 31);

    private static decimal? Amount(PeriodAmount[] amounts, Guid component, DateOnly last, bool yearToDate, DateRange? eligible = null) =>
        Proration.Of(amounts, component, First, last, yearToDate, eligible, 2)?.Amount;

    [Fact]
    public void A_component_with_its_own_amount_uses_no_other()
    {
        PeriodAmount[] amounts = [new(100, First, Last), new(40, First, Last, Two), new(7, First, Last, Three)];
        Assert.Equal(100, Amount(amounts, One, Last, false));
        Assert.Equal(40, Amount(amounts, Two, Last, false));
    }

    [Fact]
    public void A_longer_stretch_counts_by_its_days_but_whole_year_to_date()
    {
        PeriodAmount[] annual = [new(36_500, First, YearEnd)];
        Assert.Equal(9_000, Amount(annual, One, Last, false));
        Assert.Equal(36_500, Amount(annual, One, Last, true));
    }

    [Fact]
    public void Shorter_stretches_add_up_and_only_eligible_days_count()
    {
        PeriodAmount[] months = [new(310, new(2026, 1, 1), new(2026, 1, 31)), new(280, new(2026, 2, 1), new(2026, 2, 28)), new(999, new(2026, 4, 1), new(2026, 4, 30))];
        Assert.Equal(590, Amount(months, One, Last, false));
        Assert.Equal(290, Amount(months, One, Last, false, new DateRange(new(2026, 1, 31), null)));
        Assert.Equal(0, Amount(months, One, Last, false, new DateRange(new(2026, 6, 1), null)));
        Assert.Null(Amount(months, One, First.AddDays(-1), false));
    }

    [Fact]
    public void An_amount_may_be_for_a_single_day()
    {
        PeriodAmount[] fair = [new(1_200, Last, Last)];
        Assert.Equal(1_200, Amount(fair, One, Last, false));
        Assert.Null(Amount(fair, One, Last.AddDays(-1), false));
    }
}
