using SalesAlign.Domain.Goals;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Goals;

/// <summary>The colours in which goals are shown.</summary>
public static class GoalLooks
{
    public static Tone Tone(this GoalState state) => state switch
    {
        GoalState.Agreed or GoalState.Closed => Components.Tone.Good,
        GoalState.Countered => Components.Tone.Warn,
        GoalState.Offered => Components.Tone.Info,
        _ => Components.Tone.Neutral,
    };
}
