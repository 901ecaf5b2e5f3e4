using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// What is being planned: next year's share of premium and its 2,000 new premium customers, divided down to everybody's months. The share is agreed, after one team had
/// countered; the customers are being negotiated, one team counters, one has agreed, the others have some days left. With it the events of the sales calendar, goals
/// that two regions carry together, and a deal that is poor for its seller and good for the company.
/// </summary>
internal sealed class PlanningStory
{
    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly OrganizationStory _organization;
    private readonly SeededRandom _chance;
    private readonly GoalStory _told;
    private readonly List<Goal> _goals = [];
    private readonly List<CalendarEvent> _events = [];
    private readonly List<JointGoalSet> _joint = [];
    private readonly List<StrategicException> _exceptions = [];
    private readonly DateOnly _set;

    public PlanningStory(StoryDays days, StoryIds ids, OrganizationStory organization, StrategyStory strategy, GoalStory goals, DealStory sales, StoryFigures figures, SeededRandom chance)
    {
        (_days, _ids, _organization, _told, _chance) = (days, ids, organization, goals, chance);
        _set = days.Today.AddDays(-9);
        TellEvents();
        var won = Rounding.HalfAwayFromZero(figures.Won(days.Year(-1)) * 1.44m / 10_000m, 0) * 10_000m;
        var share = Divide(strategy.LeadInPremium, strategy.PremiumShare, DecompositionTarget.OfRatio(0.60m, won));
        var customers = Divide(strategy.WinPremiumCustomers, strategy.NewPremium, new(TargetShape.Count, 2_000m));
        Settle(share, "T-SE");
        Negotiate(customers, countering: "T-IB", agreeing: "T-CN");
        TellJoint(strategy);
        TellExceptions(strategy, sales);
    }

    public IReadOnlyList<Goal> Goals => _goals;

    public IReadOnlyList<CalendarEvent> Events => _events;

    public IReadOnlyList<JointGoalSet> Joint => _joint;

    public IReadOnlyList<StrategicException> Exceptions => _exceptions;

    private void TellEvents()
    {
        foreach (var offset in (int[])[0, 1])
        {
            var year = _days.Year(offset);
            Add("Signature Air launch", CalendarEventKind.Launch, new(year.First.Year, 3, 1), new(year.First.Year, 5, 31), 25m);
            Add("Hotels decide on budgets", CalendarEventKind.BuyingCycle, new(year.First.Year, 10, 1), new(year.First.Year, 11, 30), 15m);
            Add("Summer holidays", CalendarEventKind.Other, new(year.First.Year, 8, 1), new(year.First.Year, 8, 31), -20m);
        }

        void Add(string name, CalendarEventKind kind, DateOnly first, DateOnly last, decimal uplift) =>
            _events.Add(new CalendarEvent(_ids.Next<CalendarEventId>(_set), name, kind, first, last, uplift));
    }

    /// <summary>Next year over everybody who carries the objective now, by what they carry now, in months by the events; quarters and the year are sums of them.</summary>
    private List<Goal> Divide(ObjectiveId objective, Metric metric, DecompositionTarget target)
    {
        var year = _days.Year(1);
        var months = _days.Calendar.Parts(year, PeriodKind.Month);
        var quarter = _days.Quarter(0).Key;
        var carrying = _told.Goals.Where(goal => goal.ObjectiveId == objective && goal.PeriodKey == quarter).ToList();
        var nodes = carrying.ConvertAll(goal => new DecompositionNode(goal.Id.ToString(), goal.ParentId?.ToString(), [goal.TargetValue], DenominatorHistory: [goal.TargetDenominator]));
        var season = SeasonCalendar.Weights(months, null, [.. _events.Select(happening => happening.Season)]);
        var result = Decomposition.Split(new DecompositionRequest(
            target, nodes, [.. months.Select((month, m) => new DecompositionPeriod(month.Key, season[m]))], AllocationMethod.BySeasonality,
            [.. Enumerable.Repeat(new LevelRule(AllocationMethod.ByHistory), 6)]));
        Period[] periods = [year, .. _days.Calendar.Parts(year, PeriodKind.Quarter), .. months];
        var made = new Dictionary<(GoalId Of, string Period), Goal>();
        var planner = _organization.Named("Yusuf Demir").Person.Id;
        for (var i = 0; i < carrying.Count; i++)
        {
            foreach (var period in periods)
            {
                var columns = Enumerable.Range(0, months.Count).Where(m => period.First <= months[m].First && period.Last >= months[m].Last).ToList();
                var whole = result.Rows[i].Denominator is { } denominator ? columns.Sum(m => denominator.Cells[m]) : (decimal?)null;
                if (whole is <= 0) continue;
                var parent = carrying[i].ParentId is { } above ? made.GetValueOrDefault((above, period.Key)) : null;
                var goal = new Goal(
                    _ids.Next<GoalId>(_set), objective, metric.Id, carrying[i].UnitId, carrying[i].PersonId, period, target.Shape, new GoalTarget(columns.Sum(m => result.Rows[i].Value.Cells[m]), whole),
                    parent?.Id, 0m, planner, _days.At(_set, _chance));
                made[(carrying[i].Id, period.Key)] = goal;
                goal.Offer(planner, _days.At(_set.AddDays(1), _chance), _days.Today.AddDays(carrying[i].PersonId is null ? -1 : 6));
                if (parent is null) goal.Agree(planner, _days.At(_set.AddDays(1), _chance));
            }
        }
        _goals.AddRange(made.Values);
        return [.. made.Values];
    }

    /// <summary>Everything agreed; one team had countered its year, and was decided above with both numbers kept.</summary>
    private void Settle(List<Goal> goals, string team)
    {
        foreach (var goal in goals.Where(goal => goal.State == GoalState.Offered))
        {
            var owner = OwnerOf(goal);
            if (goal.UnitId == _organization[team].Id && goal.PeriodKey == _days.Year(1).Key)
            {
                goal.CounterWith(
                    new GoalTarget(Math.Floor(goal.TargetValue * 0.93m), goal.TargetDenominator), "Half of our deals are projects that were offered before Signature Air; the mix turns only in summer.", owner, _days.At(_set.AddDays(3), _chance));
                goal.Decide(goal.Target, "The projects close in the first quarter; the year as a whole carries the share.", AboveOf(goal, goals), _days.At(_set.AddDays(5), _chance));
                continue;
            }
            goal.Agree(owner, _days.At(_set.AddDays(4), _chance));
        }
    }

    private void Negotiate(List<Goal> goals, string countering, string agreeing)
    {
        var counters = goals.Where(goal => goal.UnitId == _organization[countering].Id).ToList();
        foreach (var kind in counters.GroupBy(goal => goal.PeriodKey.Length > 5 ? goal.PeriodKey[5] : ' '))
        {
            var total = kind.Sum(goal => goal.TargetValue);
            var parts = Rounding.SplitByLargestRemainder(Math.Floor(total * 0.88m), [.. kind.Select(goal => goal.TargetValue)], 0);
            foreach (var (goal, part) in kind.Zip(parts))
            {
                if (part != goal.TargetValue) goal.CounterWith(new GoalTarget(part), "Two of our four dealers change hands in spring. With one more dealer from September the second half could take what the first cannot.", OwnerOf(goal), _days.At(_set.AddDays(4), _chance));
            }
        }
        var parents = goals.Where(goal => goal.UnitId == _organization[agreeing].Id).ToList();
        var ids = parents.Select(goal => goal.Id).ToHashSet();
        foreach (var goal in parents.Concat(goals.Where(goal => goal.ParentId is { } parent && ids.Contains(parent)))) goal.Agree(OwnerOf(goal), _days.At(_set.AddDays(5), _chance));
        // The regions were quick; the date of those teams that were not is over.
        foreach (var goal in goals.Where(goal => goal.UnitId is { } unit && goal.State == GoalState.Offered && (unit == _organization["SALES"].Id || unit == _organization["R-N"].Id || unit == _organization["R-AP"].Id)))
        {
            goal.Agree(OwnerOf(goal), _days.At(_set.AddDays(3), _chance));
        }
    }

    private void TellJoint(StrategyStory strategy)
    {
        var half = _days.Calendar.Containing(PeriodKind.Half, _days.Today);
        var both = new[] { _organization["R-N"].Id, _organization["R-S"].Id };
        var revenue = _told.Goals.Where(goal => goal.ObjectiveId == strategy.Grow && goal.PeriodKey.Contains("-Q", StringComparison.Ordinal) && goal.PeriodFirst >= half.First && goal.PeriodLast <= half.Last
            && goal.UnitId is { } unit && both.Contains(unit)).Sum(goal => goal.TargetValue);
        var europe = new JointGoalSet(_ids.Next<JointGoalSetId>(half.First), "One premium offer for Europe", both[0], both[1], half);
        europe.Add(JointGoalKind.Revenue, "Won together", strategy.Won.Id, Math.Max(1m, revenue), 40m);
        var profit = europe.Add(JointGoalKind.Profit, "Contribution of both regions", null, 3_200_000m, 40m);
        var visits = europe.Add(JointGoalKind.NonFinancial, "Reference visits across the border", null, 24m, 20m);
        europe.Enter(profit.Id, 2_410_000m, _days.Today);
        europe.Enter(visits.Id, 15m, _days.Today);
        europe.Agree(both[0], _organization.Named("Henrik Sørensen").Person.Id);
        europe.Agree(both[1], _organization.Named("Valentina Conti").Person.Id);
        _joint.Add(europe);

        var next = new JointGoalSet(_ids.Next<JointGoalSetId>(_set), "Premium that stays", _organization["R-AP"].Id, _organization["SERVICE"].Id, _days.Calendar.Next(half));
        next.Add(JointGoalKind.Revenue, "New premium customers", strategy.NewPremium.Id, 260m, 2m);
        next.Add(JointGoalKind.Profit, "Contribution of Care contracts", null, 410_000m, 2m);
        next.Add(JointGoalKind.NonFinancial, "Customers who would recommend us, in percent", null, 62m, 1m);
        next.Agree(_organization["R-AP"].Id, _organization.Named("周文博").Person.Id);
        _joint.Add(next);
    }

    /// <summary>One is granted as a credit, one waits for an answer.</summary>
    private void TellExceptions(StrategyStory strategy, DealStory sales)
    {
        var quarter = _days.Quarter(0).Key;
        var deals = sales.Deals.Select(told => told.Deal).Where(deal => deal.ClosedOn is { } day && day <= _days.Today && day > _days.Today.AddDays(-60)).ToLookup(deal => deal.OwnerId);
        var goals = _told.Goals.Where(goal => goal.ObjectiveId == strategy.Grow && goal.PeriodKey == quarter && goal.PersonId is { } person && goal.State == GoalState.Agreed && deals.Contains(person)).Take(2).ToList();
        for (var i = 0; i < goals.Count; i++)
        {
            var deal = deals[goals[i].PersonId!.Value].First();
            var asked = new StrategicException(
                _ids.Next<StrategicExceptionId>(_set), deal.Id, goals[i].Id, i == 0 ? ExceptionCompensation.Credit : ExceptionCompensation.SmallerTarget, i == 0 ? 12_000m : 18_000m,
                i == 0 ? "The pilot home for the hotel group was sold at cost; forty hotels look at it." : "Two weeks went into the tender of the housing association, which Marketing needs as a reference and I could not win.",
                goals[i].PersonId!.Value, _days.At(_set.AddDays(2), _chance));
            if (i == 0) asked.Decide(true, "It is what the strategy asks for; the quarter should not punish it.", _organization.Named("Daniel Okafor").Person.Id, _days.At(_set.AddDays(4), _chance));
            _exceptions.Add(asked);
        }
    }

    private PersonId OwnerOf(Goal goal) => goal.PersonId ?? ManagerOf(goal.UnitId!.Value);

    private PersonId AboveOf(Goal goal, List<Goal> goals) => goals.Find(other => other.Id == goal.ParentId) is { UnitId: { } unit } ? ManagerOf(unit) : _organization.Named("Daniel Okafor").Person.Id;

    // A seat that stood empty was looked after from above.
    private PersonId ManagerOf(UnitId unit) =>
        (_organization.People.FirstOrDefault(person => person.SeatOn(_set) is { Role: MembershipRole.Manager } seat && _organization[seat.Unit].Id == unit) ?? _organization.Named("Daniel Okafor")).Person.Id;
}
