using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>The catalogue of KPIs with their latest values in a part of the organisation, their quality, and what is missing around them.</summary>
public sealed class ListKpis(UseCaseContext context) : UseCase<ListKpis.Request, ListKpis.Response>(context)
{
    // How far back the last known value of a KPI that somebody brings is looked for.
    private const int LookBack = 4;

    /// <param name="Period">The latest complete period of each KPI's cadence within it is shown.</param>
    /// <param name="Role">Only those of a role's template.</param>
    /// <param name="Mine">Only those by which the reader is measured, or which they own.</param>
    public sealed record Request(
        string Period, UnitId? Unit = null, PersonId? Person = null, KpiRole? Role = null, KpiType? Type = null, bool Strategic = false, bool Mine = false, bool Retired = false);

    /// <param name="Pillars">The objectives of the strategy, each with how many KPIs it has and how many that are not revenue.</param>
    /// <param name="AboveLimit">People within the reader's view who have more KPIs than the company wants.</param>
    /// <param name="ToGive">How many values the reader owes, and how many of them are overdue.</param>
    /// <param name="UsualLeft">How many of the usual catalogue the company has not taken over.</param>
    public sealed record Response(
        string Subject, IReadOnlyList<Item> Items, IReadOnlyList<Pillar> Pillars, IReadOnlyList<Crowded> AboveLimit, int MostPerPerson, int ToGive, int Overdue, int UsualLeft, bool CanManage);

    /// <param name="Objective">Title of the objective that it serves; null where it serves none of today's.</param>
    /// <param name="Overdue">Values that should be here and are not.</param>
    /// <param name="Spread">Where the target is one of units or people below: how many of them are on track.</param>
    public sealed record Item(
        KpiFacts Kpi, string? Owner, string? Objective, KpiPoint Latest, KpiSpread? Spread, decimal? Before, int Faults, int Advice, IReadOnlyList<KpiRole> Roles, int People, int Overdue);

    public sealed record Pillar(ObjectiveId Id, string Title, int Kpis, int BeyondRevenue);

    public sealed record Crowded(PersonId Id, string Name, int Kpis);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var book = await KpiBook.ReadAsync(work, cancel);
        var seen = book.Calendar.Parse(request.Period);
        if (await Subject.FindAsync(work, request.Unit, request.Person, Days.WithinOrToday(seen, book.Today), cancel) is not { } subject) return Result.NotFound;
        var judgement = await KpiJudgement.ReadAsync(work, book, cancel);
        var me = work.Actor.PersonId;
        var mine = book.AssignmentsOf(me).Select(assignment => assignment.KpiId).ToHashSet();
        var items = new List<Item>();
        foreach (var kpi in book.Kpis)
        {
            var roles = book.RolesOf(kpi.Id);
            if (kpi.IsRetired != request.Retired || (request.Role is { } role && !roles.Contains(role)) || (request.Type is { } type && kpi.Type != type)) continue;
            if ((request.Strategic && !kpi.IsStrategic) || (request.Mine && kpi.OwnerId != me && !mine.Contains(kpi.Id))) continue;
            var periods = KpiSeries.Periods(book.Calendar, kpi.Cadence, seen, book.Today, kpi.IsGiven ? LookBack : 2);
            var points = (await KpiSeries.ReadAsync(work, book, kpi, judgement.MetricOf(kpi), subject, periods, cancel)).ToList();
            // What nobody has brought yet does not hide what was known before.
            var at = kpi.IsGiven && points.FindLastIndex(point => point.Given > 0) is >= 0 and var known ? known : points.Count - 1;
            var findings = judgement.Of(kpi);
            items.Add(new(
                KpiFacts.Of(kpi, work.Actor.Language), book.NameOf(kpi.OwnerId), judgement.TitleOf(kpi.ObjectiveId), points[at],
                await KpiSeries.SpreadAsync(work, book, kpi, judgement.MetricOf(kpi), subject, periods[at], cancel), at > 0 ? points[at - 1].Value : null, findings.Count(finding => finding.IsFault),
                findings.Count(finding => !finding.IsFault), roles, book.Assignments.Count(assignment => assignment.KpiId == kpi.Id), judgement.OverdueOf(kpi)));
        }
        var scope = await work.ScopeAsync(book.Today, cancel);
        var owed = judgement.Owed.Where(value => value.Reporter == me && value.Kpi.Source == KpiSource.Entered).ToList();
        var used = book.Kpis.Where(kpi => !kpi.IsRetired).ToList();
        var codes = book.Kpis.Select(kpi => kpi.Code).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new Response(
            subject.Name, items,
            [.. judgement.Objectives.Select(objective => new Pillar(
                objective.Id, objective.Title, used.Count(kpi => kpi.ObjectiveId == objective.Id), used.Count(kpi => kpi.ObjectiveId == objective.Id && !kpi.IsRevenue)))],
            [.. book.AboveLimit.Where(person => scope.Includes(person.Key)).Select(person => new Crowded(person.Key, book.NameOf(person.Key)!, person.Value)).OrderByDescending(person => person.Kpis)],
            book.MostPerPerson, owed.Count, owed.Count(value => value.Duty.IsOverdue), UsualKpis.Of().Count(usual => !codes.Contains(usual.Code)), work.Rights.Allow(Permission.ManageMetrics));
    }
}
