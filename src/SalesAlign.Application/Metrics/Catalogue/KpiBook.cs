using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>The KPIs with the people and units of today that they concern, read once for a whole screen.</summary>
internal sealed class KpiBook
{
    private readonly Dictionary<PersonId, (string Name, bool CanSignIn)> _people;
    private readonly HashSet<PersonId> _executives;
    private readonly Dictionary<PersonId, MemberOnDay> _members;
    private readonly string _company;

    private KpiBook(
        IReadOnlyList<Kpi> kpis, IReadOnlyList<KpiAssignment> assignments, IReadOnlyList<KpiTemplateItem> templates, OrganizationChart organization,
        Dictionary<PersonId, (string Name, bool CanSignIn)> people, HashSet<PersonId> executives, Company company, DateOnly today, int mostPerPerson)
    {
        Kpis = kpis;
        Assignments = assignments;
        Templates = templates;
        Organization = organization;
        Calendar = company.Calendar;
        Today = today;
        MostPerPerson = mostPerPerson;
        _company = company.Name;
        _people = people;
        _executives = executives;
        _members = organization.Units.SelectMany(unit => organization.Members[unit.Id]).DistinctBy(member => member.PersonId).ToDictionary(member => member.PersonId);
    }

    public IReadOnlyList<Kpi> Kpis { get; }

    /// <summary>Those that hold today, of KPIs in use and people who still work here.</summary>
    public IReadOnlyList<KpiAssignment> Assignments { get; }

    public IReadOnlyList<KpiTemplateItem> Templates { get; }

    public OrganizationChart Organization { get; }

    public FiscalCalendar Calendar { get; }

    public DateOnly Today { get; }

    public int MostPerPerson { get; }

    public static async Task<KpiBook> ReadAsync(Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var company = await work.CompanyAsync(cancel);
        var kpis = await work.Db.Kpis.AsNoTracking().OrderBy(kpi => kpi.Name).ToListAsync(cancel);
        var people = await work.Db.People.AsNoTracking().Where(person => person.LeftOn == null || person.LeftOn >= today)
            .Select(person => new { person.Id, person.Name, CanSignIn = person.SignInId != null }).ToDictionaryAsync(person => person.Id, person => (person.Name, person.CanSignIn), cancel);
        var used = kpis.Where(kpi => !kpi.IsRetired).Select(kpi => kpi.Id).ToHashSet();
        var assignments = await work.Db.KpiAssignments.AsNoTracking().Where(assignment => assignment.From <= today && (assignment.To == null || assignment.To >= today)).ToListAsync(cancel);
        return new(
            kpis, assignments.FindAll(assignment => used.Contains(assignment.KpiId) && people.ContainsKey(assignment.PersonId)),
            await work.Db.KpiTemplateItems.AsNoTracking().ToListAsync(cancel), await OrganizationChart.ReadAsync(work.Db, today, cancel), people,
            await work.Db.RoleGrants.AsNoTracking().Where(grant => grant.Role == Role.Executive).Select(grant => grant.PersonId).ToHashSetAsync(cancel), company, today,
            await work.Db.KpiPolicies.AsNoTracking().Select(policy => (int?)policy.MostPerPerson).SingleOrDefaultAsync(cancel) ?? KpiPolicy.Usual);
    }

    public Kpi? Find(KpiId id) => Kpis.FirstOrDefault(kpi => kpi.Id == id);

    /// <summary>Whether somebody works here today.</summary>
    public bool IsHere(PersonId person) => _people.ContainsKey(person);

    public string? NameOf(PersonId person) => _people.TryGetValue(person, out var known) ? known.Name : null;

    public UnitId? UnitOf(PersonId person) => _members.TryGetValue(person, out var member) ? member.UnitId : null;

    /// <summary>Those who must have a value for each period: the company, the units of a kind, or the people who carry the KPI.</summary>
    public IReadOnlyList<KpiSubject> SubjectsOf(Kpi kpi) => kpi.Level switch
    {
        KpiLevel.Company => [new(null, null, _company)],
        // A unit without sellers below it, such as finance, is not asked how it sells.
        KpiLevel.Unit => [.. Organization.Units.Where(unit => unit.Kind == kpi.UnitsOf && unit.Function == UnitFunction.Sales).Select(unit => new KpiSubject(unit.Id, null, unit.Name))],
        _ => [.. Assignments.Where(assignment => assignment.KpiId == kpi.Id).Select(assignment => new KpiSubject(null, assignment.PersonId, _people[assignment.PersonId].Name))
            .OrderBy(subject => subject.Name, StringComparer.CurrentCulture)],
    };

    /// <summary>Who owes the values of a subject; the owner where the unit has no manager, or the person cannot sign in.</summary>
    public PersonId ReporterOf(Kpi kpi, UnitId? unit, PersonId? person)
    {
        if (kpi.Reporter == KpiReporter.Owner) return kpi.OwnerId;
        var carrier = person ?? (unit is { } where ? Organization.Members[where].FirstOrDefault(member => member.Role == MembershipRole.Manager)?.PersonId : null);
        return carrier is { } known && _people.TryGetValue(known, out var who) && who.CanSignIn ? known : kpi.OwnerId;
    }

    /// <summary>Everybody who holds a role today, by name.</summary>
    public IReadOnlyList<PersonId> HoldersOf(KpiRole role) =>
    [
        .. (role == KpiRole.Executive ? _executives.Where(_people.ContainsKey) : _members.Values.Where(member => RoleOf(member) == role).Select(member => member.PersonId).Where(_people.ContainsKey))
            .OrderBy(person => _people[person].Name, StringComparer.CurrentCulture),
    ];

    public IReadOnlyList<Kpi> TemplateOf(KpiRole role) => [.. Kpis.Where(kpi => !kpi.IsRetired && Templates.Any(item => item.Role == role && item.KpiId == kpi.Id))];

    public IReadOnlyList<KpiRole> RolesOf(KpiId kpi) => [.. Templates.Where(item => item.KpiId == kpi).Select(item => item.Role).Order()];

    public IReadOnlyList<KpiAssignment> AssignmentsOf(PersonId person) => [.. Assignments.Where(assignment => assignment.PersonId == person)];

    /// <summary>Who has more KPIs than the company wants, and how many.</summary>
    public IReadOnlyDictionary<PersonId, int> AboveLimit =>
        field ??= Assignments.GroupBy(assignment => assignment.PersonId).Where(group => group.Count() > MostPerPerson).ToDictionary(group => group.Key, group => group.Count());

    private KpiRole? RoleOf(MemberOnDay member) => member.Role switch
    {
        _ when _executives.Contains(member.PersonId) => KpiRole.Executive,
        MembershipRole.Manager when Organization.ById.TryGetValue(member.UnitId, out var unit) && unit.Function == UnitFunction.Sales => KpiRole.Manager,
        MembershipRole.Rep or MembershipRole.BusinessDevelopment => KpiRole.Rep,
        MembershipRole.Sdr => KpiRole.Sdr,
        MembershipRole.Presales => KpiRole.Presales,
        _ => null,
    };
}
