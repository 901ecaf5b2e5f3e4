using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Feedback;

/// <summary>Identifies one piece of front-line feedback.</summary>
public readonly record struct FeedbackId(Guid Value) : ITypedId<FeedbackId>
{
    public static FeedbackId From(Guid value) => new(value);

    public static FeedbackId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
