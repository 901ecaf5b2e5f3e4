using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Application.Notifications;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Feedback;

/// <summary>One observation as a thread: what was seen, what was answered and why, and whether that settled it.</summary>
public partial class FeedbackPage(
    GetFeedback get, AnswerFeedback answer, StartFeedback start, ReassignFeedback reassign, CloseFeedback close, ReopenFeedback reopen, SupportFeedback support,
    FindAnswerers findAnswerers, ReadNotifications readNotifications, ProblemWording wording, Toasts toasts, DialogService dialogs)
{
    private GetFeedback.Response? _item;
    private IReadOnlyList<Problem> _problems = [];

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private FeedbackId FeedbackId => new(Id);

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    private IReadOnlyList<SightStep> Up =>
        _item is { ObjectiveId: { } objective, Objective: { } name } ? [new SightStep(Text["Objective"], name, View.Link($"/strategy/objectives/{objective}"))] : [];

    private IReadOnlyList<SightStep> Down =>
    [
        .. _item is { Account: { } account } ? new SightStep[] { new(Text["Account"], account, View.Link($"/accounts/{_item.AccountId}")) } : [],
        .. _item is { Deal: { } deal } ? new SightStep[] { new(Text["Deal"], deal, View.Link($"/data/deals/{_item.DealId}")) } : [],
    ];

    protected override async Task LoadAsync()
    {
        _item = await ReadAsync(get, new GetFeedback.Request(FeedbackId));
        if (_item is not null) await RunAsync(readNotifications, new ReadNotifications.Request(Link: $"/field-voice/{Id}"));
    }

    private Task StartAsync() => ActAsync(start, new StartFeedback.Request(FeedbackId, _item!.Version), "Done.Started");

    private Task AnswerAsync(AnswerForm.Answer given) =>
        ActAsync(answer, new AnswerFeedback.Request(FeedbackId, given.Decision, given.Text, given.Reason, _item!.Version), "Done.Answered");

    private Task CloseAsync() => ActAsync(close, new CloseFeedback.Request(FeedbackId, _item!.Version), "Done.Closed");

    private Task ReopenAsync(string why) => ActAsync(reopen, new ReopenFeedback.Request(FeedbackId, why, _item!.Version), "Done.Reopened");

    private async Task SupportAsync()
    {
        if ((await RunAsync(support, new SupportFeedback.Request(FeedbackId, !_item!.Supported))).IsDone) await LoadAsync();
    }

    private async Task ReassignAsync()
    {
        Func<string, Task<IReadOnlyList<FindAnswerers.Answerer>>> search = async text =>
            (await RunAsync(findAnswerers, new FindAnswerers.Request(FeedbackId, text))).TryGet(out var found) ? found : [];
        var chosen = await dialogs.OpenAsync<ReassignDialog>(Text["Reassign.Title"], new Dictionary<string, object?>(StringComparer.Ordinal) { ["Search"] = search }, new DialogOptions { Width = "30rem", CloseDialogOnEsc = true });
        if (chosen is ReassignDialog.Choice choice) await ActAsync(reassign, new ReassignFeedback.Request(FeedbackId, choice.To, choice.Note, _item!.Version), "Done.Reassigned");
    }

    private async Task ActAsync<TRequest>(UseCase<TRequest, Nothing> action, TRequest request, string done)
        where TRequest : notnull
    {
        var result = await RunAsync(action, request);
        _problems = result.Problems;
        if (result.IsDone) toasts.Done(Text[done]);
        if (result.IsDone || result.Outcome is Outcome.Conflict) await LoadAsync();
        // Handing on may put it out of the reader's sight.
        if (Missing is not null && result.IsDone) Navigation.NavigateTo(View.Link("/field-voice"));
    }
}
