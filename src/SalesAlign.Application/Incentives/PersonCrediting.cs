using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Turns a stored deal into one person's credits by a plan: booked on the day it was won, invoiced and paid as it happened, divided among those who
/// share it, in the plan's currency. The parts come from <see cref="Crediting"/>, so that everybody's add up to the deal.
/// </summary>
internal sealed class PersonCrediting
{
    private readonly Currency _currency;
    private readonly Crediting? _splits;
    private readonly Crediting? _owner;
    private readonly Crediting? _managers;
    private readonly HashSet<Trigger> _triggers;
    private readonly bool _events;
    private readonly bool _margin;
    private readonly Superiors _superiors;
    private readonly List<PersonCredit> _buffer = [];
    private Guid _person;

    public PersonCrediting(Currency currency, IReadOnlyCollection<Component> components, ExchangeRates rates, Superiors superiors)
    {
        _currency = currency;
        _superiors = superiors;
        _triggers = [.. components.Select(component => component.Trigger)];
        _events = _triggers.Any(trigger => trigger != Trigger.Booked);
        _margin = components.Any(component => component.Measure == CreditMeasure.Margin);
        _splits = Of(CreditTo.Splits);
        _owner = Of(CreditTo.Owner);
        _managers = Of(CreditTo.ManagersAbove);

        Crediting? Of(CreditTo to) => components.Any(component => component.CreditTo == to)
            ? new Crediting(to, currency, (from, on) => rates.Rate(from, currency, on), (owner, on) => superiors.Stood(_person, owner, on) ? [_person] : [])
            : null;
    }

    /// <summary>Whose credits are read may change from call to call, but not at the same time.</summary>
    public void Credit(Guid person, DealCredit deal, Facts facts, List<Credit> credits, List<Finding> findings)
    {
        _person = person;
        if (_margin && deal.Cost is null) findings.Add(Finding.Of("deal.cost_missing", null, deal.ExternalId));
        // The usual case: the owner's own deal, booked in the plan's currency.
        if (_managers is null && !_events && deal.Splits.Length == 0 && deal.Owner == person && deal.CurrencyCode == _currency.Code)
        {
            credits.Add(Booked(deal, facts));
            return;
        }
        var credited = Deal(deal, facts);
        var split = Array.Exists(deal.Splits, part => !part.Overlay);
        if (_splits is not null) Take(_splits, credited, pastSplits: false);
        // Without primary parts the owner's credit serves both ways of crediting.
        if (_owner is not null && deal.Owner == person && (split || _splits is null)) Take(_owner, credited, pastSplits: split);
        if (_managers is not null && deal.Owner != person) Take(_managers, credited, pastSplits: false);

        void Take(Crediting how, CreditedDeal what, bool pastSplits)
        {
            _buffer.Clear();
            how.Credit(what, _buffer, findings);
            foreach (var credit in _buffer)
            {
                if (credit.Person == person) credits.Add(pastSplits ? credit.Credit with { PastSplits = true } : credit.Credit);
            }
        }
    }

    private Credit Booked(DealCredit deal, Facts facts) => new()
    {
        Deal = deal.Deal,
        DealKey = deal.ExternalId,
        Date = deal.ClosedOn,
        Amount = Rounding.HalfAwayFromZero(deal.Amount, _currency.MinorUnits),
        Margin = deal.Cost is { } cost ? Rounding.HalfAwayFromZero(deal.Amount - cost, _currency.MinorUnits) : 0,
        Units = deal.Quantity,
        Facts = facts,
    };

    private CreditedDeal Deal(DealCredit deal, Facts facts)
    {
        // What no component pays for is not credited: it would only ask for exchange rates that nobody needs yet.
        var events = new List<DealEvent>(1 + deal.Events.Length);
        if (_triggers.Contains(Trigger.Booked)) events.Add(new(Trigger.Booked, deal.ClosedOn));
        if (_events && deal.Amount != 0)
        {
            // What is paid to date is exact; each payment is its part of that.
            var (invoiced, paid) = (0m, 0m);
            foreach (var happened in deal.Events)
            {
                ref var before = ref happened.Paid ? ref paid : ref invoiced;
                var to = before + happened.Amount;
                var share = (to / deal.Amount) - (before / deal.Amount);
                before = to;
                var trigger = happened.Paid ? Trigger.Paid : Trigger.Invoiced;
                if (share != 0 && _triggers.Contains(trigger)) events.Add(new DealEvent(trigger, happened.On, share, happened.Key));
            }
        }
        return new CreditedDeal
        {
            Deal = deal.Deal,
            DealKey = deal.ExternalId,
            Owner = deal.Owner,
            Amount = deal.Amount,
            Margin = deal.Cost is { } cost ? deal.Amount - cost : 0,
            Units = deal.Quantity,
            Currency = new Currency(deal.CurrencyCode),
            Splits = Array.ConvertAll(deal.Splits, part => new DealSplit(part.Person, part.Percent, part.Overlay)),
            Events = events,
            Facts = facts,
        };
    }
}
