using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Reminds people, once a week at most and in one notification, of the goals that wait for their check-in.</summary>
public sealed class CheckInReminders(IDbContextFactory<SalesAlignDbContext> databases, NpgsqlDataSource source, TimeProvider clock, ILogger<CheckInReminders> logger) : BackgroundService
{
    public const string Code = "goals.check_in_due";

    private static readonly Guid Turn = new("5a1e5a11-0000-4000-8000-000000000c41");
    private static readonly TimeSpan Rhythm = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromDays(6.5);

    /// <summary>Reminds whoever has something due and was not reminded within a week; returns how many people.</summary>
    public async Task<int> RemindAsync(CancellationToken cancel)
    {
        // Of several instances of the application one reminds.
        await using var held = await AdvisoryLock.TryTakeAsync(source, Turn, cancel);
        if (held is null) return 0;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        if (await db.Companies.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } company) return 0;
        var today = CompanyDay.Of(company, now);
        var goals = await RunningGoals.Of(db.Goals.AsNoTracking(), today)
            .Select(g => new { g.Id, g.PersonId, g.UnitId, g.PeriodFirst, g.PeriodLast, Last = db.CheckIns.Where(c => c.GoalId == g.Id).Max(c => (DateOnly?)c.On) })
            .ToListAsync(cancel);
        var cadences = await db.GoalTrackings.AsNoTracking().Select(t => new { t.GoalId, t.Terms }).ToDictionaryAsync(t => t.GoalId, t => t.Terms.CadenceDays, cancel);
        var due = goals.FindAll(g => CheckInRhythm.IsDue(g.PeriodFirst, g.PeriodLast, g.Last, cadences.GetValueOrDefault(g.Id, GoalTracking.WeeklyDays), today));
        if (due.Count == 0) return 0;
        var managers = (await db.Memberships.AsNoTracking()
            .Where(m => m.Role == MembershipRole.Manager && m.From <= today && (m.To == null || m.To >= today)).Select(m => new { m.UnitId, m.PersonId }).ToListAsync(cancel))
            .ToLookup(m => m.UnitId, m => m.PersonId);
        var waiting = due.SelectMany(g => g.PersonId is { } person ? [person] : managers[g.UnitId!.Value]).CountBy(person => person).ToDictionary();
        var since = now - Pause;
        var reminded = (await db.Notifications.AsNoTracking().Where(n => n.Code == Code && n.At > since).Select(n => n.PersonId).ToListAsync(cancel)).ToHashSet();
        var people = waiting.Keys.Where(person => !reminded.Contains(person)).ToList();
        var readers = await db.People.AsNoTracking().Where(p => people.Contains(p.Id) && p.SignInId != null && p.LeftOn == null).Select(p => p.Id).ToListAsync(cancel);
        db.Attribution = new Attribution(null, nameof(CheckInReminders), now);
        db.AddRange(readers.Select(reader => new Notification(reader, Code, [waiting[reader].ToString(CultureInfo.InvariantCulture)], "/goals/check-in", now)));
        await db.SaveChangesAsync(cancel);
        return readers.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
        do
        {
            try
            {
                var people = await RemindAsync(stoppingToken);
                if (people > 0) logger.LogInformation("{People} people were reminded of check-ins", people);
            }
            catch (Exception failure) when (failure is NpgsqlException or DbUpdateException or TimeoutException or InvalidOperationException)
            {
                logger.LogWarning(failure, "Reminders of check-ins could not be written; trying again in an hour.");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await WaitAsync(timer, stoppingToken));
    }

    private static async Task<bool> WaitAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
