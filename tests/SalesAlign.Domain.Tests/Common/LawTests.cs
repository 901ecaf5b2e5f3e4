namespace SalesAlign.Domain.Tests.Common;

public class LawTests
{
    [Fact]
    public void A_law_that_does_not_hold_fails() =>
        Assert.ThrowsAny<Exception>(() => Law.Holds(random => Assert.NotEqual(7, random.Next(10))));

    [Fact]
    public void A_law_is_tried_on_many_different_examples()
    {
        var seen = new HashSet<int>();
        Law.Holds(random => seen.Add(random.Next()));
        Assert.InRange(seen.Count, 100, 200);
    }
}
