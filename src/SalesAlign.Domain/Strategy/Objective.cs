namespace SalesAlign.Domain.Strategy;

/// <summary>An objective through all versions of its strategy: what goals, pay and feedback hang on. Its wording lives in <see cref="StrategicObjective"/>.</summary>
public sealed class Objective
{
    private Objective()
    {
    }

    public Objective(ObjectiveId id, StrategyId strategy)
    {
        Id = id;
        StrategyId = strategy;
    }

    public ObjectiveId Id { get; private set; }

    public StrategyId StrategyId { get; private set; }
}
