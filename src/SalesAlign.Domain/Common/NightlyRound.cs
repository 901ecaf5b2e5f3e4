namespace SalesAlign.Domain.Common;

/// <summary>That one piece of nightly work was done for a business day; one row, so that of several instances only one does it.</summary>
public sealed class NightlyRound
{
    private NightlyRound()
    {
        Task = "";
    }

    public NightlyRound(DateOnly day, string task, DateTimeOffset startedAt)
        : this()
    {
        Day = day;
        Task = task;
        StartedAt = startedAt;
    }

    public DateOnly Day { get; private set; }

    public string Task { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Why it did not come through; it is tried again in the next hour.</summary>
    public string? Failure { get; private set; }

    public bool IsDone => FinishedAt is not null;

    public void Restart(DateTimeOffset at)
    {
        StartedAt = at;
        Failure = null;
    }

    public void Finish(DateTimeOffset at) => FinishedAt = at;

    public void Fail(string why) => Failure = why.Length <= 2000 ? why : why[..2000];
}
