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
public partial class CascadePage(GetStrategy strategy, OpenCascade open, CascadeObjective save, ProblemWording wording, DialogService dialogs, Toasts toasts)
{
    private readonly Dictionary<(PeriodKind, HistoryBasis?), CascadeSheet> _sheets = [];
    private IReadOnlyList<GetStrategy.ObjectiveLine> _objectives = [];
    private Undoable<CascadeTerms>? _edits;
    private CascadeSheet? _sheet;
    private PreviewCascade.Response? _shown;
    private IReadOnlyList<Problem> _problems = [];
    private Task _work = Task.CompletedTask;
    private string? _objective;
    private string? _loaded;
    private int _year;
    private DateOnly? _respondBy;
    private string? _reason;
    private bool _busy;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private CascadeTerms Terms => _edits!.Current;

    private bool IsRatio => _shown?.Metric.IsRatio ?? _objectives.FirstOrDefault(objective => objective.Id.Value.ToString() == _objective)?.Metric?.IsRatio ?? false;

    private decimal? TargetNow => _shown is null ? null : _shown.Denominator is { } denominator && denominator != 0 ? decimal.Round(_shown.Target / denominator, 6) : _shown.Target;

    private string Subtitle => string.Join(' ', Text[IsRatio ? "Grid.Ratio" : "Grid.Lead"].Value, _shown!.ClosedPeriods.Count > 0 ? Words["Grid.Closed", _shown.ClosedPeriods.Count].Value : "",
        _shown.BorrowedPeriods > 0 ? Words["Grid.Borrowed", _shown.BorrowedPeriods].Value : "");

    private string? General => _problems.FirstOrDefault(problem => problem.Field is not ("Target" or "Denominator" or "RespondBy" or "Reason" or "RampDays")) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        var calendar = new FiscalCalendar(Me.Company.FiscalStartMonth);
        var current = calendar.TryParse(View.Period, out var period) ? period.FiscalYear : calendar.Containing(PeriodKind.Year, Me.Today).FiscalYear;
        _year = int.TryParse(UriQuery.Get(Navigation.Uri, "year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : current;
        if ((await RunAsync(strategy, new GetStrategy.Request(null, View.Period))).TryGet(out var found)) _objectives = [.. found.Objectives.Where(objective => objective.Metric is not null)];
        var wanted = UriQuery.Get(Navigation.Uri, "objective");
        _objective = _objectives.Any(objective => objective.Id.Value.ToString() == wanted) ? wanted : _objectives.Count > 0 ? _objectives[0].Id.Value.ToString() : null;
        var what = $"{_objective} {_year} {UriQuery.Get(Navigation.Uri, "top")} {UriQuery.Get(Navigation.Uri, "target")}";
        if (_objective is null || what == _loaded) return;
        // Another objective or year begins a new grid.
        _loaded = what;
        (_sheet, _shown, _reason) = (null, null, null);
        _sheets.Clear();
        var top = Guid.TryParse(UriQuery.Get(Navigation.Uri, "top"), out var unit) ? new UnitId(unit) : (UnitId?)null;
        var target = decimal.TryParse(UriQuery.Get(Navigation.Uri, "target"), NumberStyles.Number, CultureInfo.InvariantCulture, out var typed) ? typed : (decimal?)null;
        _edits = new(new CascadeTerms(
            new ObjectiveId(Guid.Parse(_objective)), top, _year, target, null, AllocationMethod.BySeasonality, [new(AllocationMethod.ByHistory)], [], [], PeriodKind.Quarter));
        await ShowAsync(_edits.Current);
    }

    /// <summary>Edits follow one another: each is made to what the one before left, so that nothing typed quickly gets lost, and the last one decides what is shown.</summary>
    private Task ApplyAsync(Func<CascadeTerms, CascadeTerms> change) => InTurnAsync(async () =>
    {
        var next = change(Terms);
        if (await ShowAsync(next)) _edits!.Do(next);
    });

    private Task EditAsync(IReadOnlyList<CascadeEdit> edits) => InTurnAsync(async () =>
    {
        var (sheet, terms, shown) = (_sheet!, Terms, _shown!);
        var taken = await Task.Run(() => sheet.Take(terms, shown, edits), Closing);
        _problems = taken.Problems;
        // What cannot be is not kept; the refusal stays to be read.
        if (!taken.TryGet(out var next)) return;
        _shown = next.Shown;
        _edits!.Do(next.Terms);
    });

    private Task StepAsync(bool back) => InTurnAsync(async () => await ShowAsync(back ? _edits!.Undo() : _edits!.Redo()));

    private async Task InTurnAsync(Func<Task> work)
    {
        var (before, loaded) = (_work, _loaded);
        var mine = new TaskCompletionSource();
        _work = mine.Task;
        try
        {
            await before;
            if (loaded == _loaded && _edits is not null) await work();
        }
        finally
        {
            mine.SetResult();
        }
    }

    /// <summary>Divides by these terms and shows the result; where that is refused, what was shown stays.</summary>
    private async Task<bool> ShowAsync(CascadeTerms terms)
    {
        var key = (terms.Parts, terms.History);
        if (!_sheets.TryGetValue(key, out var sheet))
        {
            var opened = await RunAsync(open, new OpenCascade.Request(terms));
            _problems = opened.Outcome == Outcome.NotFound ? [new Problem("cascade.not_yours")] : opened.Problems;
            if (!opened.TryGet(out sheet)) return false;
            _sheets[key] = sheet;
        }
        // Thousands of cells take a moment that the circuit should not wait for.
        var spread = await Task.Run(() => sheet.Spread(terms), Closing);
        _problems = spread.Problems;
        if (!spread.TryGet(out var shown)) return false;
        (_sheet, _shown) = (sheet, shown);
        return true;
    }

    private Task ReopenAsync() => InTurnAsync(async () =>
    {
        _sheets.Clear();
        await ShowAsync(Terms);
    });

    private Task LevelAsync((int Level, LevelRule Rule) change) => ApplyAsync(terms =>
    {
        var levels = _shown!.Rules.ToList();
        levels[change.Level] = change.Rule;
        // Shares typed by hand begin with what the grid shows.
        var typed = terms.Shares.Select(share => share.Node).ToHashSet(StringComparer.Ordinal);
        var begin = change.Rule.Method != AllocationMethod.ByHand ? [] : _shown.Rows.Where(row => row.Level == change.Level + 1 && !typed.Contains(row.Key)).Select(row => new CascadeShare(row.Key, row.Value.Total));
        return terms with { Levels = levels, Shares = [.. terms.Shares, .. begin] };
    });

    private void Unreadable(string text) => _problems = [new Problem("sheet.unreadable", null, null, text.Length > 40 ? text[..40] + "…" : text)];

    private async Task SaveAsync(bool offer)
    {
        await _work;
        _busy = true;
        var request = new CascadeObjective.Request(Terms, offer, Replace: false, _sheet!.Basis, _respondBy, _reason);
        var result = await RunAsync(save, request);
        if (result.Problems is [{ Code: "cascade.goals_exist" } exist])
        {
            var question = new ConfirmQuestion(Text["Replace.Title"], wording.Of(exist), Text["Replace.Confirm", exist.Arguments[0]!], Text["Cancel"], Dangerous: true);
            if (await dialogs.ConfirmAsync(question)) result = await RunAsync(save, request with { Replace = true });
        }
        _busy = false;
        _problems = result.Problems;
        if (result.Outcome == Outcome.Conflict)
        {
            // Somebody else has saved: the sheet is read anew, what was typed stays.
            var told = _problems;
            await ReopenAsync();
            _problems = told;
        }
        if (!result.TryGet(out var saved)) return;
        toasts.Done(Text["Saved.Title"], Words["Saved.Text", saved.Created, saved.Renewed, saved.Removed, saved.Proposed]);
        Navigation.NavigateTo(UriQuery.With("/goals", ("period", _shown!.Year), ("objective", _objective)));
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;

    private string Name(string period) => PeriodNames.Of(period, Me.Company.FiscalStartMonth, Shell);

    private static string? Shown(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

    private static decimal? Read(ChangeEventArgs change) => decimal.TryParse(change.Value as string, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : null;

    private void Go(string key, string? value) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, (key, value), ("target", null)));
}
