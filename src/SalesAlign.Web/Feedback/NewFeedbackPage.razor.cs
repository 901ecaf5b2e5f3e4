using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Feedback;

/// <summary>One short form to log what was seen, made for a phone between two visits. What is typed stays on the device until it was sent.</summary>
public partial class NewFeedbackPage(
    LogFeedback log, FindSimilarFeedback findSimilar, SupportFeedback support, FindFeedbackSubjects findSubjects, ListFeedbackObjectives listObjectives,
    ProblemWording wording, Toasts toasts, IJSRuntime scripts)
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(450);

    private ElementReference _form;
    private IJSObjectReference? _drafts;
    private CancellationTokenSource? _typing;
    private FeedbackKind? _kind;
    private string _text = "";
    private SubjectPicker.Subject? _subject;
    private string _objective = "";
    private Guid _draft = Guid.CreateVersion7();
    private IReadOnlyList<ObjectiveChoice> _objectives = [];
    private IReadOnlyList<FindSimilarFeedback.Similar> _similar = [];
    private IReadOnlyList<Problem> _problems = [];
    private bool _sending;
    private string? _sentTo;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private string DraftKey => $"salesalign.feedback.{Me.Id}";

    protected override async Task LoadAsync()
    {
        if ((await RunAsync(listObjectives, new ListFeedbackObjectives.Request())).TryGet(out var objectives)) _objectives = objectives;
        _objective = UriQuery.Get(Navigation.Uri, "objective") ?? _objective;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (IsLoading || _form.Context is null) return;
        if (_drafts is null)
        {
            _drafts = await scripts.InvokeAsync<IJSObjectReference>("import", Closing, "./js/draft.js");
            if (Guid.TryParse(await _drafts.InvokeAsync<string>("attach", Closing, _form, DraftKey), out var kept)) _draft = kept;
        }
        if (_sentTo is { } next)
        {
            _sentTo = null;
            await _drafts.InvokeVoidAsync("clear", Closing, DraftKey);
            Navigation.NavigateTo(next);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _typing?.Cancel();
            _typing?.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task TypeAsync(ChangeEventArgs change)
    {
        _text = change.Value as string ?? "";
        if (_typing is not null) await _typing.CancelAsync();
        _typing?.Dispose();
        _typing = CancellationTokenSource.CreateLinkedTokenSource(Closing);
        var token = _typing.Token;
        try
        {
            await Task.Delay(TypingPause, token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if ((await RunAsync(findSimilar, new FindSimilarFeedback.Request(_text))).TryGet(out var similar) && !token.IsCancellationRequested) _similar = similar;
    }

    private async Task<FindFeedbackSubjects.Response?> SearchAsync(string text) =>
        (await RunAsync(findSubjects, new FindFeedbackSubjects.Request(text))).TryGet(out var found) ? found : null;

    private async Task SupportAsync(FindSimilarFeedback.Similar similar)
    {
        if (!(await RunAsync(support, new SupportFeedback.Request(similar.Id, !similar.Supported))).TryGet(out var now)) return;
        _similar = [.. _similar.Select(other => other.Id == similar.Id ? other with { Supported = !similar.Supported, Supports = now.Supports } : other)];
        if (!similar.Supported) toasts.Done(Text["Similar.Supported"], Text["Similar.SupportedDetail"]);
    }

    private async Task SendAsync()
    {
        if (_sending) return;
        if (_kind is not { } kind)
        {
            _problems = [new Problem("feedback.no_kind", "Kind")];
            return;
        }
        _sending = true;
        var objective = Guid.TryParse(_objective, out var id) ? new ObjectiveId(id) : (ObjectiveId?)null;
        var result = await RunAsync(log, new LogFeedback.Request(kind, _text, _subject?.Account, _subject?.Deal, objective, _draft));
        _sending = false;
        _problems = result.Problems;
        if (!result.TryGet(out var logged)) return;
        toasts.Done(Text["New.Sent"], logged.Assignee is null ? Text["New.SentToNobody"] : Text["New.SentTo", logged.Assignee, logged.DueOn.ToString("d", System.Globalization.CultureInfo.CurrentCulture)]);
        _sentTo = View.Link($"/field-voice/{logged.Id}");
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => (problem.Field ?? "") == field) is { } problem ? wording.Of(problem) : null;

    private static string Shortened(string text) => text.Length <= 160 ? text : string.Concat(text.AsSpan(0, 160), "…");
}
