using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Metrics.Performance;

public sealed class AnomalyTests
{
    [Fact]
    public void A_value_far_from_its_own_history_is_found_and_the_usual_is_not()
    {
        Assert.Null(Anomaly.Score(104m, [100m, 110m, 95m, 102m]));
        Assert.True(Anomaly.Score(60m, [100m, 110m, 95m, 102m]) < -3m);
        Assert.True(Anomaly.Score(140m, [100m, 100m, 100m, 100m]) > 0);
        // Steady as it was, a change of a few percent is not worth a look.
        Assert.Null(Anomaly.Score(105m, [100m, 100m, 100m, 100m]));
        Assert.Null(Anomaly.Score(5m, [1m, 1m]));
    }

    [Fact]
    public void Findings_do_not_depend_on_the_order_of_the_past_or_on_the_unit() => Law.Holds(random =>
    {
        var past = Enumerable.Range(0, random.Next(3, 8)).Select(_ => (decimal)random.Next(1, 1000)).ToArray();
        var now = random.Next(1, 1000);
        var score = Anomaly.Score(now, past);
        Assert.Equal(score is null, Anomaly.Score(now * 8m, [.. past.Select(value => value * 8m)]) is null);
        random.Shuffle(past);
        Assert.Equal(score is null, Anomaly.Score(now, past) is null);
    });

    [Fact]
    public void A_running_quarter_is_held_to_the_same_days_of_those_before()
    {
        var calendar = new FiscalCalendar(1);
        var running = ComparablePeriods.Of(calendar, calendar.Quarter(2026, 2), new DateOnly(2026, 5, 10), 2);
        Assert.True(running.IsRunning);
        Assert.Equal([new(2026, 5, 10), new(2026, 2, 9), new(2025, 11, 9)], running.Periods.Select(period => period.Last));
        Assert.Equal(["2026-Q2", "2026-Q1", "2025-Q4"], running.Periods.Select(period => period.Key));
        Assert.Equal(new DateOnly(2026, 3, 31), ComparablePeriods.Of(calendar, calendar.Quarter(2026, 1), new DateOnly(2026, 5, 10), 1).Periods[0].Last);
    }
}
