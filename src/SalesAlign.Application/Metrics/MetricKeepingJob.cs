using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Metrics;

/// <summary>
/// Keeps values of metrics current, apart from imports and pages. What waits is not written down anywhere: it is every metric whose kept values have not
/// seen a change, so that a crash loses nothing. Until it is through, pages compute from the rows themselves and show the same figures, only slower.
/// </summary>
public sealed class MetricKeepingJob(MetricValueKeeper keeper, JobQueue queue) : Job, IDataChangeListener
{
    /// <summary>What was touched is noted in the database; this only saves waiting for the next look.</summary>
    public Task ChangedAsync(DataChange change, CancellationToken cancel)
    {
        queue.Enqueue<MetricKeepingJob>(Guid.Empty);
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancel)
    {
        var waiting = await keeper.WaitingAsync(cancel);
        if (waiting.Count == 0) await keeper.TidyAsync(cancel);
        return [.. waiting.Select(id => id.Value)];
    }

    // A refresh is one transaction: after a crash it simply waits again.
    public override Task<IReadOnlyList<Guid>> RunningAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public override Task RunAsync(Guid id, JobProgress progress, CancellationToken cancel) => keeper.RefreshAsync(new MetricId(id), everything: false, cancel);

    public override Task<bool> BeatAsync(Guid id, JobProgress progress, CancellationToken cancel) => Task.FromResult(false);

    public override Task CancelledAsync(Guid id) => Task.CompletedTask;

    public override Task InterruptedAsync(Guid id) => Task.CompletedTask;

    public override Task FailedAsync(Guid id, Exception failure) => Task.CompletedTask;
}
