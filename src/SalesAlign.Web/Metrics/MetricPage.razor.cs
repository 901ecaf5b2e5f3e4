using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>Defines a metric, or revises its wording and what it is narrowed to; the sentence below the choices says what it will mean.</summary>
public partial class MetricPage(ListMetrics list, GetMetric get, DefineMetric define, ReviseMetric revise, ProblemWording wording, Toasts toasts)
{
    private static readonly Dictionary<string, string> Inputs = new(StringComparer.Ordinal)
    {
        ["Name"] = "metric-name", ["Measure"] = "metric-measure", ["GroupValue"] = "metric-group", ["Direction"] = "metric-direction", ["CadenceDays"] = "metric-cadence",
        ["Description"] = "metric-description",
    };

    private ListMetrics.Response? _known;
    private IReadOnlyList<Problem> _problems = [];
    private Guid? _loaded;
    private uint? _version;
    private string _title = "";
    private string _name = "";
    private string _description = "";
    private MetricMeasure _measure = MetricMeasure.WonAmount;
    private Direction _direction;
    private int? _cadence = 7;
    private string _group = "";
    private bool _retired;
    private bool _saving;

    [Parameter] public Guid? Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    /// <summary>Series and tiers that products have; and the metric's own, which they may have no longer.</summary>
    private List<(string Key, string Name)> Choices =>
    [
        .. (_known?.Series ?? []).Select(series => (ProductGrouping.Series, series))
            .Concat((_known?.Tiers ?? []).Select(tier => (ProductGrouping.Tier, tier)))
            .Concat(Chosen is { } chosen ? [chosen] : [])
            .Distinct()
            .Select(choice => ($"{choice.Item1}:{choice.Item2}", Text["Choice." + choice.Item1, choice.Item2].Value)),
    ];

    private (ProductGrouping, string)? Chosen =>
        _group.Split(':', 2) is [var kind, var value] && Enum.TryParse<ProductGrouping>(kind, out var grouping) ? (grouping, value) : null;

    /// <summary>What the form says so far.</summary>
    private MetricFacts Draft => new(
        default, _name, _description, _measure, Metric.UnitOf(_measure), _direction, _cadence ?? 0, Chosen?.Item1, Chosen?.Item2, _retired);

    private IReadOnlyList<ProblemSummary.Problem> Summary => [.. _problems.Select(problem => new ProblemSummary.Problem(wording.Of(problem), Inputs.GetValueOrDefault(problem.Field ?? "")))];

    protected override async Task LoadAsync()
    {
        if (!May(Application.Access.Permission.ManageMetrics)) return;
        _known ??= await ReadAsync(list, new ListMetrics.Request(WithRetired: true));
        // A change of period in the top bar must not wipe what was typed.
        if (Id is not { } id || _loaded == id) return;
        if (await ReadAsync(get, new GetMetric.Request(new MetricId(id))) is not { } found) return;
        var metric = found.Metric;
        (_loaded, _version, _title, _name, _description) = (id, found.Version, metric.Name, metric.Name, metric.Description);
        (_measure, _direction, _cadence, _retired) = (metric.Measure, metric.Direction, metric.CadenceDays, metric.IsRetired);
        _group = metric.Grouping is { } grouping ? $"{grouping}:{metric.GroupValue}" : "";
    }

    private void TakeUsualDirection() => _direction = _measure == MetricMeasure.AverageCycleDays ? Direction.LowerIsBetter : Direction.HigherIsBetter;

    private async Task SaveAsync()
    {
        _saving = true;
        if (Id is { } id)
        {
            Take(await RunAsync(revise, new ReviseMetric.Request(
                new MetricId(id), _version, _name, _description, _direction, _cadence ?? 0, Chosen?.Item1, Chosen?.Item2, _retired)), _ => id);
        }
        else
        {
            Take(await RunAsync(define, new DefineMetric.Request(_name, _description, _measure, _direction, _cadence ?? 0, Chosen?.Item1, Chosen?.Item2)), defined => defined.Value);
        }
        _saving = false;
    }

    private void Take<T>(Result<T> result, Func<T, Guid> id)
    {
        // A conflict says why, too; what was typed stays.
        _problems = result.Problems;
        if (!result.TryGet(out var done)) return;
        toasts.Done(Text["Saved"]);
        Navigation.NavigateTo(View.Link("/performance", ("metric", id(done).ToString())));
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? wording.Of(problem) : null;
}
