using System.Globalization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// How well the activities were done and noted, which customers were referred by whom, and the flaws that every CRM has: accounts and deals
/// entered twice, deals without account or of somebody who has left, calls with nobody.
/// </summary>
internal sealed class DataFlawStory
{
    private static readonly string[] Contacts = ["Anna Keller", "Luc Morel", "Ms Lindqvist", "Pieter Bos", "Marta Soler", "Mr Tan", "Architect Frey", "Julia Hartmann"];
    private static readonly string[] ChineseContacts = ["周女士", "林先生", "设计师何", "陆经理"];

    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly SeededRandom _chance;
    private readonly List<Account> _accounts = [];
    private readonly List<Deal> _deals = [];
    private readonly List<Activity> _activities = [];

    public DataFlawStory(StoryDays days, StoryIds ids, OrganizationStory organization, AccountStory accounts, DealStory deals, ActivityStory activities, SeededRandom chance)
    {
        (_days, _ids, _chance) = (days, ids, chance);
        Refer(deals, activities);
        TellAccountsTwice(accounts);
        TellLooseDeals(organization, deals);
        TellCallsWithNobody(organization);
    }

    /// <summary>Accounts that are there already under a slightly different name.</summary>
    public IReadOnlyList<Account> Accounts => _accounts;

    public IReadOnlyList<Deal> Deals => _deals;

    public IReadOnlyList<Activity> Activities => _activities;

    // A premium customer recommends: the first call that follows elsewhere names partner and contact.
    private void Refer(DealStory deals, ActivityStory activities)
    {
        var told = deals.Deals.ToDictionary(deal => deal.Deal.Id);
        var partners = new Dictionary<string, List<AccountId>>(StringComparer.Ordinal);
        var begun = new HashSet<DealId>();
        foreach (var activity in activities.Activities)
        {
            var deal = told[activity.DealId!.Value];
            if (activity.Kind is ActivityKind.Visit or ActivityKind.Meeting or ActivityKind.Proposal && _chance.Chance(72)) activity.Judge(Math.Clamp(_chance.Around(1, 5) + ((deal.Owner.Skill - 95) / 14), 1, 5));
            var lag = _chance.Chance(Math.Clamp(deal.Owner.Skill - 12, 62, 98)) ? _chance.Below(2) : _chance.Between(2, 9);
            activity.EnteredInto(_days.At(activity.On.AddDays(lag) > _days.Today ? _days.Today : activity.On.AddDays(lag), _chance));
            if (!partners.TryGetValue(deal.Team, out var known)) partners.Add(deal.Team, known = []);
            if (activity.Kind == ActivityKind.ReferralCall) known.Add(activity.AccountId!.Value);
            else if (begun.Add(deal.Deal.Id) && activity.Kind == ActivityKind.Call && deal.Deal.LeadSource == "Referral" && known.Count > 0)
            {
                // People recommend while they are pleased: within the latest that were asked.
                var partner = known[^(1 + _chance.Below(Math.Min(60, known.Count)))];
                if (partner != activity.AccountId) activity.ReferredBy(partner, _chance.Chance(80) ? _chance.Pick(deal.Team == "T-CN" ? ChineseContacts : Contacts) : null);
            }
        }
    }

    private void TellAccountsTwice(AccountStory accounts)
    {
        for (var i = 0; i < 14; i++)
        {
            var known = _chance.Pick(accounts.Customers).Account;
            var name = _chance.Below(3) switch { 0 => known.Name.ToUpperInvariant(), 1 => known.Name.Replace("&", "and", StringComparison.Ordinal) + " Ltd.", _ => known.Name + " Group" };
            var again = new Account(_ids.Next<AccountId>(_days.Today), string.Create(CultureInfo.InvariantCulture, $"A-{90_000 + i}"), name);
            again.Describe(_chance.Chance(50) ? known.Sector : null, null, null, _chance.Chance(40) ? known.Employees : null, _chance.Chance(60) ? known.Location : null, null);
            _accounts.Add(again);
        }
    }

    private void TellLooseDeals(OrganizationStory organization, DealStory deals)
    {
        var open = deals.Deals.Where(told => told.Deal.Stage == DealStage.Engaging && told.Deal.Amount is not null).ToList();
        for (var i = 0; i < 9; i++)
        {
            // Entered a second time by the same person.
            var told = _chance.Pick(open);
            var again = Open(told, told.Owner.Person.Id);
            again.Concerns(told.Deal.AccountId, told.Deal.ProductId, told.Deal.Quantity);
            again.Estimate(told.Deal.Amount);
            again.Trade(new(told.Deal.CurrencyCode), told.Deal.Amount);
        }
        for (var i = 0; i < 16; i++)
        {
            var told = _chance.Pick(open);
            var loose = Open(told, told.Owner.Person.Id);
            loose.Concerns(null, _chance.Chance(60) ? told.Deal.ProductId : null);
        }
        foreach (var left in organization.People.Where(person => person.Person.LeftOn is { } day && day > _days.Today.AddYears(-1)))
        {
            var told = _chance.Pick(open);
            var orphan = Open(told, left.Person.Id);
            orphan.Concerns(told.Deal.AccountId, told.Deal.ProductId);
            orphan.Estimate(5_000m);
        }
    }

    private Deal Open(ToldDeal like, PersonId owner)
    {
        var deal = new Deal(_ids.Next<DealId>(like.CreatedOn), string.Create(CultureInfo.InvariantCulture, $"D-{900_000 + _deals.Count + 1}"), owner, DealStage.Engaging, like.Deal.CurrencyCode);
        deal.Engage(like.Deal.EngagedOn!.Value);
        deal.EnteredInto(_days.At(like.Deal.EngagedOn!.Value, _chance));
        _deals.Add(deal);
        return deal;
    }

    private void TellCallsWithNobody(OrganizationStory organization)
    {
        var reps = organization.People.Where(person => person.Person.LeftOn is null && person.SeatOn(_days.Today.AddDays(-40))?.Role == MembershipRole.Rep).ToList();
        for (var i = 0; i < 38; i++)
        {
            var on = _days.Today.AddDays(-_chance.Between(1, 38));
            var call = new Activity(
                _ids.Next<ActivityId>(on), string.Create(CultureInfo.InvariantCulture, $"ACT-{990_000 + i}"), _chance.Pick(reps).Person.Id, ActivityKind.Call, on, null, null, _chance.Chance(50) ? "Not reached" : null);
            call.EnteredInto(_days.At(on, _chance));
            _activities.Add(call);
        }
    }
}
