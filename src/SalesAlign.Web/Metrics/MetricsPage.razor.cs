using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>The definitions of all metrics, and one of them being written.</summary>
public partial class MetricsPage(ListMetrics list, GetMetric get, DefineMetric define, ReviseMetric revise, ProblemWording wording, Toasts toasts)
{
    private ListMetrics.Response? _metrics;
    private IReadOnlyList<Problem> _problems = [];
    private bool _isOpen;
    private uint? _version;
    private string _name = "";
    private string _description = "";
    private MetricMeasure _measure;
    private Direction _direction;
    private int _cadence = 7;
    private string _group = "";
    private bool _retired;

    [Parameter] public Guid? Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _metrics = await ReadAsync(list, new ListMetrics.Request(WithRetired: true));
        _problems = [];
        _isOpen = Id is not null || Navigation.Uri.Contains("/metrics/new", StringComparison.Ordinal);
        (_version, _name, _description, _measure, _direction, _cadence, _group, _retired) = (null, "", "", MetricMeasure.WonAmount, Direction.HigherIsBetter, 7, "", false);
        if (Id is not { } id || await ReadAsync(get, new GetMetric.Request(new MetricId(id))) is not { } found) return;
        var metric = found.Metric;
        (_version, _name, _description, _measure, _direction, _cadence, _retired) = (found.Version, metric.Name, metric.Description, metric.Measure, metric.Direction, metric.CadenceDays, metric.IsRetired);
        _group = metric.Grouping is { } grouping ? $"{grouping}:{metric.GroupValue}" : "";
    }

    private async Task SaveAsync()
    {
        var parts = _group.Split(':', 2);
        var grouping = parts.Length == 2 ? Enum.Parse<ProductGrouping>(parts[0]) : (ProductGrouping?)null;
        var group = parts.Length == 2 ? parts[1] : null;
        if (Id is { } id)
        {
            Take(await RunAsync(revise, new ReviseMetric.Request(new MetricId(id), _version, _name, _description, _direction, _cadence, grouping, group, _retired)));
        }
        else
        {
            Take(await RunAsync(define, new DefineMetric.Request(_name, _description, _measure, _direction, _cadence, grouping, group)));
        }
    }

    private void Take<T>(Result<T> result)
    {
        _problems = result.Problems;
        if (!result.IsDone) return;
        toasts.Done(Text["Saved"]);
        Navigation.NavigateTo("/performance/metrics");
    }

    private string? Error(string? field) => _problems.FirstOrDefault(problem => field is null ? problem.Field is not ("Name" or "GroupValue" or "CadenceDays") : problem.Field == field) is { } found ? wording.Of(found) : null;
}
