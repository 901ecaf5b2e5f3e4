using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Metrics;

/// <summary>A row behind a value, such as a deal or an activity, and what it adds to both parts of it.</summary>
/// <param name="On">The day by which it belongs to the period.</param>
/// <param name="Days">Of a deal, the days from first contact to <paramref name="On"/>.</param>
/// <param name="Numerator">Empty where the row does not count for this part.</param>
public sealed record MetricRowFacts(
    Guid Id, string Label, DateOnly On, decimal? Amount, int? Days, PersonId? OwnerId, string? Owner, AccountId? AccountId, string? Account, ProductId? ProductId,
    string? Product, string? Series, string? Tier, UnitId? UnitId, string? Unit, decimal? Numerator, decimal? Denominator)
{
    internal static MetricRowFacts Of(MetricRow row) => new(
        row.Id, row.Label, row.On, row.Amount, row.Since is { } since ? row.On.DayNumber - since.DayNumber : null, row.OwnerId, row.Owner, row.AccountId, row.Account,
        row.ProductId, row.Product, row.Series, row.Tier, row.UnitId, row.Unit, row.Numerator, row.Denominator);
}
