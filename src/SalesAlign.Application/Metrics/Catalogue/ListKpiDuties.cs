using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Catalogue;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Values that are owed, the longest overdue first: those of the reader, or all that the reader may bring.</summary>
public sealed class ListKpiDuties(UseCaseContext context) : UseCase<ListKpiDuties.Request, ListKpiDuties.Response>(context)
{
    /// <param name="All">Also what others owe, of which the reader could bring it or sees to it.</param>
    public sealed record Request(bool All = false);

    /// <param name="Mine">How many the reader owes.</param>
    public sealed record Response(IReadOnlyList<Item> Items, int Mine, int Others);

    /// <param name="Before">The value of the period before, to hold the new one against.</param>
    public sealed record Item(KpiFacts Kpi, KpiSubject Subject, string Period, DateOnly DueOn, bool IsOverdue, string? Reporter, bool IsMine, bool CanEnter, decimal? Before);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var book = await KpiBook.ReadAsync(work, cancel);
        var scope = await work.ScopeAsync(book.Today, cancel);
        var me = work.Actor.PersonId;
        var seen = (await KpiOwing.ReadAsync(work.Db, book, book.Kpis, cancel))
            .Select(owed => (Owed: owed, IsMine: IsMine(owed), CanEnter: KpiAuthority.MayEnter(work, book, scope, owed.Kpi, owed.Subject.Unit, owed.Subject.Person)))
            .Where(owed => owed.IsMine || owed.CanEnter).ToList();
        var shown = seen.Where(owed => request.All || owed.IsMine).ToList();
        var kpis = shown.Select(owed => owed.Owed.Kpi.Id).Distinct().ToList();
        var periods = shown.Select(owed => book.Calendar.Previous(owed.Owed.Duty.Period).Key).Distinct().ToList();
        var before = (await work.Db.KpiValues.AsNoTracking().Where(value => kpis.Contains(value.KpiId) && periods.Contains(value.PeriodKey))
            .Select(value => new { value.KpiId, value.UnitId, value.PersonId, value.PeriodKey, value.Value }).ToListAsync(cancel))
            .ToDictionary(value => (value.KpiId, value.UnitId, value.PersonId, value.PeriodKey), value => value.Value);
        return new Response(
            [.. shown.OrderByDescending(owed => owed.IsMine).ThenBy(owed => owed.Owed.Duty.DueOn).ThenBy(owed => owed.Owed.Kpi.Name, StringComparer.CurrentCulture).ThenBy(owed => owed.Owed.Subject.Name, StringComparer.CurrentCulture)
                .Select(owed => new Item(
                    KpiFacts.Of(owed.Owed.Kpi, work.Actor.Language), owed.Owed.Subject, owed.Owed.Duty.Period.Key, owed.Owed.Duty.DueOn, owed.Owed.Duty.IsOverdue, book.NameOf(owed.Owed.Reporter),
                    owed.IsMine, owed.CanEnter,
                    before.TryGetValue((owed.Owed.Kpi.Id, owed.Owed.Subject.Unit, owed.Owed.Subject.Person, book.Calendar.Previous(owed.Owed.Duty.Period).Key), out var value) ? value : null))],
            seen.Count(owed => owed.IsMine), seen.Count(owed => !owed.IsMine));

        // What another system brings, its owner hears of when it is late, and only then.
        bool IsMine(OwedValue owed) => owed.Reporter == me && (owed.Kpi.Source == KpiSource.Entered || owed.Duty.IsOverdue);
    }
}
