using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives;

/// <summary>One pay period from calculation to closing: what it pays, what stands in the way, and who did what.</summary>
public partial class PeriodPage(
    GetIncentivePeriod getPeriod, ListStatements listStatements, CalculateIncentivePeriod calculate, CancelCalculation cancelRun, ReviewIncentivePeriod review,
    ApproveIncentivePeriod approve, RejectIncentivePeriod reject, CloseIncentivePeriod close, GetCloseChecklist getChecklist,
    WaiveFinding waive, OpenConflictCase openCase, ConfirmTeamReview confirmReview, CompareCalculation compare, PreviewAdjustments previewAdjustments, IStringLocalizer<IncentiveText> texts, ProblemWording wording, IStringLocalizer<ShellText> shellTexts,
    DialogService dialogs, Toasts toasts)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private GetIncentivePeriod.Response? _period;
    private PagedList<ListStatements.Item>? _statements;
    private TableState _table = new();
    private string? _search;
    private GetCloseChecklist.Response? _checklist;
    private PagedList<CompareCalculation.Item>? _changes;
    private PreviewAdjustments.Response? _adjustments;
    private string? _problem;
    private bool _watching;

    [Parameter] public Guid Id { get; set; }

    private GetIncentivePeriod.RunItem? Running => _period?.Runs.FirstOrDefault(run => run.State is CalculationRunState.Queued or CalculationRunState.Running);

    private GetIncentivePeriod.RunItem? LastCompleted => _period?.Runs.FirstOrDefault(run => run.State == CalculationRunState.Completed);

    private int Decimals => PayFigures.Decimals(_period!.Currency);

    // Without it a click that changes only the query would not reach the page.
    [CascadingParameter] private ViewContext View { get; set; } = new();

    protected override async Task LoadAsync()
    {
        _table = TableState.Read(Navigation.Uri);
        _search = UriQuery.Get(Navigation.Uri, "q");
        _period = await ReadAsync(getPeriod, new GetIncentivePeriod.Request(new IncentivePeriodId(Id)));
        if (_period is null) return;
        if (May(Permission.ViewPay))
        {
            var sort = _table.Sort is null ? "-total" : (_table.Descending ? "-" : "") + _table.Sort;
            var list = await RunAsync(listStatements, new ListStatements.Request(_period.Id, Search: _search, Page: new PageRequest(_table.Page, _table.PageSize, sort)));
            _statements = list.TryGet(out var found) ? found : null;
        }
        // Whoever sees totals only is refused, and sees the findings without names.
        _checklist = _period.CalculatedAt is not null && (await RunAsync(getChecklist, new GetCloseChecklist.Request(_period.Id))).TryGet(out var checklist) ? checklist : null;
        _changes = May(Permission.ManageIncentives) && (await RunAsync(compare, new CompareCalculation.Request(_period.Id, new PageRequest(1, 50)))).TryGet(out var changes) ? changes : null;
        if (Running is not null && !_watching) _ = WatchAsync();
    }

    // Follows a calculation until it ends; whoever leaves the page ends the watching, not the calculation.
    private async Task WatchAsync()
    {
        _watching = true;
        try
        {
            using var timer = new PeriodicTimer(Beat);
            while (Running is not null && await timer.WaitForNextTickAsync(Closing))
            {
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
                    StateHasChanged();
                });
            }
            if (LastCompleted is { } done && _period!.Runs[0] == done) toasts.Done(texts["Run.Completed", done.Participants, Figures.Exact(done.Lines)]);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            _watching = false;
        }
    }

    private string KeyName(string key) => PeriodNames.Of(key, Me.Company.FiscalStartMonth, shellTexts);

    private void Turn(TableState state) => Navigation.NavigateTo(state.Write(Navigation.Uri));

    private void Find(string? search) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, ("q", search), ("page", null)));

    private string RunProblem(GetIncentivePeriod.RunItem run) => run.Problem is { } code ? wording.Of(new Problem(code)) : texts[run.State == CalculationRunState.Interrupted ? "Run.GoesOn" : "Run.NothingKept"];

    private string RunOrigin(GetIncentivePeriod.RunItem run) => run.Kept > 0 ? texts["Run.Kept", run.Kept, run.Participants] : texts["Run.StartedOver"];

    private async Task CalculateAsync() => await ShowAsync(await RunAsync(calculate, new CalculateIncentivePeriod.Request(_period!.Id)), null);

    private async Task ReviewTeamAsync() => await ShowAsync(await RunAsync(confirmReview, new ConfirmTeamReview.Request(_period!.Id)), texts["Checklist.Reviewed"]);

    private async Task WaiveAsync((string Code, string Reason) waived) =>
        await ShowAsync(await RunAsync(waive, new WaiveFinding.Request(_period!.Id, waived.Code, waived.Reason)), texts["Findings.WaivedDone"]);

    private async Task OpenCaseAsync((string Code, PersonId Person, string Deal) found)
    {
        var result = await RunAsync(openCase, new OpenConflictCase.Request(_period!.Id, found.Person, found.Deal, found.Code, texts[$"Conflict.Question.{found.Code}", found.Deal]));
        if (result.TryGet(out var dispute)) Navigation.NavigateTo($"/incentives/disputes/{dispute}");
        else await ShowAsync(result, null);
    }

    private async Task PreviewAsync() => _adjustments = (await RunAsync(previewAdjustments, new PreviewAdjustments.Request(_period!.Id))).TryGet(out var found) ? found : null;

    private async Task PayrollAsync() => await dialogs.OpenAsync<PayrollDialog>(texts["Payroll.Title"], new Dictionary<string, object?>
    {
        [nameof(PayrollDialog.Period)] = _period!.Id,
        [nameof(PayrollDialog.Approved)] = _period.State is IncentivePeriodState.Approved or IncentivePeriodState.Closed,
    });

    private async Task CancelAsync(CalculationRunId run) => await ShowAsync(await RunAsync(cancelRun, new CancelCalculation.Request(run)), null);

    private async Task MoveAsync(MoveIncentivePeriod move) =>
        await ShowAsync(await RunAsync(move, new MoveIncentivePeriod.Request(_period!.Id, _period.Version)), texts[$"Moved.{move.GetType().Name}", KeyName(_period.Key)]);

    private async Task CloseAsync()
    {
        var name = KeyName(_period!.Key);
        var question = new ConfirmQuestion(texts["Period.Close.Title", name], texts["Period.Close.Question", PayFigures.Money(_period.Total, _period.Currency), _period.Statements], texts["Period.Close"], texts["Cancel"], Dangerous: true)
        {
            Lost = [texts["Period.Close.Lost"]],
        };
        if (await dialogs.ConfirmAsync(question)) await MoveAsync(close);
    }

    private async Task ShowAsync<T>(Result<T> result, string? done)
    {
        _problem = result.IsDone ? null : result.Problems.Count > 0 ? wording.Of(result.Problems[0]) : texts["Failed"];
        if (result.IsDone && done is not null) toasts.Done(done);
        await LoadAsync();
    }
}
