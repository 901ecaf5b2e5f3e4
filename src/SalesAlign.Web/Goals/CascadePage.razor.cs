using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals;

/// <summary>The decomposition grid: choose how each level divides, pin what is decided by hand, and see that everything adds up before it is saved.</summary>
public partial class CascadePage(GetStrategy strategy, PreviewCascade preview, CascadeObjective save, ProblemWording wording, DialogService dialogs, Toasts toasts)
{
    private static readonly AllocationMethod[] Methods = [AllocationMethod.ByHistory, AllocationMethod.Equal, AllocationMethod.BySeasonality, AllocationMethod.ByCapacity, AllocationMethod.ByHand];

    private readonly Dictionary<(string Node, string? Period), decimal> _pins = [];
    private readonly Latest _latest = new();
    private readonly Dictionary<string, decimal> _shares = new(StringComparer.Ordinal);
    private IReadOnlyList<GetStrategy.ObjectiveLine> _objectives = [];
    private PreviewCascade.Response? _preview;
    private IReadOnlyList<Problem> _problems = [];
    private List<LevelRule> _levels = [new(AllocationMethod.ByHistory)];
    private AllocationMethod _phasing = AllocationMethod.BySeasonality;
    private PeriodKind _parts = PeriodKind.Quarter;
    private string? _objective;
    private string? _loaded;
    private int _year;
    private decimal? _target;
    private decimal? _denominator;
    private bool _busy;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private bool IsRatio => _preview?.Metric.IsRatio ?? _objectives.FirstOrDefault(objective => objective.Id.Value.ToString() == _objective)?.Metric?.IsRatio ?? false;

    private string? General => _problems.FirstOrDefault(problem => problem.Field is not ("Target" or "Denominator")) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        var current = calendar.TryParse(View.Period, out var period) ? period.FiscalYear : calendar.Containing(PeriodKind.Year, Me.Today).FiscalYear;
        _year = int.TryParse(UriQuery.Get(Navigation.Uri, "year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : current;
        if ((await RunAsync(strategy, new GetStrategy.Request(null, View.Period))).TryGet(out var found)) _objectives = [.. found.Objectives.Where(objective => objective.Metric is not null)];
        var wanted = UriQuery.Get(Navigation.Uri, "objective");
        _objective = _objectives.Any(objective => objective.Id.Value.ToString() == wanted) ? wanted : _objectives.Count > 0 ? _objectives[0].Id.Value.ToString() : null;
        var what = $"{_objective} {_year} {UriQuery.Get(Navigation.Uri, "top")}";
        if (_objective is null || what == _loaded) return;
        // Another objective or year begins a new grid.
        _loaded = what;
        _pins.Clear();
        _shares.Clear();
        (_target, _denominator, _preview) = (null, null, null);
        await PreviewAsync();
    }

    private CascadeTerms Terms() => new(
        new ObjectiveId(Guid.Parse(_objective!)), Guid.TryParse(UriQuery.Get(Navigation.Uri, "top"), out var top) ? new UnitId(top) : null, _year, _target, _denominator, _phasing, _levels,
        [.. _pins.Select(pin => new CascadePin(pin.Key.Node, pin.Key.Period, pin.Value))], [.. _shares.Select(share => new CascadeShare(share.Key, share.Value))], _parts);

    private async Task PreviewAsync()
    {
        var terms = Terms();
        if (await _latest.AskAsync(() => RunAsync(preview, new PreviewCascade.Request(terms))) is not { } result) return;
        _problems = result.Outcome == Outcome.NotFound ? [new Problem("cascade.not_yours")] : result.Problems;
        if (!result.TryGet(out var found)) return;
        _preview = found;
        _levels = [.. found.Rules];
        _target = found.Denominator is { } denominator ? decimal.Round(found.Target / denominator, 6) : found.Target;
        _denominator = found.Denominator;
    }

    private async Task MethodAsync(int level, string? method)
    {
        _levels[level] = _levels[level] with { Method = Enum.Parse<AllocationMethod>(method!) };
        if (_levels[level].Method == AllocationMethod.ByHand && _preview is not null)
        {
            // Shares typed by hand begin with what the grid shows.
            foreach (var row in _preview.Rows.Where(row => row.Level == level + 1)) _shares.TryAdd(row.Key, row.Value.Total);
        }
        await PreviewAsync();
    }

    private Task OverAsync(int level, string? percent)
    {
        _levels[level] = _levels[level] with { OverAssignmentPercent = decimal.TryParse(percent, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 0 };
        return PreviewAsync();
    }

    private async Task PinAsync((string Node, string? Period, decimal? Value) cell)
    {
        var key = (cell.Node, cell.Period);
        var before = _pins.TryGetValue(key, out var old) ? old : (decimal?)null;
        if (cell.Value is { } value) _pins[key] = value;
        else _pins.Remove(key);
        await PreviewAsync();
        if (_problems.Count == 0) return;
        // What cannot be is not kept; the refusal stays to be read.
        var refused = _problems;
        if (before is { } was) _pins[key] = was;
        else _pins.Remove(key);
        await PreviewAsync();
        _problems = refused;
    }

    private Task ShareAsync((string Node, decimal? Share) typed)
    {
        if (typed.Share is { } share) _shares[typed.Node] = share;
        else _shares.Remove(typed.Node);
        return PreviewAsync();
    }

    private Task ClearPinsAsync()
    {
        _pins.Clear();
        return PreviewAsync();
    }

    private HashSet<int> LevelsByHand() => [.. _levels.Select((rule, level) => (rule, level)).Where(pair => pair.rule.Method == AllocationMethod.ByHand).Select(pair => pair.level)];

    private string LevelName(int level) => string.Join(", ", (_preview?.Rows ?? []).Where(row => row.Level == level + 1).Take(3).Select(row => row.Name));

    private async Task SaveAsync(bool offer)
    {
        _busy = true;
        var request = new CascadeObjective.Request(Terms(), offer, Replace: false, _preview!.Basis);
        var result = await RunAsync(save, request);
        if (result.Problems is [{ Code: "cascade.goals_exist" } exist])
        {
            var question = new ConfirmQuestion(Text["Replace.Title"], wording.Of(exist), Text["Replace.Confirm", exist.Arguments[0]!], Text["Cancel"], Dangerous: true);
            if (await dialogs.ConfirmAsync(question)) result = await RunAsync(save, request with { Replace = true });
        }
        _busy = false;
        _problems = result.Problems;
        if (!result.TryGet(out var saved)) return;
        toasts.Done(Text["Saved.Title"], Text["Saved.Text", saved.Created, saved.Renewed, saved.Removed]);
        Navigation.NavigateTo(UriQuery.With("/goals", ("period", _preview.Year), ("objective", _objective)));
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value)));
}
