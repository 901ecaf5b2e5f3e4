namespace SalesAlign.Web.Components;

/// <summary>What an input inside a <see cref="FormField"/> needs: its id, the ids of hint and error, and whether it was refused.</summary>
public sealed record FieldContext(string Id, string? DescribedBy, bool Invalid)
{
    /// <summary>For splatting: <c>&lt;input @attributes="field.Attributes"&gt;</c>, also accepted by Radzen inputs through InputAttributes.</summary>
    public IReadOnlyDictionary<string, object> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = Id };
            if (DescribedBy is not null) attributes["aria-describedby"] = DescribedBy;
            if (Invalid) attributes["aria-invalid"] = "true";
            return attributes;
        }
    }
}
