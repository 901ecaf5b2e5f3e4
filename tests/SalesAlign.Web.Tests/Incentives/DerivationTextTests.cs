using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Incentives;

namespace SalesAlign.Web.Tests.Incentives;

/// <summary>Every step that the engine can take has its sentence, in both languages.</summary>
public sealed class DerivationTextTests
{
    private static readonly DateOnly Day = new(2026, 3, 5);

    private static readonly DerivationStep[] Steps =
    [
        new CreditTaken(CreditMeasure.Amount, 40_000, CreditReason.Owner, 1),
        new CreditTaken(CreditMeasure.Amount, 24_000, CreditReason.Split, 0.6m),
        new CountedAsZero(-5),
        new QuotaApplied(120_000, 90, 90, 120_000),
        new QuotaApplied(120_000, 275, 365, 90_410.96m),
        new TargetIncentiveApplied(20_000, 90, 90, 20_000, 50),
        new TargetIncentiveApplied(20_000, 45, 90, 10_000, 50),
        new AttainmentMeasured(null, 110_000, 100_000, 1.1m),
        new AttainmentMeasured("retention", null, null, 0.88m),
        new BracketReached(120_000, 100_000, 150_000, 0.08m),
        new BracketReached(180_000, 150_000, null, 0.1m),
        new BracketSlice(0, 100_000, 0.05m, 100_000, 5_000),
        new RateIsZero(50_000, 0.05m, 2_000),
        new RateIsZero(null, null, 0),
        new BaseRateApplied(0.1m, 1_000, 100),
        new RateReplaced("Product", Specificity.Product, 0.2m, 1_000, 200),
        new MultiplierApplied("Strategic", 1.5m),
        new CurveRead(1.1m, 1.2m),
        new GridRead(1.1m, "margin", 0.3m, 1.2m),
        new ScorecardRead("margin", 50, 1.1m, 1.2m),
        new SpiffGranted(120, null, 1, 120),
        new SpiffGranted(null, 5, 1, 50),
        new SpiffRefused(SpiffRefusal.OutsideWindow, 120, 0),
        new SpiffRefused(SpiffRefusal.NotTheFirstTime, 120, 0),
        new SpiffRefused(SpiffRefusal.BudgetSpent, 120, 20),
        new PrizeWon("won", 10, 1, 1, 3_000),
        new PrizeWon("won", 10, 1, 2, 2_500),
        new ConditionFailed([new(Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true), false)], 2_400),
        new NotEligible(Day, Day, 10),
        new NotEligible(Day, null, 10),
        new NotEligible(null, null, 10),
        new InputMissing("quota", null),
        new InputMissing("metric", "retention"),
        new EarnedToDate(80_000, 6_400, 4_000),
        new GatePassed("attainment", 0.9m, 0.95m),
        new GateFailed("retention", 0.9m, 0.88m, GateEffect.Pays, 100),
        new GateFailed("retention", 0.9m, null, GateEffect.Accelerates, null),
        new Rounded(1.005m, 1.01m),
        new CapCut(CapScope.Deal, 100, 0, 20),
        new CapCut(CapScope.Period, 100, 90, 20),
        new CapCut(CapScope.Year, 100, 90, 20),
        new MinimumApplied(100, 80, 20),
        new HeldBack(50, 10, null, Day),
        new HeldBack(50, 10, "accepted", null),
        new DrawApplied(DrawKind.Guarantee, true, 3_000, 1_000, 3_000, 2_000),
        new DrawApplied(DrawKind.Advance, true, 3_000, 1_000, 4_000, 3_000),
        new DrawRecovery(3_000, 5_000, 2_000, 2_000, 0),
        new HoldbackSettled(10, null, Day, true),
        new HoldbackSettled(10, "accepted", Day, false),
        new Reversed(1_600, 60, 90, 1),
        new DisputeSettled(3, "The split was wrong."),
        new Corrected(LineKind.Deal, 100, 120, 5, [new CreditTaken(CreditMeasure.Amount, 1_000, CreditReason.Owner, 1)]),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Every_step_is_a_sentence(string language)
    {
        using var _ = Speaking.In(language);
        var words = new DerivationText(Speaking.Texts);
        foreach (var step in Steps)
        {
            foreach (var sentence in words.Of([step], CreditMeasure.Amount, "USD"))
            {
                Assert.False(string.IsNullOrWhiteSpace(sentence), step.ToString());
                Assert.DoesNotContain("Step.", sentence, StringComparison.Ordinal);
                Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_list_above_holds_every_kind_of_step()
    {
        var known = Steps.Select(step => step.GetType()).ToHashSet();
        var all = typeof(DerivationStep).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType);
        Assert.Empty(all.Where(kind => !known.Contains(kind)).Select(kind => kind.Name));
    }

    [Fact]
    public void A_line_reads_like_the_calculation_that_made_it()
    {
        using var _ = Speaking.In("en");
        var words = new DerivationText(Speaking.Texts);
        DerivationStep[] paid = [new CreditTaken(CreditMeasure.Amount, 40_000, CreditReason.Owner, 1), new BracketSlice(0, 40_000, 0.06m, 40_000, 2_400), new MultiplierApplied("Strategic series", 1.5m)];
        Assert.Equal(["$40,000 of credit, as the deal's owner.", "$40,000 × 6\u00A0% = $2,400.00.", "“Strategic series” applies: × 1.5."], words.Of(paid, CreditMeasure.Amount, "USD"));

        DerivationStep[] unpaid = [new ConditionFailed([new(Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true), false)], 2_400)];
        Assert.Equal(
            "Pays nothing: the rule asks that the customer fits the ideal customer profile; here the customer does not fit the ideal customer profile. It would have paid $2,400.00.",
            Assert.Single(words.Of(unpaid, CreditMeasure.Amount, "USD")));
    }

    [Theory]
    [InlineData("en", "Retention ÷ goal of the team", "a metric that is gone", "the team's attainment of quota")]
    [InlineData("zh-Hans", "Retention ÷ 团队目标", "已不存在的指标", "团队定额达成率")]
    public void A_metric_is_called_by_its_name_and_never_by_its_key(string language, string named, string gone, string team)
    {
        using var _ = Speaking.In(language);
        var known = MetricKey.Of(MetricId.New(), MetricReading.TeamAttainment);
        var unknown = MetricKey.Of(MetricId.New());
        var words = new DerivationText(Speaking.Texts, new Dictionary<string, string>(StringComparer.Ordinal) { [known] = "Retention" });

        Assert.Contains(named, Sentence(new GatePassed(known, 0.9m, 0.95m)), StringComparison.Ordinal);
        Assert.Contains(gone, Sentence(new GateFailed(unknown, 0.9m, 0.88m, GateEffect.Pays, 100)), StringComparison.Ordinal);
        Assert.Contains(team, Sentence(new PrizeWon(MetricKey.TeamAttainment, 1.3m, 1, 1, 3_000)), StringComparison.Ordinal);
        Assert.Contains("130\u00A0%", Sentence(new PrizeWon(MetricKey.TeamAttainment, 1.3m, 1, 1, 3_000)), StringComparison.Ordinal);
        Assert.DoesNotContain(unknown, Sentence(new ScorecardRead(unknown, 50, 1.1m, 1.2m)), StringComparison.Ordinal);

        string Sentence(DerivationStep step) => Assert.Single(words.Of([step], CreditMeasure.Amount, "USD"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void Every_comparison_and_field_has_its_words(string language)
    {
        using var _ = Speaking.In(language);
        var words = new FilterWords(Speaking.Texts);
        foreach (var comparison in Enum.GetValues<FilterOperator>())
        {
            FilterValue[] values = comparison switch { FilterOperator.IsEmpty or FilterOperator.IsNotEmpty or FilterOperator.InPeriod => [], FilterOperator.Between => [1, 2], _ => [1] };
            var sentence = words.Of(Filter.Where(CreditFacts.Employees, comparison, values));
            Assert.DoesNotContain("Operator.", sentence, StringComparison.Ordinal);
        }
        Assert.All(CreditFacts.Schema.Fields, field => Assert.False(words.Name(field).StartsWith("Field.", StringComparison.Ordinal)));
        Assert.All(CreditFacts.Schema.Fields, field => Assert.False(Speaking.Texts[$"Field.{field}"].ResourceNotFound, field));
    }
}

/// <summary>Texts of the incentive pages in a language, for as long as it is held.</summary>
internal sealed class Speaking : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo _texts = CultureInfo.CurrentUICulture;

    private Speaking()
    {
    }

    public static IStringLocalizer<IncentiveText> Texts { get; } =
        new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<IncentiveText>>();

    public static Speaking In(string language)
    {
        var before = new Speaking();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return before;
    }

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _texts);
}
