using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Common;

/// <summary>Who asks, and in which language they read. What they may do is looked up anew in the database for every action.</summary>
public sealed record Actor(PersonId PersonId, string Name, string Language)
{
    /// <summary>Nobody yet: the only thing to do is to found the company.</summary>
    public static readonly Actor Anonymous = new(default, "", "en");

    public bool IsAnonymous => PersonId == default;
}
