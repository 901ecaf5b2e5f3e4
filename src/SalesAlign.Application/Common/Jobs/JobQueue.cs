using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SalesAlign.Application.Common.Jobs;

/// <summary>Tells the runner of this process that a job waits, or that a running one is to stop. What matters is in the database; this only saves waiting.</summary>
public sealed class JobQueue
{
    private readonly ConcurrentDictionary<Type, Channel<Guid>> _waiting = new();

    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();

    /// <summary>Call after the row that says so is saved.</summary>
    public void Enqueue<TJob>(Guid id) where TJob : Job => Waiting(typeof(TJob)).Writer.TryWrite(id);

    /// <summary>Stops a job at once if it runs here; elsewhere its next heartbeat sees the request in the database.</summary>
    public void Stop(Guid id)
    {
        if (_running.TryGetValue(id, out var stop)) stop.Cancel();
    }

    internal Channel<Guid> Waiting(Type job) => _waiting.GetOrAdd(job, static _ => Channel.CreateUnbounded<Guid>());

    internal void Began(Guid id, CancellationTokenSource stop) => _running[id] = stop;

    internal void Ended(Guid id) => _running.TryRemove(id, out _);
}
