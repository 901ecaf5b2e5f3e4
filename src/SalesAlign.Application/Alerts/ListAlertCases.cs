using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>Which cases a list holds, of those that may be seen.</summary>
public enum CaseView
{
    /// <summary>Those the reader deals with.</summary>
    Mine,

    /// <summary>Those of people and units below, whoever deals with them.</summary>
    Team,
    All,
}

/// <summary>Alerts and the cases made of them: the worst and latest first, with how many there are of each grade and how many are late.</summary>
public sealed class ListAlertCases(UseCaseContext context) : UseCase<ListAlertCases.Request, ListAlertCases.Response>(context)
{
    /// <param name="State">Only this state; without it only what is open, unless <paramref name="Ended"/>.</param>
    /// <param name="Ended">Closed and dismissed ones instead of open ones.</param>
    /// <param name="UnitId">About this unit or its people.</param>
    public sealed record Request(
        PageRequest Page, CaseView View = CaseView.All, AlertGrade? Grade = null, CaseState? State = null, bool Ended = false, bool OnlyLate = false,
        AlertRuleId? RuleId = null, UnitId? UnitId = null, PersonId? PersonId = null, string? Search = null);

    /// <param name="Grades">How many match the other filters, by grade.</param>
    /// <param name="States">How many of those that may be seen stand in each state, whatever the filters but the view.</param>
    /// <param name="Late">How many of those that match are past their day.</param>
    /// <param name="Mine">How many open ones wait for the reader.</param>
    public sealed record Response(PagedList<Item> Items, IReadOnlyDictionary<AlertGrade, int> Grades, IReadOnlyDictionary<CaseState, int> States, int Late, int Mine);

    /// <param name="DueIn">Days until the next step is late; negative where it is.</param>
    public sealed record Item(
        AlertCaseId Id, string Title, AlertIndex? Index, AlertFinding Finding, MetricFacts? Metric, AlertGrade Grade, CaseState State, DateOnly DetectedOn, DateOnly? DueOn, int? DueIn,
        int LevelsUp, PersonId? OwnerId, string? Owner, bool BackToNormal, bool ByHand);

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var today = await work.TodayAsync(cancel);
        var visible = (await CaseReader.VisibleAsync(work, cancel)).AsNoTracking();
        var mine = await visible.CountAsync(alert => alert.OwnerId == me && alert.State != CaseState.Closed && alert.State != CaseState.Dismissed, cancel);
        var seen = request.View switch
        {
            CaseView.Mine => visible.Where(alert => alert.OwnerId == me),
            CaseView.Team => visible.Where(alert => alert.OwnerId != me),
            _ => visible,
        };
        var states = await seen.GroupBy(alert => alert.State).Select(state => new { state.Key, Count = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count, cancel);
        var matching = Filter(seen, request);
        var grades = await matching.GroupBy(alert => alert.Grade).Select(grade => new { grade.Key, Count = grade.Count() }).ToDictionaryAsync(grade => grade.Key, grade => grade.Count, cancel);
        var late = await matching.CountAsync(alert => alert.DueOn != null && alert.DueOn < today, cancel);
        if (request.Grade is { } only) matching = matching.Where(alert => alert.Grade == only);
        if (request.OnlyLate) matching = matching.Where(alert => alert.DueOn != null && alert.DueOn < today);

        var page = await Ordered(matching, request.Page)
            .Select(alert => new { Alert = alert, Owner = work.Db.People.Where(person => person.Id == alert.OwnerId).Select(person => person.Name).FirstOrDefault() })
            .ToPageAsync(request.Page, cancel);
        var ids = page.Items.Select(row => row.Alert.Finding.Subject.MetricId).OfType<MetricId>().Distinct().ToList();
        var metrics = ids.Count == 0 ? [] : await work.Db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, cancel);
        var items = page.Items.Select(row => new Item(
            row.Alert.Id, row.Alert.Title, row.Alert.Watch?.Index, row.Alert.Finding with { Evidence = [] },
            row.Alert.Finding.Subject.MetricId is { } id && metrics.TryGetValue(id, out var metric) ? MetricFacts.Of(metric) : null, row.Alert.Grade, row.Alert.State,
            row.Alert.DetectedOn, row.Alert.DueOn, row.Alert.DueOn is { } due ? due.DayNumber - today.DayNumber : null, row.Alert.LevelsUp, row.Alert.OwnerId, row.Owner,
            row.Alert.BackToNormalAt is not null, row.Alert.RuleId is null)).ToList();
        return new Response(new PagedList<Item>(items, page.Total, page.Page, page.PageSize), grades, states, late, mine);
    }

    private static IQueryable<AlertCase> Filter(IQueryable<AlertCase> cases, Request request)
    {
        if (request.State is { } state) cases = cases.Where(alert => alert.State == state);
        else if (request.Ended) cases = cases.Where(alert => alert.State == CaseState.Closed || alert.State == CaseState.Dismissed);
        else cases = cases.Where(alert => alert.State != CaseState.Closed && alert.State != CaseState.Dismissed);
        if (request.RuleId is { } rule) cases = cases.Where(alert => alert.RuleId == rule);
        if (request.UnitId is { } unit) cases = cases.Where(alert => alert.UnitId == unit);
        if (request.PersonId is { } person) cases = cases.Where(alert => alert.PersonId == person || alert.OwnerId == person);
        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var pattern = Paging.Containing(request.Search);
            cases = cases.Where(alert => EF.Functions.ILike(alert.SubjectName, pattern) || EF.Functions.ILike(alert.Title, pattern));
        }
        return cases;
    }

    private static IOrderedQueryable<AlertCase> Ordered(IQueryable<AlertCase> cases, PageRequest page) => page.SortColumn switch
    {
        "due" => cases.OrderBy(alert => alert.DueOn == null).ThenBy(alert => alert.DueOn, page.Descending).ThenBy(alert => alert.Id),
        "detected" => cases.OrderBy(alert => alert.DetectedAt, page.Descending).ThenBy(alert => alert.Id),
        "subject" => cases.OrderBy(alert => alert.SubjectName, page.Descending).ThenBy(alert => alert.Id),
        // Grades are kept as words, which do not sort by how bad they are.
        _ => cases.OrderBy(alert => alert.Grade == AlertGrade.Critical ? 0 : alert.Grade == AlertGrade.Serious ? 1 : 2).ThenBy(alert => alert.DueOn == null).ThenBy(alert => alert.DueOn).ThenBy(alert => alert.Id),
    };
}
