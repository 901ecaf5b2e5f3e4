using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Tests.Metrics.Catalogue;

/// <summary>What a KPI must say, what a value may be, when it is owed, and what the five principles find.</summary>
public sealed class KpiTests
{
    private static readonly FiscalCalendar Calendar = new(1);
    private static readonly DateTimeOffset Noon = new(2026, 3, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 11);
    private static readonly PersonId Olga = PersonId.New();

    private static readonly KpiSurroundings AllWell = new(true, true, [], [], true, 0, 7, true, 0);

    [Theory]
    [InlineData("kpi.no_name", "Name")]
    [InlineData("kpi.no_formula", "Formula")]
    [InlineData("kpi.no_owner", "OwnerId")]
    [InlineData("kpi.no_metric", "MetricId")]
    [InlineData("kpi.no_cadence", "Cadence")]
    [InlineData("kpi.no_units", "UnitsOf")]
    [InlineData("kpi.no_type", "Type")]
    [InlineData("kpi.due_out_of_range", "DueDays")]
    public void A_kpi_says_its_name_formula_source_owner_type_and_cadence(string code, string field)
    {
        var lacking = code switch
        {
            "kpi.no_name" => Entered with { Words = new("  ", "x") },
            "kpi.no_formula" => Entered with { Words = new("Retention") },
            "kpi.no_owner" => Entered with { OwnerId = null },
            "kpi.no_metric" => Entered with { Source = KpiSource.Computed },
            "kpi.no_cadence" => Entered with { Cadence = PeriodKind.Year },
            "kpi.no_units" => Entered with { Level = KpiLevel.Unit, UnitsOf = null },
            "kpi.no_type" => Entered with { Type = (KpiType)9 },
            _ => Entered with { DueDays = 61 },
        };
        var refused = Assert.Throws<RuleViolation>(lacking.Checked);
        Assert.Equal((code, field), (refused.Code, refused.Field));
    }

    [Fact]
    public void A_change_of_meaning_needs_a_reason_and_keeps_what_it_meant()
    {
        var kpi = Made(Entered);
        kpi.Revise(Entered with { Words = Entered.Words with { Name = "Sellers kept", Lever = "Talk to them." }, DueDays = 9 }, null, Olga, Noon);
        Assert.Single(kpi.Versions);
        Assert.Equal(("Sellers kept", 9), (kpi.Name, kpi.DueDays));

        var other = kpi.Terms with { Words = kpi.Terms.Words with { Formula = "Without those who retired." } };
        Assert.Equal("kpi.no_reason", Assert.Throws<RuleViolation>(() => kpi.Revise(other, " ", Olga, Noon)).Code);
        kpi.Revise(other, "Retirement is no failure.", Olga, Noon);
        Assert.Equal(["Sellers at the end ÷ at the beginning.", "Without those who retired."], kpi.Versions.OrderBy(version => version.Number).Select(version => version.Terms.Words.Formula));
    }

    [Theory]
    [InlineData(MetricUnit.Share, 85, "kpi.share_too_large")]
    [InlineData(MetricUnit.Count, 2.5, "kpi.count_is_whole")]
    [InlineData(MetricUnit.Days, -1, "kpi.negative")]
    [InlineData(MetricUnit.Money, 2e12, "kpi.value_out_of_range")]
    public void A_number_that_its_unit_does_not_have_is_refused(MetricUnit unit, double value, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolation>(() => new KpiReading((decimal)value).Checked(unit)).Code);

    [Fact]
    public void A_ratio_is_given_whole_divides_by_something_and_agrees_with_its_value()
    {
        Assert.Equal(0.9m, new KpiReading(null, 9, 10).Checked(MetricUnit.Share).Value);
        Assert.Equal(("kpi.half_ratio", "Denominator"), Code(new(null, 9)));
        Assert.Equal(("kpi.divided_by_zero", "Denominator"), Code(new(null, 9, 0)));
        Assert.Equal(("kpi.value_is_not_ratio", "Value"), Code(new(0.8m, 9, 10)));
        Assert.Equal(("kpi.no_value", "Value"), Code(new(null)));

        static (string, string?) Code(KpiReading reading)
        {
            var refused = Assert.Throws<RuleViolation>(() => reading.Checked(MetricUnit.Share));
            return (refused.Code, refused.Field);
        }
    }

    [Fact]
    public void A_value_belongs_to_a_period_and_a_subject_of_its_kpi()
    {
        var kpi = Made(Entered);
        Assert.Equal("kpi.another_cadence", Refused("2026-M02", null));
        Assert.Equal("kpi.period_ahead", Refused("2026-Q2", null));
        Assert.Equal("kpi.another_level", Refused("2026-Q1", PersonId.New()));
        kpi.Retire();
        Assert.Equal("kpi.is_retired", Refused("2026-Q1", null));
        Assert.Equal("kpi.is_computed", Assert.Throws<RuleViolation>(() => Value(Made(Entered with { Source = KpiSource.Computed, MetricId = MetricId.New() }), "2026-Q1", null)).Code);

        string Refused(string period, PersonId? person) => Assert.Throws<RuleViolation>(() => Value(kpi, period, person)).Code;
    }

    [Fact]
    public void The_same_value_twice_changes_nothing_and_a_correction_by_hand_says_why()
    {
        var value = Value(Made(Entered), "2025-Q4", null);
        Assert.False(value.Correct(MetricUnit.Share, new(0.9m), KpiSource.Pushed, null, Noon));
        Assert.Equal("kpi.correction_needs_reason", Assert.Throws<RuleViolation>(() => value.Correct(MetricUnit.Share, new(0.8m), KpiSource.Entered, Olga, Noon)).Code);
        Assert.True(value.Correct(MetricUnit.Share, new(0.8m, Note: "One left on the last day."), KpiSource.Entered, Olga, Noon));
        Assert.Equal((0.9m, 0.8m, "One left on the last day."), (value.Corrections[0].Before, value.Corrections[0].After, value.Corrections[0].Why));
    }

    [Fact]
    public void A_value_is_owed_for_each_period_that_ended_and_overdue_after_its_day()
    {
        var duties = KpiDuties.Of(Calendar, PeriodKind.Month, 10, new DateOnly(2025, 12, 15), Today);
        Assert.Equal([("2026-M02", true), ("2026-M01", true), ("2025-M12", true)], duties.Select(duty => (duty.Period.Key, duty.IsOverdue)));
        Assert.DoesNotContain(KpiDuties.Of(Calendar, PeriodKind.Month, 11, Today, Today), duty => duty.IsOverdue);
        Assert.Equal(new DateOnly(2026, 3, 11), KpiDuties.Of(Calendar, PeriodKind.Month, 11, new DateOnly(2026, 2, 1), Today)[0].DueOn);
        Assert.Equal(KpiDuties.Most, KpiDuties.Of(Calendar, PeriodKind.Week, 2, new DateOnly(2020, 1, 1), Today).Count);
        // The period that runs today is not owed on its last day either.
        Assert.Equal("2025-Q4", KpiDuties.Of(Calendar, PeriodKind.Quarter, 0, new DateOnly(2025, 1, 1), new DateOnly(2026, 3, 31))[0].Period.Key);
    }

    [Fact]
    public void Every_principle_is_found_broken_by_name()
    {
        var sound = Entered with { ObjectiveId = ObjectiveId.New(), Target = 0.9m, Words = Entered.Words with { Lever = "Talk." } };
        Assert.Empty(KpiQuality.Check(sound, AllWell));
        Found(KpiPrinciple.StrategyFit, "no_objective", sound with { ObjectiveId = null }, AllWell);
        Found(KpiPrinciple.StrategyFit, "objective_ended", sound, AllWell with { ObjectiveHolds = false });
        Found(KpiPrinciple.Controllability, "owner_left", sound, AllWell with { OwnerIsHere = false });
        Found(KpiPrinciple.Controllability, "no_lever", sound with { Words = Entered.Words }, AllWell);
        Found(KpiPrinciple.Controllability, "out_of_reach", sound, AllWell with { Roles = [KpiRole.Rep] });
        Found(KpiPrinciple.Controllability, "not_their_result", sound with { Level = KpiLevel.Person, Type = KpiType.Result }, AllWell with { Roles = [KpiRole.Presales] });
        Found(KpiPrinciple.Balance, "one_sided", sound, AllWell with { OneSided = [KpiRole.Manager] });
        Found(KpiPrinciple.Balance, "only_revenue", sound with { IsRevenue = true }, AllWell with { ObjectiveHasOther = false });
        Found(KpiPrinciple.Brevity, "too_many", sound, AllWell with { PeopleAboveLimit = 2 });
        Found(KpiPrinciple.Brevity, "long_formula", sound with { Words = sound.Words with { Formula = new string('x', KpiQuality.LongFormula + 1) } }, AllWell);
        Found(KpiPrinciple.Feasibility, "metric_broken", sound, AllWell with { MetricIsSound = false });
        Found(KpiPrinciple.Feasibility, "overdue", sound, AllWell with { Overdue = 3 });
        Found(KpiPrinciple.Feasibility, "no_target", sound with { Target = null }, AllWell);
        Found(KpiPrinciple.Feasibility, "due_too_late", sound with { Cadence = PeriodKind.Week, DueDays = 8 }, AllWell);

        static void Found(KpiPrinciple principle, string code, KpiTerms terms, KpiSurroundings around)
        {
            var finding = Assert.Single(KpiQuality.Check(terms, around));
            Assert.Equal((principle, code), (finding.Principle, finding.Code));
        }
    }

    [Fact]
    public void A_set_is_short_and_looks_at_more_than_one_side()
    {
        var visits = Entered with { Type = KpiType.Process };
        var revenue = Entered with { Type = KpiType.Result, IsRevenue = true };
        Assert.Empty(KpiQuality.CheckSet(KpiRole.Rep, [visits, revenue], 7));
        Assert.Empty(KpiQuality.CheckSet(KpiRole.Rep, [], 7));
        Assert.Equal(["set_too_many"], Codes(KpiRole.Rep, [visits, revenue, visits], 2));
        Assert.Equal(["set_one_sided", "set_only_revenue", "set_no_process"], Codes(KpiRole.Rep, [revenue, revenue], 7));
        Assert.Equal(["set_no_strategic"], Codes(KpiRole.Executive, [visits, revenue], 7));

        static IEnumerable<string> Codes(KpiRole role, IReadOnlyList<KpiTerms> set, int most) => KpiQuality.CheckSet(role, set, most).Select(finding => finding.Code);
    }

    [Fact]
    public void Ratios_of_several_units_are_divided_anew_and_bare_shares_are_not_averaged()
    {
        Assert.Equal(0.5m, KpiFigures.Together([new(0.9m, 9, 10), new(0.4m, 16, 40)], MetricUnit.Share));
        Assert.Null(KpiFigures.Together([new(0.9m, 9, 10), new(0.4m)], MetricUnit.Share));
        Assert.Equal(5m, KpiFigures.Together([new(2), new(3)], MetricUnit.Count));
        Assert.Null(KpiFigures.Together([], MetricUnit.Count));
    }

    [Theory]
    [InlineData(0.9, 1, Direction.HigherIsBetter, RagStatus.Green)]
    [InlineData(0.8, 1, Direction.HigherIsBetter, RagStatus.Amber)]
    [InlineData(50, 36, Direction.LowerIsBetter, RagStatus.Red)]
    [InlineData(0, 36, Direction.LowerIsBetter, RagStatus.Green)]
    [InlineData(3, 0, Direction.LowerIsBetter, RagStatus.Red)]
    public void A_value_stands_against_its_target(double value, double target, Direction direction, RagStatus status) =>
        Assert.Equal(status, KpiFigures.StatusOf((decimal)value, (decimal)target, direction));

    [Fact]
    public void The_usual_catalogue_has_four_of_each_type_and_strategic_ones_beyond_revenue()
    {
        var usual = UsualKpis.Of();
        Assert.All(Enum.GetValues<KpiType>(), type => Assert.Equal(4, usual.Count(kpi => !kpi.IsStrategic && kpi.Type == type)));
        Assert.True(usual.Count(kpi => kpi is { IsStrategic: true, IsRevenue: false }) >= 3);
        Assert.Equal(usual.Count, usual.Select(kpi => kpi.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(usual, kpi => Assert.Equal(kpi.Source == KpiSource.Computed, kpi.Definition is not null));
        Assert.All(Enum.GetValues<KpiSource>(), source => Assert.Contains(usual, kpi => kpi.Source == source));
        foreach (var kpi in usual.Where(kpi => kpi.Definition is not null))
        {
            // What cannot be computed would be refused here.
            Assert.Equal(kpi.Unit, kpi.Definition!.Checked().Unit());
        }
        var computed = UsualKpis.Of(
            Domain.Common.Filters.Filter.Where("series", Domain.Common.Filters.FilterOperator.Equal, "GTX"),
            Domain.Common.Filters.Filter.Where("employees", Domain.Common.Filters.FilterOperator.AtLeast, 15));
        Assert.All(computed.Where(kpi => kpi.Code is "new-product-share" or "target-conversion" or "strategic-repurchase"), kpi => Assert.Equal(MetricUnit.Share, kpi.Definition!.Checked().Unit()));
    }

    [Fact]
    public void The_usual_templates_are_short_balanced_and_within_reach()
    {
        foreach (var role in Enum.GetValues<KpiRole>())
        {
            var set = UsualKpis.Of().Where(kpi => kpi.Roles.Contains(role)).ToList();
            var terms = set.ConvertAll(kpi => new KpiTerms(new(kpi.Code, "x"), null, kpi.Type, kpi.Source, kpi.Unit, kpi.Direction, kpi.Cadence, kpi.Level, Olga, kpi.DueDays, null, kpi.UnitsOf, kpi.Reporter, IsStrategic: kpi.IsStrategic, IsRevenue: kpi.IsRevenue));
            Assert.NotEmpty(set);
            Assert.Empty(KpiQuality.CheckSet(role, terms, KpiPolicy.Usual));
            Assert.All(terms, kpi => Assert.DoesNotContain(KpiQuality.Check(kpi, AllWell with { Roles = [role] }), finding => finding.Principle == KpiPrinciple.Controllability && finding.IsFault));
        }
    }

    private static KpiTerms Entered => new(
        new("Retention", "Sellers at the end ÷ at the beginning."), null, KpiType.Team, KpiSource.Entered, MetricUnit.Share, Direction.HigherIsBetter, PeriodKind.Quarter, KpiLevel.Company, Olga);

    private static Kpi Made(KpiTerms terms) => new(KpiId.New(), null, terms, Today, Olga, Noon);

    private static KpiValue Value(Kpi kpi, string period, PersonId? person) =>
        new(KpiValueId.New(), kpi, null, person, Calendar.Parse(period), new KpiReading(0.9m), KpiSource.Entered, Today, Olga, Noon);
}
