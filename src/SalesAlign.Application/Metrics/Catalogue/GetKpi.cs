using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>One KPI: what it means and meant, how it went for whom, which values are there and which are owed, and whether it bears the five principles.</summary>
public sealed class GetKpi(UseCaseContext context) : UseCase<GetKpi.Request, GetKpi.Response>(context)
{
    private const int HistoryPeriods = 8;

    /// <param name="Period">History ends with the latest complete period within it.</param>
    public sealed record Request(KpiId Id, string Period, UnitId? Unit = null, PersonId? Person = null);

    /// <param name="Terms">As they are kept, in both languages, for editing.</param>
    /// <param name="Metric">What computes it.</param>
    /// <param name="History">Of the subject, oldest first.</param>
    /// <param name="Subjects">Whose values the reader may see one by one.</param>
    /// <param name="Values">What was brought for the subject, the newest first; empty where a metric computes it.</param>
    /// <param name="Owed">What is missing that the reader may enter.</param>
    /// <param name="CanEnter">Whether the reader may bring a value for the subject by hand.</param>
    public sealed record Response(
        KpiFacts Kpi, KpiTerms Terms, uint Version, string? Owner, string? Objective, MetricFacts? Metric, IReadOnlyList<KpiRole> Roles, IReadOnlyList<string> People,
        IReadOnlyList<KpiFinding> Findings, IReadOnlyList<VersionItem> Versions, string Subject, IReadOnlyList<KpiPoint> History, IReadOnlyList<KpiSubject> Subjects,
        IReadOnlyList<ValueItem> Values, IReadOnlyList<OwedItem> Owed, bool CanEnter, bool CanManage);

    public sealed record VersionItem(int Number, KpiTerms Terms, string? Why, string? By, DateTimeOffset At);

    public sealed record ValueItem(
        KpiValueId Id, string Period, KpiSubject Subject, decimal Value, decimal? Numerator, decimal? Denominator, string? Note, KpiSource Source, string? By, DateTimeOffset At,
        IReadOnlyList<CorrectionItem> Corrections);

    public sealed record CorrectionItem(DateTimeOffset At, string? By, decimal Before, decimal After, string? Why);

    public sealed record OwedItem(KpiSubject Subject, string Period, DateOnly DueOn, bool IsOverdue, string? Reporter);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var book = await KpiBook.ReadAsync(work, cancel);
        var seen = book.Calendar.Parse(request.Period);
        var found = await work.Db.Kpis.AsNoTracking().Include(kpi => kpi.Versions).Where(kpi => kpi.Id == request.Id)
            .Select(kpi => new { Kpi = kpi, Version = EF.Property<uint>(kpi, ModelConventions.RowVersion) }).SingleOrDefaultAsync(cancel);
        if (found is null) return Result.NotFound;
        var kpi = found.Kpi;
        if (await Subject.FindAsync(work, request.Unit, request.Person, Days.WithinOrToday(seen, book.Today), cancel) is not { } subject) return Result.NotFound;
        var judgement = await KpiJudgement.ReadAsync(work, book, cancel);
        var scope = await work.ScopeAsync(book.Today, cancel);
        var manages = work.Rights.Allow(Permission.ManageMetrics);
        var subjects = book.SubjectsOf(kpi)
            .Where(one => KpiSeries.MaySee(scope, kpi, work.Actor.PersonId, book.ReporterOf(kpi, one.Unit, one.Person), one.Unit, one.Person)).ToList();
        var names = await NamesAsync(work, cancel);
        var values = kpi.IsGiven ? await ValuesAsync(work, book, kpi, scope, names, cancel) : [];
        var metric = judgement.MetricOf(kpi);
        return new Response(
            KpiFacts.Of(kpi, work.Actor.Language), kpi.Terms, found.Version, book.NameOf(kpi.OwnerId) ?? names.GetValueOrDefault(kpi.OwnerId), judgement.TitleOf(kpi.ObjectiveId),
            metric is null ? null : MetricFacts.Of(metric), book.RolesOf(kpi.Id),
            [.. book.Assignments.Where(assignment => assignment.KpiId == kpi.Id && scope.Includes(assignment.PersonId)).Select(assignment => book.NameOf(assignment.PersonId)!).Order(StringComparer.CurrentCulture)],
            judgement.Of(kpi),
            [.. kpi.Versions.OrderByDescending(version => version.Number)
                .Select(version => new VersionItem(version.Number, version.Terms, version.Why, version.MadeBy is { } by ? names.GetValueOrDefault(by) : null, version.MadeAt))],
            subject.Name, await KpiSeries.ReadAsync(work, book, kpi, metric, subject, KpiSeries.Periods(book.Calendar, kpi.Cadence, seen, book.Today, HistoryPeriods), cancel), subjects, values,
            [.. judgement.Owed.Where(owed => owed.Kpi.Id == kpi.Id && KpiAuthority.MayEnter(work, book, scope, kpi, owed.Subject.Unit, owed.Subject.Person))
                .Select(owed => new OwedItem(owed.Subject, owed.Duty.Period.Key, owed.Duty.DueOn, owed.Duty.IsOverdue, book.NameOf(owed.Reporter)))],
            !kpi.IsRetired && subjects.Exists(one => KpiAuthority.MayEnter(work, book, scope, kpi, one.Unit, one.Person)), manages);
    }

    private static async Task<IReadOnlyList<ValueItem>> ValuesAsync(Work work, KpiBook book, Kpi kpi, Scope scope, Dictionary<PersonId, string> names, CancellationToken cancel)
    {
        var company = (await work.CompanyAsync(cancel)).Name;
        var values = await work.Db.KpiValues.AsNoTracking().Where(value => value.KpiId == kpi.Id).OrderByDescending(value => value.PeriodFirst).Take(PageRequest.LargestPage).ToListAsync(cancel);
        return
        [
            .. values.Where(value => KpiSeries.MaySee(scope, kpi, work.Actor.PersonId, book.ReporterOf(kpi, value.UnitId, value.PersonId), value.UnitId, value.PersonId))
                .Select(value => new ValueItem(
                    value.Id, value.PeriodKey,
                    new(value.UnitId, value.PersonId, value.UnitId is { } unit ? book.Organization.ById.GetValueOrDefault(unit)?.Name ?? "" : value.PersonId is { } person ? names.GetValueOrDefault(person) ?? "" : company),
                    value.Value, value.Numerator, value.Denominator, value.Note, value.Source, value.EnteredBy is { } by ? names.GetValueOrDefault(by) : null, value.EnteredAt,
                    [.. value.Corrections.Select(correction => new CorrectionItem(correction.At, correction.By is { } who ? names.GetValueOrDefault(who) : null, correction.Before, correction.After, correction.Why))]))
                .OrderByDescending(value => value.Period, StringComparer.Ordinal).ThenBy(value => value.Subject.Name, StringComparer.CurrentCulture),
        ];
    }

    private static Task<Dictionary<PersonId, string>> NamesAsync(Work work, CancellationToken cancel) =>
        work.Db.People.AsNoTracking().Select(person => new { person.Id, person.Name }).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
}
