using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Tests.Common;

public class RoundingTests
{
    [Theory]
    [InlineData(0.125, 0.13)]
    [InlineData(-0.125, -0.13)]
    [InlineData(0.1249, 0.12)]
    public void A_half_goes_away_from_zero(double value, double expected) => Assert.Equal((decimal)expected, Rounding.HalfAwayFromZero((decimal)value, 2));

    [Fact]
    public void A_hundred_in_three_leaves_the_cent_with_the_first() =>
        Assert.Equal([33.34m, 33.33m, 33.33m], Rounding.SplitByLargestRemainder(100.00m, [1m, 1m, 1m], 2));

    [Fact]
    public void Ten_thousand_and_one_at_60_to_40() => Assert.Equal([6000.60m, 4000.40m], Rounding.SplitByLargestRemainder(10_001.00m, [60m, 40m], 2));

    [Fact]
    public void The_largest_remainder_receives_the_spare_unit() =>
        Assert.Equal([1m, 1m, 3m], Rounding.SplitByLargestRemainder(5m, [1m, 1.5m, 2.9m], 0));

    [Fact]
    public void Ties_go_to_the_first_listed_whatever_the_weights()
    {
        // 3 at 5:1 is 2.5 and 0.5: both halves are equal, though their quotients differ in the 28th digit.
        Assert.Equal([3m, 0m], Rounding.SplitByLargestRemainder(3m, [5m, 1m], 0));
        Assert.Equal([1m, 2m], Rounding.SplitByLargestRemainder(3m, [1m, 5m], 0));
    }

    [Fact]
    public void A_negative_total_is_split_like_a_positive_one() =>
        Assert.Equal([-33.34m, -33.33m, -33.33m], Rounding.SplitByLargestRemainder(-100.00m, [1m, 1m, 1m], 2));

    [Fact]
    public void Nothing_goes_to_a_weight_of_zero() => Assert.Equal([0m, 0.01m, 0m], Rounding.SplitByLargestRemainder(0.01m, [0m, 1m, 1m], 2));

    [Fact]
    public void Parts_add_up_are_as_fine_as_asked_and_at_most_a_unit_from_their_share() => Law.Holds(random =>
    {
        var decimals = random.Next(0, 5);
        var total = decimal.Round((decimal)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(0, 12))), decimals);
        var weights = Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(5) == 0 ? 0m : decimal.Round((decimal)random.NextDouble() * 1000m, 3)).ToArray();
        if (weights.Sum() == 0) return;

        var parts = Rounding.SplitByLargestRemainder(total, weights, decimals);

        Assert.Equal(total, parts.Sum());
        var unit = 1m;
        for (var i = 0; i < decimals; i++) unit /= 10m;
        for (var i = 0; i < parts.Length; i++)
        {
            Assert.Equal(decimal.Round(parts[i], decimals), parts[i]);
            Assert.InRange(parts[i] - (total * weights[i] / weights.Sum()), -unit, unit);
            if (weights[i] == 0) Assert.Equal(0m, parts[i]);
        }
    });

    [Fact]
    public void Weights_of_any_magnitude_give_the_same_parts() => Law.Holds(random =>
    {
        var weights = Enumerable.Range(0, random.Next(1, 10)).Select(_ => (decimal)random.Next(1, 100)).ToArray();
        var huge = Array.ConvertAll(weights, weight => weight * 1_000_000_000_000_000_000_000m);

        Assert.Equal(Rounding.SplitByLargestRemainder(12345.67m, weights, 2), Rounding.SplitByLargestRemainder(12345.67m, huge, 2));
    });

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Assert.Equal("split.no_parts", Code(1m, []));
        Assert.Equal("split.total_too_fine", Code(1.001m, [1m]));
        Assert.Equal("split.negative_weight", Code(1m, [2m, -1m]));
        Assert.Equal("split.no_weight", Code(1m, [0m, 0m]));
    }

    private static string Code(decimal total, decimal[] weights) =>
        Assert.Throws<RuleViolation>(() => Rounding.SplitByLargestRemainder(total, weights, 2)).Code;
}
