using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Whom and which units somebody may see by the organisation as it stood on a day.</summary>
public sealed class Scope(PersonId self, bool wholeCompany, IReadOnlySet<UnitId> units, IReadOnlySet<PersonId> people)
{
    /// <summary>Executives, sales operations and administrators look at everybody; units and people are not listed then.</summary>
    public bool WholeCompany { get; } = wholeCompany;

    public PersonId Self { get; } = self;

    /// <summary>Units managed, with all below them.</summary>
    public IReadOnlySet<UnitId> Units { get; } = units;

    /// <summary>Oneself and everybody in <see cref="Units"/> on the day.</summary>
    public IReadOnlySet<PersonId> People { get; } = people;

    public bool Includes(PersonId person) => WholeCompany || People.Contains(person);

    public bool Includes(UnitId unit) => WholeCompany || Units.Contains(unit);
}
