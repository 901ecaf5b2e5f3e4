using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// What is done about the goals of the current quarter: check-ins that some forget, behaviour plans of all three paradigms (one against the data),
/// named accounts, milestones, actions, zones, weights and the scores of the quarter before.
/// </summary>
internal sealed class BehaviourStory
{
    private static readonly string[] Notes =
    [
        "Three site visits this week, two offers out.", "The showroom day brought five leads, one of them a hotel.", "Quiet week: two decisions moved to next month.",
        "The frozen budget at the largest account is back.", "Price pressure from the cheaper line; held it with the energy calculation.", "Demo kit works: four of six want the premium panel.",
    ];

    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly OrganizationStory _organization;
    private readonly StrategyStory _strategy;
    private readonly GoalStory _goals;
    private readonly DealStory _sales;
    private readonly SeededRandom _chance;
    private readonly Dictionary<GoalId, GoalTracking> _trackings = [];
    private readonly List<CheckIn> _checkIns = [];
    private readonly List<GoalAction> _actions = [];
    private readonly List<BehaviourPlan> _plans = [];
    private readonly List<TargetAccount> _accounts = [];
    private readonly List<ProjectMilestone> _milestones = [];
    private readonly List<GoalSupport> _supports = [];

    public BehaviourStory(StoryDays days, StoryIds ids, OrganizationStory organization, StrategyStory strategy, GoalStory goals, DealStory sales, SeededRandom chance)
    {
        (_days, _ids, _organization, _strategy, _goals, _sales, _chance) = (days, ids, organization, strategy, goals, sales, chance);
        foreach (var goal in goals.Goals.Where(goal => goal.PeriodKey == days.Quarter(0).Key && goal.State == GoalState.Agreed && goal.MetricId == strategy.Won.Id)) CheckIn(goal);
        Track();
        Plan();
        Act();
        Conclude();
    }

    public IEnumerable<GoalTracking> Trackings => _trackings.Values;

    public IReadOnlyList<CheckIn> CheckIns => _checkIns;

    public IReadOnlyList<GoalAction> Actions => _actions;

    public IReadOnlyList<BehaviourPlan> Plans => _plans;

    public IReadOnlyList<TargetAccount> Accounts => _accounts;

    public IReadOnlyList<ProjectMilestone> Milestones => _milestones;

    public IReadOnlyList<GoalSupport> Supports => _supports;

    // Weekly, back from the last one: most are in time, some are due, a few have never been.
    private void CheckIn(Goal goal)
    {
        if (Teller(goal) is not { } by || _chance.Chance(10)) return;
        var newest = _days.Today.AddDays(_chance.Chance(70) ? -_chance.Between(1, 6) : -_chance.Between(8, 19));
        var weeks = new List<DateOnly>();
        for (var day = newest; day >= goal.PeriodFirst && weeks.Count < 9; day = day.AddDays(-7)) weeks.Add(day);
        weeks.Reverse();
        var confidence = _chance.Between(5, 8);
        foreach (var day in weeks)
        {
            var won = Won(goal, day);
            var status = StatusRule.Of(TrackingTerms.Usual, goal.Shape).Of(Progress.Of(won, 0m, goal.TargetValue), Pace.Linear(goal.PeriodFirst, goal.PeriodLast, day));
            confidence = Math.Clamp(confidence + status switch { RagStatus.Green => _chance.Between(0, 1), RagStatus.Red => _chance.Between(-2, 0), _ => _chance.Between(-1, 1) }, 1, 10);
            // Now and then somebody knows more than the data do.
            var byHand = day == newest && status == RagStatus.Red && _chance.Chance(30);
            _checkIns.Add(new CheckIn(
                _ids.Next<CheckInId>(day), goal.Id, won, status,
                new CheckInWords(won, byHand ? RagStatus.Amber : status, byHand ? "Two contracts are signed and wait for the bank." : null, confidence, _chance.Chance(60) ? _chance.Pick(Notes) : null), by, day,
                _days.At(day, _chance)));
        }
    }

    private PersonId? Teller(Goal goal) => goal.PersonId
        ?? _organization.People.FirstOrDefault(person => _organization.Units.Any(unit => unit.Id == goal.UnitId && KeyOf(unit) is { } key && person.Sits(key, MembershipRole.Manager, _days.Today)))?.Person.Id;

    private string? KeyOf(Unit unit) => OrganizationStory.Teams.Select(team => team.Key).Concat(["R-N", "R-S", "R-AP", "SALES", "HQ"]).FirstOrDefault(key => _organization[key].Id == unit.Id);

    private decimal Won(Goal goal, DateOnly day)
    {
        var team = goal.UnitId is { } unit ? KeyOf(_organization.Units.First(one => one.Id == unit)) : null;
        return _sales.Deals.Where(told => told.Deal.Stage == DealStage.Won && told.Deal.ClosedOn >= goal.PeriodFirst && told.Deal.ClosedOn <= day
                && (goal.PersonId is { } person ? told.Deal.OwnerId == person : team is not ['T', ..] ? team is "HQ" or "SALES" || _organization.RegionOf(told.Team, day) == team : told.Team == team))
            .Sum(told => told.Deal.Amount ?? 0m);
    }

    private void Track()
    {
        Tracked("R-AP", _strategy.WinPremiumCustomers, TrackingTerms.Usual with { Source = ProgressSource.SumOfChildren });
        if (Tracked("R-N", _strategy.WinPremiumCustomers, TrackingTerms.Usual with { Source = ProgressSource.MeanOfChildren }) is { } north)
        {
            var children = _goals.Goals.Where(goal => goal.ParentId == north.Id).ToList();
            var weights = GoalWeights.FromRatios([.. children.Select((_, i) => i == 0 ? 5m : i == 1 ? 3m : 2m)]);
            for (var i = 0; i < children.Count; i++) TrackingOf(children[i].Id).Weigh(new GoalWeight(weights[i], Fixed: i == 0));
        }
        if (Find("HQ", _strategy.Grow) is { } company) Set(company, TrackingTerms.Usual with { Commit = decimal.Round(company.TargetValue * 0.92m, 0), Stretch = decimal.Round(company.TargetValue * 1.1m, 0) });
        Tracked("T-IB", _strategy.Grow, TrackingTerms.Usual with { Basis = RagBasis.DistanceFromPace });
        Tracked("T-FR", _strategy.LeadInPremium, TrackingTerms.Usual with { OnlyCheckInsCount = true });
        if (Find("HQ", _strategy.ShortenCycle) is { } cycle) TrackingOf(cycle.Id).LeaveUnpaid("A shorter cycle pays for itself in won deals; paying for it would hurry customers.");
        Tracked("SALES", _strategy.LearnEnergy, TrackingTerms.Usual with { Source = ProgressSource.Milestones });
        if (Find("T-NO", _strategy.WinPremiumCustomers) is { } nordics && Find("SALES", _strategy.LeadInPremium) is { } share) _supports.Add(new GoalSupport(nordics.Id, share.Id));
        // The sum sold leans on a shorter cycle and, for the whole company, on the premium line; a team's new customers stand for growth. New customers have no process goal.
        if (Find("SALES", _strategy.Grow) is { } sold && Find("SALES", _strategy.ShortenCycle) is { } sooner) _supports.Add(new GoalSupport(sooner.Id, sold.Id));
        if (Find("HQ", _strategy.Grow) is { } growth)
        {
            if (Find("HQ", _strategy.LeadInPremium) is { } line) _supports.Add(new GoalSupport(line.Id, growth.Id));
            if (Find("T-AL", _strategy.WinPremiumCustomers) is { } alpine) _supports.Add(new GoalSupport(alpine.Id, growth.Id));
        }
        if (Find("T-CN", _strategy.LeadInPremium) is { } china && Find("SALES", _strategy.WinPremiumCustomers) is { } customers) _supports.Add(new GoalSupport(china.Id, customers.Id));
    }

    private void Plan()
    {
        var head = _organization.Named("Daniel Okafor").Person.Id;
        var ingrid = _organization.Named("Ingrid Solheim").Person.Id;
        if (Find("SALES", _strategy.Grow) is { } grow)
        {
            var plan = Planned(grow, new(Paradigm.Probability, new(2_400, 0.75m, 0.8m), null, null), head);
            plan.ChooseFor(
                [
                    new("Property development", new(110, 0.3m, 0.2m), Paradigm.Project),
                    new("Boutique hotels", new(140, 0.5m, 0.6m), Paradigm.Behaviour),
                    new("Senior living", new(60, 0.3m, 0.2m), Paradigm.Project),
                    new("Serviced apartments", new(160, 0.5m, 0.5m), Paradigm.Probability, "Their orders are small and come in by telephone; nobody has the time to name them one by one."),
                ],
                head, plan.ChangedAt);
        }
        if (Find("T-CN", _strategy.Grow) is { } china)
        {
            // Many accounts and short cycles say otherwise, and the plan is flagged for it.
            Planned(china, new(Paradigm.Project, new(600, 0.7m, 0.7m), null, "Two property developers decide over half of this quarter."), _organization.Named("陈思远").Person.Id);
        }
        if (Find("T-DE", _strategy.Grow) is { } germany)
        {
            var plan = Planned(germany, new(Paradigm.Probability, new(900, 0.7m, 0.8m), null, null), head);
            // Sold from the shelf by plan, made to measure by the records: the segment is flagged.
            plan.ChooseFor([new("Property development", new(120, 0.7m, 0.7m), Paradigm.Probability)], head, plan.ChangedAt);
            plan.Move(
                new(StateOf("T-DE"), [new(EfficiencyLever.BetterLeads, 1.12m), new(EfficiencyLever.RightCustomer, 1.10m), new(EfficiencyLever.BetterMix, 1.08m)]), head,
                _days.At(_days.Day(0, 3), _chance));
        }
        if (Find("T-NO", _strategy.WinPremiumCustomers) is { } nordics)
        {
            Planned(nordics, new(Paradigm.Behaviour, new(140, 0.5m, 0.6m), null, null), ingrid).Want(9, ingrid, _days.At(_days.Day(0, 2), _chance));
            NameAccounts(nordics);
        }
        if (Find("SALES", _strategy.LearnEnergy) is { } energy)
        {
            Planned(energy, new(Paradigm.Project, new(25, 0.2m, 0.2m), "Senior living", null), head);
            Milestone(energy, -4, 1, "Pricing of the energy bundle agreed", "Finance, two days", 10, "Finance was asked early and answered in a day; the price list was ready before the talk track.");
            Milestone(energy, 2, 2, "Three pilot homes installed", "Installation team, one week", 14, "Pilots run, but the meter data came late: agree data access before the visit.");
            Milestone(energy, -1, 1, "Presales trained on energy calculation", "Trainer, one day", 7, null);
            Milestone(energy, 9, 2, "First ten energy deals won", "Presales, two days a week", 28, null);
        }
    }

    // The quarter before: leads worked on, deals won of them, and what one is worth.
    private EfficiencyState StateOf(string team)
    {
        var before = _days.Quarter(-1);
        var leads = _sales.Deals.Count(told => told.Team == team && told.Deal.EngagedOn is { } began && before.Contains(began));
        var won = _sales.Deals.Where(told => told.Team == team && told.Deal.Stage == DealStage.Won && told.Deal.ClosedOn is { } closed && before.Contains(closed)).ToList();
        return new(leads, decimal.Round(Math.Min(1m, won.Count / (decimal)Math.Max(1, leads)), 4), won.Count == 0 ? 0m : decimal.Round(won.Sum(told => told.Deal.Amount ?? 0m) / won.Count, 0));
    }

    private void NameAccounts(Goal goal)
    {
        var sdr = _organization.Named("Oscar Bergström").Person.Id;
        var reps = _organization.People.Where(person => person.Sits("T-NO", MembershipRole.Rep, _days.Today)).Select(person => person.Person.Id).ToList();
        var presales = _organization.People.FirstOrDefault(person => person.SeatOn(_days.Today)?.Role == MembershipRole.Presales)?.Person.Id;
        var known = _sales.Deals.Where(told => told.Team == "T-NO").Select(told => told.Customer.Account.Id).Distinct().ToList();
        // Some of long ago, whom nobody has touched since, and some of this quarter.
        foreach (var (account, i) in known.Take(5).Concat(known.TakeLast(9)).Distinct().Select((account, i) => (account, i)))
        {
            var named = new TargetAccount(_ids.Next<TargetAccountId>(_days.Day(0, 2)), goal.Id, account);
            named.Assign(new StageOwners(sdr, reps.Count > 0 ? reps[i % reps.Count] : null, i % 3 == 0 ? presales : null));
            if (i == 5) named.Confirm(_days.Day(0, 9));
            _accounts.Add(named);
        }
    }

    private void Milestone(Goal goal, int week, decimal weight, string name, string resource, int leadTime, string? retrospective)
    {
        // Around the present, so that one is behind, one overdue and one ahead on whatever day the story is told.
        var due = _days.Today.AddDays((week - 2) * 7);
        var milestone = new ProjectMilestone(_ids.Next<ProjectMilestoneId>(_days.Day(0, 1)), goal.Id, new MilestoneTerms(
            name, due, weight, _organization.Named("Sofia Marques").Person.Id, _organization.Named("Daniel Okafor").Person.Id, _organization.Named("Yusuf Demir").Person.Id, resource, leadTime));
        if (retrospective is not null) milestone.Reach(due > _days.Today ? _days.Today : due, retrospective);
        _milestones.Add(milestone);
    }

    private void Act()
    {
        var today = _days.Today;
        foreach (var (unit, name, task, due, rhythm, resource, lever, done) in new (string, string, string, int, PlanRhythm, string?, EfficiencyLever?, bool)[]
                 {
                     ("T-NO", "Ingrid Solheim", "Go through the untouched named accounts with inside sales", 2, PlanRhythm.Weekly, null, EfficiencyLever.BetterLeads, false),
                     ("T-NO", "Astrid Holmgren", "Invite six architects to the showroom evening", -3, PlanRhythm.Weekly, "Showroom, catering 600 EUR", EfficiencyLever.RightCustomer, false),
                     ("T-NO", "Aino Korhonen", "Ask the last five premium customers for a recommendation", 4, PlanRhythm.Weekly, null, EfficiencyLever.BetterLeads, false),
                     ("T-CN", "王雨桐", "与两家开发商确认样板间时间", 3, PlanRhythm.Weekly, "售前 2 天", EfficiencyLever.RightCustomer, false),
                     ("T-CN", "陈思远", "复盘上周转化漏斗", -1, PlanRhythm.Weekly, null, EfficiencyLever.BetterSkills, true),
                     ("T-AL", "Regula Amstad", "Coach the offer talk: energy calculation first, price second", 6, PlanRhythm.Weekly, null, EfficiencyLever.BetterPrice, false),
                     ("SALES", "Daniel Okafor", "Decide which leads go to inside sales", 12, PlanRhythm.Monthly, "Sales operations, half a day", EfficiencyLever.MoreSellingTime, false),
                     ("SALES", "Sofia Marques", "Send the weekly funnel to all team managers", -8, PlanRhythm.Monthly, null, EfficiencyLever.BetterSkills, true),
                     ("T-IB", "Javier Ortega", "Visit the three lost premium deals and ask why", -5, PlanRhythm.Monthly, null, EfficiencyLever.RightProduct, false),
                 })
        {
            if (Find(unit, _strategy.Grow) is not { } goal || _organization.People.FirstOrDefault(person => person.Person.Name == name) is not { } owner) continue;
            var planned = today.AddDays(-10);
            var action = new GoalAction(_ids.Next<GoalActionId>(planned), goal.Id, new GoalTask(task, owner.Person.Id, today.AddDays(due), rhythm, resource, lever), _organization.Named("Daniel Okafor").Person.Id, _days.At(planned, _chance));
            if (done) action.Finish(owner.Person.Id, _days.At(today.AddDays(-1), _chance));
            _actions.Add(action);
        }
    }

    private void Conclude()
    {
        var lessons = new Queue<string>([
            "Site visits in the first month decided the quarter; plan them before it begins.", "Three deals carried the result. Next time twice as many in the pipeline at half time.",
            "The price sheet came two weeks late; the premium talk began only then.", "样板间带动转化，提前一个月预约展厅。", "Recommendations brought every fourth new customer: ask right after the installation.",
        ]);
        foreach (var (team, _) in OrganizationStory.Teams)
        {
            if (lessons.Count == 0) break;
            var over = _goals.Goals.FirstOrDefault(goal => goal.PeriodKey == _days.Quarter(-1).Key && goal.ObjectiveId == _strategy.Grow && goal.UnitId == _organization[team].Id && goal.State == GoalState.Closed);
            if (over is null || Teller(over) is not { } by) continue;
            var score = Progress.Clamped(Progress.Of(Won(over, over.PeriodLast), 0m, over.TargetValue) ?? 0m);
            TrackingOf(over.Id).Conclude(score, lessons.Dequeue(), by, _days.At(_days.Day(0, 4), _chance));
        }
    }

    private BehaviourPlan Planned(Goal goal, ParadigmChoice choice, PersonId by)
    {
        var plan = new BehaviourPlan(goal.Id, choice, by, _days.At(_days.Day(0, 2), _chance));
        _plans.Add(plan);
        return plan;
    }

    private Goal? Tracked(string unit, ObjectiveId objective, TrackingTerms terms)
    {
        if (Find(unit, objective) is not { } goal) return null;
        Set(goal, terms);
        return goal;
    }

    private void Set(Goal goal, TrackingTerms terms) => TrackingOf(goal.Id).Track(terms, goal, goal.MetricId == _strategy.Cycle.Id ? Direction.LowerIsBetter : Direction.HigherIsBetter);

    private GoalTracking TrackingOf(GoalId goal)
    {
        if (!_trackings.TryGetValue(goal, out var tracking)) _trackings.Add(goal, tracking = new GoalTracking(goal));
        return tracking;
    }

    private Goal? Find(string unit, ObjectiveId objective) =>
        _goals.Goals.FirstOrDefault(goal => goal.PeriodKey == _days.Quarter(0).Key && goal.ObjectiveId == objective && goal.UnitId == _organization[unit].Id);
}
