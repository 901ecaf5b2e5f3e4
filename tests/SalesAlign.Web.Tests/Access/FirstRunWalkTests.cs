using Microsoft.Playwright;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Access;

/// <summary>An empty installation: founding the company, letting somebody in, and looking after one's own account.</summary>
public sealed class FirstRunWalkTests
{
    [BrowserFact]
    public async Task A_stranger_founds_a_company_and_invites_a_colleague()
    {
        await using var application = await RunningApplication.StartAsync("--demo", "false");
        await using var founder = await Visitor.ArriveAsync(application.Address, language: "zh-Hans");
        await founder.Page.GotoAsync("/");
        await Assertions.Expect(founder.Page).ToHaveURLAsync(new Uri(application.Address, "welcome").ToString());
        Assert.Empty(await founder.ComplaintsAsync());
        await founder.Page.FillAsync("[name='Entered.CompanyName']", "海云家居");
        await founder.Page.FillAsync("[name='Entered.Name']", "王敏");
        await founder.Page.FillAsync("[name='Entered.Email']", "min@example.com");
        await founder.Page.FillAsync("[name='Entered.Password']", "without digits");
        await founder.Page.ClickAsync("form button[type=submit]");
        await Assertions.Expect(founder.Page.Locator(".field-error")).ToContainTextAsync("数字");
        await Assertions.Expect(founder.Page.Locator("[name='Entered.CompanyName']")).ToHaveValueAsync("海云家居");
        await founder.Page.FillAsync("[name='Entered.Password']", "long enough 1");
        await founder.Page.ClickAsync("form button[type=submit]");
        await founder.Page.WaitForSelectorAsync(".app[data-interactive='true']");

        var complaints = new List<string>();
        foreach (var page in new[] { "/admin", "/admin/access", "/admin/audit", "/admin/company", "/account/settings", "/people", "/people/organization", "/notifications", "/field-voice" })
        {
            await founder.OpenAsync(page);
            await founder.Page.Locator("main h1").WaitForAsync();
            await founder.Page.WaitForFunctionAsync("document.title.length > 0");
            complaints.AddRange(await founder.ComplaintsAsync());
        }
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));

        await founder.OpenAsync("/people");
        await founder.Page.GetByRole(AriaRole.Button, new() { Name = "添加人员" }).ClickAsync();
        await founder.Page.Locator(".rz-dialog input").First.FillAsync("李强");
        await founder.Page.Locator(".rz-dialog select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await founder.Page.Locator(".rz-dialog button[type=submit]").ClickAsync();
        await Assertions.Expect(founder.Page.Locator("main h1")).ToHaveTextAsync("李强");

        await founder.OpenAsync("/admin/access?q=李强");
        await founder.Page.Locator(".row-actions button", new() { HasText = "李强" }).ClickAsync();
        await founder.Page.Locator(".rz-dialog .check", new() { HasText = "销售代表" }).ClickAsync();
        await founder.Page.Locator(".rz-dialog input[type=email]").FillAsync("qiang@example.com");
        await founder.Page.GetByRole(AriaRole.Button, new() { Name = "发送邀请" }).ClickAsync();
        var link = await founder.Page.Locator("code.secret").InnerTextAsync();

        await using var colleague = await Visitor.ArriveAsync(application.Address);
        await colleague.Page.GotoAsync(link);
        Assert.Empty(await colleague.ComplaintsAsync());
        await colleague.Page.FillAsync("[name='Entered.Password']", "long enough 2");
        await colleague.Page.ClickAsync("form button[type=submit]");
        await colleague.Page.WaitForURLAsync("**/sign-in?done=invitation");
        await colleague.TrySignInAsync("qiang@example.com", "wrong password 1");
        await colleague.Page.WaitForURLAsync("**problem=wrong**");
        await colleague.SignInAsync("qiang@example.com", "long enough 2");
        await colleague.OpenAsync("/admin/access");
        await Assertions.Expect(colleague.Page.Locator("main h1")).ToHaveTextAsync("You may not open this");

        await colleague.OpenAsync("/account/settings");
        await colleague.Page.Locator("form:has(select) input").FillAsync("CRM");
        await colleague.Page.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        var key = await colleague.Page.Locator("code.secret").InnerTextAsync();
        using var client = new HttpClient { BaseAddress = application.Address };
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", key);
        Assert.Contains("李强", await client.GetStringAsync(new Uri("api/v1/me", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("api/v1/audit", UriKind.Relative))).StatusCode);
        Assert.Empty(founder.Errors);
    }
}
