using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Alerts.Observing;

/// <summary>Contact with customers: how long key accounts have waited for it, and whether there is less of it than before.</summary>
internal static class ContactObservations
{
    private const int YearOfDays = 365;

    /// <summary>Days since the last activity or deal with each of the accounts that bought most in a year.</summary>
    public static async Task<IReadOnlyList<AlertObservation>> KeyAccountsAsync(AlertScene scene, AlertWatch watch, CancellationToken cancel)
    {
        var db = scene.Work.Db;
        var since = scene.Today.AddDays(-YearOfDays);
        var largest = await db.Deals.AsNoTracking()
            .Where(deal => deal.Stage == DealStage.Won && deal.AccountId != null && deal.ClosedOn >= since && deal.ClosedOn <= scene.Today)
            .GroupBy(deal => deal.AccountId!.Value)
            .Select(account => new { Id = account.Key, Won = account.Sum(deal => deal.Amount ?? 0) })
            .OrderByDescending(account => account.Won).ThenBy(account => account.Id)
            .Take(watch.Most)
            .ToListAsync(cancel);
        var ids = largest.ConvertAll(account => account.Id);
        var names = await db.Accounts.AsNoTracking().Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancel);
        var touched = await db.Activities.AsNoTracking().Where(activity => activity.AccountId != null && ids.Contains(activity.AccountId.Value) && activity.On <= scene.Today)
            .GroupBy(activity => activity.AccountId!.Value).Select(account => new { account.Key, Last = account.Max(activity => activity.On) })
            .ToDictionaryAsync(account => account.Key, account => account.Last, cancel);
        // A deal that begins or ends is contact too, also where nobody wrote a visit down.
        var deals = await db.Deals.AsNoTracking().Where(deal => deal.AccountId != null && ids.Contains(deal.AccountId.Value))
            .Select(deal => new { Account = deal.AccountId!.Value, deal.OwnerId, deal.EngagedOn, deal.ClosedOn, deal.Id })
            .ToListAsync(cancel);
        var byAccount = deals.ToLookup(deal => deal.Account);
        var observations = new List<AlertObservation>();
        foreach (var account in largest)
        {
            var last = touched.TryGetValue(account.Id, out var on) ? on : DateOnly.MinValue;
            PersonId? carrier = null;
            var latest = DateOnly.MinValue;
            foreach (var deal in byAccount[account.Id])
            {
                var moved = deal.ClosedOn is { } closed && closed <= scene.Today ? closed : deal.EngagedOn is { } engaged && engaged <= scene.Today ? engaged : DateOnly.MinValue;
                if (moved > last) last = moved;
                if (moved < latest || scene.UnitOf(deal.OwnerId) is null) continue;
                latest = moved;
                carrier = deal.OwnerId;
            }
            if (carrier is { } owner ? !scene.Includes(owner) : !scene.IsWhole) continue;
            observations.Add(new(
                new AlertSubject(
                    $"a:{account.Id.Value:N}", AlertLevel.Company, names[account.Id], carrier is { } who ? scene.UnitOf(who) : scene.Root, AccountId: account.Id, Carrier: carrier),
                [last == DateOnly.MinValue ? null : scene.Today.DayNumber - last.DayNumber],
                Evidence: [new(EvidenceKind.Account, names[account.Id], account.Id.Value, account.Won)]));
        }
        return observations;
    }

    /// <summary>Activities of the last stretch of days against the same stretch before it.</summary>
    public static async Task<IReadOnlyList<AlertObservation>> ActivityAsync(AlertScene scene, AlertWatch watch, CancellationToken cancel)
    {
        var last = scene.Today;
        var first = last.AddDays(1 - watch.Days);
        var before = first.AddDays(-watch.Days);
        var counts = await scene.Work.Db.Activities.AsNoTracking().Where(activity => activity.On >= before && activity.On <= last)
            .GroupBy(activity => activity.PersonId)
            .Select(person => new { person.Key, Now = person.Count(activity => activity.On >= first), Before = person.Count(activity => activity.On < first) })
            .ToDictionaryAsync(person => person.Key, person => (person.Now, person.Before), cancel);
        var company = (await scene.Work.CompanyAsync(cancel)).Name;
        var observations = new List<AlertObservation>();
        foreach (var (subject, people) in scene.Groups(watch.Level, company))
        {
            var (now, then) = (0, 0);
            foreach (var person in people)
            {
                if (!counts.TryGetValue(person, out var count)) continue;
                now += count.Now;
                then += count.Before;
            }
            observations.Add(new(subject, [now], then));
        }
        return observations;
    }
}
