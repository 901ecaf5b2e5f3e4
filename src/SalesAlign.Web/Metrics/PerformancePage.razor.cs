using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>One metric by unit and period of the year in view; every figure opens the deals behind it. Metric, columns and open units live in the URL.</summary>
public partial class PerformancePage(ListMetrics list, GetMetricMatrix get, ProblemWording wording)
{
    private static readonly PeriodKind[] Kinds = [PeriodKind.Quarter, PeriodKind.Month];

    private IReadOnlyList<MetricFacts> _metrics = [];
    private GetMetricMatrix.Response? _matrix;
    private PeriodKind _columns;
    private IReadOnlyList<Guid> _open = [];

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private ProblemWording Wording => wording;

    private MetricSentence Sentence => field ??= new(Text, FilterTexts);

    private FiscalCalendar Calendar => new(Me.Company.FiscalStartMonth);

    // A retired metric that a link still names stands among the others.
    private IReadOnlyList<TabLink> MetricTabs =>
    [
        .. (_metrics.Any(metric => metric.Id == _matrix!.Metric.Id) ? _metrics : [.. _metrics, _matrix!.Metric])
            .Select(metric => new TabLink(metric.Id.ToString(), metric.Name, UriQuery.With(Navigation.Uri, ("metric", metric.Id.ToString())))),
    ];

    /// <summary>The last year of which something is known, where the year in view lies wholly beyond it.</summary>
    private string? YearOfData =>
        _matrix is { DataThrough: { } through } && through < _matrix.Periods[0].First ? Calendar.Containing(PeriodKind.Year, through).Key : null;

    private string? Subtitle => _matrix!.Metric.Description is { Length: > 0 } described ? described
        : Sentence.Number(_matrix.Metric.Definition) is var measures && measures != _matrix.Metric.Name ? measures : null;

    private string Export => UriQuery.With(
        $"/api/v1/metrics/{_matrix!.Metric.Id}/matrix/export", ("year", _matrix.YearKey), ("by", _columns.ToString()), ("unit", View.UnitId?.ToString()),
        ("open", _open.Count == 0 ? null : string.Join(',', _open)));

    protected override async Task LoadAsync()
    {
        // The frame brings the period a moment later; a first read without it would be of the wrong year.
        if (!Calendar.TryParse(View.Period, out var period) || await ReadAsync(list, new ListMetrics.Request()) is not { } found) return;
        // Money first, as people ask: how much, how many, of what, from whom, how fast.
        _metrics = [.. found.Metrics.OrderBy(metric => metric.Unit).ThenBy(metric => metric.Name, StringComparer.CurrentCulture)];
        _columns = UriQuery.Get(Navigation.Uri, "by") == "month" ? PeriodKind.Month : PeriodKind.Quarter;
        _open = [.. (UriQuery.Get(Navigation.Uri, "open") ?? "").Split(',').Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];
        var wanted = Guid.TryParse(UriQuery.Get(Navigation.Uri, "metric"), out var chosen) ? new MetricId(chosen) : _metrics is [var first, ..] ? first.Id : (MetricId?)null;
        if (wanted is not { } metric) return;
        _matrix = await ReadAsync(get, new GetMetricMatrix.Request(
            metric, period.FiscalYear, _columns, [.. _open.Select(id => new UnitId(id))], View.UnitId is { } unit ? new UnitId(unit) : null));
    }

    private string Name(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, Shell);
}
