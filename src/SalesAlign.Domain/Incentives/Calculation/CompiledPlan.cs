using System.Text.Json;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// A plan version ready to run: checked as a whole, with every condition bound to the facts' schema. Immutable and safe to share among
/// threads; compile once, calculate for every participant. Refuses a plan that cannot be computed.
/// </summary>
public sealed class CompiledPlan
{
    private CompiledPlan(CompiledComponent[] components, DrawComponent[] draws, IReadOnlyList<(Guid, string)> unknownFields)
    {
        Parts = components;
        Draws = draws;
        UnknownFields = unknownFields;
    }

    /// <summary>The largest figure that a component may hold, in whatever it is measured.</summary>
    public const decimal LargestFigure = 1_000_000_000_000m;

    public IEnumerable<Component> Components => Parts.Select(part => part.Component).Concat(Draws);

    /// <summary>Fields that conditions read and that no fact will ever carry, by component: usually a misspelling.</summary>
    public IReadOnlyList<(Guid Component, string Field)> UnknownFields { get; }

    internal CompiledComponent[] Parts { get; }

    internal DrawComponent[] Draws { get; }

    // Amounts beyond it are slips of the keyboard, and their products leave what a decimal can hold.
    private static bool IsWithinReach(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.TryGetDecimal(out var figure) && figure is >= -LargestFigure and <= LargestFigure,
        JsonValueKind.Array => element.EnumerateArray().All(IsWithinReach),
        JsonValueKind.Object => element.EnumerateObject().All(property => IsWithinReach(property.Value)),
        _ => true,
    };

    public static CompiledPlan Compile(IReadOnlyList<Component> components, FactSchema? schema = null)
    {
        schema ??= FactSchema.None;
        var parts = new List<CompiledComponent>();
        var draws = new List<DrawComponent>();
        var unknown = new List<(Guid, string)>();
        var ids = new HashSet<Guid>();
        foreach (var component in components)
        {
            component.Check();
            RuleViolation.Unless(IsWithinReach(JsonSerializer.SerializeToElement(component, IncentiveJson.Options)), "component.figure_too_large", component.Name, LargestFigure);
            RuleViolation.Unless(ids.Add(component.Id), "plan.component_twice", component.Name);
            if (component is DrawComponent draw)
            {
                draws.Add(draw);
                continue;
            }
            var part = new CompiledComponent(component, schema);
            parts.Add(part);
            foreach (var filter in part.Filters)
            {
                foreach (var field in filter.Fields())
                {
                    if (!schema.Has(field) && !unknown.Contains((component.Id, field))) unknown.Add((component.Id, field));
                }
            }
        }
        RuleViolation.Unless(draws.Count <= 1, "plan.two_draws");
        return new([.. parts], [.. draws], unknown);
    }
}

/// <summary>A component with its conditions bound and the steps that never vary made once.</summary>
internal sealed class CompiledComponent
{
    public CompiledComponent(Component component, FactSchema schema)
    {
        Component = component;
        OnlyIf = component.OnlyIf?.Bind(schema);
        if (component is not CommissionComponent commission) return;
        Multipliers = [.. commission.Multipliers.Select(m => (m.When.Bind(schema), m.Factor, new MultiplierApplied(m.Name, m.Factor)))];
        Replacements = [.. commission.Replacements.OrderBy(r => r.Specificity).Select(r => (r.When.Bind(schema), r))];
        if (commission.Rates is { NeedsQuota: false }) Walk = new TableWalk(commission.Rates, 0);
    }

    public Component Component { get; }

    public BoundFilter? OnlyIf { get; }

    public (BoundFilter When, decimal Factor, MultiplierApplied Step)[] Multipliers { get; } = [];

    /// <summary>The closest aimed first, so that the first that matches wins.</summary>
    public (BoundFilter When, ReplacementRate Rate)[] Replacements { get; } = [];

    /// <summary>The table laid out in credit, where it is the same for everybody.</summary>
    public TableWalk? Walk { get; }

    public IEnumerable<Filter> Filters
    {
        get
        {
            if (Component.OnlyIf is { } onlyIf) yield return onlyIf;
            if (Component is not CommissionComponent commission) yield break;
            foreach (var multiplier in commission.Multipliers) yield return multiplier.When;
            foreach (var replacement in commission.Replacements) yield return replacement.When;
        }
    }
}
