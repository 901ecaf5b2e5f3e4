using Microsoft.Playwright;
using SalesAlign.Application.Demonstration;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>A case on its way in the browser: refused while something is missing, then analysed, weighed and decided.</summary>
[Collection(DemonstrationTests.Name)]
public sealed class AlertCaseTests(DemonstrationApplication application)
{
    [BrowserFact]
    public async Task A_deviation_is_explained_weighed_and_decided()
    {
        await using var visitor = await Visitor.ArriveAsync(application.Address);
        await visitor.SignInAsync(await application.EmailOfAsync("SalesOperations"), DemonstrationCompany.Password);
        await using var command = application.Database.DataSource.CreateCommand("select id from alert_cases where state = 'Detected' order by id limit 1");
        var id = await command.ExecuteScalarAsync();
        await visitor.OpenAsync($"/performance/alerts/{id}");
        var main = visitor.Page.Locator("main");

        await main.GetByRole(AriaRole.Button, new() { Name = "The causes are known" }).ClickAsync();
        await main.GetByText("Ask at least one why.").First.WaitForAsync();
        await main.GetByLabel("Why number 1").FillAsync("Fewer visits");
        await main.GetByPlaceholder("Cause").First.FillAsync("Visits were cut");
        await main.GetByLabel("Root cause").First.CheckAsync();
        await main.GetByText("Bear it out").First.ClickAsync();
        await main.GetByLabel("Evidence for").First.FillAsync("The tour plan lost two days a week");
        await main.GetByLabel("Evidence for").First.PressAsync("Tab");
        await main.GetByRole(AriaRole.Button, new() { Name = "As a note" }).First.ClickAsync();
        await main.Locator(".cause-evidence li").Filter(new() { HasText = "The tour plan lost two days a week" }).First.WaitForAsync();
        await main.GetByRole(AriaRole.Button, new() { Name = "The causes are known" }).ClickAsync();
        await main.GetByRole(AriaRole.Heading, new() { Name = "Decision: options" }).WaitForAsync();

        await main.GetByPlaceholder("Option").Nth(0).FillAsync("Visit again");
        await main.GetByPlaceholder("Option").Nth(1).FillAsync("Lower the target");
        await main.GetByRole(AriaRole.Group, new() { Name = "Weigh options" }).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await main.GetByLabel("Response chosen").SelectOptionAsync(new SelectOptionValue { Label = "Visit again" });
        await main.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await main.GetByText("Say why.").First.WaitForAsync();
        await main.GetByLabel("Reason").FillAsync("It is what was lost");
        await main.GetByRole(AriaRole.Button, new() { Name = "Decide" }).ClickAsync();
        await main.GetByRole(AriaRole.Heading, new() { Name = "Actions" }).WaitForAsync();
        Assert.Empty(visitor.Errors);
    }
}
