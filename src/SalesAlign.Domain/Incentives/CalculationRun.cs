using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>How a calculation ended, if it did.</summary>
public enum CalculationRunState
{
    Queued,
    Running,
    Completed,
    Failed,
    Cancelled,

    /// <summary>The application stopped in the middle; the next run goes on from what was finished, if nothing has changed since.</summary>
    Interrupted,
}

/// <summary>One calculation of one period: who asked, how far it is, what came out. A period has at most one under way.</summary>
public sealed class CalculationRun
{
    private CalculationRun()
    {
    }

    /// <param name="unit">Only people of this unit and below; their statements alone are replaced.</param>
    /// <param name="person">Only this person.</param>
    public CalculationRun(IncentivePeriodId period, PersonId by, DateTimeOffset at, UnitId? unit = null, PersonId? person = null)
    {
        UnitId = unit;
        PersonId = person;
        Id = CalculationRunId.New();
        PeriodId = period;
        RequestedBy = by;
        StartedAt = at;
    }

    public CalculationRunId Id { get; private set; }

    public IncentivePeriodId PeriodId { get; private set; }

    public UnitId? UnitId { get; private set; }

    public PersonId? PersonId { get; private set; }

    public PersonId RequestedBy { get; private set; }

    public CalculationRunState State { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int Participants { get; private set; }

    public int ParticipantsDone { get; private set; }

    /// <summary>So many of them were taken over from a run that was interrupted.</summary>
    public int Kept { get; private set; }

    /// <summary>A run had been interrupted, but something that pay is computed from has changed since: everybody was computed anew.</summary>
    public bool StartedOver { get; private set; }

    public long Lines { get; private set; }

    public decimal Total { get; private set; }

    public decimal? PreviousTotal { get; private set; }

    public int Findings { get; private set; }

    public bool CancelRequested { get; private set; }

    /// <summary>Reference under which the log tells more, when it failed.</summary>
    public string? Problem { get; private set; }

    /// <summary>How a run made at once, without a queue, is written down.</summary>
    public void Complete(int participants, long lines, decimal total, decimal? previousTotal, int findings, DateTimeOffset at)
    {
        End(CalculationRunState.Completed, at);
        Participants = ParticipantsDone = participants;
        Lines = lines;
        Total = total;
        PreviousTotal = previousTotal;
        Findings = findings;
    }

    public void End(CalculationRunState state, DateTimeOffset at, string? problem = null)
    {
        State = state;
        FinishedAt = at;
        Problem = problem;
    }
}
