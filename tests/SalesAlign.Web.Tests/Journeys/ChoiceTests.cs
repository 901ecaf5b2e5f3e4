using Microsoft.Playwright;
using SalesAlign.Application.Demonstration;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>Tabs, searches and filters live in the address; choosing one must change what the page shows without loading it anew.</summary>
[Collection(DemonstrationTests.Name)]
public sealed class ChoiceTests(DemonstrationApplication application)
{
    [BrowserFact]
    public async Task Who_searches_for_a_person_to_let_in_finds_that_person_alone()
    {
        await using var visitor = await ArriveAsync("Administrator");
        await visitor.OpenAsync("/admin/access");
        var rows = visitor.Page.Locator("tbody tr");
        Assert.True(await rows.CountAsync() > 5);
        var email = await application.EmailOfAsync("Executive");
        await visitor.FillAsync("Search by name or e-mail", email);
        await Assertions.Expect(rows).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        Assert.Contains(email, await rows.First.InnerTextAsync(), StringComparison.Ordinal);

        await visitor.OpenAsync("/admin/audit");
        await visitor.ChooseAsync("Action", await visitor.Field("Action").Locator("option").Nth(1).InnerTextAsync());
        await visitor.Page.WaitForURLAsync("**/admin/audit?**");
        Assert.Empty(visitor.Errors);
    }

    [BrowserFact]
    public async Task Tabs_open_what_they_say()
    {
        await using var visitor = await ArriveAsync("SalesOperations");
        var plan = await application.Database.ReadAsync<Guid>("select plan_id from plan_participants limit 1");
        await visitor.OpenAsync($"/incentives/plans/{plan}");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Participants" }).First.ClickAsync();
        await visitor.Button("Enrol").WaitForAsync();

        var statement = await application.Database.ReadAsync<Guid>("select statement_id from statement_lines group by 1 having count(*) filter (where amount = 0) > 0 and count(*) filter (where amount > 0) > 0 limit 1");
        await visitor.OpenAsync($"/incentives/statements/{statement}");
        await visitor.Page.Locator(".card").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Pays nothing" }).ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".pay-line:not(.pay-line-zero)")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        Assert.True(await visitor.Page.Locator(".pay-line-zero").CountAsync() > 0);

        await visitor.OpenAsync("/notifications");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Unread" }).First.ClickAsync();
        await visitor.Page.Locator("[aria-current=page]").GetByText("Unread").WaitForAsync();
        Assert.Empty(visitor.Errors);
    }

    private async Task<Visitor> ArriveAsync(string role)
    {
        var visitor = await Visitor.ArriveAsync(application.Address);
        await visitor.SignInAsync(await application.EmailOfAsync(role), DemonstrationCompany.Password);
        return visitor;
    }
}
