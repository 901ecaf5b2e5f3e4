using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SalesAlign.Application.Demonstration;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;
using Xunit.Abstractions;

namespace SalesAlign.Application.Tests.Demonstration;

/// <summary>What must hold of the story on whatever day it is told: first and last days of quarters and years, leap days, weekends.</summary>
public sealed class CompanyStoryTests(ITestOutputHelper output)
{
    public static TheoryData<DateOnly> Days => [new(2026, 1, 1), new(2026, 3, 31), new(2026, 11, 21), new(2027, 7, 4), new(2028, 2, 29), new(2029, 12, 31)];

    [Fact]
    public void The_same_seed_and_day_tell_the_same_story()
    {
        var day = new DateOnly(2026, 11, 21);

        Assert.Equal(Fingerprint(CompanyStory.Tell(day)), Fingerprint(CompanyStory.Tell(day)));
        Assert.NotEqual(Fingerprint(CompanyStory.Tell(day)), Fingerprint(CompanyStory.Tell(day, seed: 1)));
        Assert.NotEqual(Fingerprint(CompanyStory.Tell(day)), Fingerprint(CompanyStory.Tell(day.AddDays(7))));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Everybody_is_in_one_place_at_a_time_and_history_shows_moves(DateOnly today)
    {
        var story = Told(today);
        var people = story.Organization.People.Select(character => character.Person).ToList();
        var working = people.Where(person => person.LeftOn is null).ToList();

        Assert.True(working.Count >= 60, $"{working.Count} people at work");
        Assert.Equal(people.Count, people.Select(person => person.Email).Distinct(StringComparer.Ordinal).Count());
        foreach (var person in people)
        {
            var ranges = person.Memberships.Select(membership => new DateRange(membership.From, membership.To)).OrderBy(range => range.From).ToList();
            Assert.NotEmpty(ranges);
            for (var i = 1; i < ranges.Count; i++) Assert.False(ranges[i - 1].Overlaps(ranges[i]), $"{person.Name} sits on two chairs");
            Assert.True(ranges[0].From >= person.HiredOn, person.Name);
            Assert.True(person.LeftOn is null || person.LeftOn < today && ranges[^1].To == person.LeftOn, person.Name);
        }
        Assert.True(people.Count(person => person.LeftOn is not null) >= 5);
        Assert.True(working.Count(person => person.Memberships.Select(membership => membership.UnitId).Distinct().Count() > 1) >= 3);
        Assert.True(working.Count(person => person.HiredOn > story.Days.Quarter(StoryDays.FullFrom).First) >= 8);

        var units = story.Organization.Units;
        Assert.Equal(3, units.Count(unit => unit.Kind == UnitKind.Region));
        Assert.Equal(8, units.Count(unit => unit.Kind == UnitKind.Team));
        Assert.Equal("R-N", story.Organization.RegionOf("T-AL", story.Days.Quarter(-5).Last));
        Assert.Equal("R-S", story.Organization.RegionOf("T-AL", story.Days.Quarter(-4).First));
        foreach (var unit in units.Where(unit => unit.Kind is UnitKind.Region or UnitKind.Team or UnitKind.Division))
        {
            Assert.True(unit.ExternalId is "HQ" || unit.Placements.All(placement => placement.ParentId is not null));
        }
        foreach (var (team, _) in OrganizationStory.Teams)
        {
            Assert.Single(story.Organization.People, character => character.Sits(team, MembershipRole.Manager, today));
            Assert.Equal(4, story.Organization.People.Count(character => character.Sits(team, MembershipRole.Rep, today)));
        }
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Contains(story.Organization.People, character => character.Person.LeftOn is null && character.Roles.Contains(role));
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Every_deal_belongs_to_a_rep_of_its_team_at_the_time_and_nothing_happens_in_the_future(DateOnly today)
    {
        var story = Told(today);
        foreach (var told in story.Sales.Deals)
        {
            var deal = told.Deal;
            Assert.True(told.Owner.Sits(told.Team, MembershipRole.Rep, deal.ClosedOn ?? today), deal.ExternalId);
            Assert.True(told.CreatedOn <= today && (deal.EngagedOn is null || deal.EngagedOn <= today) && (deal.ClosedOn is null || deal.ClosedOn <= today), deal.ExternalId);
            Assert.True(deal.Stage is DealStage.Won or DealStage.Lost == deal.ClosedOn is not null, deal.ExternalId);
            Assert.True(deal.Stage != DealStage.Prospecting || deal.EngagedOn is null, deal.ExternalId);
            if (deal.Stage == DealStage.Won && deal.CurrencyCode == "EUR") Assert.InRange(deal.Amount!.Value, 1_900m, 180_000m);
            if (deal.ClosedOn is { } closed) Assert.False(closed.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, deal.ExternalId);
        }
        var people = story.Organization.People.ToDictionary(character => character.Person.Id);
        foreach (var activity in story.Activities.Activities)
        {
            Assert.True(activity.On <= today, activity.ExternalId);
            Assert.True(people[activity.PersonId].SeatOn(activity.On) is not null, activity.ExternalId);
        }
        var accounts = story.Accounts.Customers.Select(customer => customer.Account).Concat(story.Accounts.Groups).ToList();
        Assert.Equal(accounts.Count, accounts.Select(account => account.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(accounts.Count, accounts.Select(account => account.ExternalId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(accounts, account => Assert.True(account.YearEstablished is null || account.YearEstablished < today.Year));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void What_belongs_to_deals_adds_up_and_comes_in_order(DateOnly today)
    {
        var story = Told(today);
        var deals = story.Sales.Deals.ToDictionary(told => told.Deal.Id, told => told.Deal);
        foreach (var lines in story.Details.Lines.GroupBy(line => line.DealId))
        {
            Assert.Equal(deals[lines.Key].Amount, lines.Sum(line => line.Amount));
            Assert.All(lines, line => Assert.True(line.Amount > 0 && line.Cost is null or > 0, deals[lines.Key].ExternalId));
        }
        foreach (var splits in story.Details.Splits.GroupBy(split => split.DealId)) DealSplit.Check([.. splits]);
        foreach (var events in story.Details.Events.GroupBy(happening => happening.DealId))
        {
            var invoiced = events.Where(happening => happening.Kind == DealEventKind.Invoiced).Sum(happening => happening.Amount);
            Assert.Equal(deals[events.Key].CancelledOn is null || !events.Any(happening => happening.Amount < 0) ? deals[events.Key].Amount : 0m, invoiced);
            Assert.True(events.Where(happening => happening.Kind == DealEventKind.Paid).Sum(happening => happening.Amount) <= invoiced || invoiced == 0);
            Assert.All(events, happening => Assert.True(happening.On <= today));
        }
        var stages = story.Pipeline.Stages.ToDictionary(stage => stage.Id);
        Assert.Equal(7, stages.Count);
        foreach (var entries in story.Pipeline.Entries.GroupBy(entry => entry.DealId))
        {
            var told = entries.Select(entry => (entry.EnteredOn, stages[entry.PipelineStageId].Position)).ToList();
            Assert.Equal(told, told.OrderBy(entry => entry.Position));
            Assert.True(told.Zip(told.Skip(1)).All(pair => pair.First.EnteredOn <= pair.Second.EnteredOn) && told[^1].EnteredOn <= today, deals[entries.Key].ExternalId);
            Assert.Equal(deals[entries.Key].Stage, stages[entries.Last().PipelineStageId].Stage);
        }
        Assert.Equal(deals.Count, story.Pipeline.Entries.Select(entry => entry.DealId).Distinct().Count());
        Assert.Contains(deals.Values, deal => deal.CancelledOn is not null);
        Assert.Contains(story.Activities.Activities, activity => activity.ReferralPartnerId is not null);
        foreach (var deal in deals.Values.Where(deal => deal.CurrencyCode != "EUR")) Assert.Contains(story.Details.Rates, rate => rate.Currency == deal.CurrencyCode && rate.On <= (deal.ClosedOn ?? deal.EngagedOn ?? today));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void The_figures_tell_what_the_strategy_page_says(DateOnly today)
    {
        var story = Told(today);
        var quarters = Enumerable.Range(StoryDays.FullFrom, 9).Select(offset => QuarterFigures.Of(story, story.Days.Quarter(offset))).ToList();
        foreach (var quarter in quarters)
        {
            output.WriteLine(
                $"{quarter.Key}: won {quarter.Won,12:N0} in {quarter.WonCount,5} of {quarter.ClosedCount,5}, premium {quarter.PremiumShare,5:N1} %, new customers {quarter.NewCustomers,4}, new premium {quarter.NewPremium,4} (first ever {quarter.FirstEverPremium,4}), cycle {quarter.CycleDays,5:N1} d, avg {quarter.Won / Math.Max(1, quarter.WonCount),7:N0}");
        }
        var full = quarters[..8];
        Assert.All(full.Index(), quarter => Assert.InRange(quarter.Item.PremiumShare, DealStory.PremiumShare(quarter.Index - 8) - 3m, DealStory.PremiumShare(quarter.Index - 8) + 3m));
        Assert.True(full[4..].Average(quarter => quarter.PremiumShare) > full[..4].Average(quarter => quarter.PremiumShare) + 3m, "premium grows");
        Assert.True(full[^1].PremiumShare < 52m, "but is behind the way to 60 %");
        Assert.True(full[4..].Average(quarter => quarter.CycleDays) < full[..4].Average(quarter => quarter.CycleDays), "the cycle gets shorter");
        Assert.True(full[4..].Sum(quarter => quarter.Won) > full[..4].Sum(quarter => quarter.Won) * 1.1m, "the company grows");
        Assert.InRange(full[4..].Sum(quarter => quarter.NewPremium), 900, 1_700);
        Assert.InRange(full.Average(quarter => 100m * quarter.WonCount / quarter.ClosedCount), 45m, 65m);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Strategy_goals_feedback_and_pay_keep_their_own_rules(DateOnly today)
    {
        var story = Told(today);
        foreach (var version in (StrategyVersion[])[story.Strategy.First, story.Strategy.Second])
        {
            Assert.Empty(version.WhatHindersPublishing());
            Assert.Equal(100m, version.Objectives.Sum(objective => objective.WeightPercent));
        }
        Assert.True(story.Strategy.PublishedOn < story.Strategy.AmendedOn && story.Strategy.AmendedOn < today);
        foreach (var goal in story.Goals.Goals)
        {
            Assert.True(goal.Steps.Zip(goal.Steps.Skip(1)).All(pair => pair.First.At <= pair.Second.At) && goal.Steps.All(step => step.At <= story.Days.Now), $"{goal.PeriodKey} {goal.State}");
        }
        Assert.Equal(Enum.GetValues<FeedbackState>(), story.Feedback.Items.Select(item => item.State).Distinct().Order());
        foreach (var item in story.Feedback.Items)
        {
            Assert.NotEqual(item.AuthorId, item.AssigneeId);
            Assert.True(item.Steps.Zip(item.Steps.Skip(1)).All(pair => pair.First.At <= pair.Second.At) && item.Steps.All(step => step.At <= story.Days.Now), item.Text);
        }
        // Links of every kind, and new customers that no process goal carries.
        var goals = story.Goals.Goals.ToDictionary(goal => goal.Id);
        var links = story.Behaviour.Supports.Select(support => (Support: support, Kind: Interlock.Between(Nature(goals[support.GoalId]), Nature(goals[support.SupportsId])))).ToList();
        Assert.Equal(Enum.GetValues<InterlockKind>(), links.Select(link => link.Kind).OfType<InterlockKind>().Distinct().Order());
        Assert.DoesNotContain(links, link => link.Kind == InterlockKind.SalesProcess && goals[link.Support.SupportsId].ObjectiveId == story.Strategy.WinPremiumCustomers);
        Assert.Equal(2, story.Incentives.Plan.Versions.Count(version => version.State == PlanVersionState.Published));
        Assert.True(story.Incentives.Participants.Count >= 32);

        GoalNature Nature(Goal goal)
        {
            var unit = story.Organization.Units.FirstOrDefault(unit => unit.Id == goal.UnitId);
            return Interlock.NatureOf(unit?.Function, unit?.Kind == UnitKind.Company, story.Strategy.Metrics.Single(metric => metric.Id == goal.MetricId).Definition, []);
        }
    }

    [Fact]
    public void The_story_is_as_large_as_the_issue_asks()
    {
        var story = Told(new DateOnly(2026, 11, 21));
        var open = story.Sales.Deals.Count(told => told.Deal.ClosedOn is null);
        output.WriteLine(
            $"{story.Organization.People.Count} people, {story.Accounts.Customers.Count} accounts, {story.Sales.Deals.Count} deals of which {open} open, {story.Activities.Activities.Count} activities");
        foreach (var kind in story.Activities.Activities.CountBy(activity => activity.Kind)) output.WriteLine($"  {kind.Key}: {kind.Value}");

        Assert.True(story.Accounts.Customers.Count >= 600);
        Assert.True(story.Sales.Deals.Count >= 6_000);
        Assert.True(open >= 300);
        Assert.True(story.Activities.Activities.Count >= 15_000);
        Assert.Equal(Enum.GetValues<ActivityKind>(), story.Activities.Activities.Select(activity => activity.Kind).Distinct().Order());
    }

    private static readonly ConcurrentDictionary<DateOnly, CompanyStory> Stories = new();

    private static CompanyStory Told(DateOnly day) => Stories.GetOrAdd(day, static day => CompanyStory.Tell(day));

    private static string Fingerprint(CompanyStory story)
    {
        var text = new StringBuilder();
        foreach (var unit in story.Organization.Units)
        {
            text.Append(unit.Id).Append(unit.Name);
            foreach (var placement in unit.Placements) text.Append(placement.ParentId).Append(placement.From.DayNumber).Append(placement.To?.DayNumber);
        }
        foreach (var character in story.Organization.People)
        {
            text.Append(character.Person.Id).Append(character.Person.Name).Append(character.Person.Email).Append(character.Person.LeftOn?.DayNumber);
            foreach (var membership in character.Person.Memberships) text.Append(membership.UnitId).Append(membership.Role).Append(membership.From.DayNumber).Append(membership.To?.DayNumber);
        }
        foreach (var article in story.Products.Articles) text.Append(article.Product.Id).Append(article.Product.Name).Append(article.Product.ListPrice);
        foreach (var account in story.Accounts.Groups.Concat(story.Accounts.Customers.Select(customer => customer.Account)))
        {
            text.Append(account.Id).Append(account.ExternalId).Append(account.Name).Append(account.Sector).Append(account.Employees).Append(account.Revenue).Append(account.Location).Append(account.ParentId);
        }
        foreach (var deal in story.Sales.Deals.Select(told => told.Deal))
        {
            text.Append(deal.Id).Append(deal.ExternalId).Append(deal.OwnerId).Append(deal.AccountId).Append(deal.ProductId).Append(deal.Stage).Append(deal.Amount).Append(deal.Quantity)
                .Append(deal.EngagedOn?.DayNumber).Append(deal.ClosedOn?.DayNumber);
        }
        foreach (var activity in story.Activities.Activities) text.Append(activity.Id).Append(activity.PersonId).Append(activity.Kind).Append(activity.On.DayNumber).Append(activity.DealId).Append(activity.Outcome);
        foreach (var entry in story.Pipeline.Entries) text.Append(entry.Id).Append(entry.DealId).Append(entry.PipelineStageId).Append(entry.EnteredOn.DayNumber);
        foreach (var line in story.Details.Lines) text.Append(line.Id).Append(line.ExternalId).Append(line.Amount).Append(line.Cost);
        foreach (var split in story.Details.Splits) text.Append(split.Id).Append(split.PersonId).Append(split.Percent);
        foreach (var happening in story.Details.Events) text.Append(happening.Id).Append(happening.Kind).Append(happening.On.DayNumber).Append(happening.Amount);
        foreach (var rate in story.Details.Rates) text.Append(rate.Currency).Append(rate.On.DayNumber).Append(rate.Rate);
        foreach (var deal in story.Flaws.Deals) text.Append(deal.Id).Append(deal.OwnerId).Append(deal.AccountId).Append(deal.Amount);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed record QuarterFigures(
        string Key, decimal Won, int WonCount, int ClosedCount, decimal PremiumShare, int NewCustomers, int NewPremium, int FirstEverPremium, decimal CycleDays)
    {
        public static QuarterFigures Of(CompanyStory story, Period quarter)
        {
            var closed = story.Sales.Deals.Where(told => told.Deal.ClosedOn is { } day && quarter.Contains(day)).ToList();
            var won = closed.Where(told => told.Deal.Stage == DealStage.Won).ToList();
            var total = won.Sum(told => told.Deal.Amount!.Value);
            var premium = won.Where(told => told.Tier == ProductStory.Premium).Sum(told => told.Deal.Amount!.Value);
            var firsts = Firsts(story, told => true);
            var premiumFirsts = Firsts(story, told => told.Tier == ProductStory.Premium);
            return new(
                quarter.Key, total, won.Count, closed.Count, total == 0 ? 0 : 100m * premium / total,
                firsts.Values.Count(told => quarter.Contains(told.Deal.ClosedOn!.Value)),
                premiumFirsts.Values.Count(told => quarter.Contains(told.Deal.ClosedOn!.Value)),
                firsts.Values.Count(told => told.Tier == ProductStory.Premium && quarter.Contains(told.Deal.ClosedOn!.Value)),
                won.Count == 0 ? 0 : won.Average(told => (decimal)(told.Deal.ClosedOn!.Value.DayNumber - told.Deal.EngagedOn!.Value.DayNumber)));
        }

        private static Dictionary<string, ToldDeal> Firsts(CompanyStory story, Func<ToldDeal, bool> counts) =>
            story.Sales.Deals.Where(told => told.Deal.Stage == DealStage.Won && counts(told))
                .GroupBy(told => told.Customer.Account.ExternalId, StringComparer.Ordinal)
                .ToDictionary(deals => deals.Key, deals => deals.MinBy(told => told.Deal.ClosedOn)!, StringComparer.Ordinal);
    }
}
