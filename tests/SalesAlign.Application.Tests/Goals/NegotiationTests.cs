using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Sales;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Goals;

/// <summary>A branch negotiated as a whole, and what can be done with goals afterwards: in a company of two regions on 15 May 2026.</summary>
public sealed class NegotiationTests(SmallCompany company) : IClassFixture<SmallCompany>, IAsyncLifetime
{
    private ObjectiveId _won;
    private MetricId _metric;

    public async Task InitializeAsync()
    {
        if ((await company.Get<GetStrategy>().RunAsync(As(company.Emil), new GetStrategy.Request())).TryGet(out var existing))
        {
            (_won, _metric) = (existing.Objectives[0].Id, existing.Objectives[0].Metric!.Id);
            await company.ExecuteAsync("delete from strategic_exceptions; delete from goal_supports; delete from goals; delete from notifications; delete from calendar_events");
        }
        else
        {
            var version = (await company.Get<StartStrategy>().RunAsync(As(company.Emil), new StartStrategy.Request(
                new("Grow", "We grow.", "Because we can.", StrategyType.Offensive, new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31))))).Value;
            _metric = (await company.Get<DefineMetric>().RunAsync(As(company.Olga), new DefineMetric.Request("Won amount", null, UsualMetrics.WonAmount(), Direction.HigherIsBetter, 7))).Value;
            _won = (await company.Get<AddObjective>().RunAsync(As(company.Emil), new AddObjective.Request(version, new ObjectiveWords(
                "Won amount", "Why not.", 100m, Perspective.Financial, ValueLever.RaiseReturn, _metric, null, 30_000m, new DateOnly(2028, 12, 31), company.Emil.Id, "Sell.", null)))).Value;
            Assert.True((await company.Get<PublishStrategy>().RunAsync(As(company.Emil), new PublishStrategy.Request(version, null))).IsDone);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_team_counters_its_year_with_its_quarters_and_the_gap_is_seen_by_level()
    {
        await CascadeAsync(2026, 20_000m, new DateOnly(2026, 5, 20));
        var gamma = await RowAsync(company.Gert, "Gamma");
        Assert.True(gamma is { MayAnswer: true, MayDecide: false, IsOverdue: false });
        var counter = await company.Get<CounterGoal>().RunAsync(As(company.Gert), new CounterGoal.Request(gamma.Id, gamma.Version, 5_001m, null, "Half our accounts stayed behind.", WithParts: true));
        Assert.True(counter.IsDone);
        Assert.Equal(5_001m, await company.ReadAsync<decimal>($"select sum(counter_value) from goals where unit_id = '{company.Gamma.Id.Value}' and period_key like '2026-Q%'"));

        var seen = (await SeeAsync(company.Olga)).Value;
        // North and South, Alpha, Beta and Gamma, four sellers.
        Assert.Equal([1, 2, 3, 4], seen.Levels.Select(level => level.Goals));
        var teams = seen.Levels[2];
        Assert.Equal((20_000m, 20_000m, 1), (teams.Parent, teams.Offered, teams.CounteredGoals));
        Assert.Equal(5_001m - gamma.Offered, teams.Gap);
        Assert.Equal((8, 0, 1), (seen.Waiting - 1, seen.Overdue, seen.Countered));
        var south = seen.Rows.Single(row => row.Owner == "South");
        Assert.Equal((gamma.Offered, 5_001m), (south.OfferedBelow, south.CounteredBelow));
        Assert.Equal("Half our accounts stayed behind.", seen.Rows.Single(row => row.Owner == "Gamma").Reason);

        // The branch is decided with what was countered, quarters too.
        var row = seen.Rows.Single(r => r.Owner == "Gamma");
        var decided = (await company.Get<DecideGoal>().RunAsync(As(company.Olga), new DecideGoal.Request(row.Id, row.Version, null, null, "Fair.", true, DecideGoal.BranchNumbers.Countered))).Value;
        Assert.Equal(15, decided.Decided);
        Assert.Equal(5_001m, await company.ReadAsync<decimal>($"select sum(target_value) from goals where unit_id = '{company.Gamma.Id.Value}' and period_key like '2026-Q%'"));
        Assert.Equal(5_001m, (await RowAsync(company.Olga, "Gamma")).Offered);
    }

    [Fact]
    public async Task Who_has_not_answered_is_reminded_once_a_day_and_everybody_sees_their_own()
    {
        await CascadeAsync(2026, 20_000m, null);
        var reminded = (await company.Get<RemindOwners>().RunAsync(As(company.Olga), new RemindOwners.Request(_won, "2026", new DateOnly(2026, 5, 16)))).Value;
        // Mia, Ada, Ben and Nora; Anna and Gert for their teams.
        Assert.Equal((6, 9), (reminded.Reminded, reminded.Waiting));
        Assert.Equal(0, (await company.Get<RemindOwners>().RunAsync(As(company.Olga), new RemindOwners.Request(_won, "2026"))).Value.Reminded);
        Assert.Equal("goal.deadline_over", (await company.Get<RemindOwners>().RunAsync(As(company.Olga), new RemindOwners.Request(_won, "2026", new DateOnly(2026, 5, 1)))).Problems[0].Code);
        await company.ExecuteAsync("update goals set respond_by = '2026-05-14' where respond_by is not null");
        var mine = (await SeeAsync(company.Mia)).Value;
        Assert.Equal(("Mia Mover", true), (mine.Rows.Single().Owner, mine.Rows.Single().IsOverdue));
        Assert.Equal(Outcome.Forbidden, (await company.Get<RemindOwners>().RunAsync(As(company.Mia), new RemindOwners.Request(_won, "2026"))).Outcome);
    }

    [Fact]
    public async Task A_number_is_judged_by_what_its_owner_did_before()
    {
        await CascadeAsync(2026, 20_000m, null);
        var quarter = await company.ReadAsync<Guid>($"select id from goals where person_id = '{company.Mia.Id.Value}' and period_key = '2026-Q3'");
        var seen = (await company.Get<GetGoalFeasibility>().RunAsync(As(company.Mia), new GetGoalFeasibility.Request(new GoalId(quarter), 2_500m))).Value;
        // Quarters of 2025: 1,000, 2,000, nothing, 3,000; of 2026: 700. Before that nothing is known.
        Assert.Equal([1_000m, 2_000m, 0m, 3_000m, 700m], seen.History.SkipWhile(past => past.Value is null).Select(past => past.Value!.Value));
        Assert.Equal((0.8m, 5, PeriodKind.Week), (seen.Result.Percentile, seen.Result.Periods, seen.RunRateUnit));
        Assert.Equal(2_500m / 13m, seen.Result.RequiredRunRate);
        // Three deals of a year are no win rate.
        Assert.Null(seen.Result.WinRate);
        var whole = await company.ReadAsync<Guid>("select id from goals where period_key = '2026-Q3' and parent_id is null");
        var all = (await company.Get<GetGoalFeasibility>().RunAsync(As(company.Olga), new GetGoalFeasibility.Request(new GoalId(whole)))).Value;
        Assert.True(all.Result.WinRate is > 0.8m and < 1m);
        Assert.Equal(Outcome.NotFound, (await company.Get<GetGoalFeasibility>().RunAsync(As(company.Ada), new GetGoalFeasibility.Request(new GoalId(quarter)))).Outcome);
    }

    [Fact]
    public async Task Goals_are_put_off_copied_carried_forward_and_cloned()
    {
        await CascadeAsync(2026, 20_000m, null);
        await company.ExecuteAsync("update goals set state = 'Agreed'");
        var first = await company.ReadAsync<Guid>($"select id from goals where person_id = '{company.Ada.Id.Value}' and period_key = '2026-Q1'");
        var target = await company.ReadAsync<decimal>($"select target_value from goals where id = '{first}'");
        // She won 400 in the first quarter; what is missing goes to the third as a new version to agree.
        var carried = (await company.Get<CopyGoal>().RunAsync(As(company.Olga), new CopyGoal.Request(new GoalId(first), "2026-Q3", "Frost.", CarryForward: true))).Value;
        Assert.Equal(target - 400m, await company.ReadAsync<decimal>($"select proposed_value - target_value from goals where id = '{carried.Value}'"));
        Assert.Equal("goal.period_taken", (await company.Get<PostponeGoal>().RunAsync(As(company.Olga), new PostponeGoal.Request(new GoalId(first), null, "2026-Q4", "Later."))).Problems[0].Code);
        Assert.True((await company.Get<PostponeGoal>().RunAsync(As(company.Olga), new PostponeGoal.Request(new GoalId(first), null, "2027-Q1", "Later."))).IsDone);
        Assert.Equal("Offered", await company.ReadAsync<string>($"select state from goals where id = '{first}'"));
        Assert.Equal(Outcome.Forbidden, (await company.Get<CopyGoal>().RunAsync(As(company.Ada), new CopyGoal.Request(new GoalId(first), "2027-Q2", "Mine."))).Outcome);
        await company.ExecuteAsync($"delete from goals where id = '{first}'");

        var cloned = (await company.Get<CloneCascade>().RunAsync(As(company.Olga), new CloneCascade.Request(_won, 2026, 10m, "As this year, and a tenth."))).Value;
        Assert.Equal((49, 0, "2027"), (cloned.Created, cloned.LeftOut.Count, cloned.Year));
        Assert.Equal(22_000m, await company.ReadAsync<decimal>("select target_value from goals where period_key = '2027' and parent_id is null"));
        Assert.Equal(0L, await company.ReadAsync<long>("select count(*) from goals c join goals p on p.id = c.parent_id where c.period_key <> p.period_key"));
        Assert.Equal("clone.next_year_has_goals", (await company.Get<CloneCascade>().RunAsync(As(company.Olga), new CloneCascade.Request(_won, 2026, 0m, "Again."))).Problems[0].Code);
    }

    [Fact]
    public async Task A_clone_is_previewed_adds_up_fills_gaps_and_is_taken_back_where_nobody_touched_it()
    {
        await CascadeAsync(2026, 20_000m, null);
        var preview = (await company.Get<PreviewClone>().RunAsync(As(company.Olga), new PreviewClone.Request(_won, 2026, 7.3m))).Value;
        Assert.Equal((50, 0, 0, 21_460m), (preview.Created, preview.There, preview.LeftOut, preview.Owners[0].Cells[0]!.After));
        Assert.Equal(["2027", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"], preview.Periods);
        Assert.Equal(["Acme", "North", "Alpha"], preview.Owners.Take(3).Select(owner => owner.Name));
        Assert.Equal(0L, await company.ReadAsync<long>("select count(*) from goals where period_key like '2027%'"));

        var made = (await company.Get<CloneCascade>().RunAsync(As(company.Olga), new CloneCascade.Request(_won, 2026, 7.3m, "A bit more."))).Value;
        Assert.Equal((50, 0), (made.Created, made.Kept));
        // Everywhere the parts are the whole, over people and over quarters.
        Assert.Equal(0L, await company.ReadAsync<long>("select count(*) from goals p where p.period_key like '2027%' and exists (select 1 from goals c where c.parent_id = p.id) and p.target_value <> (select sum(c.target_value) from goals c where c.parent_id = p.id)"));
        Assert.Equal(0L, await company.ReadAsync<long>(
            "select count(*) from goals y where y.period_key = '2027' and y.target_value <> (select sum(q.target_value) from goals q where q.period_key like '2027-Q%' and q.unit_id is not distinct from y.unit_id and q.person_id is not distinct from y.person_id)"));

        // One team is offered its year meanwhile; a seller's quarter goes, and is made anew.
        await company.ExecuteAsync($"update goals set state = 'Offered' where period_key = '2027' and unit_id = '{company.Gamma.Id.Value}'");
        await company.ExecuteAsync($"delete from goals where period_key = '2027-Q3' and person_id = '{company.Ada.Id.Value}'");
        var again = (await company.Get<CloneCascade>().RunAsync(As(company.Olga), new CloneCascade.Request(_won, 2026, 0m, "What is missing.", OnlyMissing: true))).Value;
        Assert.Equal((1, 49), (again.Created, again.Kept));
        Assert.Equal("clone.nothing_missing", (await company.Get<CloneCascade>().RunAsync(As(company.Olga), new CloneCascade.Request(_won, 2026, 0m, "Again.", OnlyMissing: true))).Problems[0].Code);
        var last = (await company.Get<PreviewClone>().RunAsync(As(company.Olga), new PreviewClone.Request(_won, 2026))).Value.Last!;
        Assert.Contains((last.Version, last.Goals), new[] { (again.Version, 1), (made.Version, 48) });
        Assert.Equal("Olga Operations", last.By);

        // What was offered stays, and so does everything above it: Gamma, South and the company.
        Assert.Equal((1, 0), Taken(await company.Get<UndoClone>().RunAsync(As(company.Olga), new UndoClone.Request(_won, 2026, again.Version))));
        Assert.Equal((46, 2), Taken(await company.Get<UndoClone>().RunAsync(As(company.Olga), new UndoClone.Request(_won, 2026, made.Version))));
        Assert.Equal(3L, await company.ReadAsync<long>("select count(*) from goals where period_key like '2027%'"));
        Assert.Equal("clone.nothing_to_undo", (await company.Get<UndoClone>().RunAsync(As(company.Olga), new UndoClone.Request(_won, 2026, made.Version))).Problems[0].Code);
        Assert.Equal("clone.whole_company_only", (await company.Get<PreviewClone>().RunAsync(As(company.Gert), new PreviewClone.Request(_won, 2026))).Problems[0].Code);
        Assert.Equal(Outcome.Forbidden, (await company.Get<UndoClone>().RunAsync(As(company.Mia), new UndoClone.Request(_won, 2026, made.Version))).Outcome);

        static (int, int) Taken(Result<UndoClone.Response> result) => (result.Value.Removed, result.Value.Kept);
    }

    [Fact]
    public async Task A_move_is_previewed_and_changes_both_sides_up_to_where_they_meet()
    {
        await CascadeAsync(2027, 20_000m, null);
        await company.ExecuteAsync("update goals set state = 'Agreed'");
        var request = new PreviewReorganization.Request(company.Mia.Id, company.Alpha.Id, new DateOnly(2027, 4, 1));
        var preview = (await company.Get<PreviewReorganization>().RunAsync(As(company.Olga), request)).Value;
        // Three quarters move; Gamma and South lose them, Alpha and North gain them, each quarter and the year under way; the company keeps its number.
        Assert.Equal((3, 16, 0), (preview.Goals.Count(goal => goal.Moves), preview.Goals.Count(goal => !goal.Moves), preview.WithoutParent));
        Assert.DoesNotContain(preview.Goals, goal => goal.Owner == "Acme");
        Assert.Equal(0m, preview.Goals.Where(goal => !goal.Moves && goal.Period == "2027").Sum(goal => goal.After - goal.Before));
        Assert.Equal(0L, await company.ReadAsync<long>("select count(*) from goals where change <> 'None'"));
        // Her own year is under way: it stays in Gamma with its number, and supports Alpha's.
        var stays = Assert.Single(preview.Stays);
        Assert.Equal(("Mia Mover", "2027", "Gamma", "Alpha"), (stays.Owner, stays.Period, stays.FromUnit, stays.ToUnit));
        Assert.Equal(preview.Goals.Where(goal => goal.Moves).Sum(goal => goal.Before) / stays.Target, stays.MovingShare);

        var applied = (await company.Get<ApplyReorganization>().RunAsync(As(company.Olga), new ApplyReorganization.Request(company.Mia.Id, company.Alpha.Id, new DateOnly(2027, 4, 1), true, "She takes over the Alpha accounts."))).Value;
        Assert.Equal((3, 16), (applied.Moved, applied.Changed));
        Assert.Equal(16L, await company.ReadAsync<long>("select count(*) from goals where change = 'Offered'"));
        Assert.Equal(3L, await company.ReadAsync<long>($"select count(*) from goals c join goals p on p.id = c.parent_id where c.person_id = '{company.Mia.Id.Value}' and p.unit_id = '{company.Alpha.Id.Value}'"));
        var year = $"select count(*) from goals y join goals p on p.id = y.parent_id where y.period_key = '2027' and y.person_id = '{company.Mia.Id.Value}' and y.target_value = {stays.Target.ToString(System.Globalization.CultureInfo.InvariantCulture)} and y.change = 'None' and p.unit_id = '{company.Gamma.Id.Value}'";
        Assert.Equal(1L, await company.ReadAsync<long>(year));
        Assert.Equal(1L, await company.ReadAsync<long>($"select count(*) from goal_supports s join goals g on g.id = s.supports_id where s.goal_id = '{stays.Id.Value}' and g.unit_id = '{company.Alpha.Id.Value}' and g.period_key = '2027'"));
        // The first quarter, which was over by then, is where it was.
        Assert.Equal(1L, await company.ReadAsync<long>($"select count(*) from goals q join goals p on p.id = q.parent_id where q.person_id = '{company.Mia.Id.Value}' and q.period_key = '2027-Q1' and p.unit_id = '{company.Gamma.Id.Value}'"));
        Assert.Equal("move.nothing_moves", (await company.Get<ApplyReorganization>().RunAsync(As(company.Olga), new ApplyReorganization.Request(company.Mia.Id, company.Alpha.Id, new DateOnly(2027, 4, 1), true, "Again."))).Problems[0].Code);
        // She belongs to Gamma still: the list of those who carry goals elsewhere names her.
        var moved = (await company.Get<ListMovedOwners>().RunAsync(As(company.Olga), new ListMovedOwners.Request())).Value.Moved.Single();
        Assert.Equal(("Mia Mover", "Alpha", "Gamma", 3), (moved.Name, moved.From, moved.ToName, moved.Goals));
    }

    [Fact]
    public async Task A_move_within_a_quarter_changes_the_quarter_and_the_year_by_the_months_that_move()
    {
        var saved = await company.Get<CascadeObjective>().RunAsync(As(company.Olga), new CascadeObjective.Request(Terms(2027, 24_000m) with { Parts = PeriodKind.Month }, Offer: true, Replace: false, null));
        Assert.True(saved.IsDone);
        await company.ExecuteAsync("update goals set state = 'Agreed'");
        var from = new DateOnly(2027, 5, 1);
        var preview = (await company.Get<PreviewReorganization>().RunAsync(As(company.Olga), new PreviewReorganization.Request(company.Mia.Id, company.Alpha.Id, from))).Value;
        // Eight months and two quarters move; the second quarter and the year are under way and stay.
        Assert.Equal((10, 2), (preview.Goals.Count(goal => goal.Moves), preview.Stays.Count));
        Assert.True((await company.Get<ApplyReorganization>().RunAsync(As(company.Olga), new ApplyReorganization.Request(company.Mia.Id, company.Alpha.Id, from, true, "Takes over."))).IsDone);
        await company.ExecuteAsync("update goals set target_value = proposed_value, proposed_value = null, change = 'None' where change = 'Offered'");
        foreach (var longer in new[] { "2027-Q%", "2027" })
        {
            Assert.Equal(0L, await company.ReadAsync<long>($"""
                select count(*) from goals q where q.unit_id is not null and q.period_key like '{longer}' and q.target_value <> (
                  select sum(m.target_value) from goals m where m.period_key like '2027-M%' and m.unit_id = q.unit_id and m.period_first >= q.period_first and m.period_last <= q.period_last)
                """));
        }
        Assert.Equal(0L, await company.ReadAsync<long>("select count(*) from goals p where p.period_key like '2027-M%' and exists (select 1 from goals c where c.parent_id = p.id) and p.target_value <> (select sum(c.target_value) from goals c where c.parent_id = p.id)"));
    }

    [Fact]
    public async Task A_year_planned_before_the_last_is_over_takes_what_is_missing_from_the_year_before()
    {
        var shown = (await company.Get<PreviewCascade>().RunAsync(As(company.Olga), new PreviewCascade.Request(Terms(2027, 20_000m) with { Phasing = AllocationMethod.BySeasonality }))).Value;
        // 2026 so far: the first quarter. The second is not over: 2025's 4,000 stand for it, as 500 and 7,000 do for the rest.
        Assert.Equal([1_400m, 4_000m, 500m, 7_000m], shown.Rows[0].HistoryCells!.Select(cell => cell!.Value));
        Assert.Equal(3, shown.BorrowedPeriods);
        Assert.Equal(Math.Round(20_000m * 7_000m / 12_900m), shown.Rows[0].Value.Cells[3]);
    }

    [Fact]
    public async Task A_target_of_three_years_becomes_yearly_goals_and_quarters_by_season_and_events()
    {
        var plan = (await company.Get<PlanHorizon>().RunAsync(As(company.Olga), new PlanHorizon.Request(_won))).Value;
        Assert.Equal((14_000m, 30_000m, 3), (plan.Start, plan.Target, plan.Years.Count));
        Assert.Equal(30_000m, plan.Years[^1].Target);
        Assert.Equal(plan.Years[0].Target, plan.Quarters.Sum(quarter => quarter.Target));
        var before = plan.Quarters[2].SeasonShare;
        Assert.True((await company.Get<AddCalendarEvent>().RunAsync(As(company.Olga), new AddCalendarEvent.Request("Launch", CalendarEventKind.Launch, new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30), 100m))).IsDone);
        Assert.True((await company.Get<PlanHorizon>().RunAsync(As(company.Olga), new PlanHorizon.Request(_won, HorizonPath.SCurve))).Value.Quarters[2].SeasonShare > before);
        Assert.Equal("season.uplift_out_of_range", (await company.Get<AddCalendarEvent>().RunAsync(As(company.Olga), new AddCalendarEvent.Request("x", CalendarEventKind.Other, new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 1), 0m))).Problems[0].Code);

        var saved = (await company.Get<SetHorizon>().RunAsync(As(company.Olga), new SetHorizon.Request(_won, [.. plan.Years.Select(year => new SetHorizon.Year(year.FiscalYear, year.Target))]))).Value;
        Assert.Equal((3, 0), (saved.Created, saved.Changed));
        // The year's goal is what its cascade begins with.
        var sheet = (await company.Get<PreviewCascade>().RunAsync(As(company.Olga), new PreviewCascade.Request(Terms(2027, null)))).Value;
        Assert.Equal(plan.Years[1].Target, sheet.Target);
        Assert.Equal("horizon.whole_company_only", (await company.Get<SetHorizon>().RunAsync(As(company.Gert), new SetHorizon.Request(_won, [new(2026, 1m)]))).Problems[0].Code);
    }

    [Fact]
    public async Task Two_units_share_goals_and_a_poor_deal_is_compensated()
    {
        var id = (await company.Get<AddJointGoalSet>().RunAsync(As(company.Olga), new AddJointGoalSet.Request("Ours", company.Alpha.Id, company.Gamma.Id, "2026-H1",
        [
            new(JointGoalKind.Revenue, "Won together", _metric, 4_000m, 1m), new(JointGoalKind.Profit, "Contribution", null, 100m, 1m), new(JointGoalKind.NonFinancial, "Visits", null, 10m, 2m),
        ]))).Value;
        Assert.True((await company.Get<AgreeJointGoals>().RunAsync(As(company.Anna), new AgreeJointGoals.Request(id, null))).IsDone);
        Assert.False((await ListAsync()).IsAgreed);
        Assert.True((await company.Get<AgreeJointGoals>().RunAsync(As(company.Gert), new AgreeJointGoals.Request(id, null))).IsDone);
        var visits = (await ListAsync()).Items[2].Id;
        Assert.True((await company.Get<EnterJointValue>().RunAsync(As(company.Gert), new EnterJointValue.Request(id, visits, 5m))).IsDone);
        var set = await ListAsync();
        // Alpha won 700 of Mia, 400 and 600 of Ada; Gamma 900 of Mia: 2,600 of 4,000. Visits by half, twice the weight.
        Assert.Equal((true, 2_600m, 1), (set.IsAgreed, set.Items[0].Value, set.Missing));
        Assert.Equal((0.65m + (2m * 0.5m)) / 3m, set.Score);

        await CascadeAsync(2026, 20_000m, null);
        await company.ExecuteAsync("update goals set state = 'Agreed'");
        var quarter = new GoalId(await company.ReadAsync<Guid>($"select id from goals where person_id = '{company.Mia.Id.Value}' and period_key = '2026-Q2'"));
        var target = await company.ReadAsync<decimal>($"select target_value from goals where id = '{quarter.Value}'");
        var deal = new DealId(await company.ReadAsync<Guid>($"select id from deals where owner_id = '{company.Mia.Id.Value}' order by closed_on desc limit 1"));
        // She finds it by her customer's name and the product; of others' deals she sees none, and can ask for none.
        var found = (await company.Get<FindDeals>().RunAsync(As(company.Mia), new FindDeals.Request("customer 5 base"))).Value.Items.Single();
        Assert.Equal((deal, "Customer 5", "Mia Mover"), (found.Id, found.Account, found.Owner));
        Assert.All((await company.Get<FindDeals>().RunAsync(As(company.Mia), new FindDeals.Request(""))).Value.Items, item => Assert.Equal("Mia Mover", item.Owner));
        Assert.Equal("Ada Alpha", (await company.Get<FindDeals>().RunAsync(As(company.Olga), new FindDeals.Request("", company.Ada.Id))).Value.Items[0].Owner);
        var foreign = new DealId(await company.ReadAsync<Guid>($"select id from deals where owner_id = '{company.Ada.Id.Value}' limit 1"));
        Assert.Equal(("exception.no_such_deal", "Deal"), (await company.Get<AskStrategicException>().RunAsync(As(company.Mia), new AskStrategicException.Request(foreign, quarter, ExceptionCompensation.Credit, 1m, "Not mine."))).Problems[0] is var none ? (none.Code, none.Field) : default);
        var asked = (await company.Get<AskStrategicException>().RunAsync(As(company.Mia), new AskStrategicException.Request(deal, quarter, ExceptionCompensation.SmallerTarget, 100m, "At cost, for the company."))).Value;
        Assert.Equal("exception.asked_already", (await company.Get<AskStrategicException>().RunAsync(As(company.Mia), new AskStrategicException.Request(deal, quarter, ExceptionCompensation.Credit, 1m, "Again."))).Problems[0].Code);
        Assert.Equal(Outcome.NotFound, (await company.Get<DecideStrategicException>().RunAsync(As(company.Anna), new DecideStrategicException.Request(asked, true, "Yes."))).Outcome);
        Assert.True((await company.Get<DecideStrategicException>().RunAsync(As(company.Gert), new DecideStrategicException.Request(asked, true, "It is what we asked for."))).IsDone);
        Assert.Equal((target - 100m, 2), (await company.ReadAsync<decimal>($"select target_value from goals where id = '{quarter.Value}'"), await company.ReadAsync<int>($"select revision from goals where id = '{quarter.Value}'")));

        var third = new GoalId(await company.ReadAsync<Guid>($"select id from goals where person_id = '{company.Mia.Id.Value}' and period_key = '2026-Q1'"));
        var credit = (await company.Get<AskStrategicException>().RunAsync(As(company.Gert), new AskStrategicException.Request(deal, third, ExceptionCompensation.Credit, 300m, "Half is hers."))).Value;
        Assert.True((await company.Get<DecideStrategicException>().RunAsync(As(company.Olga), new DecideStrategicException.Request(credit, true, "Granted."))).IsDone);
        Assert.Equal(1_000m, (await company.Get<GetGoal>().RunAsync(As(company.Mia), new GetGoal.Request(third))).Value.Goal.Standing.Actual.Value);
        Assert.Equal(2, (await company.Get<ListStrategicExceptions>().RunAsync(As(company.Mia), new ListStrategicExceptions.Request(null, deal))).Value.Count);

        async Task<ListJointGoalSets.Set> ListAsync() => (await company.Get<ListJointGoalSets>().RunAsync(As(company.Gert), new ListJointGoalSets.Request("2026-Q2"))).Value.Single();
    }

    [Fact]
    public async Task Any_goals_are_evaluated_without_saving()
    {
        var result = (await company.Get<EvaluateGoals>().RunAsync(As(company.Mia), new RollUpRequest(
            [new("top", null, ProgressSource.MeanOfChildren, 0m, 100m, new(2026, 1, 1), new(2026, 12, 31)), new("a", "top", ProgressSource.OwnMetric, 0m, 100m, new(2026, 1, 1), new(2026, 12, 31), 50m, new(2026, 5, 14))],
            new(2026, 5, 15)))).Value;
        Assert.Equal([0.5m, 0.5m], result.Goals.Select(goal => goal.Progress!.Value));
        Assert.Equal(Outcome.Refused, (await company.Get<EvaluateGoals>().RunAsync(As(company.Mia), new RollUpRequest([], new(2026, 5, 15)))).Outcome);
    }

    private CascadeTerms Terms(int year, decimal? target) => new(_won, null, year, target, null, AllocationMethod.Equal, [new(AllocationMethod.ByHistory)], [], []);

    private async Task CascadeAsync(int year, decimal target, DateOnly? respondBy)
    {
        var saved = await company.Get<CascadeObjective>().RunAsync(As(company.Olga), new CascadeObjective.Request(Terms(year, target), Offer: true, Replace: false, null, respondBy));
        Assert.True(saved.IsDone, string.Join(", ", saved.Problems.Select(problem => problem.Code)));
    }

    private Task<Result<GetNegotiation.Response>> SeeAsync(Person person) => company.Get<GetNegotiation>().RunAsync(As(person), new GetNegotiation.Request(_won, "2026"));

    private async Task<GetNegotiation.Row> RowAsync(Person person, string owner) => (await SeeAsync(person)).Value.Rows.Single(row => row.Owner == owner);

    private static Actor As(Person person) => SmallCompany.As(person);
}
