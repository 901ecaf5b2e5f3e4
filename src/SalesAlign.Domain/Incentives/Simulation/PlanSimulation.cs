using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives.Simulation;

/// <summary>Identifies a simulation.</summary>
public readonly record struct PlanSimulationId(Guid Value) : ITypedId<PlanSimulationId>
{
    public static PlanSimulationId From(Guid value) => new(value);

    public static PlanSimulationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A what-if that was asked for: its terms, how far it is, and what it found. It touches no statement.</summary>
public sealed class PlanSimulation
{
    private PlanSimulation() => Terms = null!;

    public PlanSimulation(SimulationTerms terms, PersonId by, DateTimeOffset at)
    {
        Id = PlanSimulationId.New();
        Terms = terms;
        PlanId = terms.Plan;
        RequestedBy = by;
        StartedAt = at;
    }

    public PlanSimulationId Id { get; private set; }

    public IncentivePlanId PlanId { get; private set; }

    public PersonId RequestedBy { get; private set; }

    public CalculationRunState State { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public SimulationTerms Terms { get; private set; }

    public SimulationResult? Result { get; private set; }

    public int Participants { get; private set; }

    public int ParticipantsDone { get; private set; }

    public bool CancelRequested { get; private set; }

    /// <summary>Code under which the reader is told why, when it failed.</summary>
    public string? Problem { get; private set; }

    public void Complete(SimulationResult result, DateTimeOffset at)
    {
        State = CalculationRunState.Completed;
        Result = result;
        FinishedAt = at;
        Participants = ParticipantsDone = result.People.Count;
    }
}
