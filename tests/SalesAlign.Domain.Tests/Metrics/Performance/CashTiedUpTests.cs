using SalesAlign.Domain.Metrics.Performance;

namespace SalesAlign.Domain.Tests.Metrics.Performance;

public sealed class CashTiedUpTests
{
    [Fact]
    public void Cash_is_sales_per_day_times_the_days_it_takes()
    {
        var cash = new CashTiedUp(900_000m, 90, 45m, 30m, 290_000m);
        Assert.Equal((450_000m, 300_000m, 750_000m, 20_000m), (cash.InCycle, cash.InReceivables, cash.Total, cash.FreedByADay));
        var unknown = new CashTiedUp(900_000m, 90, null, null, 0m);
        Assert.Equal((null, 0m), (unknown.Total, unknown.FreedByADay));
    }

    [Fact]
    public void Sums_become_days_and_what_is_not_known_stays_unknown()
    {
        var cash = CashTiedUp.Of(won: 900_000m, days: 90, cycle: 450, timed: 10, invoiced: 870_000m, receivables: 290_000m);
        Assert.Equal((45m, 30m), (cash.CycleDays, cash.SalesOutstanding));
        Assert.Equal((null, null, 500m), (CashTiedUp.Of(0m, 90, 0, 0, 0m, 500m).CycleDays, CashTiedUp.Of(0m, 90, 0, 0, 0m, 500m).SalesOutstanding, CashTiedUp.Of(0m, 90, 0, 0, 0m, 500m).Receivables));
        // Credit notes beyond all invoices say nothing about how long customers take.
        Assert.Null(CashTiedUp.Of(10m, 90, 5, 1, -10m, 0m).SalesOutstanding);
    }
}
