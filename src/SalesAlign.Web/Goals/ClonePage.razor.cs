using System.Globalization;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>Takes a year's goals into the next: what is made is seen first, what is there already stays, and the last clone can be taken back.</summary>
public partial class ClonePage(GetStrategy strategy, PreviewClone previewClone, CloneCascade clone, UndoClone undo, ProblemWording wording, Toasts toasts)
{
    /// <summary>So many owners are shown; all are made.</summary>
    private const int Most = 200;

    private readonly Latest _latest = new();
    private IReadOnlyList<GetStrategy.ObjectiveLine> _objectives = [];
    private PreviewClone.Response? _preview;
    private IReadOnlyList<Problem> _problems = [];
    private string _objective = "";
    private int _year;
    private decimal _uplift;
    private string _reason = "";
    private bool _onlyMissing;
    private bool _busy;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private string? General => _problems.FirstOrDefault(problem => problem.Field is not ("FiscalYear" or "UpliftPercent" or "Reason")) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        if (!May(Permission.ManageGoals)) return;
        if ((await RunAsync(strategy, new GetStrategy.Request(null, View.Period))).TryGet(out var found)) _objectives = [.. found.Objectives.Where(objective => objective.Metric is not null)];
        if (_objectives.Count == 0) return;
        var wanted = UriQuery.Get(Navigation.Uri, "objective");
        _objective = (_objectives.FirstOrDefault(objective => objective.Id.Value.ToString() == wanted) ?? _objectives[0]).Id.Value.ToString();
        _year = int.TryParse(UriQuery.Get(Navigation.Uri, "year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : Years()[1];
        await PreviewAsync();
    }

    private List<int> Years()
    {
        var current = new FiscalCalendar(Me.Company.FiscalStartMonth).Containing(PeriodKind.Year, Me.Today).FiscalYear;
        return [current - 1, current, current + 1];
    }

    private async Task PreviewAsync()
    {
        var request = new PreviewClone.Request(new ObjectiveId(Guid.Parse(_objective)), _year, _uplift);
        if (await _latest.AskAsync(() => RunAsync(previewClone, request)) is not { } result) return;
        _problems = result.Problems;
        _preview = result.TryGet(out var found) ? found : null;
    }

    private async Task CloneAsync()
    {
        _busy = true;
        var result = await RunAsync(clone, new CloneCascade.Request(new ObjectiveId(Guid.Parse(_objective)), _year, _uplift, _reason, _onlyMissing));
        _busy = false;
        if (!result.TryGet(out var made))
        {
            _problems = result.Problems;
            return;
        }
        toasts.Done(Words["Clone.Done", made.Created, Name(made.Year)]);
        (_reason, _onlyMissing) = ("", false);
        await PreviewAsync();
    }

    private async Task UndoAsync(PreviewClone.LastClone last)
    {
        _busy = true;
        var result = await RunAsync(undo, new UndoClone.Request(new ObjectiveId(Guid.Parse(_objective)), _year, last.Version));
        _busy = false;
        if (!result.TryGet(out var undone))
        {
            _problems = result.Problems;
            return;
        }
        toasts.Done(Words[undone.Kept > 0 ? "Clone.UndonePart" : "Clone.Undone", undone.Removed, undone.Kept]);
        await PreviewAsync();
    }

    private string Name(string period) => PeriodNames.Of(period, Me.Company.FiscalStartMonth, Shell);

    private string Show(decimal value, MetricFacts metric) => MetricLooks.Of(value, metric.Unit, Me.Company.Currency);

    private RenderFragment Look(PreviewClone.Cell? cell, MetricFacts metric) => builder =>
    {
        if (cell is null) return;
        var isOut = cell.Omitted is not null && cell.There is null;
        builder.OpenElement(0, isOut || cell.There is not null ? "span" : "strong");
        builder.AddContent(1, isOut ? "—" : Show(cell.There ?? cell.After, metric));
        builder.CloseElement();
        builder.OpenElement(2, "span");
        builder.AddAttribute(3, "class", "clone-note");
        builder.AddContent(4, isOut ? Words["Clone.Why." + cell.Omitted] : cell.State is { } state ? Words["Clone.There", Text["State." + state].Value] : Words["Clone.Before", Show(cell.Before, metric)]);
        builder.CloseElement();
    };

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;
}
