using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics;

/// <summary>One metric: what it means and meant, how it went this year, and its values by any grouping that it allows.</summary>
public partial class MetricPage(GetMetric get, GetMetricMatrix matrix, GetMetricValues values, RecomputeMetricValues recompute, Toasts toasts, ProblemWording wording)
{
    private GetMetric.Response? _found;
    private GetMetricMatrix.Response? _matrix;
    private IReadOnlyList<GetMetricValues.Row>? _cut;
    private string _group = "";

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private MetricSentence Sentence => field ??= new(Text, FilterTexts);

    private IReadOnlyList<string> Groupings => _found?.Metric.Definition.Groupings ?? [];

    protected override async Task LoadAsync()
    {
        if (await ReadAsync(get, new GetMetric.Request(new MetricId(Id))) is not { } found) return;
        // The frame brings the period a moment later.
        if (found.Metric.Broken is not null || !new FiscalCalendar(Me.Company.FiscalStartMonth).TryParse(View.Period, out var period))
        {
            _found = found;
            return;
        }
        var unit = View.UnitId is { } chosen ? new UnitId(chosen) : (UnitId?)null;
        _matrix = await ReadAsync(matrix, new GetMetricMatrix.Request(new MetricId(Id), period.FiscalYear, PeriodKind.Quarter, [], unit));
        var groupings = found.Metric.Definition.Groupings ?? [];
        var wanted = UriQuery.Get(Navigation.Uri, "group");
        _group = groupings.Contains(wanted) ? wanted! : groupings.Count > 0 ? groupings[0] : "";
        _cut = null;
        if (_group.Length > 0)
        {
            var year = period.FiscalYear.ToString("0000", CultureInfo.InvariantCulture);
            // Whoever sees only a part of the company sees that part.
            var person = View.PersonId is { } someone ? new PersonId(someone) : unit is null && _matrix?.Rows is [{ PersonId: { } self }, ..] ? self : (PersonId?)null;
            var own = unit ?? (person is null && _matrix?.Rows is [{ Grain: MetricGrain.Unit, UnitId: { } top }, ..] ? top : null);
            var result = await RunAsync(values, new GetMetricValues.Request(
                new MetricId(Id), year, PeriodKind.Quarter, MetricGrain.Company, own, person, new PageRequest(1, PageRequest.LargestPage), _group));
            _cut = result.TryGet(out var rows) ? rows.Items : [];
        }
        _found = found;
    }

    private async Task RecomputeAsync()
    {
        var result = await RunAsync(recompute, new RecomputeMetricValues.Request(new MetricId(Id)));
        if (result.IsDone) toasts.Done(Text["Recompute.Done"], Text["Recompute.DoneText"]);
        else toasts.Failed(result.Problems.Count > 0 ? wording.Of(result.Problems[0]) : Text["Recompute.Failed"]);
    }

    private static string Day(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);
}
