using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>Where a branch stands between offer and agreement: the gap by level, every counter-proposal with its reason, and the answer beside it.</summary>
public partial class NegotiationPage(GetStrategy strategy, GetNegotiation get, RemindOwners remind, ProblemWording wording, Toasts toasts)
{
    private IReadOnlyList<GetStrategy.ObjectiveLine> _objectives = [];
    private IReadOnlyList<string> _periods = [];
    private GetNegotiation.Response? _found;
    private IReadOnlyList<Problem> _problems = [];
    private string? _objective;
    private string? _period;
    private RowFilter _filter;
    private GoalId? _open;
    private DateOnly? _respondBy;
    private bool _busy;

    private enum RowFilter
    {
        Open,
        Countered,
        All,
    }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string? General => _problems.FirstOrDefault(problem => problem.Code != "negotiation.no_goals") is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        var current = calendar.TryParse(View.Period, out var shown) ? shown : calendar.Containing(PeriodKind.Quarter, Me.Today);
        if ((await RunAsync(strategy, new GetStrategy.Request(null, View.Period))).TryGet(out var found)) _objectives = [.. found.Objectives.Where(objective => objective.Metric is not null)];
        var wanted = UriQuery.Get(Navigation.Uri, "objective");
        _objective = _objectives.FirstOrDefault(objective => objective.Id.Value.ToString() == wanted)?.Id.Value.ToString() ?? (_objectives is [var first, ..] ? first.Id.Value.ToString() : null);
        var year = int.TryParse(UriQuery.Get(Navigation.Uri, "year"), out var typed) && typed is >= 1901 and <= 2199 ? typed : current.FiscalYear;
        _period = calendar.TryParse(UriQuery.Get(Navigation.Uri, "of"), out var asked) ? asked.Key : UriQuery.Get(Navigation.Uri, "year") is null ? current.Key : calendar.Year(year).Key;
        _periods = [.. Enumerable.Range(year - 1, 3).SelectMany(y => calendar.Parts(calendar.Year(y), PeriodKind.Quarter).Prepend(calendar.Year(y))).Select(period => period.Key).Append(_period).Distinct().Order(StringComparer.Ordinal)];
        _open = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        if (_objective is null) return;
        var result = await RunAsync(get, new GetNegotiation.Request(new ObjectiveId(Guid.Parse(_objective)), _period!, View.UnitId is { } unit ? new Domain.Organization.UnitId(unit) : null));
        _problems = result.Problems;
        _found = result.TryGet(out var found) ? found : null;
        if (_found?.Rows.Any(row => row.Id == _open && (row.MayAnswer || row.MayDecide)) != true) _open = null;
        // With nothing left to answer, everything is worth seeing.
        if (_found is { Waiting: 0 }) _filter = RowFilter.All;
    }

    private IEnumerable<GetNegotiation.Row> Rows() => (_found?.Rows ?? []).Where(row => _filter switch
    {
        RowFilter.Open => row.MayAnswer || row.MayDecide,
        RowFilter.Countered => row.Counter is not null,
        _ => true,
    });

    /// <summary>The finding in words: whether the counter-proposals together would still carry what was promised above.</summary>
    private string Finding()
    {
        var lowest = _found!.Levels[^1];
        if (lowest.Gap is not { } gap || _found.Countered == 0) return _found.Waiting == 0 ? Words["Gap.AllAgreed"] : Words["Gap.NoCounter", _found.Waiting];
        return gap < 0 ? Words["Gap.Short", Show(Math.Abs(gap)), _found.Countered] : Words["Gap.Enough", _found.Countered];
    }

    private async Task RemindAsync()
    {
        _busy = true;
        var result = await RunAsync(remind, new RemindOwners.Request(new ObjectiveId(Guid.Parse(_objective!)), _period!, _respondBy));
        _busy = false;
        _problems = result.Problems;
        if (!result.TryGet(out var reminded)) return;
        toasts.Done(Words["Reminded", reminded.Reminded, reminded.Waiting]);
        await ReadAsync();
    }

    private string Show(decimal? value) => MetricLooks.Of(value, _found!.Metric.Unit, Me.Company.Currency);

    private string Signed(decimal value) => value == 0 ? Show(0) : (value > 0 ? "+" : "−") + Show(Math.Abs(value));

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value), ("year", null)));
}
