using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;

namespace SalesAlign.Application.Common.Nights;

/// <summary>
/// Does the nightly work that a business day still lacks. Asked every hour, it acts in the first hours of the company's day or, after an
/// outage, whenever the application is back: the day's row says what is done, and a lock that only one instance does it.
/// </summary>
public sealed class NightWatch(
    IEnumerable<NightlyTask> tasks, IDbContextFactory<SalesAlignDbContext> databases, NpgsqlDataSource source, TimeProvider clock, ILogger<NightWatch> logger)
{
    // Late files of the day before have arrived by then.
    private const int FromHour = 2;

    private static readonly Guid OneAtATime = new("5a1e0000-0000-7000-8000-000000000002");

    /// <returns>How many tasks were run.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var held = await AdvisoryLock.TryTakeAsync(source, OneAtATime, cancel);
        if (held is null) return 0;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Companies.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } company) return 0;
        var now = clock.GetUtcNow();
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        if (TimeZoneInfo.ConvertTime(now, zone).Hour < FromHour) return 0;
        var today = CompanyDay.Of(company, now);
        db.Attribution = new Attribution(null, nameof(NightWatch), now);

        var rounds = await db.NightlyRounds.Where(round => round.Day == today).ToDictionaryAsync(round => round.Task, StringComparer.Ordinal, cancel);
        var ran = 0;
        foreach (var task in tasks)
        {
            if (rounds.TryGetValue(task.Name, out var round) && round.IsDone) continue;
            if (round is null) db.Add(round = new NightlyRound(today, task.Name, now));
            else round.Restart(now);
            await db.SaveChangesAsync(cancel);
            try
            {
                await task.RunAsync(today, cancel);
                round.Finish(clock.GetUtcNow());
                ran++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The nightly work {Task} of {Day} failed; it is tried again in an hour.", task.Name, today);
                round.Fail(failure.Message);
            }
            await db.SaveChangesAsync(cancel);
        }
        return ran;
    }
}
