using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Nights;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Quality;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Goals;

/// <summary>Check-ins, roll-up and quality on 15 May 2026, half way through the quarter. Ada has won 600, Mia 900 since April.</summary>
public sealed class TrackingTests(SmallCompany company) : IClassFixture<SmallCompany>, IAsyncLifetime
{
    private TrackedCompany _goals = null!;

    public async Task InitializeAsync() => _goals = await TrackedCompany.OfAsync(company);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Several_goals_are_checked_in_at_once_prefilled_from_live_data()
    {
        var round = (await RunAsync(company.Ada, new GetCheckInRound.Request(), company.Get<GetCheckInRound>())).Value;
        var item = Assert.Single(round.Items);
        Assert.Equal((600m, RagStatus.Green, 1), (item.Goal.Standing.Actual.Value, item.Computed, round.Due));
        Assert.True((await RunAsync(company.Ada, Entries((_goals.Ada.Id, item.Goal.Standing.Actual.Value, 8)), company.Get<CheckInGoals>())).IsDone);

        Assert.Equal(0, (await RunAsync(company.Ada, new GetCheckInRound.Request(), company.Get<GetCheckInRound>())).Value.Due);
        var standing = (await GoalAsync(company.Ada, _goals.Ada.Id)).Standing;
        Assert.Equal((SmallCompany.Today, 8, SmallCompany.Today.AddDays(7)), (standing.CheckIn!.On, standing.CheckIn.Confidence, standing.CheckInDueOn));
        // The manager of the team carries the team's goal.
        Assert.Equal(_goals.Alpha.Id, (await RunAsync(company.Anna, new GetCheckInRound.Request(), company.Get<GetCheckInRound>())).Value.Items.Single().Goal.Id);
    }

    [Fact]
    public async Task All_are_kept_or_none_and_each_problem_stands_at_its_entry()
    {
        var offered = await _goals.AddAsync(null, company.Ada.Id, 50m, null, "2026-M05", agreed: false);
        var refused = await RunAsync(company.Ada, Entries((_goals.Ada.Id, 600m, 8), (offered.Id, 1m, 11)), company.Get<CheckInGoals>());
        Assert.Equal(("checkin.not_agreed", "Entries[1].Goal"), (refused.Problems[0].Code, refused.Problems[0].Field));
        Assert.Equal(0L, await company.ReadAsync<long>("select count(*) from check_ins"));
        Assert.Equal(Outcome.NotFound, (await RunAsync(company.Ben, Entries((_goals.Ada.Id, 600m, 8)), company.Get<CheckInGoals>())).Outcome);
    }

    [Fact]
    public async Task A_status_set_by_hand_is_marked_and_ends_with_the_next_data_or_check_in()
    {
        var byHand = new CheckInGoals.Request([new(_goals.Ada.Id, null, RagStatus.Red, "The big one went to a competitor.", 2, null)]);
        Assert.True((await RunAsync(company.Ada, byHand, company.Get<CheckInGoals>())).IsDone);
        var marked = (await GoalAsync(company.Anna, _goals.Ada.Id)).Standing;
        Assert.Equal((RagStatus.Red, StatusReason.SetByHand, SmallCompany.Today), (marked.Status, marked.Why, marked.ByHand!.SetOn));
        // Data that are known through a later day say more than what was felt before them.
        await company.ExecuteAsync("update check_ins set \"on\" = '2026-05-01'");
        Assert.Equal((RagStatus.Green, StatusReason.Threshold), ((await GoalAsync(company.Anna, _goals.Ada.Id)).Standing is var ended ? (ended.Status, ended.Why) : default));
        await company.ExecuteAsync("update check_ins set \"on\" = '2026-05-15'");
        Assert.True((await RunAsync(company.Anna, Entries((_goals.Ada.Id, null, 6)), company.Get<CheckInGoals>())).IsDone);
        Assert.Equal(RagStatus.Green, (await GoalAsync(company.Anna, _goals.Ada.Id)).Standing.Status);
    }

    [Fact]
    public async Task A_goal_past_its_cadence_is_outdated_until_it_is_checked_in()
    {
        await TrackAsync(_goals.Ada.Id, TrackingTerms.Usual with { OnlyCheckInsCount = true });
        var silent = (await GoalAsync(company.Ada, _goals.Ada.Id)).Standing;
        Assert.Equal((RagStatus.Outdated, StatusReason.PastCadence), (silent.Status, silent.Why));
        Assert.True((await RunAsync(company.Ada, Entries((_goals.Ada.Id, null, 7)), company.Get<CheckInGoals>())).IsDone);
        Assert.Equal(RagStatus.Green, (await GoalAsync(company.Ada, _goals.Ada.Id)).Standing.Status);
        await company.ExecuteAsync("update check_ins set \"on\" = '2026-05-07'");
        Assert.Equal(RagStatus.Outdated, (await GoalAsync(company.Ada, _goals.Ada.Id)).Standing.Status);
    }

    [Fact]
    public async Task A_report_counts_only_where_there_are_no_data()
    {
        Assert.True((await RunAsync(company.Ada, Entries((_goals.Ada.Id, 5_000m, 7)), company.Get<CheckInGoals>())).IsDone);
        Assert.Equal(600m, (await GoalAsync(company.Ada, _goals.Ada.Id)).Standing.Actual.Value);
        // Nothing is known of the year after the data.
        await company.ExecuteAsync("delete from deals where closed_on >= '2026-04-01'");
        var reported = (await GoalAsync(company.Ada, _goals.Ada.Id)).Standing;
        Assert.Equal((5_000m, true), (reported.Actual.Value, reported.IsReported));
        Assert.Equal(RagStatus.NoData, (await GoalAsync(company.Gert, (await _goals.AddAsync(null, company.Nora.Id, 100m, null)).Id)).Standing.Status);
    }

    [Fact]
    public async Task Progress_comes_from_where_the_goal_says_and_the_worst_child_says_why()
    {
        await TrackAsync(_goals.Alpha.Id, TrackingTerms.Usual with { Source = ProgressSource.SumOfChildren });
        var sum = (await GoalAsync(company.Anna, _goals.Alpha.Id)).Standing;
        Assert.Equal((1_500m, 0.15m, RagStatus.Red), (sum.Actual.Value, sum.Attainment, sum.Status));
        Assert.Equal((StatusReason.Child, "Mia Mover", _goals.Mia.Id), (sum.Why, sum.Because!.Owner, sum.Because.Id));

        await TrackAsync(_goals.Alpha.Id, TrackingTerms.Usual with { Source = ProgressSource.MeanOfChildren });
        Assert.Equal(0.45m, (await GoalAsync(company.Anna, _goals.Alpha.Id)).Standing.Attainment);
        var weighed = await RunAsync(company.Anna, new WeighGoals.Request(_goals.Alpha.Id, [new(_goals.Ada.Id, 3m), new(_goals.Mia.Id, 1m)], null, null), company.Get<WeighGoals>());
        Assert.Equal([75m, 25m], weighed.Value.Children.OrderByDescending(child => child.Weight).Select(child => child.Weight));
        var mean = (await GoalAsync(company.Anna, _goals.Alpha.Id)).Standing;
        // 3 × 60 % and 1 × 30 %; the current value is the one that corresponds.
        Assert.Equal((0.525m, 5_250m), (mean.Attainment, mean.Actual.Value));
        var changed = await RunAsync(company.Anna, new WeighGoals.Request(_goals.Alpha.Id, null, _goals.Mia.Id, 40m), company.Get<WeighGoals>());
        Assert.Equal((40m, true), (changed.Value.Children.Single(child => child.Id == _goals.Mia.Id).Weight, changed.Value.Children.Single(child => child.Id == _goals.Mia.Id).Fixed));

        // A silent child changes no mean but keeps the parent from green.
        await _goals.AddAsync(null, company.Rolf.Id, 100m, _goals.Alpha.Id);
        await company.ExecuteAsync($"delete from deals where owner_id = '{company.Rolf.Id.Value}'");
        Assert.True((await GoalAsync(company.Anna, _goals.Alpha.Id)).Standing.CountedChildren >= 2);
    }

    [Fact]
    public async Task Milestones_carry_the_progress_of_a_project()
    {
        await TrackAsync(_goals.Ada.Id, TrackingTerms.Usual with { Source = ProgressSource.Milestones });
        var first = (await RunAsync(company.Ada, new PlanMilestone.Request(_goals.Ada.Id, null, null, new("Pilot", new(2026, 5, 1), 3m)), company.Get<PlanMilestone>())).Value.Id;
        await RunAsync(company.Ada, new PlanMilestone.Request(_goals.Ada.Id, null, null, new("Roll-out", new(2026, 6, 20))), company.Get<PlanMilestone>());
        Assert.Equal("milestone.no_retrospective", (await RunAsync(company.Ada, new ReachMilestone.Request(first, null, true, null, null), company.Get<ReachMilestone>())).Problems[0].Code);
        Assert.True((await RunAsync(company.Ada, new ReachMilestone.Request(first, null, true, null, "Ask the architect first."), company.Get<ReachMilestone>())).IsDone);
        var standing = (await GoalAsync(company.Ada, _goals.Ada.Id)).Standing;
        Assert.Equal((0.75m, 750m), (standing.Attainment, standing.Actual.Value));
    }

    [Fact]
    public async Task A_goal_has_one_primary_parent_and_may_support_more()
    {
        var other = await _goals.AddAsync(company.Beta.Id, null, 500m, null);
        var later = await _goals.AddAsync(company.Beta.Id, null, 500m, null, "2026-Q3");
        var connect = company.Get<ConnectGoal>();
        Assert.Equal("goal.parent_of_other_period", (await RunAsync(company.Olga, new ConnectGoal.Request(_goals.Ada.Id, null, later.Id, []), connect)).Problems[0].Code);
        Assert.Equal("goal.parent_in_a_circle", (await RunAsync(company.Olga, new ConnectGoal.Request(_goals.Alpha.Id, null, _goals.Ada.Id, []), connect)).Problems[0].Code);
        Assert.True((await RunAsync(company.Olga, new ConnectGoal.Request(_goals.Ada.Id, null, _goals.Alpha.Id, [other.Id, later.Id]), connect)).IsDone);
        var tracking = (await RunAsync(company.Ada, new GetGoalTracking.Request(_goals.Ada.Id), company.Get<GetGoalTracking>())).Value;
        Assert.Equal(2, tracking.Supports.Count);
        Assert.All(tracking.Supports, link => Assert.False(link.MayOpen));
        Assert.Contains((await RunAsync(company.Olga, new FindGoals.Request("beta win", "2026-Q2"), company.Get<FindGoals>())).Value.Items, found => found.Id == other.Id);
        Assert.DoesNotContain((await RunAsync(company.Ben, new FindGoals.Request("Ada"), company.Get<FindGoals>())).Value.Items, found => found.Id == _goals.Ada.Id);
    }

    [Fact]
    public async Task Gaps_are_counted_by_what_is_missing_and_vanish_when_it_comes()
    {
        var gaps = (await RunAsync(company.Olga, new ListGoalGaps.Request("2026-Q2", null, null, null, new PageRequest()), company.Get<ListGoalGaps>())).Value;
        Assert.Equal(3, gaps.Counts.Single(count => count.Check == QualityCheck.Behaviour).Goals);
        Assert.Equal(3, gaps.Counts.Single(count => count.Check == QualityCheck.Pay).Goals);
        Assert.Equal([_goals.Alpha.Id], (await RunAsync(company.Olga, new ListGoalGaps.Request("2026-Q2", null, null, QualityCheck.Relevant, new PageRequest()), company.Get<ListGoalGaps>())).Value.Goals.Items.Select(item => item.Goal.Id));
        Assert.True((await RunAsync(company.Olga, new TrackGoal.Request(_goals.Ada.Id, null, TrackingTerms.Usual, "A trial quarter."), company.Get<TrackGoal>())).IsDone);
        Assert.Equal(2, (await RunAsync(company.Olga, new ListGoalGaps.Request("2026-Q2", null, null, QualityCheck.Pay, new PageRequest()), company.Get<ListGoalGaps>())).Value.Goals.Total);
        Assert.True((await RunAsync(company.Ada, new GetGoalQuality.Request(_goals.Ada.Id), company.Get<GetGoalQuality>())).Value.Findings.Single(finding => finding.Check == QualityCheck.Pay).Passed);
    }

    [Fact]
    public async Task Sales_goals_lock_into_process_and_business_goals_and_gaps_are_listed()
    {
        var whole = await _goals.AddAsync(company.Company.Id, null, 20_000m, null);
        var beta = await _goals.AddAsync(company.Beta.Id, null, 500m, null);
        var (connect, gaps) = (company.Get<ConnectGoal>(), company.Get<ListGoalGaps>());
        // Nothing locks yet but by what is counted to what: nothing counts to the company.
        Assert.Equal((4, 4, 1), (await LacksAsync(QualityCheck.ProcessGoal), await LacksAsync(QualityCheck.BusinessGoal), await LacksAsync(QualityCheck.ProductGoal)));
        // Alpha counts to the company, and with it Ada and Mia; Beta supports it.
        Assert.True((await RunAsync(company.Olga, new ConnectGoal.Request(_goals.Alpha.Id, null, whole.Id, []), connect)).IsDone);
        Assert.True((await RunAsync(company.Olga, new ConnectGoal.Request(beta.Id, null, null, [whole.Id]), connect)).IsDone);
        Assert.Equal((4, 0), (await LacksAsync(QualityCheck.ProcessGoal), await LacksAsync(QualityCheck.BusinessGoal)));
        var tracking = (await RunAsync(company.Olga, new GetGoalTracking.Request(beta.Id), company.Get<GetGoalTracking>())).Value;
        Assert.Equal((GoalNature.Sales, InterlockKind.SalesBusiness), (tracking.Nature, tracking.Supports.Single().Kind));
        Assert.Equal([InterlockKind.SalesProcess], tracking.Missing);
        Assert.Equal([(beta.Id, false, InterlockKind.SalesBusiness)], (await RunAsync(company.Olga, new GetGoal.Request(whole.Id), company.Get<GetGoal>())).Value.Links.Select(link => (link.Id, link.IsSupported, link.Kind!.Value)));

        // Where natures say how two goals lock, nothing is chosen; between two sales goals it may be, and holds for those below.
        Assert.Equal(("goal.kind_does_not_fit", "Supports"), await ChooseAsync(beta.Id, whole.Id, InterlockKind.SalesProcess) is { Problems: [var problem] } ? (problem.Code, problem.Field) : default);
        Assert.Equal("goal.no_such_support", (await RunAsync(company.Olga, new ConnectGoal.Request(beta.Id, null, null, [], [new(whole.Id, null)]), connect)).Problems[0].Code);
        Assert.True((await ChooseAsync(beta.Id, _goals.Alpha.Id, InterlockKind.SalesProcess)).IsDone);
        Assert.Equal(0, await LacksAsync(QualityCheck.ProcessGoal));
        Assert.True((await ChooseAsync(beta.Id, _goals.Alpha.Id, null)).IsDone);
        Assert.Equal(4, await LacksAsync(QualityCheck.ProcessGoal));

        async Task<int> LacksAsync(QualityCheck lack) => (await RunAsync(company.Olga, new ListGoalGaps.Request("2026-Q2", null, null, lack, new PageRequest()), gaps)).Value.Goals.Total;
        Task<Result<Nothing>> ChooseAsync(GoalId goal, GoalId supports, InterlockKind? kind) =>
            RunAsync(company.Olga, new ConnectGoal.Request(goal, null, null, goal == beta.Id ? [whole.Id, supports] : [supports], [new(supports, kind)]), connect);
    }

    [Fact]
    public async Task A_goal_is_concluded_after_its_period_with_a_score_and_a_lesson()
    {
        Assert.Equal("goal.not_over", (await RunAsync(company.Ada, new ConcludeGoal.Request(_goals.Ada.Id, 0.6m, "Start earlier."), company.Get<ConcludeGoal>())).Problems[0].Code);
        var over = await _goals.AddAsync(null, company.Ada.Id, 500m, null, "2026-Q1");
        Assert.Equal(0.8m, (await RunAsync(company.Ada, new GetGoalTracking.Request(over.Id), company.Get<GetGoalTracking>())).Value.SuggestedScore);
        Assert.True((await RunAsync(company.Ada, new ConcludeGoal.Request(over.Id, 0.8m, "Start earlier."), company.Get<ConcludeGoal>())).IsDone);
        Assert.Equal("Closed", await company.ReadAsync<string>($"select state from goals where id = '{over.Id.Value}'"));
        Assert.Equal("goal.already_scored", (await RunAsync(company.Ada, new ConcludeGoal.Request(over.Id, 1m, "Again."), company.Get<ConcludeGoal>())).Problems[0].Code);
    }

    [Fact]
    public async Task Reminders_come_at_night_once_a_week_in_one_notification()
    {
        // Whatever else a night does: of check-ins three people hear, and the same night does not tell them again.
        var night = company.Get<NightWatch>();
        await company.ExecuteAsync("delete from nightly_rounds");
        Assert.True(await night.RunAsync(CancellationToken.None) > 0);
        Assert.Equal("t", await company.ReadAsync<string>("select (finished_at is not null and task = 'check-ins')::text::char from nightly_rounds where task = 'check-ins'"));
        Assert.Equal(3L, await company.ReadAsync<long>("select count(*) from notifications where code = 'goals.check_in_due'"));
        Assert.Equal(0, await night.RunAsync(CancellationToken.None));
        Assert.Equal("/goals/check-in", await company.ReadAsync<string>($"select link from notifications where person_id = '{company.Ada.Id.Value}' and code = 'goals.check_in_due'"));

        var reminders = company.Get<IEnumerable<NightlyTask>>().OfType<CheckInReminders>().Single();
        Assert.Equal(0, await reminders.RemindAsync(SmallCompany.Today, CancellationToken.None));
        await company.ExecuteAsync("update notifications set at = at - interval '8 days'");
        Assert.True((await RunAsync(company.Ada, Entries((_goals.Ada.Id, null, 7)), company.Get<CheckInGoals>())).IsDone);
        Assert.Equal(2, await reminders.RemindAsync(SmallCompany.Today, CancellationToken.None));
    }

    private static CheckInGoals.Request Entries(params (GoalId Goal, decimal? Value, int Confidence)[] entries) =>
        new([.. entries.Select(entry => new CheckInGoals.Entry(entry.Goal, entry.Value, null, null, entry.Confidence, null))]);

    private async Task TrackAsync(GoalId goal, TrackingTerms terms)
    {
        var result = await RunAsync(company.Olga, new TrackGoal.Request(goal, null, terms, null), company.Get<TrackGoal>());
        Assert.True(result.IsDone, string.Join(", ", result.Problems.Select(problem => problem.Code)));
    }

    private async Task<GoalFacts> GoalAsync(Person person, GoalId goal) => (await RunAsync(person, new GetGoal.Request(goal), company.Get<GetGoal>())).Value.Goal;

    private static Task<Result<TResponse>> RunAsync<TRequest, TResponse>(Person person, TRequest request, UseCase<TRequest, TResponse> action)
        where TRequest : notnull => action.RunAsync(SmallCompany.As(person), request);
}
