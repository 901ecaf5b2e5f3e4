using SalesAlign.Domain.Incentives.Effects;

namespace SalesAlign.Domain.Tests.Incentives.Effects;

public sealed class EqualSpansTests
{
    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public void Before_is_as_long_as_after()
    {
        Assert.Equal(new(new(2026, 6, 11), new(2026, 6, 30), July, new(2026, 7, 20)), EqualSpans.Around(July, null, new(2026, 7, 20)));
        var ended = EqualSpans.Around(July, new(2026, 9, 30), new(2027, 1, 1))!;
        Assert.Equal((92, new DateOnly(2026, 3, 31)), (ended.Days, ended.BeforeFirst));
        Assert.Equal(ended.Days, ended.BeforeLast.DayNumber - ended.BeforeFirst.DayNumber + 1);
        Assert.Null(EqualSpans.Around(July, null, new(2026, 6, 30)));
    }

    [Fact]
    public void Shares_move_by_points_and_what_is_new_comes_from_nothing()
    {
        var moves = MixMove.Between([new("A", 60, 3), new("B", 40, 2)], [new("A", 50, 2), new("C", 50, 1)]);

        Assert.Equal([("A", 0.6m, 0.5m), ("C", 0m, 0.5m), ("B", 0.4m, 0m)], moves.Select(move => (move.Name!, move.Before!.Value, move.After!.Value)));
        Assert.Equal(-0.1m, moves[0].Change);
        Assert.Null(Assert.Single(MixMove.Between([], [new("A", 5, 1)])).Change);
    }

    [Fact]
    public void Without_anything_to_divide_by_there_is_no_ratio()
    {
        var nothing = new SpanFigures(3, 0, 0, 0, 0, 0, 0, null, 0, 0, 0, [], []);
        Assert.Equal((null, null, null), (nothing.AverageOrder, nothing.MarginRate, nothing.CostOfSales));
        Assert.Equal(0.05m, (nothing with { Pay = 5, PaidValue = 100 }).CostOfSales);
    }
}
