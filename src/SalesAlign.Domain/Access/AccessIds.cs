using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Access;

/// <summary>Identifies a personal API key.</summary>
public readonly record struct ApiKeyId(Guid Value) : ITypedId<ApiKeyId>
{
    public static ApiKeyId From(Guid value) => new(value);

    public static ApiKeyId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
