using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using SalesAlign.Application.Demonstration;
using SalesAlign.Web.Tests.Common;
using Xunit.Abstractions;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>How a stranger gets in, and out again.</summary>
[Collection(DemonstrationTests.Name)]
public sealed class FirstPageTests(DemonstrationApplication application, ITestOutputHelper output)
{
    [BrowserFact]
    public async Task A_stranger_reaches_the_first_page_of_the_demonstration_company_from_nothing()
    {
        var watch = Stopwatch.StartNew();
        await using var fresh = await RunningApplication.StartAsync();
        var ready = watch.Elapsed;
        await using var visitor = await Visitor.ArriveAsync(fresh.Address);
        await visitor.Page.GotoAsync("/");
        await visitor.Page.WaitForURLAsync("**/sign-in**");
        await visitor.Page.Locator(".choice").Filter(new LocatorFilterOptions { HasText = "Executive" }).ClickAsync();
        await visitor.Page.WaitForSelectorAsync(".app[data-interactive='true']", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        await visitor.SettledAsync();
        watch.Stop();
        Assert.Equal("Is the strategy carried?", await visitor.Page.Locator("main h1").InnerTextAsync());
        Assert.Contains(fresh.Address.ToString().TrimEnd('/'), fresh.Output, StringComparison.Ordinal);
        Assert.Empty(visitor.Errors);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"From the start of the process on an empty database: ready after {ready.TotalSeconds:0.0} s, first signed-in page after {watch.Elapsed.TotalSeconds:0.0} s."));
    }

    [BrowserFact]
    public async Task Language_and_theme_are_switched_before_and_after_signing_in_and_stay()
    {
        await using var visitor = await Visitor.ArriveAsync(application.Address);
        var page = visitor.Page;
        await visitor.OpenAsync("/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "简体中文" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).First.WaitForAsync();
        Assert.Equal("zh-Hans", await page.GetAttributeAsync("html", "lang"));
        await page.GetByRole(AriaRole.Button, new() { Name = "深色" }).First.ClickAsync();
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));

        await visitor.SignInAsync(await application.EmailOfAsync("Contributor"), DemonstrationCompany.Password);
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));
        Assert.Equal("zh-Hans", await page.GetAttributeAsync("html", "lang"));
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "简体中文" }).First.WaitForAsync();
        await visitor.AliveAsync();
        await visitor.SettledAsync();
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Light" }).First.ClickAsync();
        await visitor.OpenAsync("/strategy");
        Assert.Equal("light", await page.GetAttributeAsync("html", "data-theme"));
        Assert.Equal("en", await page.GetAttributeAsync("html", "lang"));
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.card')).backgroundColor"));
        Assert.Empty(visitor.Errors);
    }

    [BrowserFact]
    public async Task A_session_ends_with_signing_out()
    {
        await using var visitor = await Visitor.ArriveAsync(application.Address);
        await visitor.SignInAsync(await application.EmailOfAsync("Executive"), DemonstrationCompany.Password);
        var cookies = await visitor.Page.Context.CookiesAsync();
        await visitor.SignOutAsync();
        await visitor.Page.GotoAsync("/strategy");
        await visitor.Page.WaitForURLAsync("**/sign-in?return=%2Fstrategy");
        Assert.DoesNotContain(await visitor.Page.Context.CookiesAsync(), cookie => cookie.Name == "salesalign");
        Assert.Contains(cookies, cookie => cookie is { Name: "salesalign", HttpOnly: true });
    }

    [BrowserFact]
    public async Task Too_many_wrong_passwords_lock_an_account_until_the_administrator_opens_it()
    {
        var email = await application.EmailOfAsync("Rep", last: true);
        await using var visitor = await Visitor.ArriveAsync(application.Address);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await visitor.TrySignInAsync(email, $"wrong-password-{attempt}");
            await visitor.Page.GetByText("do not match").Or(visitor.Page.GetByText("Too many wrong attempts")).WaitForAsync();
        }
        await visitor.TrySignInAsync(email, DemonstrationCompany.Password);
        await visitor.Page.GetByText("Too many wrong attempts").WaitForAsync();
        Assert.Empty(await visitor.ComplaintsAsync());

        await using var administrator = await Visitor.ArriveAsync(application.Address);
        await administrator.SignInAsync(await application.EmailOfAsync("Administrator"), DemonstrationCompany.Password);
        await administrator.OpenAsync($"/admin/access?q={Uri.EscapeDataString(email)}");
        await administrator.Page.Locator("tbody").GetByText("Locked").First.WaitForAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Access of " }).ClickAsync();
        await administrator.Button("Unlock").ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        await visitor.SignInAsync(email, DemonstrationCompany.Password);
        Assert.Empty(visitor.Errors);
        Assert.Empty(administrator.Errors);
    }
}
