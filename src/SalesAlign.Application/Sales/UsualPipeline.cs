using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>The four stages with which a new company starts, one for each meaning, to be refined in the settings.</summary>
internal static class UsualPipeline
{
    public static IReadOnlyList<PipelineStage> In(string language)
    {
        (string English, string Chinese, DealStage Stage)[] stages =
            [("Prospecting", "线索", DealStage.Prospecting), ("Engaging", "跟进", DealStage.Engaging), ("Won", "赢单", DealStage.Won), ("Lost", "输单", DealStage.Lost)];
        return [.. stages.Select((stage, index) => new PipelineStage(PipelineStageId.New(), language == "zh-Hans" ? stage.Chinese : stage.English, index + 1, stage.Stage))];
    }
}
