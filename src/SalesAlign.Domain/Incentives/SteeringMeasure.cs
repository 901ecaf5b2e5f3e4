using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Incentives;

/// <summary>How a plan version steered toward an objective in a period, as it was last measured: alignment reads it, people see when it was.</summary>
public sealed class SteeringMeasure
{
    private SteeringMeasure() => PeriodKey = "";

    public SteeringMeasure(PlanVersionId version, ObjectiveId objective, string period, SteeringRatio ratio, DateTimeOffset at)
    {
        PlanVersionId = version;
        ObjectiveId = objective;
        PeriodKey = period;
        Steering = ratio.Steering;
        Ratio = ratio.Ratio;
        MeasuredAt = at;
    }

    public PlanVersionId PlanVersionId { get; private set; }

    public ObjectiveId ObjectiveId { get; private set; }

    public string PeriodKey { get; private set; }

    public Steering Steering { get; private set; }

    /// <summary>Empty where there is nothing to compare, or where the plan pays for nothing else.</summary>
    public decimal? Ratio { get; private set; }

    public DateTimeOffset MeasuredAt { get; private set; }
}
