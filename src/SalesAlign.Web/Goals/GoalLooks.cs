using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Goals;

/// <summary>The colours in which goals are shown.</summary>
public static class GoalLooks
{
    public static Rag Rag(this RagStatus status) => status switch
    {
        RagStatus.Green => Components.Rag.Green,
        RagStatus.Amber => Components.Rag.Amber,
        RagStatus.Red => Components.Rag.Red,
        _ => Components.Rag.None,
    };

    public static Tone Tone(this GoalState state) => state switch
    {
        GoalState.Agreed or GoalState.Closed => Components.Tone.Good,
        GoalState.Countered => Components.Tone.Warn,
        GoalState.Offered => Components.Tone.Info,
        _ => Components.Tone.Neutral,
    };
}
