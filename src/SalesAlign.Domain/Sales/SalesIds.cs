using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Sales;

/// <summary>Identifies a product.</summary>
public readonly record struct ProductId(Guid Value) : ITypedId<ProductId>
{
    public static ProductId From(Guid value) => new(value);

    public static ProductId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a deal.</summary>
public readonly record struct DealId(Guid Value) : ITypedId<DealId>
{
    public static DealId From(Guid value) => new(value);

    public static DealId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an activity.</summary>
public readonly record struct ActivityId(Guid Value) : ITypedId<ActivityId>
{
    public static ActivityId From(Guid value) => new(value);

    public static ActivityId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one import of one file.</summary>
public readonly record struct ImportBatchId(Guid Value) : ITypedId<ImportBatchId>
{
    public static ImportBatchId From(Guid value) => new(value);

    public static ImportBatchId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one line of a deal.</summary>
public readonly record struct DealLineId(Guid Value) : ITypedId<DealLineId>
{
    public static DealLineId From(Guid value) => new(value);

    public static DealLineId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a stage of the sales process.</summary>
public readonly record struct PipelineStageId(Guid Value) : ITypedId<PipelineStageId>
{
    public static PipelineStageId From(Guid value) => new(value);

    public static PipelineStageId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies the entry of a deal into a stage.</summary>
public readonly record struct StageEntryId(Guid Value) : ITypedId<StageEntryId>
{
    public static StageEntryId From(Guid value) => new(value);

    public static StageEntryId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a person's part in a deal.</summary>
public readonly record struct DealSplitId(Guid Value) : ITypedId<DealSplitId>
{
    public static DealSplitId From(Guid value) => new(value);

    public static DealSplitId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an invoice or a payment of a deal.</summary>
public readonly record struct DealEventId(Guid Value) : ITypedId<DealEventId>
{
    public static DealEventId From(Guid value) => new(value);

    public static DealEventId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies the rate of a currency on a day.</summary>
public readonly record struct ExchangeRateId(Guid Value) : ITypedId<ExchangeRateId>
{
    public static ExchangeRateId From(Guid value) => new(value);

    public static ExchangeRateId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an exam that a person took.</summary>
public readonly record struct CertificationId(Guid Value) : ITypedId<CertificationId>
{
    public static CertificationId From(Guid value) => new(value);

    public static CertificationId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
