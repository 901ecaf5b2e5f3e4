using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts.Observing;

/// <summary>The part of the organisation that a rule looks at, as it stands on the day.</summary>
internal sealed class AlertScene
{
    private readonly HashSet<UnitId>? _units;
    private readonly Dictionary<PersonId, UnitId> _unitOf = [];

    public AlertScene(Work work, OrganizationChart organization, DateOnly today, FiscalCalendar calendar, UnitId? scope)
    {
        Work = work;
        Organization = organization;
        Today = today;
        Calendar = calendar;
        _units = scope is { } root ? organization.Subtree(root).ToHashSet() : null;
        foreach (var unit in organization.Units)
        {
            foreach (var member in organization.Members[unit.Id]) _unitOf.TryAdd(member.PersonId, unit.Id);
        }
    }

    public Work Work { get; }

    public OrganizationChart Organization { get; }

    public DateOnly Today { get; }

    public FiscalCalendar Calendar { get; }

    public bool IsWhole => _units is null;

    public UnitId? Root => Organization.Roots.FirstOrDefault()?.Id;

    public bool Includes(UnitId unit) => (_units is null || _units.Contains(unit)) && Organization.ById.ContainsKey(unit);

    /// <summary>Somebody who belongs to a unit in scope today; who has left is nobody's deviation.</summary>
    public bool Includes(PersonId person) => _unitOf.TryGetValue(person, out var unit) && Includes(unit);

    public UnitId? UnitOf(PersonId person) => _unitOf.TryGetValue(person, out var unit) ? unit : null;

    public IEnumerable<MemberOnDay> Members => Organization.Units.Where(unit => Includes(unit.Id)).SelectMany(unit => Organization.Members[unit.Id]);

    public IEnumerable<UnitOnDay> Units => Organization.Units.Where(unit => Includes(unit.Id));

    public string NameOf(PersonId person) => UnitOf(person) is { } unit ? Organization.Members[unit].First(member => member.PersonId == person).Name : "";

    public AlertSubject OfPerson(PersonId person) => new($"p:{person.Value:N}", AlertLevel.Person, NameOf(person), UnitOf(person), person, Carrier: person);

    public AlertSubject OfUnit(UnitId unit) => new($"u:{unit.Value:N}", AlertLevel.Unit, Organization.ById[unit].Name, unit);

    public AlertSubject OfCompany(string name) => new("c", AlertLevel.Company, name, Root);

    /// <summary>Adds numbers of people up to units or the company; a unit counts all below it.</summary>
    public IEnumerable<(AlertSubject Subject, IReadOnlyList<PersonId> People)> Groups(AlertLevel level, string company)
    {
        if (level == AlertLevel.Person)
        {
            foreach (var member in Members.DistinctBy(member => member.PersonId)) yield return (OfPerson(member.PersonId), [member.PersonId]);
        }
        else if (level == AlertLevel.Unit)
        {
            foreach (var unit in Units.Where(unit => unit.ParentId is not null))
            {
                yield return (OfUnit(unit.Id), [.. Organization.Subtree(unit.Id).SelectMany(below => Organization.Members[below]).Select(member => member.PersonId).Distinct()]);
            }
        }
        else
        {
            yield return (OfCompany(company), [.. Members.Select(member => member.PersonId).Distinct()]);
        }
    }
}
