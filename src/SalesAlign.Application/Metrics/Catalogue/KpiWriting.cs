using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>One value as somebody brings it.</summary>
internal sealed record BroughtValue(Kpi Kpi, UnitId? Unit, PersonId? Person, string Period, KpiReading Reading);

/// <summary>What became of values that were brought.</summary>
/// <param name="Unchanged">Known already, to the last digit.</param>
public sealed record KpiValuesTaken(int New, int Changed, int Unchanged);

/// <summary>Puts values that were entered, imported or pushed where they belong; all go the same way, so that all obey the same rules.</summary>
internal sealed class KpiWriting
{
    private readonly Work _work;
    private readonly KpiBook _book;
    private readonly Dictionary<(KpiId, string, UnitId?, PersonId?), KpiValue> _known;
    private readonly HashSet<(KpiId, string, UnitId?, PersonId?)> _seen = [];
    private int _new;
    private int _changed;
    private int _unchanged;

    private KpiWriting(Work work, KpiBook book, IEnumerable<KpiValue> known)
    {
        _work = work;
        _book = book;
        _known = known.ToDictionary(value => (value.KpiId, value.PeriodKey, value.UnitId, value.PersonId));
    }

    public KpiValuesTaken Taken => new(_new, _changed, _unchanged);

    public static async Task<KpiWriting> BeginAsync(Work work, KpiBook book, IEnumerable<KpiId> kpis, IEnumerable<string> periods, CancellationToken cancel)
    {
        var (ids, keys) = (kpis.Distinct().ToList(), periods.Distinct().ToList());
        return new(work, book, await work.Db.KpiValues.Where(value => ids.Contains(value.KpiId) && keys.Contains(value.PeriodKey)).ToListAsync(cancel));
    }

    /// <exception cref="RuleViolation">The value cannot be taken; nothing of it is.</exception>
    public void Take(BroughtValue brought, KpiSource source)
    {
        if (!_book.Calendar.TryParse(brought.Period, out var period)) throw new RuleViolation("period.unknown", brought.Period) { Field = "Period" };
        if (brought.Unit is { } unit && (!_book.Organization.ById.TryGetValue(unit, out var where) || where.Kind != brought.Kpi.UnitsOf)) throw new RuleViolation("kpi.another_level") { Field = "Subject" };
        if (brought.Person is { } person && !_book.IsHere(person)) throw new RuleViolation("kpi.unknown_subject") { Field = "Subject" };
        var key = (brought.Kpi.Id, period.Key, brought.Unit, brought.Person);
        if (!_seen.Add(key)) throw new RuleViolation("kpi.twice") { Field = "Period" };
        if (_known.TryGetValue(key, out var known))
        {
            if (known.Correct(brought.Kpi.Unit, brought.Reading, source, _work.Actor.PersonId, _work.Now)) _changed++;
            else _unchanged++;
            return;
        }
        _work.Db.Add(new KpiValue(KpiValueId.New(), brought.Kpi, brought.Unit, brought.Person, period, brought.Reading, source, _book.Today, _work.Actor.PersonId, _work.Now));
        _new++;
    }

    /// <summary>The unit or person that a name, a key of another system or an address means, at the level of the KPI; an empty one is the company.</summary>
    /// <exception cref="RuleViolation">Nobody or more than one is called so, or the level does not suit.</exception>
    public static async Task<(UnitId? Unit, PersonId? Person)> SubjectAsync(Work work, KpiBook book, Kpi kpi, string? text, CancellationToken cancel)
    {
        var name = (text ?? "").Trim();
        if (kpi.Level == KpiLevel.Company)
        {
            var company = (await work.CompanyAsync(cancel)).Name;
            if (name.Length > 0 && !string.Equals(name, company, StringComparison.OrdinalIgnoreCase)) throw new RuleViolation("kpi.another_level") { Field = "Subject" };
            return (null, null);
        }
        if (name.Length == 0) throw new RuleViolation("kpi.no_subject") { Field = "Subject" };
        if (kpi.Level == KpiLevel.Unit)
        {
            var units = book.Organization.Units.Where(unit => unit.Kind == kpi.UnitsOf && (string.Equals(unit.Name, name, StringComparison.OrdinalIgnoreCase) || unit.Id.ToString() == name)).ToList();
            return units is [var one] ? (one.Id, null) : throw new RuleViolation(units.Count == 0 ? "kpi.unknown_subject" : "kpi.several_subjects", name) { Field = "Subject" };
        }
        var exactly = Paging.Containing(name)[1..^1];
        var people = await work.Db.People.AsNoTracking()
            .Where(person => (person.LeftOn == null || person.LeftOn >= book.Today) && (person.ExternalId == name || EF.Functions.ILike(person.Name, exactly) || EF.Functions.ILike(person.Email!, exactly)))
            .Select(person => person.Id).Take(2).ToListAsync(cancel);
        return people is [var who] ? (null, who) : throw new RuleViolation(people.Count == 0 ? "kpi.unknown_subject" : "kpi.several_subjects", name) { Field = "Subject" };
    }
}
