using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Sales;

/// <summary>One stage of the company's sales process: what it means, what is done in it, and what must be there before a deal leaves it.</summary>
public sealed class PipelineStage
{
    private PipelineStage()
    {
        Name = "";
    }

    public PipelineStage(PipelineStageId id, string name, int position, DealStage stage)
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(name), "pipeline_stage.no_name");
        Id = id;
        Name = name.Trim();
        Position = position;
        Stage = stage;
    }

    public PipelineStageId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>Place in the process, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What the stage means to figures that know only open, won and lost.</summary>
    public DealStage Stage { get; private set; }

    /// <summary>What the seller does in it.</summary>
    public string? Actions { get; private set; }

    /// <summary>What must be true before a deal leaves it for the next.</summary>
    public string? ExitCriteria { get; private set; }

    /// <summary>The document or result that it must bring.</summary>
    public string? RequiredOutput { get; private set; }

    /// <summary>Days that a deal usually spends in it; empty where it does not end.</summary>
    public int? UsualDays { get; private set; }

    public void Describe(string name, string? actions, string? exitCriteria, string? requiredOutput, int? usualDays)
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(name), "pipeline_stage.no_name");
        RuleViolation.Unless(usualDays is null or > 0 and <= 3650, "pipeline_stage.days_out_of_range", usualDays);
        Name = name.Trim();
        Actions = Text(actions);
        ExitCriteria = Text(exitCriteria);
        RequiredOutput = Text(requiredOutput);
        UsualDays = usualDays;
    }

    public void MoveTo(int position) => Position = position;

    /// <summary>Refuses an order in which a stage stands before one that comes earlier by its meaning.</summary>
    public static void CheckOrder(IReadOnlyList<PipelineStage> stages)
    {
        for (var i = 1; i < stages.Count; i++) RuleViolation.Unless(stages[i - 1].Stage <= stages[i].Stage, "pipeline_stage.wrong_order", stages[i - 1].Name, stages[i].Name);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
