using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Organization;

/// <summary>Which periods and which part of the organisation somebody may look at: what the pickers of the top bar offer.</summary>
public sealed class GetFrame(UseCaseContext context) : UseCase<GetFrame.Request, GetFrame.Response>(context)
{
    public sealed record Request;

    /// <param name="WholeCompany">False for those who see only a part, whose first scope is where they start.</param>
    public sealed record Response(IReadOnlyList<Period> Periods, string DefaultPeriod, IReadOnlyList<ScopeItem> Scopes, bool WholeCompany);

    /// <summary>A unit, or a person when <paramref name="Unit"/> is empty, at its depth in the tree.</summary>
    public sealed record ScopeItem(UnitId? Unit, PersonId? Person, string Name, int Depth);

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var calendar = company.Calendar;
        var today = CompanyDay.Of(company, work.Now);
        var current = calendar.Containing(PeriodKind.Quarter, today);
        var closed = await work.Db.Deals.Where(deal => deal.Stage == DealStage.Won || deal.Stage == DealStage.Lost)
            .GroupBy(_ => 1).Select(all => new { First = all.Min(deal => deal.ClosedOn), Last = all.Max(deal => deal.ClosedOn) }).SingleOrDefaultAsync(cancel);

        // The list reaches from the first closed deal to next year; where the data ends long ago, that is where a reader starts.
        var lastDay = closed?.Last is { } last && last < current.First.AddYears(-1) ? last : today;
        var start = calendar.Containing(PeriodKind.Quarter, lastDay);
        var firstYear = Math.Max(closed?.First is { } first ? calendar.Containing(PeriodKind.Year, first).FiscalYear : current.FiscalYear - 1, current.FiscalYear - 12);
        var periods = new List<Period>();
        for (var year = current.FiscalYear + 1; year >= Math.Min(firstYear, current.FiscalYear); year--)
        {
            periods.Add(calendar.Year(year));
            for (var quarter = 1; quarter <= 4; quarter++) periods.Add(calendar.Quarter(year, quarter));
        }

        var scope = await work.ScopeAsync(today, cancel);
        return new Response(periods, start.Key, await ScopesAsync(work.Db, scope, today, cancel), scope.WholeCompany);
    }

    private static async Task<List<ScopeItem>> ScopesAsync(SalesAlignDbContext db, Scope scope, DateOnly on, CancellationToken cancel)
    {
        if (!scope.WholeCompany && scope.Units.Count == 0) return [];
        var units = await db.Units.AsNoTracking()
            .Select(unit => new
            {
                unit.Id,
                unit.Name,
                Parent = unit.Placements.Where(p => p.From <= on && (p.To == null || p.To >= on)).Select(p => p.ParentId).FirstOrDefault(),
                Placed = unit.Placements.Any(p => p.From <= on && (p.To == null || p.To >= on)),
            })
            .ToListAsync(cancel);
        var visible = units.Where(unit => unit.Placed && scope.Includes(unit.Id)).ToDictionary(unit => unit.Id);
        var below = visible.Values.ToLookup(unit => unit.Parent is { } parent && visible.ContainsKey(parent) ? parent : (UnitId?)null);
        var items = new List<ScopeItem>();
        Add(null, 0);
        return items;

        void Add(UnitId? parent, int depth)
        {
            foreach (var unit in below[parent].OrderBy(unit => unit.Name, StringComparer.CurrentCulture))
            {
                items.Add(new ScopeItem(unit.Id, null, unit.Name, depth));
                Add(unit.Id, depth + 1);
            }
        }
    }
}
