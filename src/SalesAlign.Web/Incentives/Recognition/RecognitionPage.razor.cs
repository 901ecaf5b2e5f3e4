using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives.Recognition;
using SalesAlign.Domain.Incentives.Recognition;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Incentives.Recognition;

/// <summary>Contests with live ranks, and honours beside money.</summary>
public partial class RecognitionPage(
    GetContests getContests, ListHonours listHonours, WithdrawHonour withdraw, SetHonourWorth setWorth, DialogService dialogs, Toasts toasts, ProblemWording wording,
    IStringLocalizer<ShellText> shellTexts)
{
    private GetContests.Response? _contests;
    private ListHonours.Response? _honours;
    private TableState _table = new();
    private HonourReason? _reason;
    private string _tab = "contests";
    private string? _problem;

    [CascadingParameter] private ViewContext View { get; set; } = new();

    private IReadOnlyList<TabLink> Choices =>
    [
        new TabLink("contests", Text["Contests"], View.Link("/incentives/recognition"), _contests?.Contests.Count),
        new TabLink("honours", Text["Honours"], View.Link("/incentives/recognition", ("tab", "honours"))),
    ];

    protected override async Task LoadAsync()
    {
        _tab = UriQuery.Get(Navigation.Uri, "tab") == "honours" ? "honours" : "contests";
        _table = TableState.Read(Navigation.Uri);
        _reason = Enum.TryParse<HonourReason>(UriQuery.Get(Navigation.Uri, "for"), out var reason) ? reason : null;
        if (_tab == "honours") _honours = await ReadAsync(listHonours, new ListHonours.Request(null, _reason, new PageRequest(_table.Page, _table.PageSize)));
        else _contests = await ReadAsync(getContests, new GetContests.Request(View.Period));
    }

    private string KeyName(string? key) => PeriodNames.Of(key ?? "", Me.Company.FiscalStartMonth, shellTexts);

    // A rule notes the period's key, which people read by its name.
    private string NoteOf(ListHonours.Item item) => item.Reason == HonourReason.QuotaReached ? KeyName(item.Note) : item.Note;

    private void Turn(TableState state) => Navigation.NavigateTo(state.Write(Navigation.Uri));

    private void Narrow(ChangeEventArgs change) => Navigation.NavigateTo(UriQuery.With(Navigation.Uri, ("for", change.Value as string is { Length: > 0 } reason ? reason : null), ("page", null)));

    private async Task GiveAsync()
    {
        if (await dialogs.OpenAsync<HonourDialog>(Text["Give"], null, new DialogOptions { Width = "34rem", CloseDialogOnEsc = true }) is not true) return;
        toasts.Done(Text["Given"]);
        if (_tab == "honours") await LoadAsync();
        else Navigation.NavigateTo(View.Link("/incentives/recognition", ("tab", "honours")));
    }

    private async Task WithdrawAsync(ListHonours.Item item)
    {
        var question = new ConfirmQuestion(Text["Withdraw"], Text["Withdraw.Question", item.Name, item.Points], Text["Withdraw"], Text["Cancel"], Dangerous: true) { Lost = [NoteOf(item)] };
        if (!await dialogs.ConfirmAsync(question)) return;
        await ShowAsync(await RunAsync(withdraw, new WithdrawHonour.Request(item.Id)));
    }

    private async Task SetAsync(HonourReason reason, ChangeEventArgs change)
    {
        if (!int.TryParse(change.Value as string, out var points)) points = -1;
        await ShowAsync(await RunAsync(setWorth, new SetHonourWorth.Request(reason, points)));
    }

    private async Task ShowAsync(Result<Nothing> result)
    {
        _problem = result.IsDone ? null : result.Problems.Count > 0 ? wording.Of(result.Problems[0]) : Text["Failed"];
        await LoadAsync();
    }
}
