using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>One metric by unit and period of the year in view; every figure opens the deals behind it.</summary>
public partial class PerformancePage(ListMetrics list, GetMetricMatrix matrix)
{
    private ListMetrics.Response? _metrics;
    private GetMetricMatrix.Response? _matrix;
    private string? _metric;
    private PeriodKind _columns;
    private HashSet<Guid> _open = [];

    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _metrics = await ReadAsync(list, new ListMetrics.Request());
        if (_metrics is not { Metrics: [var first, ..] }) return;
        _metric = UriQuery.Get(Navigation.Uri, "metric") ?? first.Id.Value.ToString();
        _columns = Enum.TryParse<PeriodKind>(UriQuery.Get(Navigation.Uri, "by"), out var kind) && kind is PeriodKind.Half or PeriodKind.Quarter or PeriodKind.Month ? kind : PeriodKind.Quarter;
        _open = [.. (UriQuery.Get(Navigation.Uri, "open") ?? "").Split(',').Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        var year = calendar.TryParse(View.Period, out var period) ? period.FiscalYear : calendar.Containing(PeriodKind.Year, Me.Today).FiscalYear;
        _matrix = Guid.TryParse(_metric, out var metric)
            ? await ReadAsync(matrix, new GetMetricMatrix.Request(new MetricId(metric), year, _columns, [.. _open.Select(id => new UnitId(id))]))
            : null;
    }

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value)));

    private string Name(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, Shell);

    private bool IsOpen(GetMetricMatrix.Row row) => row.UnitId is { } unit && _open.Contains(unit.Value);

    private void Toggle(GetMetricMatrix.Row row)
    {
        var open = _open.ToHashSet();
        if (!open.Remove(row.UnitId!.Value.Value)) open.Add(row.UnitId.Value.Value);
        Go("open", open.Count == 0 ? null : string.Join(',', open));
    }

    private string Rows(GetMetricMatrix.Row row, string period) => UriQuery.With(
        $"/performance/{_matrix!.Metric.Id.Value}/rows", ("period", period), ("unit", row.UnitId?.Value.ToString()), ("person", row.PersonId?.Value.ToString()),
        ("placed", row.Grain == MetricGrain.NotPlaced ? "no" : null));
}
