using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>What a statement leaves open at its period's end: shares that wait, and what a draw has paid ahead.</summary>
internal static class StatementBalances
{
    public static async Task<IReadOnlyList<GetStatement.HeldItem>> WaitingAsync(SalesAlignDbContext db, Statement statement, IncentivePeriod period, CancellationToken cancel)
    {
        var rows = await (
            from line in db.StatementLines.AsNoTracking()
            where line.PersonId == statement.PersonId && line.Held != 0
            join of in db.Statements on line.StatementId equals of.Id
            join held in db.IncentivePeriods on line.PeriodId equals held.Id
            where of.PlanId == statement.PlanId && held.First <= period.First
                && !db.StatementLines.Any(later => later.PersonId == statement.PersonId && later.CorrectsPeriod != null && later.CorrectsLineId == line.Id
                    && (later.Kind == LineKind.HoldbackReleased || later.Kind == LineKind.HoldbackDropped)
                    && db.IncentivePeriods.Any(p => p.Id == later.PeriodId && p.First <= period.First))
            orderby held.First, line.Ordinal
            select new { held.Key, line.ComponentName, line.DealKey, line.Held, line.Derivation })
            .Take(500).ToListAsync(cancel);
        return rows.ConvertAll(row =>
        {
            var terms = row.Derivation.OfType<HeldBack>().LastOrDefault();
            return new GetStatement.HeldItem(row.Key, row.ComponentName, row.DealKey, row.Held, terms?.UntilEvent, terms?.Until);
        });
    }

    public static IReadOnlyList<GetStatement.DrawBalance> Draws(Statement statement, IReadOnlyDictionary<Guid, Component> components) =>
    [
        .. statement.Accumulators.Where(accumulator => accumulator.Owed != 0)
            .Select(accumulator => new GetStatement.DrawBalance(components.GetValueOrDefault(accumulator.Component)?.Name ?? "", accumulator.Owed)),
    ];
}
