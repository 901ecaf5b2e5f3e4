using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>How a goal is tracked, weighed and connected, and its score at the end.</summary>
public partial class TrackingPanel(GetGoalTracking get, TrackGoal track, ConcludeGoal conclude, ProblemWording wording, Toasts toasts)
{
    private GetGoalTracking.Response? _tracking;
    private ProgressSource _source;
    private RagBasis? _basis;
    private decimal? _start;
    private decimal? _commit;
    private decimal? _stretch;
    private int _cadence;
    private decimal _greenFrom;
    private decimal _amberFrom;
    private decimal _amberBehind;
    private decimal _redBehind;
    private bool _onlyCheckIns;
    private string? _unpaid;
    private decimal _score;
    private string _lesson = "";
    private IReadOnlyList<Problem> _problems = [];

    [Parameter, EditorRequired] public GoalFacts Goal { get; set; } = null!;

    /// <summary>The goal itself changed: its parent is another.</summary>
    [Parameter] public EventCallback Changed { get; set; }

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private bool ByDistance => (_basis ?? _tracking!.UsualBasis) == RagBasis.DistanceFromPace;

    private decimal Scale => Goal.Metric.Unit == MetricUnit.Share ? 100m : 1m;

    private string UnitName => Goal.Metric.Unit switch { MetricUnit.Money => Me.Company.Currency, MetricUnit.Share => "%", MetricUnit.Days => Text["Unit.Days"], _ => Text["Unit.Count"] };

    protected override async Task LoadAsync()
    {
        _problems = [];
        _tracking = await ReadAsync(get, new GetGoalTracking.Request(Goal.Id));
        if (_tracking is null) return;
        var terms = _tracking.Terms;
        (_source, _basis, _start, _commit, _stretch) = (terms.Source, terms.Basis, terms.Start * Scale, terms.Commit * Scale, terms.Stretch * Scale);
        (_cadence, _onlyCheckIns, _unpaid) = (terms.CadenceDays, terms.OnlyCheckInsCount, _tracking.UnpaidReason);
        (_greenFrom, _amberFrom, _amberBehind, _redBehind) = (terms.GreenFrom * 100m, terms.AmberFrom * 100m, terms.AmberBehind * 100m, terms.RedBehind * 100m);
        _score = _tracking.SuggestedScore ?? 0m;
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => (problem.Field?.Replace("Terms.", "", StringComparison.Ordinal) ?? "") == field) is { } found ? wording.Of(found) : null;

    private async Task SaveAsync()
    {
        var terms = new TrackingTerms(
            _source, _start / Scale, _commit / Scale, _stretch / Scale, _basis, _greenFrom / 100m, _amberFrom / 100m, _amberBehind / 100m, _redBehind / 100m, _cadence, _onlyCheckIns);
        await TakeAsync(await RunAsync(track, new TrackGoal.Request(Goal.Id, _tracking!.Version, terms, _unpaid)), Text["Tracking.Saved"]);
    }

    private async Task ConcludeAsync() => await TakeAsync(await RunAsync(conclude, new ConcludeGoal.Request(Goal.Id, _score, _lesson)), Text["Conclude.Saved"]);

    private async Task TakeAsync<T>(Result<T> result, string done)
    {
        _problems = result.Problems;
        if (!result.IsDone) return;
        toasts.Done(done);
        await ConnectedAsync();
    }

    private async Task ConnectedAsync()
    {
        await Changed.InvokeAsync();
        await LoadAsync();
    }
}
