using System.Globalization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// What was done for the deals: first calls (by inside sales where the team has some), visits, proposals with presales, and the calls for a
/// recommendation which the strategy asks for after a premium sale and which become more common from quarter to quarter.
/// </summary>
internal sealed class ActivityStory
{
    private static readonly string[] FirstCall = ["Reached, wants to see it", "Asked for a brochure first", "Meeting agreed", "Wrong contact, was passed on", "Has a project in spring", "Budget is there, compares two makers"];
    private static readonly string[] FollowUp = ["Questions on installation answered", "Waits for the architect", "Asks for a better price", "No answer, message left", "Decision moved by two weeks", "Wants a reference nearby"];
    private static readonly string[] Visit = ["Site walked, plan agreed", "Owner and electrician both present", "Showroom demo liked, wants the premium panel", "Competitor was there last week", "Too early, shell not finished", "Demo kit left for a week"];
    private static readonly string[] Proposal = ["Proposal presented, positive", "Proposal sent", "Revised after feedback on price", "Two variants offered, premium preferred", "Needs approval of the board"];
    private static readonly string[] Meeting = ["Technical questions settled", "Integration with existing heating clarified", "Energy savings calculated together", "Open points on data protection"];
    private static readonly string[] Referral = ["Two names given", "One name given, call next week", "Happy, but knows nobody just now", "Will introduce us to the neighbour", "Not reached"];

    private static readonly string[] ChineseCall = ["已约上门演示", "需要先看资料", "预算已批，正在比较两家", "联系人已更换", "等装修进度", "客户询问安装周期"];
    private static readonly string[] ChineseVisit = ["现场勘测完成，方案已确认", "业主与设计师均在场", "展厅体验满意，倾向高端面板", "竞品上周来过"];
    private static readonly string[] ChineseProposal = ["方案已提交，反馈积极", "按预算调整后重新报价", "提供两套方案，倾向高端", "需董事会批准"];
    private static readonly string[] ChineseReferral = ["介绍了两位朋友", "愿意推荐邻居", "暂无推荐", "未接通"];

    private readonly StoryDays _days;
    private readonly OrganizationStory _organization;
    private readonly SeededRandom _chance;
    private readonly List<Draft> _drafts = [];

    public ActivityStory(StoryDays days, StoryIds ids, OrganizationStory organization, DealStory deals, SeededRandom chance)
    {
        _days = days;
        _organization = organization;
        _chance = chance;
        foreach (var told in deals.Deals)
        {
            if (told.Quarter >= StoryDays.FullFrom && told.Deal.EngagedOn is { } began) Tell(told, began);
        }

        var number = 0;
        var activities = new List<Activity>(_drafts.Count);
        foreach (var draft in _drafts.OrderBy(draft => draft.On).ThenBy(draft => draft.Order))
        {
            activities.Add(new Activity(
                ids.Next<ActivityId>(draft.On), string.Create(CultureInfo.InvariantCulture, $"ACT-{500_000 + ++number}"),
                draft.Who.Person.Id, draft.Kind, draft.On, draft.Told.Customer.Account.Id, draft.Told.Deal.Id, draft.Outcome));
        }
        Activities = activities;
    }

    public IReadOnlyList<Activity> Activities { get; }

    private void Tell(ToldDeal told, DateOnly began)
    {
        var isChinese = told.Team == "T-CN";
        var isWon = told.Deal.Stage == DealStage.Won;
        var isHighEnd = told.Tier is ProductStory.Premium or ProductStory.Emerging;
        var last = told.Deal.ClosedOn ?? _days.Today;

        Add(told, ActivityKind.Call, began, Colleague(told, MembershipRole.Sdr, told.Team, began, 55), isChinese ? ChineseCall : FirstCall);
        if (_chance.Chance(isWon ? 45 : 30)) Add(told, ActivityKind.Call, Within(began, last, 20, 80), null, isChinese ? ChineseCall : FollowUp);
        if (_chance.Chance(isHighEnd ? 62 : 18)) Add(told, ActivityKind.Visit, Within(began, last, 25, 70), null, isChinese ? ChineseVisit : Visit);
        if (isHighEnd && _chance.Chance(24))
        {
            var on = Within(began, last, 35, 75);
            Add(told, ActivityKind.Meeting, on, Colleague(told, MembershipRole.Presales, _organization.RegionOf(told.Team, on), on, 90), isChinese ? ChineseVisit : Meeting);
        }
        if (isWon ? _chance.Chance(58) : _chance.Chance(26)) Add(told, ActivityKind.Proposal, Within(began, last, 50, 92), null, isChinese ? ChineseProposal : Proposal);
        if (isWon && told.Tier == ProductStory.Premium && _chance.Chance(4 + (Math.Min(0, told.Quarter) - StoryDays.FullFrom) * 4))
        {
            var on = told.Deal.ClosedOn!.Value.AddDays(_chance.Between(10, 40));
            Add(told, ActivityKind.ReferralCall, on, null, isChinese ? ChineseReferral : Referral);
        }
    }

    private DateOnly Within(DateOnly began, DateOnly last, int least, int most) =>
        began.AddDays((last.DayNumber - began.DayNumber) * _chance.Between(least, most) / 100);

    // The owner does it unless somebody of the right trade was there at the time.
    private Character? Colleague(ToldDeal told, MembershipRole role, string unit, DateOnly on, int percent)
    {
        if (!_chance.Chance(percent)) return null;
        var able = _organization.People.Where(person => person.Sits(unit, role, on)).ToList();
        return able.Count == 0 ? null : _chance.Pick(able);
    }

    private void Add(ToldDeal told, ActivityKind kind, DateOnly on, Character? who, string[] outcomes)
    {
        var outcome = _chance.Chance(92) ? _chance.Pick(outcomes) : null;
        var day = StoryDays.WorkingDay(on, _days.Quarter(0) with { First = told.CreatedOn, Last = _days.Today });
        // What a predecessor did before the owner came to the team is not in the books.
        if (day > _days.Today || day < told.CreatedOn || (who ?? told.Owner).SeatOn(day) is null) return;
        _drafts.Add(new Draft(_drafts.Count, told, kind, day, who ?? told.Owner, outcome));
    }

    private sealed record Draft(int Order, ToldDeal Told, ActivityKind Kind, DateOnly On, Character Who, string? Outcome);
}
