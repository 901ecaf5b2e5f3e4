using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SalesAlign.Application.Common.Nights;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Reminds people at night, once a week at most and in one notification, of the goals that wait for their check-in.</summary>
public sealed class CheckInReminders(IDbContextFactory<SalesAlignDbContext> databases, TimeProvider clock, ILogger<CheckInReminders> logger) : NightlyTask
{
    public const string Code = "goals.check_in_due";

    private static readonly TimeSpan Pause = TimeSpan.FromDays(6.5);

    public override string Name => "check-ins";

    public override async Task RunAsync(DateOnly today, CancellationToken cancel)
    {
        var people = await RemindAsync(today, cancel);
        if (people > 0) logger.LogInformation("{People} people were reminded of check-ins", people);
    }

    /// <summary>Reminds whoever has something due and was not reminded within a week; returns how many people.</summary>
    public async Task<int> RemindAsync(DateOnly today, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
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
}
