using FsCheck;
using FsCheck.Fluent;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Feedback.Similarity;

namespace SalesAlign.Domain.Tests.Feedback;

public sealed class TextSimilarityTests
{
    [Theory]
    [InlineData("Customers ask for a quieter compressor", "customer asks for quieter compressors")]
    [InlineData("客户希望压缩机更安静", "多个客户反映压缩机噪音大，希望更安静")]
    [InlineData("ＧＴＸ Pro 太贵", "gtx pro 价格太贵")]
    public void The_same_in_other_words_is_found(string one, string other) => Assert.True(TextSimilarity.Likeness(one, other) >= TextSimilarity.Worthwhile);

    [Theory]
    [InlineData("Customers ask for a quieter compressor", "Approval of quotes takes four days")]
    [InlineData("客户希望压缩机更安静", "报价审批流程太长")]
    [InlineData("", "anything")]
    [InlineData("!!! ???", "anything")]
    public void Something_else_is_not(string one, string other) => Assert.True(TextSimilarity.Likeness(one, other) < TextSimilarity.Worthwhile);

    [Fact]
    public void A_hand_computed_case()
    {
        // "cat" has the trigrams "  c", " ca", "cat", "at "; "car" shares the first two: 2 / √(4·4).
        Assert.Equal(0.5m, TextSimilarity.Likeness("cat", "car"));
        // 价格 高 against 价格 低: the pairs 价格, 格高 and 价格, 格低: 1 / √(2·2).
        Assert.Equal(0.5m, TextSimilarity.Likeness("价格高", "价格低"));
    }

    [Fact]
    public void The_best_come_first_and_equals_in_the_order_given()
    {
        var (a, b, c, d) = (FeedbackId.New(), FeedbackId.New(), FeedbackId.New(), FeedbackId.New());
        var found = TextSimilarity.Find("cat", [new(a, "car"), new(b, "cat"), new(c, "car"), new(d, "dog")], 2);
        Assert.Equal([b, a], found.Select(similar => similar.Id));
    }

    [Fact]
    public void Likeness_is_symmetric_within_bounds_and_full_for_itself() => Prop.ForAll<NonNull<string>, NonNull<string>>((one, other) =>
    {
        var likeness = TextSimilarity.Likeness(one.Get, other.Get);
        return likeness is >= 0 and <= 1 && likeness == TextSimilarity.Likeness(other.Get, one.Get) && TextSimilarity.Likeness(one.Get, one.Get) is 0 or 1;
    }).QuickCheckThrowOnFailure();
}
