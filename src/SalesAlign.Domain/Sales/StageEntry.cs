namespace SalesAlign.Domain.Sales;

/// <summary>The day on which a deal entered a stage. Funnels count these entries, never the last state.</summary>
public sealed class StageEntry
{
    private StageEntry()
    {
    }

    public StageEntry(StageEntryId id, DealId deal, PipelineStageId stage, DateOnly on)
    {
        Id = id;
        DealId = deal;
        PipelineStageId = stage;
        EnteredOn = on;
    }

    public StageEntryId Id { get; private set; }

    public DealId DealId { get; private set; }

    public PipelineStageId PipelineStageId { get; private set; }

    public DateOnly EnteredOn { get; private set; }

    /// <summary>True when the source brought no history and the entry follows from the deal's own days; it is kept in step with them.</summary>
    public bool IsDerived { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }
}
