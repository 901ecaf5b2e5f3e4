using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Goals;

public sealed class CascadeTests : IClassFixture<SmallCompany>, IAsyncLifetime
{
    private static readonly LevelRule[] ByHistory = [new(AllocationMethod.ByHistory)];

    private readonly SmallCompany _company;
    private ObjectiveId _won;
    private ObjectiveId _share;
    private ObjectiveId _cycle;

    public CascadeTests(SmallCompany company) => _company = company;

    public async Task InitializeAsync()
    {
        if ((await _company.Get<GetStrategy>().RunAsync(As(_company.Emil), new GetStrategy.Request())).TryGet(out var existing))
        {
            (_won, _share, _cycle) = (existing.Objectives[0].Id, existing.Objectives[1].Id, existing.Objectives[2].Id);
            await _company.ExecuteAsync("delete from goals");
            return;
        }
        var version = (await _company.Get<StartStrategy>().RunAsync(As(_company.Emil), new StartStrategy.Request(
            new("Grow", "We grow.", "Because we can.", StrategyType.Offensive, new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31))))).Value;
        _won = await AddAsync(version, "Won amount", UsualMetrics.WonAmount(), 20_001m);
        _share = await AddAsync(version, "Premium share", UsualMetrics.ShareOfWonAmount(Filter.Where("tier", FilterOperator.Equal, "Premium")), 0.6m, 30);
        _cycle = await AddAsync(version, "Cycle", UsualMetrics.AverageCycleDays(), 25m);
        var draft = (await _company.Get<GetStrategyDraft>().RunAsync(As(_company.Emil), new GetStrategyDraft.Request())).Value.Draft!;
        var published = await _company.Get<PublishStrategy>().RunAsync(As(_company.Emil), new PublishStrategy.Request(version, draft.Version));
        Assert.True(published.IsDone, string.Join(", ", published.Problems.Select(problem => problem.Code)));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_target_becomes_goals_of_regions_teams_and_people_that_add_up_to_the_unit()
    {
        var preview = (await PreviewAsync(_company.Olga, Terms(_won))).Value;
        Assert.Equal(20_001m, preview.Rows[0].Value.Total);
        Assert.Equal("2025", preview.HistoryYear);
        // Nora has sold nothing yet and gets the mean of her team's sellers who have.
        Assert.Equal(WeightSource.MeanOfSiblings, Row(preview, "Nora New").Value.Source);
        Assert.InRange(Row(preview, "Nora New").Value.Total - Row(preview, "Mia Mover").Value.Total, -1m, 1m);
        // North's history is what was closed under it then, though Beta has joined it since.
        Assert.Equal((8_000m, 6_000m), (Row(preview, "North").History.Value!.Value, Row(preview, "South").History.Value!.Value));
        AssertAddsUp(preview);

        var saved = (await SaveAsync(_company.Olga, Terms(_won), preview.Basis)).Value;
        Assert.Equal((10 * 5, 0, 0), (saved.Created, saved.Renewed, saved.Removed));
        Assert.Equal(0L, await _company.ReadAsync<long>("""
            select count(*) from goals parent
            where exists (select from goals c where c.parent_id = parent.id)
              and parent.target_value <> (select sum(child.target_value) from goals child where child.parent_id = parent.id)
            """));
        Assert.Equal(0L, await _company.ReadAsync<long>("""
            select count(*) from goals y where y.period_key = '2026' and y.target_value <> (
              select sum(q.target_value) from goals q where q.period_key like '2026-Q%' and q.unit_id is not distinct from y.unit_id and q.person_id is not distinct from y.person_id)
            """));
        Assert.Equal("Agreed", await _company.ReadAsync<string>($"select state from goals where id = '{saved.Top.Value}'"));
        Assert.Equal(45L, await _company.ReadAsync<long>("select count(*) from goals where state = 'Offered'"));
        Assert.Equal(0L, await _company.ReadAsync<long>("select count(*) from goals g where (select count(*) from goal_steps s where s.goal_id = g.id) < 2"));
    }

    [Fact]
    public async Task Cells_are_pinned_by_hand_and_levels_over_assigned()
    {
        var mia = $"p:{_company.Mia.Id.Value:N}";
        var terms = Terms(_won) with
        {
            Target = 10_000m,
            Phasing = AllocationMethod.Equal,
            Levels = [new(AllocationMethod.Equal), new(AllocationMethod.Equal, 10m), new(AllocationMethod.Equal)],
            Pins = [new(mia, "2026-Q3", 1_234m)],
        };
        var preview = (await PreviewAsync(_company.Olga, terms)).Value;
        Assert.Equal((5_000m, 5_000m), (Row(preview, "North").Value.Total, Row(preview, "South").Value.Total));
        // South gives its one team 110 %.
        Assert.Equal(5_500m, Row(preview, "Gamma").Value.Total);
        Assert.Equal(10m, Row(preview, "Gamma").CumulativeOverAssignmentPercent);
        Assert.Equal(1_234m, Row(preview, "Mia Mover").Value.Cells[2]);
        Assert.Equal(5_500m, Row(preview, "Mia Mover").Value.Total + Row(preview, "Nora New").Value.Total);

        // By hand at the top.
        var byHand = terms with
        {
            Levels = [new(AllocationMethod.ByHand), new(AllocationMethod.Equal)],
            Shares = [new($"u:{_company.North.Id.Value:N}", 3m), new($"u:{_company.South.Id.Value:N}", 1m)],
            Pins = [],
        };
        Assert.Equal([7_500m, 2_500m], (await PreviewAsync(_company.Olga, byHand)).Value.Rows.Where(row => row.Level == 1).Select(row => row.Value.Total));
    }

    [Fact]
    public async Task A_ratio_is_divided_in_both_parts_and_recomputed()
    {
        var preview = (await PreviewAsync(_company.Olga, Terms(_share))).Value;
        // 60 % of what was won last year, 14,000.
        Assert.Equal((8_400m, 14_000m), (preview.Target, preview.Denominator));
        Assert.Equal(0.6m, preview.Rows[0].Ratio);
        foreach (var row in preview.Rows.Where(row => row.ChildrenTotal is not null))
        {
            var below = preview.Rows.Where(child => child.ParentKey == row.Key).ToList();
            Assert.Equal(row.Denominator!.Total, below.Sum(child => child.Denominator!.Total));
            Assert.Equal(row.Value.Total, below.Sum(child => child.Value.Total));
        }
        var saved = await SaveAsync(_company.Olga, Terms(_share), preview.Basis);
        Assert.True(saved.IsDone);
        var tree = (await TreeAsync(_company.Emil, "2026")).Value;
        var top = tree.Objectives.Single(objective => objective.Id == _share).Nodes[0].Goal;
        Assert.Equal(1_600m / 3_011m, top.Standing.Actual.Value);
        Assert.Equal(1_600m / 3_011m / 0.6m, top.Standing.Attainment!.Value, 10);
        // 88.6 % of the target, due all the time: amber.
        Assert.Equal(RagStatus.Amber, top.Standing.Status);
    }

    [Fact]
    public async Task Goals_stand_where_live_deals_put_them()
    {
        await SaveAsync(_company.Olga, Terms(_won), null);
        await SaveAsync(_company.Olga, Terms(_cycle), null);
        var tree = (await TreeAsync(_company.Emil, "2026-Q1")).Value;
        Assert.Equal("2026-Q1", tree.Period);
        var nodes = tree.Objectives.Single(objective => objective.Id == _won).Nodes;
        Assert.Equal(["Acme", "North", "Alpha", "Ada Alpha", "Beta", "Ben Beta", "South", "Gamma", "Mia Mover", "Nora New"], nodes.Select(node => node.Goal.Owner));
        Assert.Equal([0, 1, 2, 3, 2, 3, 1, 2, 3, 3], nodes.Select(node => node.Depth));
        Assert.Equal((1_400m, 1m), (nodes[0].Goal.Standing.Actual.Value, nodes[0].Goal.Standing.Expected));
        // Her team of the time has what Mia won in March; her own goal has it too.
        Assert.Equal((0m, 700m), (nodes[7].Goal.Standing.Actual.Value, nodes[8].Goal.Standing.Actual.Value));
        Assert.Equal(RagStatus.NotStarted, (await TreeAsync(_company.Emil, "2026-Q4")).Value.Objectives[0].Nodes[0].Goal.Standing.Status);
        // 12 days without a deal is longer than a week: silence is never green.
        var quarter = (await TreeAsync(_company.Emil, "2026-Q2")).Value.Objectives[0].Nodes[0].Goal.Standing;
        Assert.Equal(RagStatus.Outdated, quarter.Status);

        var cycle = (await TreeAsync(_company.Emil, "2026-Q1")).Value.Objectives.Single(objective => objective.Id == _cycle).Nodes[0].Goal.Standing;
        Assert.Equal((10m + 20m + 40m) / 3, cycle.Actual.Value!.Value, 10);
        // 23.3 days where 25 are aimed at: better than the target.
        Assert.True(cycle.Attainment > 1m);
        Assert.Equal(RagStatus.Green, cycle.Status);

        // A month has no goals: the quarter around it is shown.
        Assert.Equal("2026-Q1", (await TreeAsync(_company.Emil, "2026-M02")).Value.Period);
    }

    [Fact]
    public async Task Everybody_sees_the_goals_in_their_scope()
    {
        await SaveAsync(_company.Olga, Terms(_won), null);
        Assert.Equal(["Mia Mover"], (await TreeAsync(_company.Mia, "2026")).Value.Objectives.Single().Nodes.Select(node => node.Goal.Owner));
        Assert.Equal(["Gamma", "Mia Mover", "Nora New"], (await TreeAsync(_company.Gert, "2026")).Value.Objectives.Single().Nodes.Select(node => node.Goal.Owner));
        Assert.Equal(Outcome.NotFound, (await _company.Get<GetGoalTree>().RunAsync(As(_company.Anna), new GetGoalTree.Request("2026", _company.Gamma.Id))).Outcome);

        var mine = (await TreeAsync(_company.Mia, "2026")).Value.Objectives.Single().Nodes[0].Goal;
        var goal = (await GoalAsync(_company.Mia, mine.Id)).Value;
        Assert.Equal([("Gamma", false), ("South", false), ("Acme", false)], goal.Parents.Select(parent => (parent.Owner, parent.MayOpen)));
        Assert.Equal(("Won amount", "Because we can."), (goal.ObjectiveTitle, goal.StrategyRationale));
        Assert.Equal(4, goal.Parts.Count);
        Assert.Equal(Outcome.NotFound, (await GoalAsync(_company.Ada, mine.Id)).Outcome);
        var list = (await _company.Get<ListGoals>().RunAsync(As(_company.Gert), new ListGoals.Request("2026", null, null, null, null, new PageRequest(1, 2)))).Value;
        Assert.Equal((3, 2), (list.Total, list.Items.Count));
        Assert.Equal(Outcome.Forbidden, (await PreviewAsync(_company.Mia, Terms(_won))).Outcome);
        Assert.Equal(Outcome.NotFound, (await PreviewAsync(_company.Gert, Terms(_won))).Outcome);
    }

    [Fact]
    public async Task Goals_are_countered_decided_and_agreed_and_every_number_is_kept()
    {
        await SaveAsync(_company.Olga, Terms(_won), null);
        var mine = (await TreeAsync(_company.Mia, "2026")).Value.Objectives.Single().Nodes[0].Goal;
        CounterGoal.Request Counter(decimal value) => new(mine.Id, mine.Version, value, null, "Half my accounts stayed in Alpha.");
        Assert.Equal(Outcome.NotFound, (await _company.Get<CounterGoal>().RunAsync(As(_company.Ada), Counter(1m))).Outcome);
        Assert.Equal("goal.not_yours", (await _company.Get<CounterGoal>().RunAsync(As(_company.Gert), Counter(1m))).Problems[0].Code);
        Assert.True((await _company.Get<CounterGoal>().RunAsync(As(_company.Mia), Counter(3_000m))).IsDone);
        Assert.Equal(Outcome.Conflict, (await _company.Get<CounterGoal>().RunAsync(As(_company.Mia), Counter(2_000m))).Outcome);
        Assert.Equal(1L, await _company.ReadAsync<long>($"select count(*) from notifications where code = 'goals.countered' and person_id = '{_company.Gert.Id.Value}'"));

        var seen = (await GoalAsync(_company.Gert, mine.Id)).Value;
        Assert.Equal((false, false, true, 3_000m), (seen.MayAgree, seen.MayCounter, seen.MayDecide, seen.Goal.Counter!.Value));
        Assert.True((await _company.Get<DecideGoal>().RunAsync(As(_company.Gert), new DecideGoal.Request(mine.Id, seen.Goal.Version, 3_500m, null, "Meet in the middle."))).IsDone);
        var decided = (await GoalAsync(_company.Mia, mine.Id)).Value;
        Assert.Equal((GoalState.Agreed, 3_500m, 3_000m), (decided.Goal.State, decided.Goal.Target, decided.Goal.Counter!.Value));
        Assert.Equal([GoalStepKind.Set, GoalStepKind.Offered, GoalStepKind.Countered, GoalStepKind.Decided], decided.Steps.Select(step => step.Kind));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => _company.ExecuteAsync("update goal_steps set value = 1"));

        // Nora agrees at once, her quarters with it.
        var nora = (await TreeAsync(_company.Nora, "2026")).Value.Objectives.Single().Nodes[0].Goal;
        Assert.True((await _company.Get<AgreeGoal>().RunAsync(As(_company.Nora), new AgreeGoal.Request(nora.Id, nora.Version))).IsDone);
        Assert.Equal(5L, await _company.ReadAsync<long>($"select count(*) from goals where person_id = '{_company.Nora.Id.Value}' and state = 'Agreed'"));

        // What is agreed is not taken back by a new cascade without a reason, nor by removing it.
        var again = await SaveAsync(_company.Olga, Terms(_won) with { Target = 30_000m }, null, replace: true);
        Assert.Equal(("cascade.reason_missing", "Reason"), (again.Problems[0].Code, again.Problems[0].Field));
        var top = (await TreeAsync(_company.Emil, "2026")).Value.Objectives.Single().Nodes[0].Goal;
        Assert.Equal("cascade.agreed_would_go", (await _company.Get<RemoveGoals>().RunAsync(As(_company.Olga), new RemoveGoals.Request(top.Id, null, Confirmed: true))).Problems[0].Code);

        // The rest in one go.
        var rest = (await _company.Get<DecideGoal>().RunAsync(As(_company.Olga), new DecideGoal.Request(top.Id, null, null, null, "The year has begun.", WholeBranch: true))).Value;
        Assert.Equal(50 - 5 - 1 - 5, rest.Decided);
        Assert.Equal(0L, await _company.ReadAsync<long>("select count(*) from goals where state <> 'Agreed'"));
    }

    [Fact]
    public async Task A_manager_passes_on_what_came_down_and_nobody_overwrites_blindly()
    {
        Assert.Equal("cascade.unit_has_no_goal", (await PreviewAsync(_company.Gert, Terms(_won) with { Top = _company.Gamma.Id })).Problems[0].Code);
        await SaveAsync(_company.Olga, Terms(_won), null);
        var terms = Terms(_won) with
        {
            Top = _company.Gamma.Id, Target = 1m, Levels = [new(AllocationMethod.ByHand)],
            Shares = [new($"p:{_company.Mia.Id.Value:N}", 3m), new($"p:{_company.Nora.Id.Value:N}", 1m)],
        };
        var preview = (await PreviewAsync(_company.Gert, terms)).Value;
        Assert.True(preview.Given);
        var gamma = await _company.ReadAsync<decimal>($"select target_value from goals where unit_id = '{_company.Gamma.Id.Value}' and period_key = '2026'");
        Assert.Equal(gamma, preview.Target);
        AssertAddsUp(preview);

        Assert.Equal("cascade.goals_exist", (await SaveAsync(_company.Gert, terms, preview.Basis)).Problems[0].Code);
        var saved = (await SaveAsync(_company.Gert, terms, preview.Basis, replace: true)).Value;
        Assert.Equal((0, 10, 0), (saved.Created, saved.Renewed, saved.Removed));
        Assert.Equal(Outcome.Conflict, (await SaveAsync(_company.Olga, terms, preview.Basis, replace: true)).Outcome);
        Assert.Equal(0L, await _company.ReadAsync<long>("select count(*) from goals parent join (select parent_id, sum(target_value) as below from goals group by 1) c on c.parent_id = parent.id where below <> target_value"));

        // A branch goes when it is confirmed.
        var top = (await TreeAsync(_company.Emil, "2026")).Value.Objectives.Single().Nodes[0].Goal;
        Assert.Equal("goal.removal_unconfirmed", (await _company.Get<RemoveGoals>().RunAsync(As(_company.Olga), new RemoveGoals.Request(top.Id, top.Version, Confirmed: false))).Problems[0].Code);
        Assert.Equal(50, (await _company.Get<RemoveGoals>().RunAsync(As(_company.Olga), new RemoveGoals.Request(top.Id, top.Version, Confirmed: true))).Value.Removed);
    }

    [Fact]
    public async Task A_cascade_of_an_agreed_branch_proposes_new_versions_and_leaves_closed_quarters_alone()
    {
        await SaveAsync(_company.Olga, Terms(_won), null);
        var top = (await TreeAsync(_company.Emil, "2026")).Value.Objectives.Single().Nodes[0].Goal;
        await _company.Get<DecideGoal>().RunAsync(As(_company.Olga), new DecideGoal.Request(top.Id, null, null, null, "The year has begun.", WholeBranch: true));
        var firstQuarter = await _company.ReadAsync<decimal>("select sum(target_value) from goals where period_key = '2026-Q1' and person_id is not null");

        var more = new CascadeObjective.Request(Terms(_won) with { Target = 30_000m }, Offer: true, Replace: true, null, new DateOnly(2026, 6, 1), "The launch comes early.");
        var saved = (await _company.Get<CascadeObjective>().RunAsync(As(_company.Olga), more)).Value;
        Assert.Equal((0, 0, 0), (saved.Created, saved.Renewed, saved.Removed));
        // Year and three open quarters of ten rows; at the top nobody is asked.
        Assert.Equal(40, saved.Proposed);
        Assert.Equal(36L, await _company.ReadAsync<long>("select count(*) from goals where change = 'Offered' and respond_by = '2026-06-01' and state = 'Agreed' and revision = 1"));
        Assert.Equal(4L, await _company.ReadAsync<long>("select count(*) from goals where revision = 2 and change = 'None' and unit_id is not null"));
        Assert.Equal(firstQuarter, await _company.ReadAsync<decimal>("select sum(target_value) from goals where period_key = '2026-Q1' and person_id is not null and change = 'None'"));
        Assert.Equal(1L, await _company.ReadAsync<long>("select count(*) from audit_entries where action = 'CascadeObjective' and after::text like '%launch comes early%'"));
        // What was agreed counts until the new number is.
        var mine = (await TreeAsync(_company.Mia, "2026")).Value.Objectives.Single().Nodes[0].Goal;
        Assert.True(mine.Proposed > mine.Target);
        Assert.True((await _company.Get<AgreeGoal>().RunAsync(As(_company.Mia), new AgreeGoal.Request(mine.Id, mine.Version))).IsDone);
        var agreed = (await GoalAsync(_company.Mia, mine.Id)).Value;
        Assert.Equal((mine.Proposed, 2), (agreed.Goal.Target, agreed.Goal.Revision));
        Assert.Equal([(GoalStepKind.Proposed, 2), (GoalStepKind.Agreed, 2)], agreed.Steps.TakeLast(2).Select(step => (step.Kind, step.Revision)));
        Assert.Equal("The launch comes early.", agreed.Steps[^2].Reason);

        // The old number again takes the proposal off the table.
        var back = more with { Terms = Terms(_won) with { Target = 20_001m }, Reason = "It does not." };
        Assert.True((await _company.Get<CascadeObjective>().RunAsync(As(_company.Olga), back)).IsDone);
        Assert.Equal(4L, await _company.ReadAsync<long>($"select count(*) from goals where change = 'Offered' and person_id = '{_company.Mia.Id.Value}'"));
        // With the first quarter closed, what is open is rounded anew: a unit here or there.
        Assert.Equal(0L, await _company.ReadAsync<long>($"select count(*) from goals where change = 'Offered' and abs(proposed_value - target_value) > 1 and person_id is distinct from '{_company.Mia.Id.Value}'"));
        Assert.InRange(await _company.ReadAsync<long>("select count(*) from goal_steps where kind = 'Withdrawn'"), 15, 36);
    }

    [Fact]
    public async Task A_year_is_divided_into_months_under_quarters_and_a_sheet_spreads_without_the_database()
    {
        var terms = Terms(_won) with { Parts = PeriodKind.Month };
        var sheet = (await _company.Get<OpenCascade>().RunAsync(As(_company.Olga), new OpenCascade.Request(terms))).Value;
        var shown = sheet.Spread(terms).Value;
        Assert.Equal((12, 4, 10), (shown.Periods.Count, shown.Groups.Count, shown.Rows.Count));
        AssertAddsUp(shown);
        // Nora came on 1 January 2026 and is half a seller in her first quarter of ninety days.
        var nora = shown.Rows.ToList().FindIndex(row => row.Name == "Nora New");
        Assert.InRange(shown.Rows[nora].Capacity.Take(3).Sum(), 1.49m, 1.51m);
        Assert.Equal(1m, shown.Rows[nora].Capacity[6]);
        // A quarter typed over its months.
        var pins = sheet.PinsOfGroup(shown, nora, "2026-Q2", 999m);
        Assert.Equal((3, 999m), (pins.Count, pins.Sum(pin => pin.Value)));
        terms = terms with { Pins = pins };
        var pinned = sheet.Spread(terms).Value;
        Assert.Equal(999m, pinned.Rows[nora].Value.Cells.Skip(3).Take(3).Sum());
        AssertAddsUp(pinned);
        // What cannot be is refused by the name that people know.
        var refused = sheet.Spread(terms with { Pins = [new(shown.Rows[nora].Key, null, 1_000_000m)] });
        Assert.Contains("Gamma", refused.Problems[0].Arguments);

        var saved = (await SaveAsync(_company.Olga, terms, pinned.Basis)).Value;
        Assert.Equal(10 * (1 + 4 + 12), saved.Created);
        Assert.Equal(0L, await _company.ReadAsync<long>("""
            select count(*) from goals q where q.period_key like '2026-Q%' and q.target_value <> (
              select sum(m.target_value) from goals m where m.period_key like '2026-M%' and m.period_first >= q.period_first and m.period_last <= q.period_last
                and m.unit_id is not distinct from q.unit_id and m.person_id is not distinct from q.person_id)
            """));
        var weeks = sheet.Year.FiscalYear;
        Assert.Equal(53, (await PreviewAsync(_company.Olga, terms with { Parts = PeriodKind.Week, Pins = [], FiscalYear = weeks })).Value.Periods.Count);
    }

    [Fact]
    public async Task A_number_that_cannot_be_pinned_leaves_no_trace_and_the_next_one_is_taken()
    {
        var terms = Terms(_won);
        var sheet = (await _company.Get<OpenCascade>().RunAsync(As(_company.Olga), new OpenCascade.Request(terms))).Value;
        var shown = sheet.Spread(terms).Value;
        var nora = shown.Rows.ToList().FindIndex(row => row.Name == "Nora New");
        foreach (var impossible in new decimal[] { 1_000_000m, -5m, 79_000_000_000_000_000_000_000_000_000m })
        {
            var refused = sheet.Take(terms, shown, [new(nora, CascadePlace.Total, null, 500m), new(nora, CascadePlace.Period, "2026-Q2", impossible)]);
            Assert.Equal(Outcome.Refused, refused.Outcome);
            Assert.NotEmpty(refused.Problems);
            Assert.Empty(terms.Pins);
        }
        // The same terms take what is possible, and what was refused before is not in them.
        var taken = sheet.Take(terms, shown, [new(nora, CascadePlace.Period, "2026-Q2", 300m)]).Value;
        Assert.Equal([(300m, "2026-Q2")], taken.Terms.Pins.Select(pin => (pin.Value, pin.Period)));
        Assert.Equal(300m, taken.Shown.Rows[nora].Value.Cells[1]);
        AssertAddsUp(taken.Shown);
        var next = sheet.Take(taken.Terms, taken.Shown, [new(nora, CascadePlace.Period, "2026-Q2", 0.5m, TypedAs.Change)]).Value;
        Assert.Equal(450m, next.Shown.Rows[nora].Value.Cells[1]);
        Assert.Equal(taken.Shown.Rows[0].Value.Cells, next.Shown.Rows[0].Value.Cells);
    }

    [Fact]
    public async Task A_split_by_potential_and_by_the_last_periods_says_what_it_looked_at()
    {
        var last = (await PreviewAsync(_company.Olga, Terms(_won) with { History = new HistoryBasis(HistoryKind.LastPeriods, 2) })).Value;
        Assert.Equal(["2025-Q3", "2025-Q4"], last.HistoryPeriods);
        // In the second half of 2025 Alpha won 3,500, with Mia who has left it since, and Beta 4,000.
        Assert.InRange(Row(last, "Alpha").Value.Total / Row(last, "Beta").Value.Total, 0.874m, 0.876m);
        var potential = (await PreviewAsync(_company.Olga, Terms(_won) with { Levels = [new(AllocationMethod.ByPotential)] })).Value;
        Assert.Equal(2m, Row(potential, "Mia Mover").Potential);
        Assert.Equal(3m, Row(potential, "South").Potential + Row(potential, "Alpha").Potential);
    }

    [Fact]
    public async Task Any_target_is_decomposed_without_saving()
    {
        var request = new DecompositionRequest(
            new DecompositionTarget(TargetShape.Count, 10m), [new("top", null), new("a", "top", Share: 5m), new("b", "top", Share: 3m), new("c", "top", Share: 2m)],
            [new("H1"), new("H2")], AllocationMethod.Equal, [new(AllocationMethod.ByHand)]);
        var result = (await _company.Get<DecomposeTarget>().RunAsync(As(_company.Mia), request)).Value;
        Assert.Equal([10m, 5m, 3m, 2m], result.Rows.Select(row => row.Value.Total));
        Assert.Equal(Outcome.Refused, (await _company.Get<DecomposeTarget>().RunAsync(As(_company.Mia), request with { Periods = [] })).Outcome);
        Assert.Equal("decompose.parent_unknown", (await _company.Get<DecomposeTarget>().RunAsync(As(_company.Mia), request with { Nodes = [new("top", null), new("a", "nobody")] })).Problems[0].Code);
    }

    private static void AssertAddsUp(PreviewCascade.Response preview)
    {
        foreach (var row in preview.Rows)
        {
            Assert.Equal(row.Value.Total, row.Value.Cells.Sum());
            var below = preview.Rows.Where(child => child.ParentKey == row.Key).ToList();
            if (below.Count == 0) continue;
            for (var cell = 0; cell < row.Value.Cells.Count; cell++) Assert.Equal(row.Value.Cells[cell], below.Sum(child => child.Value.Cells[cell]));
        }
    }

    private static CascadeTerms Terms(ObjectiveId objective) => new(objective, null, 2026, null, null, AllocationMethod.BySeasonality, ByHistory, [], []);

    private static PreviewCascade.Row Row(PreviewCascade.Response preview, string name) => preview.Rows.Single(row => row.Name == name);

    private async Task<ObjectiveId> AddAsync(StrategyVersionId version, string title, MetricDefinition definition, decimal target, int cadence = 7)
    {
        var direction = definition.Unit() == MetricUnit.Days ? Direction.LowerIsBetter : Direction.HigherIsBetter;
        var metric = (await _company.Get<DefineMetric>().RunAsync(
            As(_company.Olga), new DefineMetric.Request(title, null, definition, direction, cadence))).Value;
        var weight = title == "Won amount" ? 40m : 30m;
        var words = new ObjectiveWords(
            title, "Why not.", weight, Perspective.Financial, ValueLever.RaiseReturn, metric, null, target, new DateOnly(2026, 12, 31), _company.Emil.Id, "Sell.", null);
        return (await _company.Get<AddObjective>().RunAsync(As(_company.Emil), new AddObjective.Request(version, words))).Value;
    }

    private Task<Result<PreviewCascade.Response>> PreviewAsync(Person person, CascadeTerms terms) =>
        _company.Get<PreviewCascade>().RunAsync(As(person), new PreviewCascade.Request(terms));

    private Task<Result<CascadeObjective.Response>> SaveAsync(Person person, CascadeTerms terms, string? basis, bool replace = false) =>
        _company.Get<CascadeObjective>().RunAsync(As(person), new CascadeObjective.Request(terms, Offer: true, replace, basis));

    private Task<Result<GetGoalTree.Response>> TreeAsync(Person person, string period) => _company.Get<GetGoalTree>().RunAsync(As(person), new GetGoalTree.Request(period));

    private Task<Result<GetGoal.Response>> GoalAsync(Person person, GoalId goal) => _company.Get<GetGoal>().RunAsync(As(person), new GetGoal.Request(goal));

    private static Actor As(Person person) => SmallCompany.As(person);
}
