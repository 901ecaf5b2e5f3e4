using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Common;
using SalesAlign.Application.Notifications;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Alerts;

/// <summary>One case on one screen: what deviates, why, what was decided and done about it, and whether it helped.</summary>
public partial class CasePage(
    GetAlertCase get, ExplainCase explain, AnalyseCase analyse, WeighCaseOptions weigh, DecideCase decide, AddCaseAction addAction, MarkCaseAction markAction, DropCaseAction dropAction,
    ActOnCase act, CheckCase check, CloseCase close, DismissCase dismiss, ReopenCase reopen, HandOverCase handOver, LinkCaseEvidence link, FindCaseEvidence findEvidence, FindCasePeople findPeople,
    ReadNotifications readNotifications, ProblemWording wording, Toasts toasts, DialogService dialogs)
{
    // A string with quotes cannot stand in an attribute that holds a lambda.
    private const string DoneSaved = "Done.Saved";
    private const string DoneDecided = "Done.Decided";
    private const string DoneChecked = "Done.Checked";
    private const string DoneClosed = "Done.Closed";

    private GetAlertCase.Response? _case;
    private IReadOnlyList<FindCasePeople.Item> _people = [];
    private IReadOnlyList<Problem> _problems = [];

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private AlertCaseId CaseId => new(Id);

    private bool IsOpen => _case!.State is not (CaseState.Closed or CaseState.Dismissed);

    private bool MayWork => _case!.MayAct && IsOpen;

    private string Sentence => AlertWords.Sentence(_case!.Watch?.Index, _case.Finding, _case.Metric, Me.Company.Currency, Text);

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The step that is waited for; none where the case has ended.</summary>
    private CaseState? Next => _case!.State is CaseState.Closed or CaseState.Dismissed ? null : AlertLooks.Way[AlertLooks.Way.ToList().IndexOf(_case.State) + 1];

    protected override async Task LoadAsync()
    {
        _case = await ReadAsync(get, new GetAlertCase.Request(CaseId));
        if (_case is null) return;
        if (_people.Count == 0 && _case.MayAct && (await RunAsync(findPeople, new FindCasePeople.Request())).TryGet(out var people)) _people = people;
        await RunAsync(readNotifications, new ReadNotifications.Request(Link: $"/performance/alerts/{Id}"));
    }

    private bool IsPast(CaseState state) => _case!.State != CaseState.Dismissed && state <= _case.State;

    private string StepClass(CaseState state) => state == Next ? "case-step case-step-next" : IsPast(state) ? "case-step case-step-done" : "case-step";

    private string Name(string period) => PeriodNames.Of(period, Me.Company.FiscalStartMonth, Shell);

    private async Task<IReadOnlyList<CaseEvidence>> FindEvidenceAsync(string text) =>
        (await RunAsync(findEvidence, new FindCaseEvidence.Request(CaseId, text))).TryGet(out var found) ? found : [];

    private async Task AskAsync(string what, Func<string, Task> answered)
    {
        var words = await dialogs.OpenAsync<ReasonDialog>(
            Text[$"{what}.Title"], new Dictionary<string, object?>(StringComparer.Ordinal) { ["Hint"] = Text[$"{what}.Hint"].Value, ["Verb"] = Text[what].Value },
            new DialogOptions { Width = "32rem", CloseDialogOnEsc = true });
        if (words is string reason) await answered(reason);
    }

    private async Task HandOverAsync()
    {
        var choice = await dialogs.OpenAsync<HandOverDialog>(
            Text["HandOver.Title"], new Dictionary<string, object?>(StringComparer.Ordinal) { ["People"] = _people }, new DialogOptions { Width = "32rem", CloseDialogOnEsc = true });
        if (choice is HandOverDialog.Choice to) await ActAsync(handOver, new HandOverCase.Request(CaseId, to.Person, to.Note, _case!.Version), Text["Done.HandedOver"]);
    }

    private async Task ActAsync<TRequest>(UseCase<TRequest, Nothing> action, TRequest request, Microsoft.Extensions.Localization.LocalizedString? done)
        where TRequest : ICaseRequest
    {
        var result = await RunAsync(action, request);
        _problems = result.Problems;
        if (result.IsDone && done is not null) toasts.Done(done);
        if (result.IsDone || result.Outcome is Outcome.Conflict) await LoadAsync();
        // Handing on may put it out of the reader's sight.
        if (Missing is not null && result.IsDone) Navigation.NavigateTo(View.Link("/performance/alerts"));
        // The cards call this from events of their own, which draw only the card anew.
        StateHasChanged();
    }
}
