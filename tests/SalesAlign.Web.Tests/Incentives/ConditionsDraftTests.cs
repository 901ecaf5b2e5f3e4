using System.Text.Json;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Web.Components.Filters;
using SalesAlign.Web.Incentives;

namespace SalesAlign.Web.Tests.Incentives;

/// <summary>Conditions of plans are written in the editor that metrics have, and lose nothing in it.</summary>
public sealed class ConditionsDraftTests
{
    [Fact]
    public void Whatever_a_plan_asks_can_be_edited_and_is_the_same_afterwards()
    {
        var rich = Filter.All(
            Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true),
            Filter.Any(Filter.Where(CreditFacts.Tier, FilterOperator.In, "Premium", "Emerging"), Filter.Where(CreditFacts.Amount, FilterOperator.Between, 1_000m, 5_000m)),
            Filter.Where(CreditFacts.Channel, FilterOperator.IsEmpty));
        Assert.Equal(JsonSerializer.Serialize<Filter>(rich), JsonSerializer.Serialize(ConditionsDraft.From(rich).ToFilter()));
        var single = Filter.Where(CreditFacts.Series, FilterOperator.Equal, "GTX");
        Assert.Equal(single, ConditionsDraft.From(single).ToFilter());
        Assert.Null(ConditionsDraft.From(null).ToFilter());
        Assert.True(ConditionsDraft.From(rich).AsksFor(CreditFacts.IdealCustomer));
        Assert.False(ConditionsDraft.From(single).AsksFor(CreditFacts.IdealCustomer));
    }

    [Fact]
    public void What_is_missing_or_does_not_suit_is_told_with_its_place()
    {
        var draft = ConditionsDraft.On(CreditFacts.Series, "GTX");
        draft.Group.Parts.Add(new CriterionDraft(CreditFacts.Catalogue.Find(CreditFacts.Employees)!));
        Assert.Equal("filter.no_value", Assert.Throws<RuleViolation>(() => draft.ToFilter()).Code);
        Assert.Equal("Filter[1]", draft.Fault!.Field);
        ((CriterionDraft)draft.Group.Parts[1]).Value = "fifty";
        Assert.Equal("filter.value_does_not_suit", Assert.Throws<RuleViolation>(() => draft.ToFilter()).Code);
        ((CriterionDraft)draft.Group.Parts[1]).Value = "50";
        Assert.NotNull(draft.ToFilter());
        Assert.Null(draft.Fault);
    }

    [Fact]
    public void Every_fact_can_be_asked_for()
    {
        Assert.All(CreditFacts.Schema.Fields, field => Assert.NotNull(CreditFacts.Catalogue.Find(field)));
        Assert.All(AccountFacts.Schema.Fields, field => Assert.NotNull(AccountFacts.Catalogue.Find(field)));
    }
}
