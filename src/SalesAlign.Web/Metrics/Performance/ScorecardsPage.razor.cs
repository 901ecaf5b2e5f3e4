using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Metrics.Performance;

/// <summary>Every metric of a unit or person with target, trend and rank, beside another period or unit; any of them can be pinned to the reader's home.</summary>
public sealed partial class ScorecardsPage(GetScorecard get, PinMetric pin, GetFrame frame, Toasts toasts, ProblemWording wording)
{
    private const string BesideKey = "beside";

    private GetScorecard.Response? _found;
    private Dictionary<string, string> _units = [];
    private string? _beside;

    private string Finding
    {
        get
        {
            var goals = _found!.Rows.Where(row => row.Goal is not null).ToList();
            return Text["Scorecards.Finding", goals.Count(row => row.Status == RagStatus.Green), goals.Count];
        }
    }

    protected override async Task LoadAsync()
    {
        if (View.Period is not { } period) return;
        if (_units.Count == 0 && (await RunAsync(frame, new GetFrame.Request())).TryGet(out var facts))
        {
            _units = facts.Scopes.Where(scope => scope.Unit is not null).ToDictionary(scope => scope.Unit!.Value.ToString(), scope => scope.Name);
        }
        _beside = UriQuery.Get(Navigation.Uri, BesideKey);
        var beside = Guid.TryParse(_beside, out var other) ? new UnitId(other) : (UnitId?)null;
        _found = await ReadAsync(get, new GetScorecard.Request(period, UriQuery.Get(Navigation.Uri, "against"), Unit, Person, beside));
    }

    private string Beside(ScoreRow row) =>
        _found!.OtherRows.FirstOrDefault(other => other.Metric.Id == row.Metric.Id) is { } beside ? row.Metric.Show(beside.Actual, Me.Company.Currency) : "—";

    private string Rows(ScoreRow row) => UriQuery.With(
        View.Link($"/performance/{row.Metric.Id}/rows"), ("period", _found!.Period), ("unit", _found.Unit?.ToString()), ("person", _found.Person?.ToString()));

    private async Task PinAsync(ScoreRow row, bool isPinned)
    {
        var result = await RunAsync(pin, new PinMetric.Request(row.Metric.Id, _found!.Unit, _found.Person, isPinned));
        if (result.IsDone) toasts.Done(Text[isPinned ? "Pin.Done" : "Pin.Gone", row.Metric.Name]);
        else toasts.Failed(result.Problems.Count > 0 ? wording.Of(result.Problems[0]) : Text["Pin.Failed"]);
        await LoadAsync();
    }
}
