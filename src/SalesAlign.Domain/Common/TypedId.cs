namespace SalesAlign.Domain.Common;

/// <summary>An identifier that cannot be mistaken for that of another entity; its value is a time-ordered version 7 GUID.</summary>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);

    static virtual TSelf New() => TSelf.From(Guid.CreateVersion7());
}
