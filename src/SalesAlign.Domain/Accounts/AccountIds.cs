using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Accounts;

/// <summary>Identifies a customer account.</summary>
public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    public static AccountId From(Guid value) => new(value);

    public static AccountId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an ideal customer profile.</summary>
public readonly record struct IdealCustomerProfileId(Guid Value) : ITypedId<IdealCustomerProfileId>
{
    public static IdealCustomerProfileId From(Guid value) => new(value);

    public static IdealCustomerProfileId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
