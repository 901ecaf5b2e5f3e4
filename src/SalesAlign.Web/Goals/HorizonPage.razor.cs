using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>The way to a target that takes several years: how much of it each year, and each quarter of the first.</summary>
public partial class HorizonPage(GetStrategy strategy, PlanHorizon planHorizon, SetHorizon save, ProblemWording wording, Toasts toasts)
{
    private readonly Latest _latest = new();
    private IReadOnlyList<GetStrategy.ObjectiveLine> _objectives = [];
    private PlanHorizon.Request _asked = new(default);
    private PlanHorizon.Response? _plan;
    private IReadOnlyList<Problem> _problems = [];
    private string? _objective;
    private string? _loaded;
    private string? _reason;
    private bool _busy;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? General => _problems.FirstOrDefault(problem => problem.Field is not ("Start" or "Target" or "FromYear" or "Years" or "Reason")) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        if (!May(Application.Access.Permission.ManageGoals)) return;
        if ((await RunAsync(strategy, new GetStrategy.Request(null, View.Period))).TryGet(out var found)) _objectives = [.. found.Objectives.Where(objective => objective.Metric is not null)];
        var wanted = UriQuery.Get(Navigation.Uri, "objective");
        _objective = (_objectives.FirstOrDefault(objective => objective.Id.Value.ToString() == wanted) ?? (_objectives is [var first, ..] ? first : null))?.Id.Value.ToString();
        if (_objective is null || _loaded == _objective) return;
        _loaded = _objective;
        _plan = null;
        await AskAsync(new PlanHorizon.Request(new ObjectiveId(Guid.Parse(_objective))));
    }

    private async Task AskAsync(PlanHorizon.Request request)
    {
        _asked = request;
        if (await _latest.AskAsync(() => RunAsync(planHorizon, request)) is not { } result) return;
        _problems = result.Problems;
        if (result.TryGet(out var plan)) _plan = plan;
    }

    private Task PathAsync(string? path)
    {
        var chosen = Enum.TryParse<HorizonPath>(path, out var known) ? known : HorizonPath.Linear;
        // Steps by hand begin with what is shown.
        return AskAsync(_asked with { Path = chosen, Years = _plan?.Years.Count, Steps = chosen == HorizonPath.ByHand ? Steps() : null });
    }

    private Task StepAsync(int index, decimal? step)
    {
        var steps = (_asked.Steps ?? Steps()).ToArray();
        steps[index] = step ?? 0m;
        return AskAsync(_asked with { Steps = steps });
    }

    private decimal[] Steps() => [.. (_plan?.Years ?? []).Select(_ => 1m)];

    private async Task SaveAsync()
    {
        _busy = true;
        var result = await RunAsync(save, new SetHorizon.Request(_asked.Objective, [.. _plan!.Years.Select(year => new SetHorizon.Year(year.FiscalYear, year.Target))], _reason));
        _busy = false;
        _problems = result.Problems;
        if (!result.TryGet(out var saved)) return;
        toasts.Done(Words["Horizon.Saved", saved.Created, saved.Changed]);
        await AskAsync(_asked);
    }

    private List<ChartSeries> Series()
    {
        var gap = _plan!.Before.Count;
        return
        [
            new ChartSeries(Words["Horizon.Reached"], [.. _plan.Before.Select(past => _plan.Metric.Plot(past.Value)), .. _plan.Years.Select(_ => (decimal?)null)]),
            new ChartSeries(Text["Target"], [.. Enumerable.Repeat((decimal?)null, Math.Max(0, gap - 1)), .. gap > 0 ? new[] { _plan.Metric.Plot(_plan.Start) } : [], .. _plan.Years.Select(year => _plan.Metric.Plot(year.Target))], true),
        ];
    }

    private Period FirstYear() => new FiscalCalendar(Me.Company.FiscalStartMonth).Year(_plan!.Years[0].FiscalYear);

    private string Year(int year) => PeriodNames.Of(new FiscalCalendar(Me.Company.FiscalStartMonth).Year(year), Shell);

    private string Show(decimal? value) => MetricLooks.Of(value, _plan!.Metric.Unit, Me.Company.Currency);

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;

    private static string? Plain(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

    private static decimal? Read(ChangeEventArgs change) => decimal.TryParse(change.Value as string, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;
}
