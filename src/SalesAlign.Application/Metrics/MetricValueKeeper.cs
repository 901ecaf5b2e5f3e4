using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Metrics;

/// <summary>Brings the kept values of metrics up to date with what was touched since, or computes all of them anew.</summary>
public sealed class MetricValueKeeper(IDbContextFactory<SalesAlignDbContext> databases, TimeProvider clock)
{
    /// <summary>Metrics whose kept values are missing, were computed by another definition, or have not seen all that was touched.</summary>
    public async Task<IReadOnlyList<MetricId>> WaitingAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Companies.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } company) return [];
        var metrics = (await db.Metrics.AsNoTracking().OrderBy(metric => metric.Name).ToListAsync(cancel)).Where(MetricKeeping.IsKept).ToList();
        var current = await KeptValuesSql.CurrentAsync(db, metrics, company.Calendar.StartMonth, cancel);
        return [.. metrics.Select(metric => metric.Id).Where(id => !current.Contains(id))];
    }

    /// <summary>Takes in what was touched; with <paramref name="everything"/> set, all rows are read again. Does nothing for a metric that is not kept.</summary>
    public async Task<KeptRefresh?> RefreshAsync(MetricId id, bool everything, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var company = await db.Companies.AsNoTracking().SingleAsync(cancel);
        var now = clock.GetUtcNow();
        // One moment for the rows, the touches and the snapshot that is noted: nothing can fall between them.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var metric = await db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (metric is null || !MetricKeeping.IsKept(metric)) return null;
        var refresh = await KeepValuesSql.RefreshAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction(), metric, company.Calendar,
            Common.CompanyDay.Of(company, now), now, everything, cancel);
        await transaction.CommitAsync(cancel);
        return refresh;
    }

    /// <summary>Takes in what was touched, for every metric that has not seen it.</summary>
    public async Task RefreshAllAsync(CancellationToken cancel)
    {
        foreach (var id in await WaitingAsync(cancel)) await RefreshAsync(id, everything: false, cancel);
    }

    /// <summary>Clears away what all metrics have seen.</summary>
    public async Task TidyAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await KeepValuesSql.ForgetSeenAsync((NpgsqlConnection)db.Database.GetDbConnection(), cancel);
    }
}
