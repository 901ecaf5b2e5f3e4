using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>Every check-in of a goal, with confidence over time, and the way to correct one.</summary>
public partial class CheckInHistory(ListCheckIns list, CorrectCheckIn correct, ProblemWording wording, Toasts toasts)
{
    private ListCheckIns.Response? _history;
    private List<ListCheckIns.Item> _ordered = [];
    private ListCheckIns.Item? _edited;
    private int _confidence;
    private string? _note;
    private string _reason = "";
    private IReadOnlyList<Problem> _problems = [];

    [Parameter, EditorRequired] public GoalFacts Goal { get; set; } = null!;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    protected override async Task LoadAsync()
    {
        _history = await ReadAsync(list, new ListCheckIns.Request(Goal.Id));
        _ordered = [.. (_history?.Items ?? []).Reverse()];
    }

    private void Edit(ListCheckIns.Item item) => (_edited, _confidence, _note, _reason, _problems) = (item, item.Confidence, item.Note, "", []);

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } found ? wording.Of(found) : null;

    private async Task SaveAsync()
    {
        var item = _edited!;
        var result = await RunAsync(correct, new CorrectCheckIn.Request(item.Id, item.Version, item.Value, item.Status, item.StatusReason, _confidence, _note, _reason));
        _problems = result.Problems;
        if (!result.IsDone)
        {
            if (result.Problems is [{ Field: null } problem, ..]) toasts.Failed(wording.Of(problem));
            return;
        }
        _edited = null;
        toasts.Done(Text["Corrected"]);
        await LoadAsync();
    }
}
