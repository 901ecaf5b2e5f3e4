using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>One line of a deal with its margin, where its cost is known.</summary>
public sealed record DealLineRow(DealLineId Id, string Line, ProductId? ProductId, string? Product, decimal Quantity, decimal Amount, decimal? Cost)
{
    public decimal? Margin => Amount - Cost;
}

/// <summary>A stage that the deal entered. Days count until the next entry, or until today where it still is there.</summary>
/// <param name="IsDerived">The source brought no history: the entry follows from the deal's own days.</param>
public sealed record StageStep(string Name, DealStage Meaning, DateOnly EnteredOn, int? Days, int? UsualDays, bool IsDerived)
{
    public bool IsSlow => Days > UsualDays;
}

/// <summary>A person's part in the deal.</summary>
public sealed record SplitRow(PersonId PersonId, string Person, SplitKind Kind, decimal Percent);

/// <summary>A correction of the split by hand.</summary>
public sealed record SplitRevisionRow(DateTimeOffset At, string By, string Reason, IReadOnlyList<SplitRow> Before, IReadOnlyList<SplitRow> After);

/// <summary>An invoice or a payment.</summary>
public sealed record DealEventRow(DealEventId Id, DealEventKind Kind, string Number, DateOnly On, decimal Amount);

/// <summary>What the CRM tells beyond the usual facts.</summary>
public sealed record DealFacts(decimal? Cost, decimal? Margin, DateOnly? ExpectedCloseOn, DateOnly? CancelledOn, string? LeadSource, string? Channel, bool IsCustom, string? LostReason);

internal static class DealDetails
{
    public static async Task<IReadOnlyList<DealLineRow>> LinesAsync(SalesAlignDbContext db, DealId deal, CancellationToken cancel) =>
        await (
            from line in db.DealLines.AsNoTracking()
            where line.DealId == deal
            from product in db.Products.Where(known => known.Id == line.ProductId).DefaultIfEmpty()
            orderby line.ExternalId
            select new DealLineRow(line.Id, line.ExternalId, line.ProductId, product == null ? null : product.Name, line.Quantity, line.Amount, line.Cost)).ToListAsync(cancel);

    public static async Task<IReadOnlyList<StageStep>> StagesAsync(SalesAlignDbContext db, DealId deal, DateOnly today, CancellationToken cancel)
    {
        var entries = await (
            from entry in db.StageEntries.AsNoTracking()
            join stage in db.PipelineStages on entry.PipelineStageId equals stage.Id
            where entry.DealId == deal
            orderby entry.EnteredOn, stage.Position
            select new { stage.Name, stage.Stage, entry.EnteredOn, stage.UsualDays, entry.IsDerived }).ToListAsync(cancel);
        return
        [
            .. entries.Select((entry, index) => new StageStep(
                entry.Name, entry.Stage, entry.EnteredOn,
                entry.Stage is DealStage.Won or DealStage.Lost ? null : (index + 1 < entries.Count ? entries[index + 1].EnteredOn : today).DayNumber - entry.EnteredOn.DayNumber,
                entry.UsualDays, entry.IsDerived)),
        ];
    }

    public static async Task<IReadOnlyList<SplitRow>> SplitsAsync(SalesAlignDbContext db, DealId deal, CancellationToken cancel) =>
        await (
            from split in db.DealSplits.AsNoTracking()
            join person in db.People on split.PersonId equals person.Id
            where split.DealId == deal
            orderby split.Kind descending, split.Percent descending, person.Name
            select new SplitRow(split.PersonId, person.Name, split.Kind, split.Percent)).ToListAsync(cancel);

    public static async Task<IReadOnlyList<SplitRevisionRow>> RevisionsAsync(SalesAlignDbContext db, DealId deal, CancellationToken cancel)
    {
        var revisions = await db.SplitRevisions.AsNoTracking().Where(revision => revision.DealId == deal).OrderByDescending(revision => revision.At).Take(50).ToListAsync(cancel);
        var ids = revisions.SelectMany(revision => revision.Before.Concat(revision.After).Select(part => part.Person).Append(revision.By)).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return [.. revisions.Select(revision => new SplitRevisionRow(revision.At, names[revision.By], revision.Reason, Rows(revision.Before), Rows(revision.After)))];

        List<SplitRow> Rows(IReadOnlyList<SplitPart> parts) => [.. parts.Select(part => new SplitRow(part.Person, names.GetValueOrDefault(part.Person, ""), part.Kind, part.Percent))];
    }

    public static async Task<IReadOnlyList<DealEventRow>> EventsAsync(SalesAlignDbContext db, DealId deal, CancellationToken cancel) =>
        await db.DealEvents.AsNoTracking().Where(happening => happening.DealId == deal).OrderBy(happening => happening.On).ThenBy(happening => happening.Kind)
            .Select(happening => new DealEventRow(happening.Id, happening.Kind, happening.ExternalId, happening.On, happening.Amount)).ToListAsync(cancel);
}
