using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>A value that should be here, or soon will have to be, and is not.</summary>
internal sealed record OwedValue(Kpi Kpi, KpiSubject Subject, KpiDuty Duty, PersonId Reporter);

/// <summary>Finds the values that are owed, for all KPIs at once.</summary>
internal static class KpiOwing
{
    public static async Task<IReadOnlyList<OwedValue>> ReadAsync(SalesAlignDbContext db, KpiBook book, IEnumerable<Kpi> of, CancellationToken cancel)
    {
        var kpis = of.Where(kpi => kpi.IsGiven && !kpi.IsRetired).ToList();
        if (kpis.Count == 0) return [];
        var duties = kpis.ToDictionary(kpi => kpi.Id, kpi => KpiDuties.Of(book.Calendar, kpi.Cadence, kpi.DueDays, kpi.ExpectedFrom, book.Today));
        var ids = kpis.ConvertAll(kpi => kpi.Id);
        var periods = duties.Values.SelectMany(list => list).Select(duty => duty.Period.Key).Distinct().ToList();
        var known = (await db.KpiValues.AsNoTracking().Where(value => ids.Contains(value.KpiId) && periods.Contains(value.PeriodKey))
            .Select(value => new { value.KpiId, value.UnitId, value.PersonId, value.PeriodKey }).ToListAsync(cancel))
            .Select(value => (value.KpiId, value.UnitId, value.PersonId, value.PeriodKey)).ToHashSet();
        var assigned = book.Assignments.ToLookup(assignment => (assignment.KpiId, assignment.PersonId));
        var owed = new List<OwedValue>();
        foreach (var kpi in kpis)
        {
            foreach (var subject in book.SubjectsOf(kpi))
            {
                foreach (var duty in duties[kpi.Id])
                {
                    if (known.Contains((kpi.Id, subject.Unit, subject.Person, duty.Period.Key))) continue;
                    // Whoever took a KPI over in the middle of a period answers for it from the next one that ends.
                    if (subject.Person is { } person && assigned[(kpi.Id, person)].All(assignment => assignment.From > duty.Period.Last)) continue;
                    owed.Add(new(kpi, subject, duty, book.ReporterOf(kpi, subject.Unit, subject.Person)));
                }
            }
        }
        return owed;
    }
}
