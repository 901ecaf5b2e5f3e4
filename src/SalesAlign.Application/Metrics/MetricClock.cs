using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;

namespace SalesAlign.Application.Metrics;

/// <summary>The company's day for readers that have no clock of their own.</summary>
internal static class MetricClock
{
    public static async Task<DateOnly> TodayAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        var zone = await db.Companies.AsNoTracking().Select(company => company.TimeZone).SingleAsync(cancel);
        return CompanyDay.In(zone, TimeProvider.System.GetUtcNow());
    }
}
