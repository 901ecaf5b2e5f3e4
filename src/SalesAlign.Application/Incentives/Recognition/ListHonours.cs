using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives.Recognition;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Incentives.Recognition;

/// <summary>Honours, the latest first, and who has most points in twelve months. Praise is public within the company; it is no pay.</summary>
public sealed class ListHonours(UseCaseContext context) : UseCase<ListHonours.Request, ListHonours.Response>(context)
{
    private const int MostLeaders = 10;

    /// <param name="Person">Only those of one person.</param>
    /// <param name="Reason">Only those for one reason.</param>
    public sealed record Request(PersonId? Person = null, HonourReason? Reason = null, PageRequest? Page = null);

    /// <param name="Points">Of all honours that match, of the last twelve months.</param>
    /// <param name="Leaders">Who has most points in twelve months; empty where one person is asked about.</param>
    public sealed record Response(PagedList<Item> Honours, int Points, IReadOnlyList<Leader> Leaders, IReadOnlyList<Worth> Worths);

    public sealed record Item(
        HonourId Id, PersonId Person, string Name, HonourReason Reason, int Points, string Note, DateOnly On, string? GivenBy, ObjectiveId? Objective, string? ObjectiveTitle, bool MayWithdraw);

    public sealed record Leader(PersonId Person, string Name, int Points, int Honours);

    public sealed record Worth(HonourReason Reason, int Points, bool ByRule);

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var since = (await work.TodayAsync(cancel)).AddYears(-1);
        var honours = db.Honours.AsNoTracking();
        if (request.Person is { } person) honours = honours.Where(honour => honour.PersonId == person);
        if (request.Reason is { } reason) honours = honours.Where(honour => honour.Reason == reason);
        var recent = honours.Where(honour => honour.On > since);
        var points = await recent.SumAsync(honour => honour.Points, cancel);
        var leaders = request.Person is not null ? [] : await recent.GroupBy(honour => honour.PersonId)
            .Select(one => new { one.Key, Points = one.Sum(honour => honour.Points), Honours = one.Count() })
            .Join(db.People, one => one.Key, known => known.Id, (one, known) => new { one.Key, known.Name, one.Points, one.Honours })
            .OrderByDescending(one => one.Points).ThenBy(one => one.Name).Take(MostLeaders).ToListAsync(cancel);
        var rows = await (
            from honour in honours
            join known in db.People on honour.PersonId equals known.Id
            from giver in db.People.Where(candidate => candidate.Id == honour.GivenBy).DefaultIfEmpty()
            orderby honour.On descending, known.Name, honour.Id
            select new { honour, known.Name, Giver = giver == null ? null : giver.Name }).ToPageAsync(request.Page ?? new PageRequest(), cancel);
        var titles = rows.Items.Any(row => row.honour.ObjectiveId is not null) ? (await ObjectiveName.ReadAsync(db, cancel)).ToDictionary(objective => objective.Id, objective => objective.Title) : [];
        var (me, all, gives) = (work.Actor.PersonId, work.Rights.Has(Role.SalesOperations), work.Rights.Allow(Permission.GiveHonours));
        var items = rows.Items.Select(row => new Item(
            row.honour.Id, row.honour.PersonId, row.Name, row.honour.Reason, row.honour.Points, row.honour.Note, row.honour.On, row.Giver, row.honour.ObjectiveId,
            row.honour.ObjectiveId is { } id ? titles.GetValueOrDefault(id) : null, gives && row.honour.GivenBy is { } by && (by == me || all))).ToList();
        return new Response(
            new PagedList<Item>(items, rows.Total, rows.Page, rows.PageSize), points, [.. leaders.Select(one => new Leader(one.Key, one.Name, one.Points, one.Honours))],
            [.. (await HonourRules.WorthsAsync(db, cancel)).Select(worth => new Worth(worth.Key, worth.Value, Honour.IsByRule(worth.Key)))]);
    }
}
