using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SalesAlign.Application;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Sales;

/// <summary>Files come in by hand, through the pages: upload, names explained, result, errors, undo; then looked at.</summary>
public sealed class ImportWalkTests
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("SALESALIGN_PICTURES");

    [BrowserFact]
    public async Task Data_comes_in_through_the_pages()
    {
        await using var application = await RunningApplication.StartAsync("--demo", "false");
        await FoundAsync(application);
        await using var visitor = await Visitor.ArriveAsync(application.Address);
        try
        {
            await WalkAsync(visitor);
        }
        catch (Exception failure) when (failure is TimeoutException or PlaywrightException)
        {
            await ShowAsync(visitor, "failure");
            throw new InvalidOperationException(application.Output, failure);
        }
    }

    private static async Task WalkAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[name=email]", "ada@example.com");
        await page.FillAsync("input[name=password]", "correct-horse-9");
        await page.PressAsync("input[name=password]", "Enter");
        await visitor.AliveAsync();

        await visitor.OpenAsync("/data");
        await ShowAsync(visitor, "data-empty");
        Assert.Empty(await visitor.ComplaintsAsync());
        await ImportAsync(visitor, "People", "sales_agent,manager,regional_office\nAnna Snelling,Dustin Brinkmann,Central\nDarcel Schlecht,Melvin Marxen,West\n");
        await ImportAsync(visitor, "Products", "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n");
        await ImportAsync(visitor, "Accounts", "account,sector,employees,year_established\nCancity,retail,300,2001\nIsdom,medical,3000,2010\n");

        await UploadAsync(visitor, "Deals", "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
            + "A1,Anna Snelling,GTXPro,Cancity,Won,2017-01-02,2017-03-01,4500\nA2,Darcel Schlecht,MG Special,,Engaging,2017-02-02,,\nA3,Nobody,MG Special,,Engaging,2017-02-02,,\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "GTX Pro" }).WaitForAsync();
        await ShowAsync(visitor, "import-review");
        Assert.Empty(await visitor.ComplaintsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "GTX Pro" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget", Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await page.GetByText("Completed").First.WaitForAsync();
        await page.GetByText("Nothing is known by the name “Nobody”.").WaitForAsync();
        await ShowAsync(visitor, "import-result");
        Assert.Empty(await visitor.ComplaintsAsync());

        foreach (var (path, name) in new[] { ("/data", "data"), ("/data/deals", "deals"), ("/data/products", "products"), ("/accounts", "accounts"), ("/accounts/icp", "icp") })
        {
            await visitor.OpenAsync(path);
            await page.WaitForTimeoutAsync(500);
            await ShowAsync(visitor, name);
            Assert.Empty(await visitor.ComplaintsAsync());
        }
        await visitor.OpenAsync("/data/deals?q=A1");
        await page.GetByRole(AriaRole.Link, new() { Name = "A1" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Deal A1" }).WaitForAsync();
        await ShowAsync(visitor, "deal");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancity" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Cancity" }).WaitForAsync();
        await ShowAsync(visitor, "account");
        Assert.Empty(visitor.Errors);
    }

    private static async Task ImportAsync(Visitor visitor, string kind, string text)
    {
        await UploadAsync(visitor, kind, text);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await visitor.Page.GetByText("Completed").First.WaitForAsync();
    }

    private static async Task UploadAsync(Visitor visitor, string kind, string text)
    {
        await visitor.OpenAsync($"/data?kind={kind}");
        await ShowAsync(visitor, "upload-" + kind);
        await visitor.Page.WaitForSelectorAsync("input[type=file]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        // The script that sends the file attaches itself just after the page has been drawn, and leaves no mark.
        await visitor.Page.WaitForTimeoutAsync(1_000);
        await visitor.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = kind.ToLowerInvariant() + ".csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await visitor.Page.WaitForURLAsync("**/data/imports/**");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).WaitForAsync();
    }

    private static async Task FoundAsync(RunningApplication application)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSalesAlign(application.Database.ConnectionString, new ImportOptions(Path.GetTempPath()));
        await using var provider = services.BuildServiceProvider();
        var founded = await provider.GetRequiredService<FoundCompany>().RunAsync(
            Actor.Anonymous, new FoundCompany.Request("Acme", "USD", 1, "UTC", "en", "Ada Admin", "ada@example.com", "correct-horse-9"));
        Assert.True(founded.IsDone);
    }

    // For whoever wants to look: SALESALIGN_PICTURES names a folder.
    private static async Task ShowAsync(Visitor visitor, string name)
    {
        if (Pictures is null) return;
        await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, string.Create(CultureInfo.InvariantCulture, $"{name}.png")), FullPage = true });
    }
}
