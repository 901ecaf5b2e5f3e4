using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts.Watching;

/// <summary>Why the rules are looked at.</summary>
public enum AlertOccasion
{
    DataChanged,
    Night,
    Asked,
}

/// <summary>How many rules were looked at and what came of it.</summary>
public sealed record AlertRoundResult(int Rules, int Raised, int Escalated);

/// <summary>Looks at the rules that an occasion calls for, one instance of the application at a time.</summary>
public sealed class AlertEvaluation(IDbContextFactory<SalesAlignDbContext> databases, NpgsqlDataSource source, TimeProvider clock, ILogger<AlertEvaluation> logger)
{
    // Any constant serves, as long as every instance asks for the same one.
    private static readonly Guid OneAtATime = new("5a1ea1e7-0000-7000-8000-000000000001");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <returns>Null where another instance was at it for too long; what it saw is what there was to see.</returns>
    public async Task<AlertRoundResult?> RunAsync(AlertOccasion occasion, CancellationToken cancel)
    {
        var waited = clock.GetTimestamp();
        while (true)
        {
            await using var held = await AdvisoryLock.TryTakeAsync(source, OneAtATime, cancel);
            if (held is not null) return await LookAsync(occasion, cancel);
            if (clock.GetElapsedTime(waited) > Patience) return null;
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancel);
        }
    }

    private async Task<AlertRoundResult> LookAsync(AlertOccasion occasion, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Companies.AnyAsync(cancel)) return new(0, 0, 0);
        db.Attribution = new Attribution(null, nameof(AlertEvaluation), clock.GetUtcNow());
        var work = new Work(Actor.Anonymous, Rights.None, db, clock);
        var today = await work.TodayAsync(cancel);
        var due = (await db.AlertRules.Where(rule => rule.IsEnabled).OrderBy(rule => rule.Name).ToListAsync(cancel)).FindAll(rule => IsDue(rule.Cadence, occasion, today));
        var round = await AlertRound.BeginAsync(work, cancel);
        var raised = 0;
        foreach (var rule in due)
        {
            try
            {
                raised += await round.LookAtAsync(rule, cancel);
                await db.SaveChangesAsync(cancel);
            }
            catch (Exception failure) when (failure is DbUpdateException or NpgsqlException)
            {
                // One rule that cannot be looked at, such as one on a metric that is being changed, must not keep the others silent.
                logger.LogError(failure, "The alert rule {Rule} could not be looked at.", rule.Id);
                db.ChangeTracker.Clear();
            }
        }
        var escalated = await round.EscalateAsync(cancel);
        await db.SaveChangesAsync(cancel);
        if (due.Count > 0) logger.LogInformation("{Rules} alert rules looked at ({Occasion}): {Raised} cases raised, {Escalated} escalated", due.Count, occasion, raised, escalated);
        return new(due.Count, raised, escalated);
    }

    private static bool IsDue(AlertCadence cadence, AlertOccasion occasion, DateOnly today) => occasion switch
    {
        AlertOccasion.Asked => true,
        AlertOccasion.DataChanged => cadence == AlertCadence.OnChange,
        _ => cadence != AlertCadence.Weekly || today.DayOfWeek == DayOfWeek.Monday,
    };
}
