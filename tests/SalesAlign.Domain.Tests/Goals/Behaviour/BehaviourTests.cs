using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Goals.Behaviour;

public class BehaviourTests
{
    [Fact]
    public void Reach_coverage_and_penetration_are_shares_of_the_named_accounts()
    {
        var standing = NamedAccounts.Measure(
        [
            new("acme", Reached: true, NeedConfirmed: true, Signed: true), new("bolt", Reached: true, NeedConfirmed: true, Signed: false),
            new("core", Reached: true, NeedConfirmed: false, Signed: false), new("dune", Reached: false, NeedConfirmed: false, Signed: false),
        ]);

        Assert.Equal((0.75m, 0.5m, 0.25m), (standing.Reach, standing.Coverage, standing.Penetration));
        Assert.Equal(["dune"], standing.Untouched);
        Assert.Empty(standing.Inconsistent);
    }

    [Fact]
    public void A_signature_counts_the_steps_before_it_and_the_gap_is_said()
    {
        var standing = NamedAccounts.Measure([new("acme", Reached: false, NeedConfirmed: false, Signed: true)]);

        Assert.Equal((1m, 1m, 1m), (standing.Reach, standing.Coverage, standing.Penetration));
        Assert.Equal(["acme"], standing.Inconsistent);
    }

    [Fact]
    public void Without_named_accounts_there_is_no_rate() => Assert.Null(NamedAccounts.Measure([]).Reach);

    [Fact]
    public void Ten_signatures_say_how_many_accounts_are_missing() =>
        Assert.Equal(new(10, 40, 80, 60, 20), NamedAccounts.Backwards(10, signedPerConfirmed: 0.25m, confirmedPerReached: 0.5m, named: 60));

    [Fact]
    public void The_goals_multiply_and_are_checked_against_the_target()
    {
        var check = Efficiency.Check(
            new(1_000m, 0.20m, 500m), [new("leads", EfficiencyVariable.CustomerCapacity, 1.2m), new("fit", EfficiencyVariable.CloseRate, 1.1m)], 140_000m);

        Assert.Equal((132_000m, 8_000m, false), (check.Planned.Result, check.Gap, check.Reaches));
        Assert.Equal([EfficiencyVariable.ProfitPerDeal], check.Unused);
        Assert.Equal([21_000m, 11_000m, 0m], check.Contributions.Select(part => part.Amount));
    }

    [Fact]
    public void Contributions_add_up_to_the_change() => Law.Holds(random =>
    {
        var now = new EfficiencyState(random.Next(1, 10_000), random.Next(0, 50) / 100m, random.Next(0, 1000));
        EfficiencyMove[] moves = [.. Enumerable.Range(0, random.Next(0, 6)).Select(i => new EfficiencyMove("g" + i, (EfficiencyVariable)random.Next(3), random.Next(80, 112) / 100m))];

        var check = Efficiency.Check(now, moves, 0m);

        Assert.Equal(decimal.Round(check.Planned.Result - now.Result, 9), decimal.Round(check.Contributions.Sum(part => part.Amount), 9));
    });

    [Fact]
    public void More_deals_than_customers_are_refused() =>
        Assert.Equal("efficiency.close_rate_above_one", Assert.Throws<RuleViolation>(
            () => Efficiency.Check(new(1m, 0.6m, 1m), [new("g", EfficiencyVariable.CloseRate, 2m)], 1m)).Code);

    [Theory]
    [InlineData(20_000, 0.9, 0.9, Paradigm.Probability, 3)]
    [InlineData(150, 0.5, 0.5, Paradigm.Behaviour, 3)]
    [InlineData(12, 0.2, 0.1, Paradigm.Project, 3)]
    [InlineData(12, 0.9, 0.9, Paradigm.Probability, 2)]
    [InlineData(20_000, 0.5, 0.1, Paradigm.Probability, 1)]
    [InlineData(500, 0.5, 0.67, Paradigm.Probability, 2)]
    [InlineData(30, 0.33, 0.5, Paradigm.Project, 2)]
    public void Three_indicators_choose_a_paradigm(int customers, double demand, double solution, Paradigm expected, int votes)
    {
        var recommendation = ParadigmSelector.Recommend(new(customers, (decimal)demand, (decimal)solution));

        Assert.Equal((expected, votes), (recommendation.Paradigm, recommendation.IndicatorsFor));
        Assert.Equal(votes == 1, recommendation.Reasons.Any(reason => reason.Code == ParadigmSelector.CustomersDecide));
        Assert.Equal(votes, recommendation.Reasons.Count(reason => reason.SpeaksFor == expected && reason.Code != ParadigmSelector.CustomersDecide));
    }

    [Fact]
    public void Data_that_contradict_the_choice_raise_a_flag()
    {
        var flags = ParadigmSelector.Contradictions(Paradigm.Probability, new(Accounts: 20, MedianCycleDays: 240, CustomShare: 0.9m));

        Assert.Equal(
            [ParadigmSelector.AccountsContradict, ParadigmSelector.CycleContradicts, ParadigmSelector.CustomShareContradicts], flags.Select(flag => flag.Code));
        Assert.Empty(ParadigmSelector.Contradictions(Paradigm.Probability, new(Accounts: 100, MedianCycleDays: 60, CustomShare: 0.5m)));
        Assert.Empty(ParadigmSelector.Contradictions(Paradigm.Project, new()));
    }

    [Theory]
    [InlineData(Paradigm.Behaviour, BehaviourMeasure.Signing, BehaviourRole.Presales, MeasureGuard.SigningOnPresales)]
    [InlineData(Paradigm.Probability, BehaviourMeasure.Signing, BehaviourRole.Presales, MeasureGuard.SigningOnPresales)]
    [InlineData(Paradigm.Project, BehaviourMeasure.Calls, BehaviourRole.Commercial, MeasureGuard.ActivityCountOnProject)]
    [InlineData(Paradigm.Behaviour, BehaviourMeasure.Reach, BehaviourRole.BusinessDevelopment, MeasureGuard.StageOfAnotherRole)]
    [InlineData(Paradigm.Behaviour, BehaviourMeasure.Reach, BehaviourRole.Sdr, null)]
    [InlineData(Paradigm.Behaviour, BehaviourMeasure.ProposalFirstPass, BehaviourRole.Presales, null)]
    [InlineData(Paradigm.Probability, BehaviourMeasure.Calls, BehaviourRole.Sdr, null)]
    public void A_measure_is_flagged_on_the_wrong_shoulders(Paradigm paradigm, BehaviourMeasure measure, BehaviourRole role, string? expected) =>
        Assert.Equal(expected, MeasureGuard.Flag(paradigm, measure, role));

    [Fact]
    public void A_paradigm_never_brings_a_measure_that_it_discourages()
    {
        foreach (var paradigm in Enum.GetValues<Paradigm>())
        {
            Assert.All(MeasureGuard.PackOf(paradigm), measure => Assert.Null(MeasureGuard.Flag(paradigm, measure, BehaviourRole.Other)));
        }
    }
}
