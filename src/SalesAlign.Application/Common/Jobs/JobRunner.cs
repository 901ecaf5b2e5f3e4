using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using SalesAlign.Data.Common;

namespace SalesAlign.Application.Common.Jobs;

/// <summary>Runs jobs, one of each kind at a time, and cleans up after processes that ended in the middle of one.</summary>
public sealed class JobRunner(IEnumerable<Job> jobs, JobQueue queue, NpgsqlDataSource source, ILogger<JobRunner> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    // How soon a job is found that another instance of the application has left behind.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(jobs.Select(job => ServeAsync(job, stoppingToken)));

    /// <summary>Marks as interrupted what says it runs while nobody holds its lock, then runs what waits.</summary>
    public async Task RecoverAsync(Job job, CancellationToken cancel)
    {
        foreach (var id in await job.RunningAsync(cancel))
        {
            await using var held = await AdvisoryLock.TryTakeAsync(source, id, cancel);
            if (held is null) continue;
            // It may have ended between the two questions.
            if (!(await job.RunningAsync(cancel)).Contains(id)) continue;
            logger.LogWarning("{Job} {Id} was interrupted: the process that ran it has ended. Nothing of it was saved.", job.GetType().Name, id);
            await job.InterruptedAsync(id);
        }
        foreach (var id in await job.WaitingAsync(cancel)) await RunAsync(job, id, cancel);
    }

    /// <summary>Runs one job now, unless another instance already does.</summary>
    public async Task RunAsync(Job job, Guid id, CancellationToken stopping)
    {
        await using var held = await AdvisoryLock.TryTakeAsync(source, id, stopping);
        if (held is null) return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var progress = new JobProgress();
        queue.Began(id, stop);
        var beating = BeatAsync(job, id, progress, stop, over.Token);
        try
        {
            await Task.Run(() => job.RunAsync(id, progress, stop.Token), stopping);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await EndBeatingAsync();
            if (stopping.IsCancellationRequested) await job.InterruptedAsync(id);
            else await job.CancelledAsync(id);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "{Job} {Id} failed; nothing of it was saved.", job.GetType().Name, id);
            await EndBeatingAsync();
            await job.FailedAsync(id, failure);
        }
        finally
        {
            queue.Ended(id);
            await EndBeatingAsync();
        }

        async Task EndBeatingAsync()
        {
            await over.CancelAsync();
            await beating;
        }
    }

    private async Task ServeAsync(Job job, CancellationToken stopping)
    {
        var waiting = queue.Waiting(job.GetType()).Reader;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await RecoverAsync(job, stopping);
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
                patience.CancelAfter(Patience);
                if (await waiting.WaitToReadAsync(patience.Token))
                {
                    // The database says what waits; the queue only woke us.
                    while (waiting.TryRead(out _))
                    {
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // Patience is at an end, or the application is.
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                logger.LogWarning(failure, "Jobs cannot be looked up; trying again.");
                await Task.Delay(TimeSpan.FromSeconds(5), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task BeatAsync(Job job, Guid id, JobProgress progress, CancellationTokenSource stop, CancellationToken over)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                if (await job.BeatAsync(id, progress, over)) await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The job has ended.
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            logger.LogWarning(failure, "{Job} {Id} has lost its heartbeat; it goes on.", job.GetType().Name, id);
        }
    }
}
