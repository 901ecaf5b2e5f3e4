using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>To whom a deal is credited.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CreditTo>))]
public enum CreditTo
{
    /// <summary>The deal's owner, for the whole deal, whatever its splits.</summary>
    Owner,

    /// <summary>Its primary splits, or the owner where it has none; and its overlays on top.</summary>
    Splits,

    /// <summary>Everyone above the owner on the event's date.</summary>
    ManagersAbove,
}

/// <summary>A person's part of a deal in percent; overlay credit comes on top of the primary 100 %.</summary>
public sealed record DealSplit(Guid Person, decimal Percent, bool Overlay = false);

/// <summary>Something that happened to a deal: booked, invoiced or paid on a date, wholly or, as a factor, in part. The part tells several apart.</summary>
public sealed record DealEvent(Trigger Kind, DateOnly Date, decimal Share = 1m, string Part = "");

/// <summary>A deal as crediting sees it, in its own currency.</summary>
public sealed record CreditedDeal
{
    public required Guid Deal { get; init; }

    public required string DealKey { get; init; }

    public Guid? Owner { get; init; }

    public decimal Amount { get; init; }

    public decimal Margin { get; init; }

    public decimal Units { get; init; }

    public decimal Points { get; init; }

    public required Currency Currency { get; init; }

    public IReadOnlyList<DealSplit> Splits { get; init; } = [];

    public IReadOnlyList<DealEvent> Events { get; init; } = [];

    public Facts Facts { get; init; } = Facts.Empty;
}

/// <summary>A credit and whose it is.</summary>
public sealed record PersonCredit(Guid Person, Credit Credit);

/// <summary>
/// Turns a deal's events into credits. Foreign amounts convert at the rate of the credit's date; people's parts are divided by largest
/// remainder, of quantity as well as of amount, and a part payment is what is paid to date less what was paid before, so that everything
/// adds up to the deal. A deal without owner, primary splits that do not total 100 %, payments over 100 % and a missing rate give
/// findings, as does somebody who is credited on top of an own part; where people cannot be credited rightly, nobody is.
/// </summary>
public sealed class Crediting(
    CreditTo to, Currency planCurrency, Func<Currency, DateOnly, decimal?> rateOn, Func<Guid, DateOnly, IReadOnlyList<Guid>> managersOf)
{
    private const int QuantityDecimals = 4;

    public void Credit(CreditedDeal deal, List<PersonCredit> credits, List<Finding> findings)
    {
        var parts = Parts(deal, findings);
        if (to != CreditTo.ManagersAbove && parts.Count == 0) return;
        var primary = parts.FindAll(part => part.Reason != CreditReason.Overlay).ToArray();
        var overlays = parts.FindAll(part => part.Reason == CreditReason.Overlay);
        var events = deal.Events.ToArray();
        Array.Sort(events, static (x, y) => (x.Kind, x.Date, x.Part).CompareTo((y.Kind, y.Date, y.Part)));
        var before = 0m;
        for (var i = 0; i < events.Length; i++)
        {
            var happened = events[i];
            if (i > 0 && events[i - 1].Kind != happened.Kind) before = 0;
            var stretch = (From: before, To: before + happened.Share);
            before = stretch.To;
            // Thirds of a payment add up to a hair more than the whole.
            if (stretch.To > 1.000_000_001m)
            {
                findings.Add(Finding.Of("event.over_100", null, deal.DealKey, happened.Kind, stretch.To * 100m));
                continue;
            }
            var rate = deal.Currency == planCurrency ? 1m : rateOn(deal.Currency, happened.Date);
            if (rate is not { } conversion)
            {
                findings.Add(Finding.Of("exchange_rate.missing", null, deal.DealKey, deal.Currency.Code, happened.Date));
                continue;
            }
            if (to == CreditTo.ManagersAbove)
            {
                if (deal.Owner is not { } owner) continue;
                foreach (var manager in managersOf(owner, happened.Date)) Write(deal, happened, stretch, conversion, [(manager, 100m, CreditReason.RollUp)], credits);
                continue;
            }
            Write(deal, happened, stretch, conversion, primary, credits);
            foreach (var overlay in overlays) Write(deal, happened, stretch, conversion, [overlay], credits);
        }
    }

    private List<(Guid Person, decimal Percent, CreditReason Reason)> Parts(CreditedDeal deal, List<Finding> findings)
    {
        var parts = new List<(Guid, decimal, CreditReason)>();
        if (deal.Owner is null && (to != CreditTo.Splits || deal.Splits.All(split => split.Overlay)))
        {
            findings.Add(Finding.Of("deal.no_owner", null, deal.DealKey));
            return parts;
        }
        if (to == CreditTo.Owner) parts.Add((deal.Owner!.Value, 100m, CreditReason.Owner));
        if (to != CreditTo.Splits) return parts;

        var primary = 0m;
        foreach (var split in deal.Splits)
        {
            if (split.Percent <= 0)
            {
                findings.Add(Finding.Of("split.not_positive", null, deal.DealKey, split.Percent));
                return [];
            }
            if (!split.Overlay) primary += split.Percent;
            else if (PrimaryOf(deal, split.Person)) findings.Add(Finding.Of(CreditOverlaps.OverlayAndPrimary, null, deal.DealKey, split.Percent));
            parts.Add((split.Person, split.Percent, split.Overlay ? CreditReason.Overlay : CreditReason.Split));
        }
        if (primary == 0)
        {
            parts.Add((deal.Owner!.Value, 100m, CreditReason.Owner));
        }
        else if (primary != 100m)
        {
            findings.Add(Finding.Of(primary > 100m ? "split.over_100" : "split.under_100", null, deal.DealKey, primary));
            return [];
        }
        return parts;
    }

    // Whoever owns a deal or shares it, and is credited on top as well, is paid twice for it.
    private static bool PrimaryOf(CreditedDeal deal, Guid person)
    {
        var shared = false;
        foreach (var split in deal.Splits)
        {
            if (split.Overlay) continue;
            if (split.Person == person) return true;
            shared = true;
        }
        return !shared && deal.Owner == person;
    }

    /// <summary>Divides the deal among parts: primary parts together are the whole; a single overlay or manager has their own percentage of it.</summary>
    private void Write(
        CreditedDeal deal, DealEvent happened, (decimal From, decimal To) stretch, decimal conversion,
        (Guid Person, decimal Percent, CreditReason Reason)[] parts, List<PersonCredit> credits)
    {
        if (parts.Length == 0) return;
        var shares = Array.ConvertAll(parts, part => part.Percent);
        var whole = shares.Sum() / 100m;
        decimal[] Divide(decimal value, decimal factor, int decimals)
        {
            // Most deals have no points, and many no margin: nothing divided is nothing for everybody.
            if (value == 0) return new decimal[parts.Length];
            var ownDecimals = decimals == QuantityDecimals ? decimals : deal.Currency.MinorUnits;
            var part = Rounding.HalfAwayFromZero(value * stretch.To, ownDecimals) - Rounding.HalfAwayFromZero(value * stretch.From, ownDecimals);
            return Rounding.SplitByLargestRemainder(Rounding.HalfAwayFromZero(part * factor * whole, decimals), shares, decimals);
        }

        var amounts = Divide(deal.Amount, conversion, planCurrency.MinorUnits);
        var margins = Divide(deal.Margin, conversion, planCurrency.MinorUnits);
        var units = Divide(deal.Units, 1, QuantityDecimals);
        var points = Divide(deal.Points, 1, QuantityDecimals);
        for (var i = 0; i < parts.Length; i++)
        {
            credits.Add(new(parts[i].Person, new Credit
            {
                Deal = deal.Deal,
                DealKey = deal.DealKey,
                Date = happened.Date,
                Amount = amounts[i],
                Margin = margins[i],
                Units = units[i],
                Points = points[i],
                Share = parts[i].Percent / 100m * happened.Share,
                Event = happened.Kind,
                Reason = parts[i].Reason,
                Part = happened.Part,
                Facts = deal.Facts,
            }));
        }
    }
}
