using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>One goal: where it stands and why, its negotiation, and the line of sight through it.</summary>
public partial class GoalPage(GetGoal get, AgreeGoal agree, CounterGoal counter, DecideGoal decide, RemoveGoals remove, ProblemWording wording, DialogService dialogs, Toasts toasts)
{
    private static readonly string[] TabKeys = ["overview", "behaviour", "plan", "check-ins", "tracking"];

    private GetGoal.Response? _goal;
    private Form _form;
    private decimal? _value;
    private string _reason = "";
    private bool _wholeBranch;
    private IReadOnlyList<Problem> _problems = [];

    private enum Form
    {
        None,
        Counter,
        Decide,
    }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "tab")] private string? Tab { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? _general => _problems.FirstOrDefault(problem => problem.Field is not ("Value" or "Reason")) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        _problems = [];
        _form = Form.None;
        _goal = await ReadAsync(get, new GetGoal.Request(new GoalId(Id)));
    }

    private string _tab => _tabs.FirstOrDefault(tab => tab.Key == Tab)?.Key ?? "overview";

    private IReadOnlyList<TabLink> _tabs =>
    [
        .. TabKeys.Select(key => new TabLink(key, Text["Tab." + key], View.Link($"/goals/{Id}", ("tab", key == "overview" ? null : key)))),
    ];

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private string? CheckInNote(Standing standing) => standing.CheckInDue ? Text["CheckIn.IsDue"].Value
        : standing.CheckIn is { } seen ? Text["CheckIn.On", Figures.Day(seen.On)].Value : null;

    private string? ZoneNote(Standing standing) =>
        standing.Zone is { } reached and not Domain.Metrics.Evaluation.Zone.NoData ? Text["Zone." + reached].Value : null;

    private string Name(string period) => PeriodNames.Of(period, Me.Company.FiscalStartMonth, Shell);

    private string Show(decimal value) => MetricLooks.Of(value, _goal!.Goal.Metric.Unit, Me.Company.Currency);

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;

    private List<BulletRow> Rows()
    {
        var goals = _goal!.Parts.Count > 0 ? _goal.Parts : [_goal.Goal];
        return [.. goals.Select(goal => new BulletRow(
            Name(goal.Period), goal.Standing.Actual.Value, goal.Target, _goal.Shape == TargetShape.Ratio ? null : goal.Target * goal.Standing.Expected, View.Link($"/goals/{goal.Id.Value}")))];
    }

    private List<SightStep> Up() =>
    [
        .. _goal!.Parents.Select(parent => new SightStep(Text["Sight.Goal"], parent.Owner, parent.MayOpen ? View.Link($"/goals/{parent.Id.Value}") : null, Show(parent.Target))),
        .. Linked(isSupported: true),
        new SightStep(Text["Sight.Objective"], _goal.ObjectiveTitle, View.Link($"/strategy/objectives/{_goal.Goal.ObjectiveId.Value}")),
        .. _goal.StrategyTitle is { } title ? new[] { new SightStep(Text["Sight.Why"], _goal.StrategyRationale is { Length: > 0 } why ? why : title, View.Link("/strategy")) } : [],
    ];

    private List<SightStep> Down() =>
    [
        .. _goal!.Children.Take(12).Select(child => new SightStep(Text["Sight.Goal"], child.Owner, View.Link($"/goals/{child.Id.Value}"), Show(child.Target), child.Standing.Status.ToRag())),
        .. Linked(isSupported: false),
    ];

    private IEnumerable<SightStep> Linked(bool isSupported) => _goal!.Links.Where(link => link.IsSupported == isSupported).Select(link => new SightStep(
        Text[link.Kind is { } kind ? "Interlock." + kind : isSupported ? "Sight.Supports" : "Sight.SupportedBy"], $"{link.Owner}, {link.ObjectiveTitle}",
        link.MayOpen ? View.Link($"/goals/{link.Id.Value}") : null));

    private static string Deals(GoalFacts goal) => UriQuery.With(
        $"/performance/{goal.Metric.Id.Value}/rows", ("period", goal.Period), ("unit", goal.UnitId is { } unit && goal.ParentId is not null ? unit.Value.ToString() : null),
        ("person", goal.PersonId?.Value.ToString()));

    private void Open(Form form)
    {
        _form = form;
        _problems = [];
        _reason = "";
        _wholeBranch = false;
        _value = form == Form.Decide ? _goal!.Goal.Counter ?? _goal.Goal.Target : _goal!.Goal.Proposed ?? _goal.Goal.Target;
    }

    private async Task AgreeAsync() => await TakeAsync(await RunAsync(agree, new AgreeGoal.Request(new GoalId(Id), _goal!.Goal.Version)), Text["Agreed"]);

    private async Task SendAsync()
    {
        var goal = _goal!.Goal;
        // Of a ratio the reader types the ratio; its denominator stays.
        var value = goal.TargetDenominator is { } denominator ? decimal.Round((_value ?? 0) * denominator, 4) : _value ?? 0;
        if (_form == Form.Counter) await TakeAsync(await RunAsync(counter, new CounterGoal.Request(goal.Id, goal.Version, value, goal.TargetDenominator, _reason)), Text["Countered"]);
        else await TakeAsync(await RunAsync(decide, new DecideGoal.Request(goal.Id, goal.Version, value, goal.TargetDenominator, _reason, _wholeBranch)), Text["Decided"]);
    }

    private async Task RemoveAsync()
    {
        var goal = _goal!.Goal;
        var asked = await RunAsync(remove, new RemoveGoals.Request(goal.Id, goal.Version, Confirmed: false));
        if (asked.Problems is not [{ Code: "goal.removal_unconfirmed" } unconfirmed])
        {
            _problems = asked.Problems;
            return;
        }
        var question = new ConfirmQuestion(Text["Remove.Title"], wording.Of(unconfirmed), Text["Remove.Confirm", unconfirmed.Arguments[0]!], Text["Cancel"], Dangerous: true);
        if (!await dialogs.ConfirmAsync(question)) return;
        var removed = await RunAsync(remove, new RemoveGoals.Request(goal.Id, goal.Version, Confirmed: true));
        _problems = removed.Problems;
        if (!removed.IsDone) return;
        toasts.Done(Text["Removed"]);
        Navigation.NavigateTo(View.Link("/goals"));
    }

    private async Task TakeAsync<T>(Result<T> result, string done)
    {
        _problems = result.Problems;
        if (!result.IsDone) return;
        toasts.Done(done);
        await LoadAsync();
    }
}
