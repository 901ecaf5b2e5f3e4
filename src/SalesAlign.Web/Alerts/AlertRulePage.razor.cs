using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Alerts;

/// <summary>One rule: what it watches, from where on it speaks up, who deals with it, and beside it what it would raise today.</summary>
public partial class AlertRulePage(
    GetAlertRule get, GetAlertChoices choices, WriteAlertRule write, RemoveAlertRule remove, PreviewAlertRule preview, ProblemWording wording, DialogService dialogs, Toasts toasts)
{
    private static readonly string[] Fields =
        ["Name", "Index", "MetricId", "Level", "ScopeUnitId", "Side", "Periods", "PeriodKind", "Days", "Most", "Least", "Watch", "Serious", "Critical", "Owner", "Cadence"];

    private readonly Latest _latest = new();
    private RuleDraft _draft = new();
    private GetAlertChoices.Response? _choices;
    private PreviewAlertRule.Response? _preview;
    private string? _previewProblem;
    private IReadOnlyList<Problem> _problems = [];
    private string _title = "";
    private uint? _version;

    [Parameter] public Guid? Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private MetricFacts? Metric => _choices?.Metrics.FirstOrDefault(metric => metric.Id == _draft.MetricId);

    // Thresholds of a share are typed in percent, also where the metric itself is one.
    private bool IsShare => AlertWords.IsShare(_draft.Index) || (_draft.Index == AlertIndex.MetricValue && Metric?.Unit == MetricUnit.Share);

    private string UnitText => IsShare ? "%" : _draft.Index switch
    {
        AlertIndex.KeyAccountContact or AlertIndex.DataLag => Text["Unit.Days"],
        AlertIndex.MetricValue => Metric?.Unit switch { MetricUnit.Money => Me.Company.Currency, MetricUnit.Days => Text["Unit.Days"], _ => Text["Unit.Count"] },
        _ => Text["Unit.Count"],
    };

    private string? General => _problems.FirstOrDefault(problem => !Fields.Contains(Field(problem))) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        _choices ??= await ReadAsync(choices, new GetAlertChoices.Request());
        if (_choices is null) return;
        if (Id is { } id)
        {
            if (await ReadAsync(get, new GetAlertRule.Request(new AlertRuleId(id))) is not { } rule) return;
            var metric = _choices.Metrics.FirstOrDefault(one => one.Id == rule.Watch.MetricId);
            _draft = RuleDraft.Of(rule, AlertWords.IsShare(rule.Watch.Index) || (rule.Watch.Index == AlertIndex.MetricValue && metric?.Unit == MetricUnit.Share));
            (_title, _version) = (rule.Name, rule.Version);
        }
        else if (!_choices.WholeCompany && _choices.Units is [var first, ..])
        {
            _draft.Scope = first.Id.ToString();
        }
        await PreviewAsync();
    }

    private async Task IndexChangedAsync()
    {
        _draft.TakeUsual();
        await PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        if (_draft.AsWatch(IsShare) is not { } watch)
        {
            _latest.Withdraw();
            _preview = null;
            return;
        }
        if (await _latest.AskAsync(() => RunAsync(preview, new PreviewAlertRule.Request(watch, _draft.ScopeUnitId, _draft.Owner))) is not { } result) return;
        _preview = result.TryGet(out var found) ? found : null;
        _previewProblem = result.Problems is [var problem, ..] ? wording.Of(problem) : null;
    }

    private async Task SaveAsync()
    {
        if (_draft.AsWatch(IsShare) is not { } watch)
        {
            _problems = [new Problem("alerts.no_threshold", _draft.Watch is null ? "Watch" : _draft.Serious is null ? "Serious" : "Critical")];
            return;
        }
        var result = await RunAsync(write, new WriteAlertRule.Request(
            Id is { } id ? new AlertRuleId(id) : null, _draft.Name, watch, _draft.ScopeUnitId, _draft.Owner, _draft.Cadence, _draft.IsEnabled, _version));
        _problems = result.Problems;
        if (!result.IsDone) return;
        toasts.Done(Text["Done.Saved"]);
        Navigation.NavigateTo(View.Link("/performance/alerts/rules"));
    }

    private async Task RemoveAsync()
    {
        var question = new ConfirmQuestion(Text["Rule.Remove"], Text["Rule.RemoveHint"], Text["Rule.Remove"], Text["Cancel"], Dangerous: true);
        if (!await dialogs.ConfirmAsync(question)) return;
        var result = await RunAsync(remove, new RemoveAlertRule.Request(new AlertRuleId(Id!.Value), _version));
        _problems = result.Problems;
        if (result.IsDone) Navigation.NavigateTo(View.Link("/performance/alerts/rules"));
    }

    private string Say(AlertFinding finding) => AlertWords.Sentence(_draft.Index, finding, finding.Subject.MetricId is { } id ? _choices!.Metrics.FirstOrDefault(metric => metric.Id == id) : null, Me.Company.Currency, Text);

    private static string Field(Problem problem) => (problem.Field ?? "").Split('.')[^1];

    private string? Error(string field) => _problems.FirstOrDefault(problem => Field(problem) == field) is { } found ? wording.Of(found) : null;
}
