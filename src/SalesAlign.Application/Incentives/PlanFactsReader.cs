using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Reads what a plan is checked against: the people who take part, values that the data has, metrics that are kept.</summary>
internal static class PlanFactsReader
{
    public static async Task<PlanFacts> ReadAsync(Work work, IncentivePlanId? plan, IReadOnlyList<PayMix> mixes, DateOnly on, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var products = await work.Db.Products.AsNoTracking().Select(p => new { p.Name, p.Series, p.Tier }).ToListAsync(cancel);
        var sectors = await work.Db.Accounts.Where(a => a.Sector != null).Select(a => a.Sector!).Distinct().ToListAsync(cancel);
        var locations = await work.Db.Accounts.Where(a => a.Location != null).Select(a => a.Location!).Distinct().ToListAsync(cancel);
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => !metric.IsRetired).Select(metric => metric.Id).ToListAsync(cancel);
        var year = company.Calendar.Containing(PeriodKind.Year, on);
        var people = plan is { } id ? await PeopleAsync(work, id, year, cancel) : [];
        var quarter = people.Where(person => person.Quota > 0).ToList();
        var facts = new PlanFacts
        {
            Currency = company.Currency,
            PayMixes = mixes,
            People = people,
            KnownValues = new Dictionary<string, IReadOnlySet<string>>(StringComparer.OrdinalIgnoreCase)
            {
                [CreditFacts.Product] = Known(products.Select(product => product.Name)),
                [CreditFacts.Series] = Known(products.Select(product => product.Series)),
                [CreditFacts.Tier] = Known(products.Select(product => product.Tier)),
                [CreditFacts.Sector] = Known(sectors),
                [CreditFacts.Location] = Known(locations),
            },
            KnownMetrics = metrics.SelectMany(metric => Enum.GetValues<MetricReading>().Select(reading => MetricKey.Of(metric, reading)))
                .Append(MetricKey.OwnAttainment).Append(MetricKey.TeamAttainment).ToHashSet(StringComparer.Ordinal),
        };
        return quarter.Count == 0 ? facts : facts with
        {
            Quota = Math.Max(1m, Rounding.HalfAwayFromZero(quarter.Average(person => person.Quota) / 4m, 0)),
            TargetIncentive = Rounding.HalfAwayFromZero(people.Average(person => person.TargetIncentive) / 4m, 0),
        };
    }

    /// <summary>What participants of the year are asked and promised for it as if they took part all of it.</summary>
    private static async Task<List<PlannedPay>> PeopleAsync(Work work, IncentivePlanId plan, Period year, CancellationToken cancel)
    {
        var rows = await work.Db.PlanParticipants.AsNoTracking().Where(p => p.PlanId == plan && p.From <= year.Last && (p.To == null || p.To >= year.First))
            .Join(work.Db.People, p => p.PersonId, person => person.Id, (p, person) => new { Participant = p, person.Name })
            .ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.Participant.PersonId);
        var roles = (await work.Db.Memberships.AsNoTracking().Where(m => ids.Contains(m.PersonId) && m.From <= year.Last && (m.To == null || m.To >= year.First))
            .Select(m => new { m.PersonId, m.Role, m.From }).ToListAsync(cancel))
            .GroupBy(m => m.PersonId).ToDictionary(m => m.Key, m => m.MaxBy(latest => latest.From)!.Role);
        decimal Yearly(IReadOnlyList<PeriodAmount> amounts)
        {
            var own = amounts.Where(amount => amount.Component is null && amount.First <= year.Last && amount.Last >= year.First).ToList();
            var days = own.Sum(amount => amount.Last.DayNumber - amount.First.DayNumber + 1);
            // Nothing for part of the year is nothing to compare: the stretch that is given stands for the whole.
            return days == 0 ? 0 : own.Sum(amount => amount.Amount) * Math.Max(1m, (year.Last.DayNumber - year.First.DayNumber + 1m) / days);
        }

        return rows.ConvertAll(row => new PlannedPay(
            row.Name, roles.GetValueOrDefault(row.Participant.PersonId, MembershipRole.Rep), Yearly(row.Participant.Quotas), Yearly(row.Participant.TargetIncentives)));
    }

    private static HashSet<string> Known(IEnumerable<string?> values) => values.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
}
