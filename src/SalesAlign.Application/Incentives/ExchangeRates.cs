using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;

namespace SalesAlign.Application.Incentives;

/// <summary>What money of one currency is worth in another on a day: by the latest rate on or before it, through the company's currency.</summary>
internal sealed class ExchangeRates
{
    private readonly string _company;
    private readonly Dictionary<string, (DateOnly[] Days, decimal[] Rates)> _rates;

    private ExchangeRates(string company, Dictionary<string, (DateOnly[], decimal[])> rates)
    {
        _company = company;
        _rates = rates;
    }

    public static async Task<ExchangeRates> LoadAsync(SalesAlignDbContext db, DateOnly last, CancellationToken cancel)
    {
        var company = await db.Companies.AsNoTracking().Select(c => c.CurrencyCode).SingleAsync(cancel);
        var rates = await db.ExchangeRates.AsNoTracking().Where(rate => rate.On <= last).OrderBy(rate => rate.On)
            .Select(rate => new { rate.Currency, rate.On, rate.Rate }).ToListAsync(cancel);
        return new ExchangeRates(company, rates.GroupBy(rate => rate.Currency).ToDictionary(
            currency => currency.Key, currency => (currency.Select(rate => rate.On).ToArray(), currency.Select(rate => rate.Rate).ToArray()), StringComparer.Ordinal));
    }

    /// <summary>Null where nobody gave a rate for the day: it is found, not guessed.</summary>
    public decimal? Rate(Currency from, Currency to, DateOnly on)
    {
        if (from == to) return 1m;
        return InCompanyCurrency(from.Code, on) is { } known && InCompanyCurrency(to.Code, on) is { } target ? known / target : null;
    }

    private decimal? InCompanyCurrency(string code, DateOnly on)
    {
        if (code == _company) return 1m;
        if (!_rates.TryGetValue(code, out var known)) return null;
        var at = Array.BinarySearch(known.Days, on);
        if (at < 0) at = ~at - 1;
        return at < 0 ? null : known.Rates[at];
    }
}
