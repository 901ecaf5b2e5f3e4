namespace SalesAlign.Data.Sales.Import;

/// <summary>Where rows of deal lines, stages, splits, invoices, payments and rates go, and what makes two rows the same.</summary>
internal static class DealDetailImport
{
    private static readonly TargetColumn Deal = new("deal", "deal_id", StagedType.Text, Lookup.Deals);

    public static readonly ImportTarget Lines = new(
        "deal_lines",
        Deal,
        new TargetColumn("product", "product_id", StagedType.Text, Lookup.Products),
        new TargetColumn("quantity", "quantity", StagedType.Number, WhenEmpty: "1"),
        new TargetColumn("amount", "amount", StagedType.Number),
        new TargetColumn("cost", "cost", StagedType.Number))
    {
        Key = ["deal_id", "external_id"],
        KeyField = "external_id",
    };

    public static readonly ImportTarget Stages = new(
        "stage_entries",
        Deal,
        new TargetColumn("stage", "pipeline_stage_id", StagedType.Text, Lookup.PipelineStages),
        new TargetColumn("entered_on", "entered_on", StagedType.Date),
        // What the source tells replaces what was derived.
        new TargetColumn("", "is_derived", StagedType.Text, Always: "false"))
    {
        Key = ["deal_id", "pipeline_stage_id", "entered_on"],
        KeyField = "stage",
    };

    public static readonly ImportTarget Splits = new(
        "deal_splits",
        Deal,
        new TargetColumn("person", "person_id", StagedType.Text, Lookup.People),
        new TargetColumn("kind", "kind", StagedType.Text, WhenEmpty: "'Primary'"),
        new TargetColumn("percent", "percent", StagedType.Number))
    {
        Key = ["deal_id", "person_id", "kind"],
        KeyField = "person",
        // A file that names a deal holds all its parts of that kind; who is no longer in it takes part no longer.
        ReplacedWithin = ["deal_id", "kind"],
        Whole = new TargetWhole("percent", "deal_id", "kind", "'Primary'", 100, "split.primary_not_whole"),
    };

    public static readonly ImportTarget Events = new(
        "deal_events",
        Deal,
        new TargetColumn("kind", "kind", StagedType.Text),
        new TargetColumn("on", "on", StagedType.Date),
        new TargetColumn("amount", "amount", StagedType.Number))
    {
        Key = ["deal_id", "kind", "external_id"],
        KeyField = "external_id",
    };

    public static readonly ImportTarget Rates = new(
        "exchange_rates",
        new TargetColumn("currency", "currency", StagedType.Text),
        new TargetColumn("on", "on", StagedType.Date),
        new TargetColumn("rate", "rate", StagedType.Number))
    {
        Key = ["currency", "on"],
        KeyField = "currency",
    };
}
