using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Common;

/// <summary>Who acts, by which use case, at what instant.</summary>
public sealed record Attribution(PersonId? By, string Action, DateTimeOffset? At)
{
    public static readonly Attribution Installation = new(null, "Installation", null);
}
