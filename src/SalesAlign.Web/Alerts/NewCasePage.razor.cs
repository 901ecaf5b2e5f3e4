using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Alerts;

/// <summary>Makes a case by hand: of the goal named in the address, or of a metric of the unit or person in view.</summary>
public partial class NewCasePage(OpenAlertCase open, FindCasePeople findPeople, ListMetrics listMetrics, GetGoal getGoal, ProblemWording wording, Toasts toasts)
{
    private static readonly string[] Fields = ["Title", "Owner", "GoalId", "PersonId", "PeriodKind"];

    private IReadOnlyList<FindCasePeople.Item> _people = [];
    private IReadOnlyList<MetricFacts> _metrics = [];
    private IReadOnlyList<Problem> _problems = [];
    private GetGoal.Response? _goal;
    private string _title = "";
    private string _owner = "";
    private string _metric = "";
    private PeriodKind _kind = PeriodKind.Quarter;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? General => _problems.FirstOrDefault(problem => !Fields.Contains(problem.Field)) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        _people = await ReadAsync(findPeople, new FindCasePeople.Request()) ?? [];
        if (Missing is not null) return;
        if ((await RunAsync(listMetrics, new ListMetrics.Request())).TryGet(out var metrics)) _metrics = metrics.Metrics;
        if (_owner.Length == 0) _owner = Me.Id.ToString();
        if (_metric.Length == 0) _metric = UriQuery.Get(Navigation.Uri, "metric") ?? "";
        _goal = Guid.TryParse(UriQuery.Get(Navigation.Uri, "goal"), out var id) ? await ReadAsync(getGoal, new GetGoal.Request(new GoalId(id))) : null;
    }

    private async Task OpenAsync()
    {
        var owner = Guid.TryParse(_owner, out var person) ? new PersonId(person) : (PersonId?)null;
        var result = await RunAsync(open, _goal is not null
            ? new OpenAlertCase.Request(_title, GoalId: _goal.Goal.Id, Owner: owner)
            : new OpenAlertCase.Request(
                _title, MetricId: Guid.TryParse(_metric, out var metric) ? new MetricId(metric) : null, UnitId: View.UnitId is { } unit ? new UnitId(unit) : null,
                PersonId: View.PersonId is { } seller ? new PersonId(seller) : null, PeriodKind: _kind, Owner: owner));
        _problems = result.Problems;
        if (!result.TryGet(out var made)) return;
        toasts.Done(Text["Done.Opened"]);
        Navigation.NavigateTo(View.Link($"/performance/alerts/{made}"));
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;
}
