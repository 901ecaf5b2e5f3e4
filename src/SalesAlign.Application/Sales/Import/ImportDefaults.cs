using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

internal static class ImportDefaults
{
    /// <summary>The first organisation to come in holds for all history that deals may tell of; a later one from today on.</summary>
    public static async Task<DateOnly> EffectiveFromAsync(SalesAlignDbContext db, DateOnly today, CancellationToken cancel)
    {
        if (await db.ImportBatches.AnyAsync(batch => batch.Kind == ImportKind.People && batch.State == ImportState.Completed, cancel)) return today;
        var founded = await db.UnitPlacements.Where(placement => db.Units.Any(unit => unit.Id == placement.UnitId && unit.Kind == UnitKind.Company)).MinAsync(placement => (DateOnly?)placement.From, cancel);
        var engaged = await db.Deals.MinAsync(deal => deal.EngagedOn, cancel);
        var first = founded ?? today;
        return engaged < first ? engaged.Value : first;
    }
}
