using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Alerts;
using SalesAlign.Domain.Alerts;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Alerts;

/// <summary>What is watched, and how much each rule has to say.</summary>
public partial class AlertRulesPage(ListAlertRules list, EvaluateAlerts evaluate, GetAlertChoices choices, ProblemWording wording, Toasts toasts)
{
    private IReadOnlyList<AlertRuleFacts>? _rules;
    private GetAlertChoices.Response? _choices;
    private bool _looking;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    protected override async Task LoadAsync()
    {
        _choices ??= await ReadAsync(choices, new GetAlertChoices.Request());
        if (_choices is not null) _rules = await ReadAsync(list, new ListAlertRules.Request());
    }

    private string Show(AlertRuleFacts rule, decimal threshold) =>
        AlertWords.Measure(rule.Watch.Index, threshold, _choices?.Metrics.FirstOrDefault(metric => metric.Id == rule.Watch.MetricId), Me.Company.Currency, Text);

    private async Task LookAsync()
    {
        _looking = true;
        var result = await RunAsync(evaluate, new EvaluateAlerts.Request());
        _looking = false;
        if (result.TryGet(out var done)) toasts.Done(Text["Rules.Looked", done.Rules, done.Raised]);
        else if (result.Problems is [var problem, ..]) toasts.Warn(wording.Of(problem));
        await LoadAsync();
    }
}
