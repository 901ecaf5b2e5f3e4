using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Alignment;

/// <summary>What goes to each objective: of what was paid, and of the time that was spent with customers.</summary>
internal static class ObjectiveShares
{
    /// <summary>What was paid in a stretch of days, in all and by objective: a component's pay goes to its objectives by the shares it names.</summary>
    public static async Task<(decimal Total, Dictionary<Guid, decimal> ByObjective)> PayAsync(SalesAlignDbContext db, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var paid = await db.StatementLines.AsNoTracking().Where(line => line.Date >= from && line.Date <= to && line.Amount > 0)
            .GroupBy(line => line.ComponentId).Select(component => new { component.Key, Amount = component.Sum(line => line.Amount) }).ToListAsync(cancel);
        var links = (await db.PlanVersions.AsNoTracking().OrderBy(version => version.Number).Select(version => version.Components).ToListAsync(cancel))
            .SelectMany(components => components).GroupBy(component => component.Id).ToDictionary(component => component.Key, component => component.Last().Objectives);
        var byObjective = new Dictionary<Guid, decimal>();
        foreach (var component in paid)
        {
            foreach (var link in links.GetValueOrDefault(component.Key) ?? []) byObjective[link.Objective] = byObjective.GetValueOrDefault(link.Objective) + (component.Amount * link.Share / 100m);
        }
        return (paid.Sum(component => component.Amount), byObjective);
    }

    /// <summary>
    /// Of the activities on deals whose product is known, how many percent were about what an objective asks to sell. Only objectives whose metric
    /// names products, series or tiers can be told apart; the others have no share.
    /// </summary>
    public static async Task<(Dictionary<ObjectiveId, decimal> Shares, int Activities)> TimeAsync(
        SalesAlignDbContext db, IReadOnlyList<StrategicObjective> objectives, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var spent = await db.Activities.AsNoTracking().Where(activity => activity.On >= from && activity.On <= to && activity.DealId != null)
            .Join(db.Deals, activity => activity.DealId, deal => deal.Id, (activity, deal) => deal.ProductId)
            .Where(product => product != null)
            .GroupBy(product => product!.Value)
            .Select(product => new { Product = product.Key, Count = product.Count() })
            .Join(db.Products, row => row.Product, product => product.Id, (row, product) => new { product.Name, product.Series, product.Tier, row.Count })
            .ToListAsync(cancel);
        var all = spent.Sum(row => row.Count);
        var shares = new Dictionary<ObjectiveId, decimal>();
        if (all == 0) return (shares, 0);
        var ids = objectives.Select(objective => objective.MetricId).OfType<Domain.Metrics.MetricId>().Distinct().ToList();
        var metrics = await db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, cancel);
        foreach (var objective in objectives)
        {
            if (objective.MetricId is not { } id || !metrics.TryGetValue(id, out var metric)) continue;
            var wanted = new List<Criterion>();
            Collect(metric.Definition.Filter, wanted);
            Collect(metric.Definition.Of.Only, wanted);
            if (wanted.Count == 0) continue;
            var count = spent.Where(row => wanted.TrueForAll(criterion => criterion.Values.Any(value => string.Equals(
                value.ToObject() as string, criterion.Field.ToUpperInvariant() switch { "TIER" => row.Tier, "SERIES" => row.Series, _ => row.Name }, StringComparison.OrdinalIgnoreCase)))).Sum(row => row.Count);
            shares[objective.ObjectiveId] = 100m * count / all;
        }
        return (shares, all);
    }

    // What an alternative allows cannot be told apart by one of its sides alone.
    private static void Collect(Filter? filter, List<Criterion> wanted)
    {
        if (filter is AllOf all)
        {
            foreach (var part in all.Of) Collect(part, wanted);
        }
        else if (filter is Criterion { Operator: FilterOperator.Equal or FilterOperator.In } criterion && criterion.Field.ToUpperInvariant() is "TIER" or "SERIES" or "PRODUCT")
        {
            wanted.Add(criterion);
        }
    }
}
