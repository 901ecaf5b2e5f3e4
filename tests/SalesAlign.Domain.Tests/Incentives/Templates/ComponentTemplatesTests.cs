using System.Text.Json;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Incentives.Templates;

namespace SalesAlign.Domain.Tests.Incentives.Templates;

public class ComponentTemplatesTests
{
    private static readonly TemplateFacts Facts = new() { Window = new DateRange(new DateOnly(2026, 4, 1), new DateOnly(2026, 6, 30)), Series = "GTX", Metrics = ["a", "b"] };

    public static TheoryData<ComponentTemplate> Templates => [.. ComponentTemplates.All];

    [Fact]
    public void There_are_the_seventeen_usual_ones() => Assert.Equal(17, ComponentTemplates.All.Count);

    [Theory]
    [MemberData(nameof(Templates))]
    public void Each_is_valid_as_it_is_and_can_be_drawn(ComponentTemplate template)
    {
        var component = ComponentTemplates.Create(template, template.ToString(), Facts, Guid.NewGuid());
        Assert.Empty(CompiledPlan.Compile([component], CreditFacts.Schema).UnknownFields);
        Assert.DoesNotContain(PlanCheck.Of([component], new PlanFacts()), finding => finding.Severity == FindingSeverity.Error);
        var shape = PayoutShape.Of(component, Facts.Quota, Facts.TargetIncentive, new Currency("USD"));
        Assert.Contains(shape.Lines.SelectMany(line => line.Points), point => point.Pays > 0);
        Assert.Equal(template == ComponentTemplate.Cliff || (template == ComponentTemplate.TeamPool), shape.Jumps.Count > 0);
        var written = JsonSerializer.Serialize(component, IncentiveJson.Options);
        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize<Component>(written, IncentiveJson.Options), IncentiveJson.Options));
    }

    [Fact]
    public void A_flat_rate_pays_the_target_incentive_at_quota()
    {
        var flat = ComponentTemplates.Create(ComponentTemplate.Flat, "Flat", Facts with { Quota = 250_000m, TargetIncentive = 10_000m }, Guid.NewGuid());
        Assert.Equal(10_000m, StrategyFit.TargetPay(flat, 250_000m, 10_000m));
    }
}
