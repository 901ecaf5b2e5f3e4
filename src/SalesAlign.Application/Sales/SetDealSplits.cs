using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales;

/// <summary>Corrects who shares a deal. The reason is kept, and whoever keeps figures hears of it: the deal may have been paid for long ago.</summary>
public sealed class SetDealSplits(UseCaseContext context, DataChanges changes) : UseCase<SetDealSplits.Request, Nothing>(context)
{
    /// <summary>All parts as they are to be; none at all makes the deal its owner's again.</summary>
    public sealed record Request(DealId Id, IReadOnlyList<SplitPart> Parts, string Reason);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Reason).NotEmpty().WithErrorCode("split.no_reason").MaximumLength(500);
            RuleFor(r => r.Parts).Cascade(CascadeMode.Stop).NotNull().Must(parts => parts.Count <= 50).WithErrorCode("split.too_many");
            RuleForEach(r => r.Parts).Must(part => part.Percent is > 0 and <= 100).WithErrorCode("split.percent_out_of_range").OverridePropertyName("Parts");
            RuleForEach(r => r.Parts).Must(part => Enum.IsDefined(part.Kind)).WithErrorCode("split.unknown_kind").OverridePropertyName("Parts");
        }
    }

    public override Permission Permission => Permission.ManageSalesData;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var deal = await db.Deals.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancel);
        if (deal is null) return Result.NotFound;
        var wanted = request.Parts.Select(part => part.Person).Distinct().ToList();
        if (await db.People.CountAsync(person => wanted.Contains(person.Id), cancel) != wanted.Count) return Result.Refused("split.unknown_person", "Parts");

        var kept = await db.DealSplits.Where(split => split.DealId == request.Id).ToListAsync(cancel);
        var before = kept.ConvertAll(split => new SplitPart(split.PersonId, split.Kind, split.Percent));
        var splits = request.Parts.Select(part => new DealSplit(DealSplitId.New(), request.Id, part.Person, part.Kind, part.Percent)).ToList();
        DealSplit.Check(splits);
        if (before.ToHashSet().SetEquals(request.Parts)) return default(Nothing);

        foreach (var split in kept.Where(split => !request.Parts.Any(part => part.Person == split.PersonId && part.Kind == split.Kind))) db.Remove(split);
        foreach (var split in splits)
        {
            if (kept.Find(known => known.PersonId == split.PersonId && known.Kind == split.Kind) is { } known) known.Change(split.Percent);
            else db.Add(split);
        }
        db.Add(new SplitRevision(request.Id, before, request.Parts, request.Reason, work.Actor.PersonId, work.Now));
        await db.SaveChangesAsync(cancel);
        await changes.TellAsync(Change(deal, before.Concat(request.Parts).Select(part => part.Person)), cancel);
        return default(Nothing);
    }

    private static DataChange Change(Deal deal, IEnumerable<PersonId> shared)
    {
        var people = shared.Append(deal.OwnerId).Distinct().ToList();
        var days = new[] { deal.EngagedOn, deal.ClosedOn, deal.CancelledOn, deal.ExpectedCloseOn }.OfType<DateOnly>().Order().ToList();
        return new DataChange([ImportKind.DealSplits], people, days.Count == 0 ? null : days[0], days.Count == 0 ? null : days[^1])
        {
            Months = [.. people.SelectMany(person => days.Select(day => new PersonMonth(person, new DateOnly(day.Year, day.Month, 1)))).Distinct()],
        };
    }
}
