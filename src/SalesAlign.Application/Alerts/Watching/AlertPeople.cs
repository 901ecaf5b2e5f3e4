using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts.Watching;

/// <summary>Who deals with a deviation, and who stands above them on the day. Only people who can sign in are asked anything.</summary>
internal sealed class AlertPeople
{
    private readonly OrganizationChart _organization;
    private readonly Dictionary<PersonId, UnitId> _unitOf = [];
    private readonly HashSet<PersonId> _reachable;
    private readonly List<PersonId> _operations;
    private readonly List<PersonId> _executives;

    private AlertPeople(OrganizationChart organization, HashSet<PersonId> reachable, List<PersonId> operations, List<PersonId> executives)
    {
        _organization = organization;
        _reachable = reachable;
        _operations = operations;
        _executives = executives;
        foreach (var unit in organization.Units)
        {
            foreach (var member in organization.Members[unit.Id]) _unitOf.TryAdd(member.PersonId, unit.Id);
        }
    }

    public static async Task<AlertPeople> ReadAsync(SalesAlignDbContext db, OrganizationChart organization, DateOnly today, CancellationToken cancel)
    {
        var reachable = await db.People.AsNoTracking().Where(person => person.SignInId != null && (person.LeftOn == null || person.LeftOn >= today)).Select(person => person.Id).ToListAsync(cancel);
        var grants = await db.RoleGrants.AsNoTracking().Where(grant => grant.Role == Role.SalesOperations || grant.Role == Role.Executive)
            .OrderBy(grant => grant.PersonId).Select(grant => new { grant.PersonId, grant.Role }).ToListAsync(cancel);
        var known = reachable.ToHashSet();
        return new(
            organization, known,
            [.. grants.Where(grant => grant.Role == Role.SalesOperations && known.Contains(grant.PersonId)).Select(grant => grant.PersonId)],
            [.. grants.Where(grant => grant.Role == Role.Executive && known.Contains(grant.PersonId)).Select(grant => grant.PersonId)]);
    }

    /// <summary>Empty only where nobody at all can be asked.</summary>
    public PersonId? OwnerOf(AlertOwner wanted, AlertSubject subject)
    {
        var chain = wanted switch
        {
            AlertOwner.SalesOperations => [],
            AlertOwner.Carrier => Carriers(subject),
            _ => subject.Carrier is { } carrier ? Above(carrier) : subject.UnitId is { } unit ? [.. Managers(unit).Skip(ManagersOf(unit).Count)] : [],
        };
        foreach (var person in chain)
        {
            if (_reachable.Contains(person)) return person;
        }
        return _operations is [var operations, ..] ? operations : _executives is [var executive, ..] ? executive : null;
    }

    /// <summary>Managers above a person, nearest first, ending with the executives; only those who can be told.</summary>
    public IReadOnlyList<PersonId> Above(PersonId person)
    {
        var above = _unitOf.TryGetValue(person, out var unit) ? Managers(unit) : [];
        return [.. above.Concat(_executives).Where(manager => manager != person && _reachable.Contains(manager)).Distinct()];
    }

    private List<PersonId> Carriers(AlertSubject subject) =>
        [.. subject.Carrier is { } carrier ? [carrier] : Array.Empty<PersonId>(), .. subject.UnitId is { } unit ? Managers(unit) : []];

    private List<PersonId> Managers(UnitId unit)
    {
        var managers = new List<PersonId>();
        var seen = new HashSet<UnitId>();
        for (UnitId? here = unit; here is { } at && seen.Add(at) && _organization.ById.TryGetValue(at, out var known); here = known.ParentId) managers.AddRange(ManagersOf(at));
        return managers;
    }

    private List<PersonId> ManagersOf(UnitId unit) =>
        [.. _organization.Members[unit].Where(member => member.Role == MembershipRole.Manager).Select(member => member.PersonId)];
}
