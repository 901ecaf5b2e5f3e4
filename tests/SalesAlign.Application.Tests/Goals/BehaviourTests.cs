using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Goals;

public sealed class BehaviourTests(SmallCompany company) : IClassFixture<SmallCompany>, IAsyncLifetime
{
    private static readonly ParadigmIndicators ManySmall = new(2_000, 0.8m, 0.9m);

    private TrackedCompany _goals = null!;

    public async Task InitializeAsync()
    {
        await company.ExecuteAsync("delete from behaviour_plans; delete from goal_actions; delete from goal_trackings; delete from target_accounts");
        _goals = await TrackedCompany.OfAsync(company);
        // Ada calls forty times in the year before, and Mia sixty: two calls to a deal that both began to work on.
        await company.ExecuteAsync($"""
            insert into activities (id, external_id, person_id, kind, "on", account_id)
            select gen_random_uuid(), 'A' || i, case when i <= 40 then '{company.Ada.Id.Value}'::uuid else '{company.Mia.Id.Value}'::uuid end, 'Call', '2026-05-04', (select id from accounts where external_id = 'C1')
            from generate_series(1, 100) i
            """);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Rates_come_from_the_nearest_records_that_are_many_enough()
    {
        var behaviour = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value;
        var driver = behaviour.Driver!;
        Assert.Equal(RateOrigin.Person, driver.Observed.LeadsPerCall.Origin);
        Assert.Equal(40, driver.Observed.LeadsPerCall.Sample);
        // Nobody has twenty leads: the largest sample, the company's, stands in.
        Assert.Equal(RateOrigin.Company, driver.Observed.CustomersPerLead.Origin);
        Assert.Equal(1_000m, driver.Whole.Amount);
        Assert.Equal(driver.Whole.Amount, decimal.Round(driver.Whole.Calls * driver.Used.LeadsPerCall.Value * driver.Used.CustomersPerLead.Value * driver.Used.AverageDeal.Value, 8));
        Assert.Equal(400m, driver.Left!.Amount);
        Assert.Equal(WorkingDays.Between(SmallCompany.Today, new DateOnly(2026, 6, 30)), driver.TimeLeft!.WorkingDays);

        var preview = (await company.Get<PreviewBehaviour>().RunAsync(As(company.Ada), new PreviewBehaviour.Request(
            _goals.Ada.Id, new ProbabilityTerms(0.5m, 0.25m, 100m, 1, 10), 4m, null, null))).Value.Driver!;
        Assert.Equal((10L, 40L, 80L, 8L), (preview.Whole.WholeCustomers, preview.Whole.WholeLeads, preview.Whole.WholeCalls, preview.Whole.WholeCallsPerRepAndDay));
        Assert.Equal(500m, preview.Forwards.Amount);
        Assert.Equal(Outcome.Refused, (await company.Get<PreviewBehaviour>().RunAsync(As(company.Ada), new PreviewBehaviour.Request(_goals.Ada.Id, new ProbabilityTerms(CustomersPerLead: 1.5m), null, null, null))).Outcome);
    }

    [Fact]
    public async Task A_plan_is_kept_with_its_reason_and_followed_by_the_goals_below()
    {
        var choice = new ParadigmChoice(Paradigm.Project, ManySmall, null, null);
        Assert.Equal("paradigm.override_needs_reason", (await PlanAsync(company.Anna, _goals.Alpha.Id, choice)).Problems[0].Code);
        Assert.True((await PlanAsync(company.Anna, _goals.Alpha.Id, choice with { OverrideReason = "Two groups decide." })).IsDone);
        var inherited = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value;
        Assert.Equal((Paradigm.Project, _goals.Alpha.Id), (inherited.Plan!.Choice.Chosen, inherited.InheritedFrom));
        Assert.True((await PlanAsync(company.Ada, _goals.Ada.Id, new ParadigmChoice(Paradigm.Probability, ManySmall, null, null), new EfficiencyTerms(
            new EfficiencyState(10m, 0.5m, 100m), [new PlannedMove(EfficiencyLever.BetterLeads, 1.5m), new PlannedMove(EfficiencyLever.BetterPrice, 1.2m)]))).IsDone);
        var own = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value;
        Assert.Null(own.InheritedFrom);
        Assert.Equal((900m, false, EfficiencyVariable.CloseRate), (own.Efficiency!.Planned.Result, own.Efficiency.Reaches, own.Efficiency.Unused.Single()));
        // Six accounts are few: the data contradict counting calls.
        Assert.Contains(own.Contradictions, reason => reason.Code == ParadigmSelector.AccountsContradict);
        Assert.Equal("behaviour.signing_on_presales", (await company.Get<PlanBehaviour>().RunAsync(As(company.Ada), new PlanBehaviour.Request(
            _goals.Ada.Id, null, new ParadigmChoice(Paradigm.Behaviour, new(100, 0.5m, 0.5m), null, null), new ProbabilityTerms(), null, [new(BehaviourMeasure.Signing, BehaviourRole.Presales)], null))).Problems[0].Code);
    }

    [Fact]
    public async Task Each_segment_is_recommended_by_its_own_accounts_and_deals_and_flagged_where_they_contradict()
    {
        // Five customers in trade, decided soon and from the shelf but for one; one hotel with two deals.
        await company.ExecuteAsync("""
            update accounts set sector = case when external_id = 'C2' then 'Hotels' else 'Trade' end;
            update deals set is_custom = external_id = 'D8' where true
            """);
        var whole = (await _goals.AddAsync(company.Company.Id, null, 20_000m, null)).Id;
        await company.ExecuteAsync($"update goals set parent_id = '{whole.Value}' where id = '{_goals.Alpha.Id.Value}'");
        var read = (await ReadAsync(company.Olga, whole)).Value;
        Assert.Equal([("Trade", 5), ("Hotels", 1)], read.BySegment.Select(segment => (segment.Segment, segment.Data.Accounts!.Value)));
        var trade = read.BySegment[0];
        // From 16 May 2025: Ada and Ben won, and lost one; all within 60 days; of those won one was customised.
        Assert.Equal(1m, trade.Suggested.DemandExplicitness);
        Assert.Equal(1m - trade.Data.CustomShare, trade.Suggested.SolutionStandardisation);
        Assert.Equal((Paradigm.Probability, 3), (trade.Recommendation.Paradigm, trade.Recommendation.Reasons.Count));
        // Two deals are too few to say anything about demand or solution.
        Assert.Equal((0.5m, 0.5m), (read.BySegment[1].Suggested.DemandExplicitness, read.BySegment[1].Suggested.SolutionStandardisation));
        Assert.Null(read.BySegment[1].Data.CustomShare);

        Task<Result<Nothing>> SaveAsync(params SegmentChoice[] segments) => company.Get<PlanBehaviour>().RunAsync(As(company.Olga), new PlanBehaviour.Request(
            whole, null, new ParadigmChoice(Paradigm.Probability, ManySmall, null, null), new ProbabilityTerms(), null, null, null, segments));
        Assert.Equal(("paradigm.segment_override_needs_reason", "Segments"), (await SaveAsync(new SegmentChoice("Trade", trade.Suggested, Paradigm.Project))) is { Problems: [var problem] } ? (problem.Code, problem.Field) : default);
        Assert.True((await SaveAsync(new SegmentChoice("Trade", trade.Suggested, Paradigm.Project, "Two groups decide."), new SegmentChoice("Vanished", new(10, 0.1m, 0.1m), Paradigm.Project))).IsDone);
        var kept = (await ReadAsync(company.Olga, whole)).Value.BySegment;
        Assert.Equal((Paradigm.Project, Paradigm.Probability, "Two groups decide."), (kept[0].Choice!.Chosen, kept[0].Choice!.Recommended, kept[0].Choice!.OverrideReason));
        Assert.DoesNotContain(kept[0].Choice!.Measures, measure => measure.Measure == BehaviourMeasure.Calls);
        Assert.Contains(kept[0].Contradictions, reason => reason.Code == ParadigmSelector.CustomShareContradicts);
        Assert.Equal(("Vanished", 0L), (kept[^1].Segment, kept[^1].Decided));
        // A seller sees the segments of her own deals, with what was decided above.
        var ada = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value.BySegment;
        Assert.Equal(["Trade", "Vanished"], ada.Select(segment => segment.Segment));
        // Who does not say anything about segments leaves them as they are.
        Assert.True((await PlanAsync(company.Olga, whole, new ParadigmChoice(Paradigm.Probability, ManySmall, null, null))).IsDone);
        Assert.Equal(2, (await ReadAsync(company.Olga, whole)).Value.BySegment.Count(segment => segment.Choice is not null));
    }

    [Fact]
    public async Task Named_accounts_come_as_far_as_the_records_show_and_none_is_dropped_unseen()
    {
        var accounts = new List<AccountId>();
        foreach (var key in new[] { "C1", "C3", "C4" }) accounts.Add(new AccountId(await company.ReadAsync<Guid>($"select id from accounts where external_id = '{key}'")));
        Assert.Equal(3, (await company.Get<NameAccounts>().RunAsync(As(company.Ada), new NameAccounts.Request(_goals.Ada.Id, accounts))).Value.Added);
        Assert.Equal(0, (await company.Get<NameAccounts>().RunAsync(As(company.Ada), new NameAccounts.Request(_goals.Ada.Id, accounts))).Value.Added);
        var named = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value.Accounts;
        // C1 was called; C4 bought on 1 May; C3 nobody touched this quarter.
        Assert.Equal((3, 2, 1, 1), (named.Standing.Named, named.Standing.Reached, named.Standing.Confirmed, named.Standing.Signed));
        Assert.Equal(["Customer 3"], named.Standing.Untouched);
        var row = named.Rows.Single(one => one.Name == "Customer 3");
        Assert.True((await company.Get<ChangeNamedAccount>().RunAsync(As(company.Ada), new ChangeNamedAccount.Request(row.Id, row.Version, new StageOwners(Sdr: company.Mia.Id), null, true))).IsDone);
        var after = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value.Accounts;
        Assert.Equal((3, 2, "Mia Mover"), (after.Standing.Reached, after.Standing.Confirmed, after.Rows.Single(one => one.Name == "Customer 3").Sdr!.Name));
        Assert.True((await company.Get<DropNamedAccount>().RunAsync(As(company.Ada), new DropNamedAccount.Request(row.Id, null))).IsDone);
        // All forty calls of Ada went to an account that is named.
        Assert.Equal(1m, (await ReadAsync(company.Ada, _goals.Ada.Id)).Value.Effort.Share);
    }

    [Fact]
    public async Task Visits_are_held_against_the_plan_and_referrals_against_what_came_of_them()
    {
        // Three visits of this quarter and one of the last, a call for a referral, and a first call at the account that it named.
        await company.ExecuteAsync($"""
            insert into activities (id, external_id, person_id, kind, "on", account_id, deal_id, referral_partner_id)
            select gen_random_uuid(), 'V' || row_number() over (), '{company.Ada.Id.Value}', v.kind, v.day::date, a.id,
              case when v.partner is not null then (select id from deals where closed_on = '2026-05-01') end, p.id
            from (values ('Visit', '2026-04-07', 'C3', null), ('Visit', '2026-05-05', 'C1', null), ('Visit', '2026-05-05', 'C3', null), ('Visit', '2026-03-03', 'C3', null),
                ('ReferralCall', '2026-04-02', 'C1', null), ('Call', '2026-04-03', 'C4', 'C1')) v (kind, day, account, partner)
            join accounts a on a.external_id = v.account left join accounts p on p.external_id = v.partner
            """);
        var visits = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value.Visits!;
        // Of 46 contacts in a year 4 were visits.
        Assert.Equal((4L, 46L, 3L, 0L), (visits.VisitsBefore, visits.ContactsBefore, visits.Logged, visits.Elsewhere));
        Assert.Equal(new VisitTarget((long)Math.Ceiling(visits.Contacts!.Value * 4m / 46m), VisitOrigin.DriverTree), visits.Target);
        Assert.Equal([1L, 2L, null], visits.Months.Select(month => month.Logged));
        Assert.Equal(visits.Target!.Visits, visits.Weeks.Sum(week => week.Planned));
        Assert.Equal(2L, visits.Weeks.Single(week => week.First == new DateOnly(2026, 5, 4)).Logged);
        // Customer 4 bought before, but the contact that names the partner is about this deal.
        Assert.Equal(new ReferralYield(1, 1, 1), visits.Referrals);

        var account = new AccountId(await company.ReadAsync<Guid>("select id from accounts where external_id = 'C1'"));
        Assert.True((await company.Get<NameAccounts>().RunAsync(As(company.Ada), new NameAccounts.Request(_goals.Ada.Id, [account]))).IsDone);
        var named = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value.Visits!;
        Assert.Equal((new VisitTarget(1, VisitOrigin.NamedAccounts), 0L, 1L, 2L), (named.Target, named.Due, named.Logged, named.Elsewhere));
        // What is steered by milestones has no visits to count.
        Assert.True((await PlanAsync(company.Anna, _goals.Alpha.Id, new ParadigmChoice(Paradigm.Project, new(5, 0.1m, 0.1m), null, null))).IsDone);
        Assert.Null((await ReadAsync(company.Anna, _goals.Alpha.Id)).Value.Visits);
    }

    [Fact]
    public async Task Exams_of_the_period_are_those_of_whoever_carries_the_goal()
    {
        await company.ExecuteAsync($"""
            delete from certifications;
            update people set hired_on = '2025-05-15' where id = '{company.Ada.Id.Value}';
            insert into certifications (id, person_id, topic, "on", result)
            select gen_random_uuid(), v.person::uuid, v.topic, v.day::date, v.result
            from (values ('{company.Ada.Id.Value}', 'Selling', '2026-04-02', 'Failed'), ('{company.Ada.Id.Value}', 'Selling', '2026-05-04', 'Passed'), ('{company.Ada.Id.Value}', 'Prime', '2026-03-31', 'Failed'),
                ('{company.Anna.Id.Value}', 'Prime', '2026-05-15', 'Passed'), ('{company.Ben.Id.Value}', 'Prime', '2026-05-04', 'Passed')) v (person, topic, day, result)
            """);
        var ada = (await ReadAsync(company.Ada, _goals.Ada.Id)).Value.Readiness;
        Assert.Equal((2, 1, 0.5m, 12), (ada.Taken, ada.Passed, ada.PassRate, ada.TenureMonths));
        // The team's own exams with its manager's, and not those of another team.
        var alpha = (await ReadAsync(company.Anna, _goals.Alpha.Id)).Value.Readiness;
        Assert.Equal([("Selling", 2, 1), ("Prime", 1, 1)], alpha.Topics.Select(topic => (topic.Topic, topic.Taken, topic.Passed)));
        await company.ExecuteAsync("delete from certifications");
    }

    [Fact]
    public async Task What_is_not_done_rolls_into_the_next_review_with_how_the_funnel_moved()
    {
        async Task<GoalActionId> PlanAsync(string what, DateOnly due, PlanRhythm rhythm) => (await company.Get<PlanAction>().RunAsync(
            As(company.Anna), new PlanAction.Request(_goals.Alpha.Id, null, null, new GoalTask(what, company.Ada.Id, due, rhythm, null, null)))).Value.Id;
        var late = await PlanAsync("Late", new DateOnly(2026, 5, 6), PlanRhythm.Weekly);
        await PlanAsync("This week", new DateOnly(2026, 5, 14), PlanRhythm.Weekly);
        await PlanAsync("This month", new DateOnly(2026, 5, 29), PlanRhythm.Monthly);
        await PlanAsync("Next week", new DateOnly(2026, 5, 20), PlanRhythm.Weekly);
        var week = (await ReviewAsync(company.Anna, new())).Value;
        Assert.Equal((new DateOnly(2026, 5, 11), true), (week.First, week.IsRunning));
        Assert.Equal(("Late", "This week", "Next week"), (Tasks(week.RolledOver), Tasks(week.Planned), Tasks(week.Ahead)));
        // Ada called forty times on Monday the 4th; this week nobody of Alpha did.
        Assert.Equal((0L, 40L), (week.Moves.Calls, week.Before.Calls));
        var month = (await ReviewAsync(company.Anna, new(PlanRhythm.Monthly))).Value;
        Assert.Equal(("This month", 1L, 600m), (Tasks(month.Planned), month.Moves.Customers, month.Moves.Amount));

        // Done this week, it counts as rolled over and done; the week after it is gone, and what is left of this week has rolled on.
        Assert.True((await company.Get<FinishAction>().RunAsync(As(company.Ada), new FinishAction.Request(late))).IsDone);
        week = (await ReviewAsync(company.Ada, new())).Value;
        Assert.Equal((1, true), (week.Done, week.RolledOver.Single().MayFinish));
        var next = (await ReviewAsync(company.Anna, new(PlanRhythm.Weekly, week.Next))).Value;
        Assert.Equal(("This week", "Next week"), (Tasks(next.RolledOver), Tasks(next.Planned)));
        Assert.Empty((await ReviewAsync(company.Ben, new())).Value.Planned);
        Assert.Equal(Outcome.NotFound, (await ReviewAsync(company.Ben, new(Unit: company.Alpha.Id))).Outcome);
        Assert.Equal(("review.period_of_other_length", "Period"), (await ReviewAsync(company.Anna, new(PlanRhythm.Monthly, week.Next))).Problems[0] is var problem ? (problem.Code, problem.Field) : default);

        static string Tasks(IReadOnlyList<GetPlanReview.Item> items) => string.Join(", ", items.Select(item => item.Task));
        Task<Result<GetPlanReview.Response>> ReviewAsync(Person person, GetPlanReview.Request request) => company.Get<GetPlanReview>().RunAsync(As(person), request);
    }

    [Fact]
    public async Task A_project_is_concluded_only_when_its_knowledge_is_kept()
    {
        var over = await _goals.AddAsync(company.Alpha.Id, null, 500m, null, "2026-Q1");
        Assert.True((await PlanAsync(company.Anna, over.Id, new ParadigmChoice(Paradigm.Project, new(5, 0.1m, 0.1m), null, null))).IsDone);
        var conclude = new ConcludeGoal.Request(over.Id, 0.9m, "Ask early.");
        Assert.Equal(("goal.knowledge_first", "Lesson"), (await company.Get<ConcludeGoal>().RunAsync(As(company.Anna), conclude)).Problems[0] is var problem ? (problem.Code, problem.Field) : default);
        Assert.True((await company.Get<KeepKnowledge>().RunAsync(As(company.Anna), new KeepKnowledge.Request(over.Id, "Meters come late.", "Hotels with their own meters."))).IsDone);
        Assert.True((await company.Get<ConcludeGoal>().RunAsync(As(company.Anna), conclude)).IsDone);
    }

    [Fact]
    public async Task Actions_are_planned_told_done_and_overdue()
    {
        var task = new GoalTask("Call the frozen accounts", company.Ada.Id, new DateOnly(2026, 5, 10), PlanRhythm.Weekly, "2 days of presales", EfficiencyLever.BetterLeads);
        var id = (await company.Get<PlanAction>().RunAsync(As(company.Anna), new PlanAction.Request(_goals.Alpha.Id, null, null, task))).Value.Id;
        Assert.Equal("goals.action", await company.ReadAsync<string>($"select code from notifications where code like 'goals.%' and person_id = '{company.Ada.Id.Value}'"));
        var mine = (await company.Get<ListGoalActions>().RunAsync(As(company.Ada), new ListGoalActions.Request(null, OpenOnly: true))).Value;
        Assert.Equal((1, true), (mine.Overdue, mine.Items.Single().MayFinish));
        // Ada may do it without seeing the goal of her team.
        Assert.True((await company.Get<FinishAction>().RunAsync(As(company.Ada), new FinishAction.Request(id))).IsDone);
        Assert.Empty((await company.Get<ListGoalActions>().RunAsync(As(company.Ada), new ListGoalActions.Request(null, OpenOnly: true))).Value.Items);
        Assert.Equal(Outcome.Refused, (await company.Get<PlanAction>().RunAsync(As(company.Anna), new PlanAction.Request(_goals.Alpha.Id, null, null, task with { Task = " " }))).Outcome);
        Assert.Equal(Outcome.NotFound, (await company.Get<RemoveAction>().RunAsync(As(company.Ben), new RemoveAction.Request(id, null))).Outcome);
    }

    private Task<Result<GetBehaviour.Response>> ReadAsync(Person person, GoalId goal) => company.Get<GetBehaviour>().RunAsync(As(person), new GetBehaviour.Request(goal));

    private Task<Result<Nothing>> PlanAsync(Person person, GoalId goal, ParadigmChoice choice, EfficiencyTerms? efficiency = null) =>
        company.Get<PlanBehaviour>().RunAsync(As(person), new PlanBehaviour.Request(goal, null, choice, new ProbabilityTerms(), null, null, efficiency));

    private static Actor As(Person person) => SmallCompany.As(person);
}
