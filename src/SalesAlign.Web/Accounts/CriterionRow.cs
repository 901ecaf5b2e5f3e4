using System.Text.Json;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Web.Components.Filters;

namespace SalesAlign.Web.Accounts;

/// <summary>A criterion of a profile while it is being written: what is asked, and whether it is a must or adds to the score.</summary>
public sealed class CriterionRow
{
    public CriterionDraft Draft { get; private init; } = new(AccountFacts.Catalogue.Find(AccountFacts.Employees)!);

    public bool IsMustHave { get; set; } = true;

    public decimal Weight { get; set; } = 10m;

    public static CriterionRow From(Criterion criterion, decimal? weight = null) => new() { Draft = new(criterion), IsMustHave = weight is null, Weight = weight ?? 10m };

    /// <summary>The criteria that a draft in an address holds; none where it cannot be read.</summary>
    public static IReadOnlyList<CriterionRow> Read(string? draft)
    {
        if (draft is null) return [];
        try
        {
            return [.. (JsonSerializer.Deserialize<Criterion[]>(draft, JsonSerializerOptions.Web) ?? []).Where(criterion => AccountFacts.Schema.Has(criterion.Field)).Select(criterion => From(criterion))];
        }
        catch (Exception failure) when (failure is JsonException or RuleViolation or NotSupportedException)
        {
            return [];
        }
    }

    public static string Write(IEnumerable<Criterion> criteria) => JsonSerializer.Serialize(criteria.ToArray(), JsonSerializerOptions.Web);

    /// <exception cref="RuleViolation">Something is still to be written, or does not suit the field.</exception>
    public Criterion ToCriterion() => (Criterion)AccountFacts.Catalogue.Fit(Draft.Build(AccountFacts.Catalogue, ""), "");
}
