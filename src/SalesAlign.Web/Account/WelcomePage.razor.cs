using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Web.Shell;

namespace SalesAlign.Web.Account;

/// <summary>The first page of an empty installation: founds the company and signs its administrator in.</summary>
public partial class WelcomePage(
    FoundCompany found, GetInstallation installation, SignInManager<IdentityUser<Guid>> signIns, UserManager<IdentityUser<Guid>> users, ProblemWording wording, NavigationManager navigation)
{
    private static readonly string[] Currencies = ["USD", "EUR", "CNY", "GBP", "JPY", "CHF", "HKD", "SGD", "AUD", "CAD", "INR", "KRW"];

    private IReadOnlyList<Problem> _problems = [];

    [SupplyParameterFromForm] public Form? Entered { get; set; }

    private static IEnumerable<string> Zones => TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id).Order(StringComparer.Ordinal);

    private string? General => _problems.FirstOrDefault(problem => string.IsNullOrEmpty(problem.Field)) is { } problem ? wording.Of(problem) : null;

    protected override async Task OnInitializedAsync()
    {
        if ((await installation.RunAsync(Actor.Anonymous, new GetInstallation.Request())).TryGet(out var state) && state.IsFounded)
        {
            navigation.NavigateTo("/");
            return;
        }
        var language = CultureInfo.CurrentUICulture.Name == "zh-Hans" ? "zh-Hans" : "en";
        Entered ??= new Form
        {
            Currency = language == "zh-Hans" ? "CNY" : "USD",
            FiscalStartMonth = 1,
            TimeZone = language == "zh-Hans" ? "Asia/Shanghai" : TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : "Etc/UTC",
            Language = language,
        };
    }

    private async Task FoundAsync()
    {
        var form = Entered!;
        var result = await found.RunAsync(Actor.Anonymous, new FoundCompany.Request(
            form.CompanyName ?? "", (form.Currency ?? "").Trim().ToUpperInvariant(), form.FiscalStartMonth, form.TimeZone ?? "", form.Language ?? "", form.Name ?? "", form.Email ?? "", form.Password ?? ""));
        if (!result.IsDone)
        {
            _problems = result.Problems;
            return;
        }
        if (await users.FindByEmailAsync(form.Email!.Trim()) is { } user) await signIns.SignInAsync(user, isPersistent: false);
        navigation.NavigateTo("/");
    }

    private string? Error(string field) => _problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? wording.Of(problem) : null;

    /// <summary>What was typed.</summary>
    public sealed class Form
    {
        public string? CompanyName { get; set; }

        public string? Currency { get; set; }

        public int FiscalStartMonth { get; set; } = 1;

        public string? TimeZone { get; set; }

        public string? Language { get; set; }

        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
