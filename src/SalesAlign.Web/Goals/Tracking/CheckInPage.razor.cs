using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>All goals that the reader carries on one screen, prefilled: looking, changing what is wrong and saving once.</summary>
public partial class CheckInPage(GetCheckInRound get, CheckInGoals save, ProblemWording wording, Toasts toasts)
{
    private GetCheckInRound.Response? _round;
    private List<CheckInDraft> _drafts = [];
    private List<CheckInDraft> _sent = [];
    private IReadOnlyList<Problem> _problems = [];

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private int _chosen => _drafts.Count(draft => draft.Included);

    private string? _general => _problems.FirstOrDefault(problem => problem.Field?.StartsWith("Entries[", StringComparison.Ordinal) != true) is { } problem ? wording.Of(problem) : null;

    protected override async Task LoadAsync()
    {
        if (_round is not null) return;
        await ReadRoundAsync();
    }

    private async Task ReadRoundAsync()
    {
        _problems = [];
        _round = await ReadAsync(get, new GetCheckInRound.Request());
        // Whoever looks before anything is due means all of them; otherwise what is not due is left out until chosen.
        _drafts = [.. (_round?.Items ?? []).Select(item => new CheckInDraft(item) { Included = _round!.Due == 0 || item.Goal.Standing.CheckInDue })];
    }

    private string? Error(CheckInDraft draft, string field)
    {
        var name = $"Entries[{_sent.IndexOf(draft)}].{field}";
        return _problems.FirstOrDefault(problem => problem.Field == name) is { } found ? wording.Of(found) : null;
    }

    private async Task SaveAsync()
    {
        _sent = _drafts.FindAll(draft => draft.Included);
        var result = await RunAsync(save, new CheckInGoals.Request(_sent.ConvertAll(draft => draft.Entry())));
        _problems = result.Problems;
        if (!result.IsDone) return;
        toasts.Done(Text[_sent.Count == 1 ? "CheckIn.Saved.One" : "CheckIn.Saved.Many", _sent.Count]);
        await ReadRoundAsync();
    }
}
