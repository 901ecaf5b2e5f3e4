using System.Globalization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Web.Components.Filters;

/// <summary>A filter while it is being written: criteria and groups of them.</summary>
public abstract class FilterDraft
{
    /// <param name="at">Where it stands in the request, as refusals name it.</param>
    /// <exception cref="RuleViolation">Something is still to be written; the refusal names the place.</exception>
    public abstract Filter Build(FieldCatalogue fields, string at);

    public static FilterDraft From(Filter filter) => filter switch
    {
        Criterion criterion => new CriterionDraft(criterion),
        AnyOf any => new GroupDraft(isAny: true, any.Of),
        AllOf all => new GroupDraft(isAny: false, all.Of),
        _ => new GroupDraft(),
    };

    protected static RuleViolation At(RuleViolation violation, string at) => new(violation.Code, [.. violation.Arguments]) { Field = at };
}

/// <summary>Parts of which all or any must hold. The outermost group of a filter may be empty: then everything counts.</summary>
public sealed class GroupDraft : FilterDraft
{
    public GroupDraft()
    {
    }

    public GroupDraft(bool isAny, IEnumerable<Filter> parts)
    {
        IsAny = isAny;
        Parts.AddRange(parts.Select(From));
    }

    public bool IsAny { get; set; }

    public List<FilterDraft> Parts { get; } = [];

    /// <summary>The group that stands for a whole filter, with the same places.</summary>
    public static GroupDraft Of(Filter? filter) => filter switch
    {
        null => new(),
        Criterion criterion => new(isAny: false, [criterion]),
        _ => (GroupDraft)From(filter),
    };

    /// <summary>Null where nothing is asked.</summary>
    public Filter? BuildWhole(FieldCatalogue fields, string at) => Parts.Count == 0 ? null : Build(fields, at);

    public override Filter Build(FieldCatalogue fields, string at)
    {
        var parts = Parts.Select((part, i) => part.Build(fields, $"{at}[{i}]")).ToList();
        try
        {
            return IsAny ? new AnyOf(parts) : new AllOf(parts);
        }
        catch (RuleViolation violation)
        {
            throw At(violation, at);
        }
    }
}

/// <summary>One criterion as it is typed.</summary>
public sealed class CriterionDraft : FilterDraft
{
    private static readonly char[] Commas = [',', '，', '、', ';', '；'];

    public CriterionDraft(FilterField field) => Choose(field);

    public CriterionDraft(Criterion criterion)
    {
        Field = criterion.Field;
        Operator = criterion.Operator;
        Chosen = [.. criterion.Values.Select(value => value.ToString())];
        Value = IsMany ? string.Join(", ", Chosen) : Chosen.FirstOrDefault();
        Until = Chosen.Count > 1 ? Chosen[1] : null;
    }

    public string Field { get; private set; } = "";

    public FilterOperator Operator { get; set; }

    public string? Value { get; set; }

    public string? Until { get; set; }

    /// <summary>Of a field with known names, those that were ticked.</summary>
    public List<string> Chosen { get; } = [];

    public bool IsMany => Operator is FilterOperator.In or FilterOperator.NotIn;

    public bool IsRelative => Operator.IsRelative();

    public bool HasValue => Operator is not (FilterOperator.IsEmpty or FilterOperator.IsNotEmpty or FilterOperator.InPeriod);

    /// <summary>Another field begins anew: what was compared before would not suit it.</summary>
    public void Choose(FilterField field)
    {
        Field = field.Name;
        Operator = field.Operators[0];
        Value = field.Kind == FieldKind.YesNo ? "true" : field.Choices is [var first, ..] ? first : Operator.IsRelative() ? "90" : null;
        Until = null;
        Chosen.Clear();
    }

    public void Tick(string choice, bool on)
    {
        Chosen.Remove(choice);
        if (on) Chosen.Add(choice);
    }

    public override Filter Build(FieldCatalogue fields, string at)
    {
        var field = fields.Find(Field);
        try
        {
            List<FilterValue> values = !HasValue ? []
                : IsMany && field?.Choices is not null ? [.. Chosen.Select(FilterValue.Text)]
                : IsMany ? [.. (Value ?? "").Split(Commas, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => Read(field, part))]
                : Operator == FilterOperator.Between ? [Read(field, Value), Read(field, Until)]
                : [Read(field, Value)];
            if (HasValue && (values.Count == 0 || values.Exists(value => value.IsEmpty))) throw new RuleViolation("filter.no_value", Field);
            return new Criterion(Field, Operator, values);
        }
        catch (RuleViolation violation)
        {
            throw At(violation, at);
        }
    }

    // The browser's number and date fields always write the same way, whatever the language.
    private FilterValue Read(FilterField? field, string? typed) =>
        (IsRelative || field?.Kind is FieldKind.Number or FieldKind.Money) && decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
        : FilterValue.Text(typed);
}
