using SalesAlign.Domain.Sales;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Sales;

internal static class SalesLooks
{
    public static Tone Tone(DealStage stage) => stage switch
    {
        DealStage.Won => Components.Tone.Good,
        DealStage.Lost => Components.Tone.Neutral,
        DealStage.Engaging => Components.Tone.Info,
        _ => Components.Tone.Neutral,
    };

    public static string Icon(DealStage stage) => stage switch
    {
        DealStage.Won => "check-circle",
        DealStage.Lost => "minus-circle",
        DealStage.Engaging => "play",
        _ => "search",
    };
}
