using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;

namespace SalesAlign.Domain.Tests.Demonstration;

public sealed class SeededRandomTests
{
    [Fact]
    public void Gives_the_published_sequence_of_SplitMix64()
    {
        // The reference vector for seed 1234567, as the JDK, Rust and Java ports of the generator check it.
        var chance = new SeededRandom(1234567);

        ulong[] drawn = [chance.NextBits(), chance.NextBits(), chance.NextBits(), chance.NextBits(), chance.NextBits()];

        Assert.Equal([6457827717110365317ul, 3203168211198807973ul, 9817491932198370423ul, 4593380528125082431ul, 16408922859458223821ul], drawn);
    }

    [Fact]
    public void Streams_do_not_depend_on_what_was_drawn_before_or_beside_them()
    {
        var fresh = new SeededRandom(7).Stream("deals");
        var used = new SeededRandom(7);
        used.NextBits();
        used.Stream("accounts").NextBits();

        Assert.Equal(fresh.NextBits(), used.Stream("deals").NextBits());
        Assert.NotEqual(new SeededRandom(7).Stream("deals").NextBits(), new SeededRandom(7).Stream("accounts").NextBits());
    }

    [Fact]
    public void Stays_within_the_asked_range_and_reaches_its_ends()
    {
        var chance = new SeededRandom(1);
        var between = Enumerable.Range(0, 2_000).Select(_ => chance.Between(-3, 4)).ToHashSet();
        var around = Enumerable.Range(0, 2_000).Select(_ => chance.Around(10, 20)).ToList();

        Assert.Equal(Enumerable.Range(-3, 8), between.Order());
        Assert.All(around, value => Assert.InRange(value, 10, 20));
        Assert.InRange(around.Average(), 14.5, 15.5);
    }

    [Fact]
    public void Weights_are_kept_and_a_weight_of_zero_is_never_drawn()
    {
        var chance = new SeededRandom(2);
        var drawn = new int[3];
        for (var i = 0; i < 10_000; i++) drawn[chance.Weighted([1, 0, 3])]++;

        Assert.Equal(0, drawn[1]);
        Assert.InRange(drawn[2], 7_200, 7_800);
    }

    [Fact]
    public void Refuses_to_choose_from_nothing()
    {
        Assert.Equal("random.nothing_to_choose_from", Assert.Throws<RuleViolation>(() => new SeededRandom(3).Below(0)).Code);
        Assert.Throws<RuleViolation>(() => new SeededRandom(3).Weighted([0, 0]));
    }
}
