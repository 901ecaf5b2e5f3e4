using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>Defines a KPI or changes one: what it means, where its values come from, and whose it is.</summary>
public sealed partial class KpiEditPage(GetKpi get, GetKpiChoices choices, WriteKpi write, ProblemWording wording, Toasts toasts)
{
    private static readonly string[] Fields =
        ["Name", "Formula", "Lever", "Type", "Source", "MetricId", "Unit", "Cadence", "DueDays", "OwnerId", "Level", "UnitsOf", "Target", "ObjectiveId", "IsRevenue", "Why"];

    private KpiDraft _draft = new();
    private GetKpiChoices.Response? _choices;
    private IReadOnlyList<Problem> _problems = [];
    private string _title = "";
    private uint? _version;
    private Guid? _read;

    [Parameter] public Guid? Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string Back => View.Link(Id is { } id ? $"/performance/kpis/{id}" : "/performance/kpis");

    private string? General => _problems.FirstOrDefault(problem => !Fields.Contains(Field(problem), StringComparer.Ordinal)) is { } problem ? wording.Of(problem) : null;

    private MetricUnit UnitOfValues => _draft.Source == KpiSource.Computed && _choices?.Metrics.FirstOrDefault(metric => metric.Id.ToString() == _draft.Metric) is { } computes ? computes.Unit : _draft.Unit;

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period || await ReadAsync(choices, new GetKpiChoices.Request()) is not { } found) return;
        // What somebody has typed meanwhile outlives a change of the period above.
        if (_choices is null || _read != Id)
        {
            if (Id is { } id)
            {
                if (await ReadAsync(get, new GetKpi.Request(new KpiId(id), period)) is not { } kpi) return;
                (_draft, _title, _version) = (KpiDraft.Of(kpi.Terms, kpi.Kpi.IsRetired), kpi.Kpi.Name, kpi.Version);
            }
            else
            {
                _draft = new KpiDraft { Owner = Me.Id.ToString(), Objective = UriQuery.Get(Navigation.Uri, "objective") ?? "" };
            }
            _read = Id;
        }
        _choices = found;
    }

    private async Task SaveAsync()
    {
        var result = await RunAsync(write, new WriteKpi.Request(Id is { } id ? new KpiId(id) : null, _draft.AsTerms(UnitOfValues), _draft.IsRetired, _draft.Why, _version));
        _problems = result.Problems;
        if (!result.TryGet(out var saved)) return;
        toasts.Done(Text["Edit.Done", _draft.Name]);
        Navigation.NavigateTo(View.Link($"/performance/kpis/{saved}"));
    }

    private static string Field(Problem problem) => (problem.Field ?? "").Split('.')[^1];

    private string? Error(string field) => _problems.FirstOrDefault(problem => Field(problem) == field) is { } found ? wording.Of(found) : null;
}
