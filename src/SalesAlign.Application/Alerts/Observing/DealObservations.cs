using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Alerts;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts.Observing;

/// <summary>Open deals on which nothing happens, and how long the sales data has not grown.</summary>
internal static class DealObservations
{
    private const int Named = 5;

    public static async Task<IReadOnlyList<AlertObservation>> StalledAsync(AlertScene scene, AlertWatch watch, CancellationToken cancel)
    {
        var stalled = await StalledDealsSql.ReadAsync(scene.Work.Db, scene.Today.AddDays(-watch.Days), Named, cancel);
        var byOwner = stalled.ToLookup(deal => new PersonId(deal.OwnerId));
        var company = (await scene.Work.CompanyAsync(cancel)).Name;
        var observations = new List<AlertObservation>();
        foreach (var (subject, people) in scene.Groups(watch.Level, company))
        {
            var evidence = people.SelectMany(person => byOwner[person]).OrderBy(deal => deal.EngagedOn).Take(Named)
                .Select(deal => new CaseEvidence(
                    EvidenceKind.Deal, deal.Account is null ? deal.ExternalId : $"{deal.Account} · {deal.ExternalId}", deal.Id, scene.Today.DayNumber - deal.EngagedOn.DayNumber))
                .ToList();
            observations.Add(new(subject, [people.Sum(person => byOwner[person].FirstOrDefault()?.Total ?? 0)], watch.Days, Evidence: evidence));
        }
        return observations;
    }

    /// <summary>Days since anything new became known: a deal that began or ended, or an activity.</summary>
    public static async Task<IReadOnlyList<AlertObservation>> LagAsync(AlertScene scene, CancellationToken cancel)
    {
        var db = scene.Work.Db;
        var company = await scene.Work.CompanyAsync(cancel);
        var closed = await db.Deals.Where(deal => deal.ClosedOn <= scene.Today).MaxAsync(deal => deal.ClosedOn, cancel);
        var engaged = await db.Deals.Where(deal => deal.EngagedOn <= scene.Today).MaxAsync(deal => deal.EngagedOn, cancel);
        var active = await db.Activities.Where(activity => activity.On <= scene.Today).MaxAsync(activity => (DateOnly?)activity.On, cancel);
        var last = new[] { closed, engaged, active }.Max();
        return [new(scene.OfCompany(company.Name), [last is { } day ? scene.Today.DayNumber - day.DayNumber : null], Evidence: [new(EvidenceKind.Note, last?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "—", Path: "/data")])];
    }
}
