using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Effects;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>What a published version of a plan is compared with: the same number of days before it came into force.</summary>
/// <param name="PaidThrough">The last day for which pay is calculated; later orders have no pay yet.</param>
/// <param name="Unconverted">Orders left out because nobody gave an exchange rate.</param>
public sealed record PlanEffect(
    IncentivePlanId Plan, string PlanName, int Version, IReadOnlyList<int> Versions, string Currency, EqualSpans? Spans, DateOnly? PaidThrough, SpanFigures? Before, SpanFigures? After,
    IReadOnlyList<MixMove> Series, IReadOnlyList<MixMove> Tiers, int Unconverted);

/// <summary>Counts people, orders, mix, margin and pay before and after a version of a plan came into force. Deals are summed by the database.</summary>
internal static class PlanEffectReader
{
    /// <returns>Null where there is no such published version.</returns>
    public static async Task<PlanEffect?> ReadAsync(Work work, IncentivePlanId plan, int? number, CancellationToken cancel)
    {
        var name = await work.Db.IncentivePlans.AsNoTracking().Where(p => p.Id == plan).Select(p => new { p.Name, p.CurrencyCode }).SingleOrDefaultAsync(cancel);
        var versions = await work.Db.PlanVersions.AsNoTracking().Where(v => v.PlanId == plan && v.State == PlanVersionState.Published).OrderByDescending(v => v.Number).ToListAsync(cancel);
        var today = await work.TodayAsync(cancel);
        // Without a choice the last one that has begun.
        var version = number is { } wanted ? versions.Find(v => v.Number == wanted) : versions.Find(v => v.EffectiveFrom <= today) ?? (versions.Count > 0 ? versions[0] : null);
        if (name is null || version is null) return null;
        var company = await work.CompanyAsync(cancel);
        var spans = EqualSpans.Around(version.EffectiveFrom, version.EffectiveTo, today);
        var numbers = versions.ConvertAll(v => v.Number);
        if (spans is null) return new PlanEffect(plan, name.Name, version.Number, numbers, company.CurrencyCode, null, null, null, null, [], [], 0);

        var rates = await ExchangeRates.LoadAsync(work.Db, spans.AfterLast, cancel);
        var paidThrough = await work.Db.IncentivePeriods.Where(p => p.CalculatedAt != null && work.Db.Statements.Any(s => s.PeriodId == p.Id && s.PlanId == plan)).MaxAsync(p => (DateOnly?)p.Last, cancel);
        var span = new SpanReader(work, plan, new Currency(name.CurrencyCode), company.Currency, rates, paidThrough);
        var before = await span.ReadAsync(spans.BeforeFirst, spans.BeforeLast, cancel);
        var after = await span.ReadAsync(spans.AfterFirst, spans.AfterLast, cancel);
        return new PlanEffect(
            plan, name.Name, version.Number, numbers, company.CurrencyCode, spans, paidThrough, before, after, MixMove.Between(before.Series, after.Series), MixMove.Between(before.Tiers, after.Tiers),
            span.Unconverted);
    }

    private sealed class SpanReader(Work work, IncentivePlanId plan, Currency planCurrency, Currency company, ExchangeRates rates, DateOnly? paidThrough)
    {
        public int Unconverted { get; private set; }

        public async Task<SpanFigures> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancel)
        {
            var db = work.Db;
            var taking = await db.PlanParticipants.AsNoTracking().Where(p => p.PlanId == plan && p.From <= last && (p.To == null || p.To >= first))
                .Join(db.People, p => p.PersonId, person => person.Id, (p, person) => new { p.PersonId, p.From, p.To, person.LeftOn }).ToListAsync(cancel);
            var orders = db.Deals.AsNoTracking().Where(deal => deal.Stage == DealStage.Won && deal.CancelledOn == null && deal.ClosedOn >= first && deal.ClosedOn <= last
                && db.PlanParticipants.Any(p => p.PlanId == plan && p.PersonId == deal.OwnerId && p.From <= deal.ClosedOn && (p.To == null || p.To >= deal.ClosedOn)));
            var sellers = await orders.Select(deal => deal.OwnerId).Distinct().CountAsync(cancel);
            var sums = await (
                from deal in orders
                from product in db.Products.Where(known => known.Id == deal.ProductId).DefaultIfEmpty()
                group deal by new { product!.Series, product.Tier, deal.CurrencyCode, deal.ClosedOn } into same
                select new
                {
                    same.Key.Series, same.Key.Tier, same.Key.CurrencyCode, On = same.Key.ClosedOn!.Value, Orders = same.Count(), Value = same.Sum(deal => deal.Amount ?? 0),
                    Cost = same.Sum(deal => deal.Cost ?? 0), Costed = same.Sum(deal => deal.Cost == null ? 0 : deal.Amount ?? 0),
                }).ToListAsync(cancel);
            var (count, value, cost, costed, paidValue) = (0, 0m, 0m, 0m, 0m);
            var parts = new List<(string? Series, string? Tier, decimal Value, int Orders)>();
            foreach (var sum in sums)
            {
                if (rates.Rate(new Currency(sum.CurrencyCode), company, sum.On) is not { } rate)
                {
                    Unconverted += sum.Orders;
                    continue;
                }
                count += sum.Orders;
                value += sum.Value * rate;
                cost += sum.Cost * rate;
                costed += sum.Costed * rate;
                if (sum.On <= paidThrough) paidValue += sum.Value * rate;
                parts.Add((sum.Series, sum.Tier, sum.Value * rate, sum.Orders));
            }
            var pay = await db.StatementLines.AsNoTracking().Where(line => line.Date >= first && line.Date <= last && db.Statements.Any(s => s.Id == line.StatementId && s.PlanId == plan)).SumAsync(line => line.Amount, cancel);
            return new SpanFigures(
                taking.Select(one => one.PersonId).Distinct().Count(), taking.Count(one => one.From >= first), taking.Count(one => one.To <= last),
                taking.Where(one => one.To <= last && one.LeftOn is { } left && left <= last).Select(one => one.PersonId).Distinct().Count(), sellers, count, Money(value),
                costed == 0 ? null : Money(costed - cost), Money(costed), Money(pay * (rates.Rate(planCurrency, company, last) ?? 0)), Money(paidValue),
                Mix(parts.Select(part => (part.Series, part.Value, part.Orders))), Mix(parts.Select(part => (part.Tier, part.Value, part.Orders))));
        }

        private decimal Money(decimal amount) => Rounding.HalfAwayFromZero(amount, company.MinorUnits);

        private List<MixPart> Mix(IEnumerable<(string? Name, decimal Value, int Orders)> parts) =>
            [.. parts.GroupBy(part => part.Name, StringComparer.Ordinal).Select(part => new MixPart(part.Key, Money(part.Sum(one => one.Value)), part.Sum(one => one.Orders))).OrderByDescending(part => part.Value)];
    }
}
