using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Sales.Import.Reading;
using SalesAlign.Data.Common;
using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>
/// Brings people and the organisation in: regions and teams become units, managers and agents members of them from a day on. An organisation
/// is small, and moving people is a decision of the domain, so unlike deals it is done person by person.
/// </summary>
internal sealed class PeopleImport(SalesAlignDbContext db, ImportBatchId batch, ImportErrorWriter errors, DateOnly from)
{
    /// <summary>No company has more; a longer file is surely of another kind.</summary>
    public const int MostPeople = 200_000;

    private readonly Dictionary<string, Person> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Person>> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Unit> _unitsByKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string? Region, int Row)> _regionOfTeam = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<PersonId, Unit> _led = [];
    private readonly HashSet<string> _changedTeams = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<int> _bad = [];
    private List<Unit> _units = [];
    private Unit _root = null!;
    private bool _chinese;

    public sealed record Row(int Number, string Key, string Name, string? Email, string? Manager, string? Region, string? Team, DateOnly? HiredOn);

    public static Row Of(RowParser parser, int number)
    {
        var values = parser.Values;
        return new Row(number, parser.Key, Text("name", values)!, Text("email", values), Text("manager", values), Text("region", values), Text("team", values),
            parser.Index("hired_on") is >= 0 and var hired && values[hired].HasValue ? values[hired].Date : null);

        string? Text(string field, ReadOnlySpan<StagedValue> all) => parser.Index(field) is >= 0 and var index ? all[index].Text : null;
    }

    /// <summary>Changes the tracked entities and lists how they stood before; the caller saves, or does not.</summary>
    public async Task<ImportCounts> ApplyAsync(IReadOnlyList<Row> rows, bool keyIsName, IReadOnlyDictionary<string, string> headers, CancellationToken cancel)
    {
        await LoadAsync(cancel);
        int inserted = 0, updated = 0, unchanged = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var people = new List<(Row Row, Person Person, bool New, string Before)>();
        foreach (var row in rows)
        {
            if (!seen.Add(row.Key))
            {
                Bad(row, headers.GetValueOrDefault(keyIsName ? "name" : ImportFields.ExternalId), "import.duplicate_in_file", row.Key);
                continue;
            }
            if (Find(row.Key, row.Name, keyIsName, out var ambiguous) is { } known)
            {
                people.Add((row, known, false, Signature(known)));
            }
            else if (ambiguous)
            {
                Bad(row, headers.GetValueOrDefault("name"), "import.ambiguous", row.Name);
            }
            else
            {
                people.Add((row, Add(new Person(PersonId.New(), row.Name, row.Email, row.Key, row.HiredOn)), true, ""));
            }
        }

        foreach (var (row, _, _, _) in people)
        {
            if (TeamName(row) is { } team && row.Region is not null && !_regionOfTeam.TryAdd(team, (row.Region, row.Number))
                && !string.Equals(_regionOfTeam[team].Region, row.Region, StringComparison.OrdinalIgnoreCase))
            {
                Bad(row, headers.GetValueOrDefault("region"), "import.team_in_two_regions", row.Region);
            }
        }
        // Who leads a team belongs to that team, also when a row names a manager above them: their team then hangs under that manager's.
        foreach (var (row, _, _, _) in people.Where(entry => !_bad.Contains(entry.Row.Number))) Try(row, headers.GetValueOrDefault("manager"), () => Lead(row));
        foreach (var (row, person, isNew, before) in people)
        {
            if (_bad.Contains(row.Number) || !Try(row, headers.GetValueOrDefault("manager") ?? headers.GetValueOrDefault("region"), () => Place(row, person)))
            {
                if (isNew) db.Entry(person).State = EntityState.Detached;
                continue;
            }
            if (!isNew)
            {
                if (row.Name != person.Name) person.Rename(row.Name);
                if (headers.ContainsKey("email") && row.Email != person.Email) person.ReachAt(row.Email);
                if (headers.ContainsKey("hired_on")) person.HiredFrom(row.HiredOn);
            }
            if (isNew) inserted++;
            else if (Signature(person) != before || (TeamName(row) is { } team && _changedTeams.Remove(team))) updated++;
            else unchanged++;
        }
        return new ImportCounts(inserted, updated, unchanged, _bad.Count);
    }

    /// <summary>Keeps how every row stands that is about to change; call within the transaction, before saving.</summary>
    public async Task KeepBeforeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        var changes = db.ChangeTracker.Entries().Where(entry => entry.Entity is Person or Membership or Unit or UnitPlacement && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .GroupBy(entry => (Table: entry.Metadata.GetTableName()!, New: entry.State == EntityState.Added)).ToList();
        foreach (var group in changes)
        {
            var ids = group.Select(entry => IdOf(entry.Entity)).ToArray();
            var sql = group.Key.New
                ? $"insert into import_changes (batch_id, table_name, row_id, before) select $1, '{group.Key.Table}', id, null from unnest($2::uuid[]) id"
                : $"insert into import_changes (batch_id, table_name, row_id, before) select $1, '{group.Key.Table}', t.id, to_jsonb(t) from {group.Key.Table} t where t.id = any($2)";
            await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = batch.Value }, new() { Value = ids } } };
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static Guid IdOf(object entity) => entity switch
    {
        Person person => person.Id.Value,
        Membership membership => membership.Id.Value,
        Unit unit => unit.Id.Value,
        _ => ((UnitPlacement)entity).Id,
    };

    private async Task LoadAsync(CancellationToken cancel)
    {
        var company = await db.Companies.AsNoTracking().SingleAsync(cancel);
        _chinese = company.Language == "zh-Hans";
        _units = await db.Units.Include(unit => unit.Placements).ToListAsync(cancel);
        _root = _units.First(unit => unit.Kind == UnitKind.Company);
        foreach (var unit in _units.Where(unit => unit.ExternalId is not null)) _unitsByKey.TryAdd(unit.ExternalId!, unit);
        foreach (var person in await db.People.Include(person => person.Memberships).ToListAsync(cancel)) Index(person);
        foreach (var person in _byName.Values.SelectMany(people => people))
        {
            if (Open(person) is { Role: MembershipRole.Manager } membership && _units.Find(unit => unit.Id == membership.UnitId) is { Kind: UnitKind.Team } team) _led.TryAdd(person.Id, team);
        }
    }

    private Person Add(Person person)
    {
        db.Add(person);
        Index(person);
        return person;
    }

    private void Index(Person person)
    {
        if (person.ExternalId is not null) _byKey.TryAdd(person.ExternalId, person);
        if (!_byName.TryGetValue(person.Name, out var same)) _byName[person.Name] = same = [];
        same.Add(person);
    }

    private Person? Find(string key, string name, bool keyIsName, out bool ambiguous)
    {
        ambiguous = false;
        if (_byKey.TryGetValue(key, out var known)) return known;
        if (!_byName.TryGetValue(name, out var same)) return null;
        // With a key of their own, two people of one name are two people, unless the known one came in without a key.
        var candidates = keyIsName ? same : same.Where(person => person.ExternalId is null || person.ExternalId == person.Name).ToList();
        ambiguous = candidates.Count > 1;
        return candidates.Count == 1 ? candidates[0] : null;
    }

    private string? TeamName(Row row) =>
        row.Team ?? (row.Manager is null ? null : _chinese ? $"{row.Manager}团队" : $"Team {row.Manager}");

    private void Lead(Row row)
    {
        if (row.Manager is null) return;
        var manager = Manager(row.Manager);
        if (row.Team is null && _led.TryGetValue(manager.Id, out var led))
        {
            PlaceTeam(led, row);
            return;
        }
        var team = Team(row);
        PlaceTeam(team, row);
        if (Open(manager) is not { } open || open.UnitId != team.Id || open.Role != MembershipRole.Manager)
        {
            manager.Join(team.Id, MembershipRole.Manager, from);
            _changedTeams.Add(TeamName(row)!);
        }
        _led[manager.Id] = team;
    }

    private void Place(Row row, Person person)
    {
        if (_led.TryGetValue(person.Id, out var led))
        {
            if (row.Manager is not null && _led.GetValueOrDefault(Manager(row.Manager).Id) is { } above && above.Id != led.Id) Hang(led, above.Id);
            return;
        }
        var unit = row.Manager is not null ? _led[Manager(row.Manager).Id]
            : row.Team is not null ? Team(row)
            : row.Region is not null ? Region(row.Region)
            : null;
        var open = Open(person);
        if (unit is null)
        {
            if (open is null) person.Join(_root.Id, MembershipRole.Staff, from);
            return;
        }
        if (row.Manager is null && row.Team is not null) PlaceTeam(unit, row);
        // Whoever is already there in another role, say presales, stays what they are.
        if (open?.UnitId != unit.Id) person.Join(unit.Id, MembershipRole.Rep, from);
    }

    private Person Manager(string name)
    {
        if (_byKey.TryGetValue(name, out var known)) return known;
        if (!_byName.TryGetValue(name, out var same)) return Add(new Person(PersonId.New(), name, null, name));
        RuleViolation.Unless(same.Count == 1, "import.ambiguous");
        return same[0];
    }

    private void PlaceTeam(Unit team, Row row)
    {
        if (row.Region is not null) Hang(team, Region(row.Region).Id, unlessUnder: true);
        else if (team.Placements.Count == 0) Hang(team, _root.Id);
    }

    // A team whose manager has a manager hangs under that one's team, which is in the region already.
    private void Hang(Unit unit, UnitId parent, bool unlessUnder = false)
    {
        var current = unit.Placements.Count == 0 ? null : unit.Placements.MaxBy(placement => placement.From);
        if (current?.ParentId == parent) return;
        if (unlessUnder && current?.ParentId is { } above && _units.Find(candidate => candidate.Id == above) is { Kind: UnitKind.Team } team
            && team.Placements.MaxBy(placement => placement.From)?.ParentId == parent)
        {
            return;
        }
        unit.PlaceUnder(parent, from);
        _changedTeams.Add(unit.Name);
    }

    private Unit Region(string name) => UnitOf($"region:{name}", name, UnitKind.Region, unit => unit.PlaceUnder(_root.Id, from));

    private Unit Team(Row row) => UnitOf($"team:{row.Team ?? row.Manager}", TeamName(row)!, UnitKind.Team, null);

    private Unit UnitOf(string key, string name, UnitKind kind, Action<Unit>? place)
    {
        if (_unitsByKey.TryGetValue(key, out var known)) return known;
        var unit = _units.Find(candidate => candidate.Kind == kind && string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
        if (unit is null)
        {
            unit = new Unit(UnitId.New(), name, kind, UnitFunction.Sales, key);
            _units.Add(unit);
            db.Add(unit);
            place?.Invoke(unit);
        }
        _unitsByKey[key] = unit;
        return unit;
    }

    private static Membership? Open(Person person) => person.Memberships.FirstOrDefault(membership => membership.To is null);

    private static string Signature(Person person) =>
        $"{person.Name}|{person.Email}|{person.HiredOn}|{string.Join(';', person.Memberships.OrderBy(membership => membership.From).Select(membership => $"{membership.UnitId}{membership.Role}{membership.From}{membership.To}"))}";

    private bool Try(Row row, string? header, Action change)
    {
        try
        {
            change();
            return true;
        }
        catch (RuleViolation refusal)
        {
            Bad(row, header, refusal.Code, row.Manager ?? row.Region ?? row.Name);
            return false;
        }
    }

    private void Bad(Row row, string? header, string code, string? value)
    {
        if (_bad.Add(row.Number)) errors.Add(row.Number, header, code, value);
    }
}
