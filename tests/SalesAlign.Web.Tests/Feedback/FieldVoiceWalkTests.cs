using Microsoft.Playwright;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Feedback;

/// <summary>An observation from a rep's phone to the manager and back, in the demonstration company.</summary>
[Collection(DemonstrationTests.Name)]
public sealed class FieldVoiceWalkTests(DemonstrationApplication application)
{
    private const string Seen = "Hotels on the coast ask for a salt-proof housing, four times this month";

    [BrowserFact]
    public async Task A_rep_reports_a_manager_answers_and_the_rep_closes_the_loop()
    {
        await using var rep = await Visitor.ArriveAsync(application.Address, onPhone: true);
        await DemonstrateAsync(rep, "Rep");

        await rep.OpenAsync("/field-voice/new");
        await rep.Page.Locator(".chip", new() { HasText = "Customer need" }).ClickAsync();
        await rep.Page.FillAsync("textarea[name=text]", Seen);
        // A lost connection: the page comes back with what was typed.
        await rep.OpenAsync("/field-voice/new");
        await Assertions.Expect(rep.Page.Locator("textarea[name=text]")).ToHaveValueAsync(Seen);
        Assert.Empty(await rep.ComplaintsAsync());
        await rep.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await rep.Page.WaitForURLAsync(url => Guid.TryParse(url.Split('/')[^1], out _));
        await Assertions.Expect(rep.Page.Locator(".thread")).ToContainTextAsync(Seen);
        Assert.Empty(await rep.ComplaintsAsync());
        var path = new Uri(rep.Page.Url).AbsolutePath;
        Assert.Null(await rep.Page.EvaluateAsync<string?>("Object.keys(localStorage).find(key => key.startsWith('salesalign.feedback'))"));

        await using var operations = await Visitor.ArriveAsync(application.Address);
        await DemonstrateAsync(operations, "Sales operations");
        await operations.OpenAsync(path);
        await operations.Page.Locator(".chip", new() { HasText = "Planned" }).ClickAsync();
        await operations.Page.Locator("form:has(.chip) textarea").Nth(0).FillAsync("The autumn series gets a coated housing.");
        await operations.Page.Locator("form:has(.chip) textarea").Nth(1).FillAsync("Two regions reported it, and the coating costs little.");
        await operations.Page.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
        await Assertions.Expect(operations.Page.Locator(".thread")).ToContainTextAsync("coated housing");
        Assert.Empty(await operations.ComplaintsAsync());

        await rep.OpenAsync("/notifications");
        await Assertions.Expect(rep.Page.Locator(".table")).ToContainTextAsync("answered what you reported");
        Assert.Empty(await rep.ComplaintsAsync());
        await rep.OpenAsync(path);
        await rep.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, close it" }).ClickAsync();
        await Assertions.Expect(rep.Page.Locator(".page-status")).ToContainTextAsync("Closed");

        foreach (var page in new[] { "/field-voice", "/people", "/people/organization" })
        {
            await operations.OpenAsync(page);
            await operations.Page.Locator("main h1").WaitForAsync();
            await operations.Page.WaitForFunctionAsync("document.title.length > 0");
            Assert.Empty(await operations.ComplaintsAsync());
        }
        Assert.Empty(rep.Errors);
        Assert.Empty(operations.Errors);
    }

    private static async Task DemonstrateAsync(Visitor visitor, string role)
    {
        await visitor.Page.GotoAsync("/sign-in");
        Assert.Empty(await visitor.ComplaintsAsync());
        await visitor.Page.Locator("button.choice", new() { Has = visitor.Page.GetByText(role, new() { Exact = true }) }).ClickAsync();
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await visitor.AliveAsync();
    }
}
