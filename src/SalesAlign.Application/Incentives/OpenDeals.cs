using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>An open deal of one person, as it would be credited if it were won.</summary>
/// <param name="Guessed">The value is the list price, because the deal has none yet.</param>
/// <param name="Expected">When the seller thinks that it closes.</param>
internal sealed record OpenDealRow(DealCredit Credit, DealId Id, string? Stage, bool Guessed, bool HasValue, DateOnly? Expected, decimal? Likelihood);

/// <summary>Reads a person's open deals in a handful of queries, with what conditions may ask of them and how often deals like them were won.</summary>
internal static class OpenDeals
{
    /// <summary>More than anybody works on; beyond it the largest count.</summary>
    public const int Most = 200;

    // Fewer closed deals than this tell nothing about a stage.
    private const int LeastExperience = 10;

    /// <param name="on">The day on which deals are taken to be won that are not expected within the rest of the period.</param>
    public static async Task<List<OpenDealRow>> ReadAsync(Work work, PersonId person, Period period, DateOnly on, CancellationToken cancel)
    {
        var db = work.Db;
        var rows = await (
            from deal in db.Deals.AsNoTracking()
            where (deal.Stage == DealStage.Prospecting || deal.Stage == DealStage.Engaging)
                && (deal.OwnerId == person || db.DealSplits.Any(split => split.DealId == deal.Id && split.PersonId == person))
            from account in db.Accounts.Where(known => known.Id == deal.AccountId).DefaultIfEmpty()
            from product in db.Products.Where(known => known.Id == deal.ProductId).DefaultIfEmpty()
            orderby deal.Amount ?? 0 descending, deal.ExternalId
            select new { deal, account, product, HasWon = deal.AccountId != null && db.Deals.Any(other => other.AccountId == deal.AccountId && other.Stage == DealStage.Won) })
            .Take(Most).ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.deal.Id);
        var splits = (await db.DealSplits.AsNoTracking().Where(split => ids.Contains(split.DealId)).OrderBy(split => split.Id).ToListAsync(cancel)).ToLookup(split => split.DealId);
        var stages = await db.PipelineStages.AsNoTracking().ToDictionaryAsync(stage => stage.Id, cancel);
        var entries = (await db.StageEntries.AsNoTracking().Where(entry => ids.Contains(entry.DealId)).ToListAsync(cancel))
            .GroupBy(entry => entry.DealId).ToDictionary(deal => deal.Key, deal => deal.OrderBy(entry => entry.EnteredOn).ThenBy(entry => stages[entry.PipelineStageId].Position).Last().PipelineStageId);
        var (byStage, overall) = await WinRatesAsync(db, await work.TodayAsync(cancel), cancel);
        return rows.ConvertAll(row =>
        {
            var (deal, account, product) = (row.deal, row.account, row.product);
            var value = deal.Amount ?? product?.ListPrice * deal.Quantity;
            var day = deal.ExpectedCloseOn is { } expected && expected >= on && expected <= period.Last ? expected : on;
            var amount = value ?? 0;
            // As if all of it were invoiced and paid as well, so that it pays whatever triggers pay.
            StoredEvent[] events = amount == 0 ? [] : [new(false, day, amount, "estimate"), new(true, day, amount, "estimate")];
            var credit = new DealCredit(
                person.Value, deal.Id.Value, deal.ExternalId, deal.OwnerId.Value, day, amount, deal.Cost, deal.Quantity, deal.CurrencyCode,
                deal.EngagedOn is { } engaged ? day.DayNumber - engaged.DayNumber : null, null, deal.LeadSource, deal.Channel, deal.IsCustom, product?.Name, product?.Series, product?.Tier,
                account?.Id.Value, account?.Name, account?.Sector, account?.Location, account?.Employees, account?.Revenue, account?.YearEstablished, account is not null && !row.HasWon,
                account?.ParentId is not null, [.. splits[deal.Id].Select(split => new StoredSplit(split.PersonId.Value, split.Percent, split.Kind == SplitKind.Overlay))], events);
            var stage = entries.TryGetValue(deal.Id, out var reached) ? reached : (PipelineStageId?)null;
            return new OpenDealRow(
                credit, deal.Id, stage is { } known ? stages[known].Name : null, deal.Amount is null && value is not null, value is not null, deal.ExpectedCloseOn,
                stage is { } at && byStage.TryGetValue(at, out var rate) ? rate : overall);
        });
    }

    // Of the deals that closed in the last twelve months of selling and had been in a stage: how many were won.
    private static async Task<(Dictionary<PipelineStageId, decimal> ByStage, decimal? Overall)> WinRatesAsync(SalesAlignDbContext db, DateOnly today, CancellationToken cancel)
    {
        if (await db.Deals.Where(deal => deal.ClosedOn <= today).MaxAsync(deal => deal.ClosedOn, cancel) is not { } last) return ([], null);
        var first = last.AddYears(-1);
        var closed = db.Deals.Where(deal => deal.ClosedOn > first && deal.ClosedOn <= last);
        var all = await closed.GroupBy(_ => 1).Select(every => new { Count = every.Count(), Won = every.Count(deal => deal.Stage == DealStage.Won) }).SingleAsync(cancel);
        var counted = await db.StageEntries.Join(closed, entry => entry.DealId, deal => deal.Id, (entry, deal) => new { entry.PipelineStageId, deal.Id, deal.Stage }).Distinct()
            .GroupBy(entry => entry.PipelineStageId).Select(stage => new { stage.Key, Count = stage.Count(), Won = stage.Count(deal => deal.Stage == DealStage.Won) }).ToListAsync(cancel);
        return (counted.Where(stage => stage.Count >= LeastExperience).ToDictionary(stage => stage.Key, stage => (decimal)stage.Won / stage.Count),
            all.Count >= LeastExperience ? (decimal)all.Won / all.Count : null);
    }
}
