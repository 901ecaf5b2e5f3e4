using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Web.Components.Filters;

namespace SalesAlign.Web.Incentives;

/// <summary>A condition over credits while it is being written, in the filter editor that metrics have.</summary>
public sealed class ConditionsDraft
{
    public const string At = "Filter";

    public GroupDraft Group { get; private init; } = new();

    /// <summary>What was wrong when it was read last, with its place; null where it was fine.</summary>
    public RuleViolation? Fault { get; private set; }

    public static ConditionsDraft From(Filter? filter) => new() { Group = GroupDraft.Of(filter) };

    /// <summary>A first criterion to start from.</summary>
    public static ConditionsDraft On(string field, string? value)
    {
        var draft = new ConditionsDraft();
        draft.Group.Parts.Add(new CriterionDraft(CreditFacts.Catalogue.Find(field)!) { Value = value });
        return draft;
    }

    public bool AsksFor(string field)
    {
        return Asks(Group);

        bool Asks(FilterDraft part) => part is CriterionDraft criterion ? criterion.Field == field : part is GroupDraft group && group.Parts.Exists(Asks);
    }

    /// <summary>Null where nothing is asked.</summary>
    /// <exception cref="RuleViolation">Something is still to be written, or does not suit its field.</exception>
    public Filter? ToFilter()
    {
        Fault = null;
        try
        {
            if (Group.BuildWhole(CreditFacts.Catalogue, At) is not { } written) return null;
            var fitting = CreditFacts.Catalogue.Fit(written, At);
            return fitting is AllOf { Of: [var only] } ? only : fitting;
        }
        catch (RuleViolation violation)
        {
            Fault = violation;
            // Its place means something within the editor only.
            throw new RuleViolation(violation.Code, [.. violation.Arguments]);
        }
    }
}
