using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Components.Filters;

namespace SalesAlign.Web.Metrics;

/// <summary>A definition while it is being written; what is not chosen yet stays open until it is built.</summary>
public sealed class MetricDraft
{
    public MetricDataset Dataset { get; private set; }

    public PartDraft Of { get; private set; } = new();

    public bool IsRatio { get; set; }

    public PartDraft By { get; private set; } = new();

    public GroupDraft Filter { get; private set; } = new();

    /// <summary>Empty for the present state.</summary>
    public string On { get; set; } = "closedOn";

    public HashSet<string> Groupings { get; } = new(StringComparer.OrdinalIgnoreCase);

    public MetricUnit? ShownAs { get; set; }

    public FieldCatalogue Fields => MetricFields.CatalogueOf(Dataset);

    public IEnumerable<string> DateFields => MetricFields.Of(Dataset).Where(known => known.Kind == FieldKind.Date).Select(known => known.Name);

    public static MetricDraft From(MetricDefinition definition)
    {
        var draft = new MetricDraft
        {
            Dataset = definition.Dataset,
            Of = new(definition.Of),
            IsRatio = definition.By is not null,
            By = new(definition.By ?? new(MetricAggregation.Count)),
            Filter = GroupDraft.Of(definition.Filter),
            On = definition.On ?? "",
            ShownAs = definition.ShownAs,
        };
        draft.Groupings.UnionWith(definition.Groupings ?? []);
        return draft;
    }

    /// <summary>Other rows have other fields: what was chosen for the former is dropped.</summary>
    public void Choose(MetricDataset dataset)
    {
        Dataset = dataset;
        Of = new();
        By = new();
        Filter = new();
        On = DateFields.FirstOrDefault() ?? "";
        Groupings.Clear();
        Groupings.UnionWith(MetricFields.GroupingsOf(dataset));
    }

    public void Allow(string grouping, bool allowed)
    {
        if (allowed) Groupings.Add(grouping);
        else Groupings.Remove(grouping);
    }

    /// <exception cref="RuleViolation">A condition is still to be completed.</exception>
    public MetricDefinition Build() => new(
        Dataset, Of.Build(Fields, "Of"), IsRatio ? By.Build(Fields, "By") : null, Filter.BuildWhole(Fields, "Filter"), On.Length == 0 ? null : On,
        [.. MetricFields.GroupingsOf(Dataset).Where(Groupings.Contains)], IsRatio ? ShownAs : null);
}

/// <summary>One aggregation while it is being written.</summary>
public sealed class PartDraft
{
    /// <summary>Stands in the list of fields for the days between two dates.</summary>
    public const string Days = "#days";

    public PartDraft()
    {
    }

    public PartDraft(MetricPart part)
    {
        Aggregation = part.Aggregation;
        Field = part.Until is not null ? Days : part.Field ?? "";
        From = part.Until is not null ? part.Field ?? "" : "";
        Until = part.Until ?? "";
        Only = GroupDraft.Of(part.Only);
    }

    public MetricAggregation Aggregation { get; set; } = MetricAggregation.Count;

    public string Field { get; set; } = "";

    public string From { get; set; } = "";

    public string Until { get; set; } = "";

    public GroupDraft Only { get; } = new();

    public bool IsOfDays => Field == Days;

    public bool NeedsField => Aggregation != MetricAggregation.Count;

    public MetricPart Build(FieldCatalogue fields, string at)
    {
        var only = Only.BuildWhole(fields, at + ".Only");
        return !NeedsField ? new(Aggregation, Only: only)
            : IsOfDays ? new(Aggregation, From, Until, only)
            : new(Aggregation, Field.Length == 0 ? null : Field, null, only);
    }
}
