namespace SalesAlign.Application.Common.Jobs;

/// <summary>
/// Long work apart from any request, such as an import or a calculation. Its state is a row of the feature's own table, so that it outlives
/// the process: what waited is run after a restart, what ran is marked as interrupted. The runner holds an advisory lock on the row's id
/// while it runs, calls <see cref="BeatAsync"/> every second, and tells the job how it ended.
/// </summary>
public abstract class Job
{
    /// <summary>Ids of rows that wait to be run.</summary>
    public abstract Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancel);

    /// <summary>Ids of rows that say they run, whether or not anybody still works on them.</summary>
    public abstract Task<IReadOnlyList<Guid>> RunningAsync(CancellationToken cancel);

    /// <summary>Does the work and saves that it is done, both in one transaction.</summary>
    public abstract Task RunAsync(Guid id, JobProgress progress, CancellationToken cancel);

    /// <summary>Writes progress and heartbeat; true when somebody has asked it to stop.</summary>
    public abstract Task<bool> BeatAsync(Guid id, JobProgress progress, CancellationToken cancel);

    /// <summary>It has stopped as asked, with nothing saved.</summary>
    public abstract Task CancelledAsync(Guid id);

    /// <summary>The process that ran it has ended or is ending, with nothing saved.</summary>
    public abstract Task InterruptedAsync(Guid id);

    public abstract Task FailedAsync(Guid id, Exception failure);
}

/// <summary>How far a running job has come; written by the job, read by the heartbeat on another thread.</summary>
public sealed class JobProgress
{
    private int _step;
    private int _rows;
    private long _done;

    /// <summary>The job's own numbering of its phases.</summary>
    public int Step => Volatile.Read(ref _step);

    public int Rows => Volatile.Read(ref _rows);

    /// <summary>In the job's own unit, such as bytes.</summary>
    public long Done => Interlocked.Read(ref _done);

    public void Enter(int step) => Volatile.Write(ref _step, step);

    public void Report(int rows, long done)
    {
        Volatile.Write(ref _rows, rows);
        Interlocked.Exchange(ref _done, done);
    }
}
