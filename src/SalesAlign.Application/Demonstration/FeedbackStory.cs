using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Demonstration;

/// <summary>The observations of the last year on their way: new, in progress, answered with a decision and its reason, closed or reopened by their authors.</summary>
internal sealed class FeedbackStory
{
    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly OrganizationStory _organization;
    private readonly StrategyStory _strategy;
    private readonly ILookup<Character, ToldDeal> _deals;
    private readonly SeededRandom _chance;
    private readonly List<FeedbackItem> _items = [];
    private readonly List<Notification> _notices = [];

    public FeedbackStory(StoryDays days, StoryIds ids, OrganizationStory organization, StrategyStory strategy, DealStory sales, SeededRandom chance)
    {
        _days = days;
        _ids = ids;
        _organization = organization;
        _strategy = strategy;
        _deals = sales.Deals.ToLookup(told => told.Owner);
        _chance = chance;
        foreach (var observation in FeedbackTexts.All) Tell(observation);
    }

    public IReadOnlyList<FeedbackItem> Items => _items;

    /// <summary>What people find in their inbox: the answers of the last weeks, and what waits for theirs.</summary>
    public IReadOnlyList<Notification> Notices => _notices;

    private void Tell(Observation seen)
    {
        var on = Weekday(_days.Today.AddDays(-seen.DaysAgo));
        var author = AuthorOf(seen.From, on);
        var at = _days.At(on, _chance);
        var item = new FeedbackItem(_ids.Next<FeedbackId>(on), seen.Kind, seen.Text, author.Person.Id, _organization[author.SeatOn(on)!.Value.Unit].Id, at, on);
        var objective = ObjectiveOf(seen.About, on);
        // Half of what is seen, is seen at a customer.
        var deal = _chance.Chance(55) ? _deals[author].Where(told => told.CreatedOn <= on && (told.Deal.ClosedOn ?? _days.Today) >= on).ToList() is { Count: > 0 } open ? _chance.Pick(open) : null : null;
        item.Concern(deal?.Deal.AccountId, deal?.Deal.Id, objective);
        var answerer = AnswererOf(seen, objective, author, on);
        item.Assign(answerer, author.Person.Id, at);
        _items.Add(item);

        Support(item, seen.Supports, author, on);
        if (seen.State == FeedbackState.New)
        {
            Tell(answerer, "feedback.to_answer", author.Person.Name, item, at);
            return;
        }
        var started = _days.At(Weekday(on.AddDays(1)), _chance);
        item.Start(answerer, Later(started, at));
        if (seen.State == FeedbackState.InProgress) return;

        // Most answers come in time; every sixth keeps the field waiting.
        var answeredOn = _chance.Chance(84) ? item.DueOn.AddDays(-_chance.Between(0, 2)) : item.DueOn.AddDays(_chance.Between(1, 9));
        var answered = Later(_days.At(Weekday(answeredOn < on ? on : answeredOn), _chance), Later(started, at));
        item.Answer(answerer, answered, seen.Decision, seen.Answer, seen.Reason);
        if (seen.DaysAgo < 60) Tell(author.Person.Id, "feedback.answered", NameOf(answerer), item, answered);
        var after = Weekday(DateOnly.FromDateTime(answered.UtcDateTime).AddDays(_chance.Between(1, 5)));
        var reacted = Later(_days.At(after > _days.Today ? _days.Today : after, _chance), answered);
        if (seen.State == FeedbackState.Closed) item.Close(author.Person.Id, reacted);
        if (seen.State == FeedbackState.Reopened)
        {
            item.Reopen(author.Person.Id, reacted, DateOnly.FromDateTime(reacted.UtcDateTime), seen.Again);
            Tell(answerer, "feedback.reopened", author.Person.Name, item, reacted);
        }
    }

    // Whoever sits in the team on the day; reps and their like speak, managers listen.
    private Character AuthorOf(string from, DateOnly on)
    {
        if (!from.StartsWith("T-", StringComparison.Ordinal)) return _organization.Named(from);
        return _chance.Pick(_organization.People.Where(person => person.Person.LeftOn is null && person.SeatOn(on) is { } seat && seat.Unit == from && seat.Role != MembershipRole.Manager).ToList());
    }

    private ObjectiveId? ObjectiveOf(About about, DateOnly on) => about switch
    {
        About.Premium => _strategy.LeadInPremium,
        About.Customers => _strategy.WinPremiumCustomers,
        About.Cycle => _strategy.ShortenCycle,
        About.Growth => _strategy.Grow,
        About.Energy when on >= _strategy.AmendedOn => _strategy.LearnEnergy,
        _ => null,
    };

    private PersonId AnswererOf(Observation seen, ObjectiveId? objective, Character author, DateOnly on)
    {
        if (seen.Answerer is { } name) return _organization.Named(name).Person.Id;
        if (objective is { } id) return _strategy.OwnerOf(id);
        var team = author.SeatOn(on)!.Value.Unit;
        return _organization.People.First(person => person.Sits(team, MembershipRole.Manager, _days.Today)).Person.Id;
    }

    private void Support(FeedbackItem item, int count, Character author, DateOnly on)
    {
        var others = _organization.People.Where(person => person != author && person.Person.LeftOn is null && person.SeatOn(on)?.Role is MembershipRole.Rep or MembershipRole.Sdr or MembershipRole.Presales).ToList();
        for (var i = 0; i < count; i++) item.Support(_chance.Pick(others).Person.Id, _days.At(Weekday(on.AddDays(_chance.Between(0, 4))), _chance));
    }

    private void Tell(PersonId reader, string code, string name, FeedbackItem item, DateTimeOffset at)
    {
        var excerpt = item.Text.Length <= 80 ? item.Text : string.Concat(item.Text.AsSpan(0, 80), "…");
        _notices.Add(new Notification(reader, code, [name, excerpt], $"/field-voice/{item.Id}", at));
    }

    private string NameOf(PersonId person) => _organization.People.First(character => character.Person.Id == person).Person.Name;

    private DateTimeOffset Later(DateTimeOffset instant, DateTimeOffset than) => instant > than ? instant : than.AddMinutes(1) < _days.Now ? than.AddMinutes(1) : _days.Now;

    private DateOnly Weekday(DateOnly day) => StoryDays.WorkingDay(day, _days.Quarter(0) with { First = DateOnly.MinValue, Last = _days.Today });
}
