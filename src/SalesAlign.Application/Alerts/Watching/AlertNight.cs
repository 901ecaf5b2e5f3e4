using SalesAlign.Application.Common.Nights;

namespace SalesAlign.Application.Alerts.Watching;

/// <summary>Looks at every rule at night, also at those that a change of data would not show: what falls silent changes nothing.</summary>
internal sealed class AlertNight(AlertEvaluation evaluation) : NightlyTask
{
    public override string Name => "alerts";

    public override Task RunAsync(DateOnly today, CancellationToken cancel) => evaluation.RunAsync(AlertOccasion.Night, cancel);
}
