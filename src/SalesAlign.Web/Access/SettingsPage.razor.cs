using Microsoft.AspNetCore.Components;
using Radzen;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Web.Components;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Access;

/// <summary>One's own account: language, password, API keys.</summary>
public partial class SettingsPage(
    GetOwnAccount get, ChooseLanguage choose, ChangePassword changePassword, CreateApiKey create, RevokeApiKey revoke, ProblemWording wording, DialogService dialogs)
{
    private GetOwnAccount.Response? _account;
    private IReadOnlyList<Problem> _problems = [];
    private string _present = "";
    private string _password = "";
    private string? _fresh;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Me.Company.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    protected override async Task LoadAsync() => _account = await ReadAsync(get, new GetOwnAccount.Request());

    private async Task SpeakAsync(string language)
    {
        // The cookie decides what this browser shows; the server sets it on the way back.
        if ((await RunAsync(choose, new ChooseLanguage.Request(language))).IsDone) Navigation.NavigateTo($"/language/{language}?back=/account/settings", forceLoad: true);
    }

    private async Task ChangePasswordAsync()
    {
        var result = await RunAsync(changePassword, new ChangePassword.Request(_present, _password));
        _problems = result.Problems;
        (_present, _password) = ("", "");
        // The session that knew the old password ends with it.
        if (result.IsDone) Navigation.NavigateTo("/sign-in?done=password&return=/account/settings", forceLoad: true);
    }

    private async Task CreateKeyAsync(CreateApiKey.Request request)
    {
        var result = await RunAsync(create, request);
        _problems = result.Problems;
        if (!result.TryGet(out var made)) return;
        _fresh = made.Key;
        await LoadAsync();
    }

    private async Task RevokeKeyAsync(GetOwnAccount.Key key)
    {
        var question = new ConfirmQuestion(Text["Keys.RevokeOne", key.Name], Text["Keys.RevokeText"], Text["Keys.Revoke"], Text["Cancel"], Dangerous: true);
        if (await dialogs.ConfirmAsync(question) && (await RunAsync(revoke, new RevokeApiKey.Request(key.Id))).IsDone) await LoadAsync();
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => (problem.Field ?? "") == field) is { } problem ? wording.Of(problem) : null;
}
