using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Playwright;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Web.Tests.Common;
using Xunit.Abstractions;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>
/// Somebody of sales operations, over the public data set: builds a metric by clicking and reads the figures that the files themselves give, sees where
/// an agent's deals go, and lets history say which customers are good ones.
/// </summary>
public sealed class PerformanceWalkTests(ITestOutputHelper output)
{
    private const string Email = "olga@example.com";

    [CrmFact]
    public async Task Metric_funnel_and_good_customers()
    {
        var database = new RealDataTests.HardwareSeller();
        await using var application = await RunningApplication.StartAsync(database);
        try
        {
            await LetInAsync(database);
            await using var olga = await Visitor.ArriveAsync(application.Address);
            await olga.SignInAsync(Email, Founding.Password);
            await BuildAsync(olga);
            await SeeFunnelAsync(olga);
            await DiscoverAsync(olga);
            Assert.Empty(olga.Errors);
        }
        catch
        {
            output.WriteLine(application.Output);
            throw;
        }
    }

    private static async Task BuildAsync(Visitor olga)
    {
        var page = olga.Page;
        await olga.OpenAsync("/performance/metrics/new?period=2017");
        await olga.ChooseAsync("Start from", "Win rate");
        await olga.FillAsync("Name", "Win rate of GTX Pro");
        var filter = page.Locator(".card").Filter(new LocatorFilterOptions { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Which rows count at all" }) });
        await olga.Button("Add a condition", filter).ClickAsync();
        var condition = filter.Locator(".filter-row").Nth(1);
        // A comparison with nothing is refused beside its row.
        await condition.GetByLabel("Field").SelectOptionAsync(new SelectOptionValue { Value = "product" });
        await olga.Button("Define metric").ClickAsync();
        await condition.Locator(".field-error").WaitForAsync();
        await olga.FillAsync("Value", "GTX Pro", condition);
        await page.Locator(".split-side").GetByText("GTX Pro").First.WaitForAsync();
        await olga.SettledAsync();
        await olga.LookAsync();
        await olga.Button("Define metric").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Win rate of GTX Pro", Level = 1 }).WaitForAsync();

        await olga.OpenAsync(new Uri(page.Url).AbsolutePath + "?period=2017&group=region");
        var shown = await page.EvaluateAsync<string[][]>(
            "[...document.querySelectorAll('table.matrix tbody tr')].map(row => [...row.children].map(cell => cell.innerText.trim()))");
        foreach (var region in CrmFiles.Agents.Select(agent => agent.Region).Distinct(StringComparer.Ordinal))
        {
            var agents = CrmFiles.Agents.Where(agent => agent.Region == region).Select(agent => agent.Name).ToHashSet(StringComparer.Ordinal);
            var rates = CrmFiles.ClosedDeals.Where(deal => deal.Product == "GTX Pro" && agents.Contains(deal.Agent)).GroupBy(deal => deal.Quarter).OrderBy(quarter => quarter.Key)
                .Select(quarter => ((decimal)quarter.Count(deal => deal.IsWon) / quarter.Count()).ToString("0.0 %", CultureInfo.InvariantCulture));
            Assert.Equal(rates, shown.Single(row => row[0] == region).Skip(1).Take(4).Select(text => text.Replace('\u00a0', ' ')));
        }
    }

    private static async Task SeeFunnelAsync(Visitor olga)
    {
        await olga.OpenAsync("/performance/funnel?period=2017-Q3&by=Rep");
        var page = olga.Page;
        var table = page.Locator(".card").Filter(new LocatorFilterOptions { Has = page.GetByRole(AriaRole.Columnheader, new() { Name = "Win rate" }) });
        await table.Locator(".table-more button").ClickAsync();
        var agent = CrmFiles.Agents[0].Name;
        var row = table.Locator("tr").Filter(new LocatorFilterOptions { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = agent, Exact = true }) });
        await row.WaitForAsync();
        var cells = await row.Locator("td").AllInnerTextsAsync();
        var mine = CrmFiles.ClosedDeals.Where(deal => deal.Agent == agent && deal.Quarter == 3).ToList();
        Assert.Equal(mine.Count(deal => deal.IsWon).ToString(CultureInfo.InvariantCulture), cells[2].Trim());
        Assert.Equal(mine.Count(deal => !deal.IsWon).ToString(CultureInfo.InvariantCulture), cells[3].Trim());
        await olga.LookAsync();
    }

    private static async Task DiscoverAsync(Visitor olga)
    {
        var page = olga.Page;
        await olga.OpenAsync("/accounts/icp/discovery?by=WonPerAccount&months=0");
        await olga.LookAsync();
        var best = page.Locator("tbody tr").First;
        var range = await best.Locator("th").InnerTextAsync();
        await best.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Make a draft profile of 1" }).ClickAsync();
        await page.GetByText("Taken over from discovery.").WaitForAsync();
        await olga.FillAsync("Name", $"Good by history: {range}"[..40]);
        await olga.Button("Save the profile").ClickAsync();
        await page.GetByText("The ideal customer profile is saved.").First.WaitForAsync();
    }

    /// <summary>A password for the person who is in the data but has never signed in.</summary>
    private static async Task LetInAsync(RealDataTests.HardwareSeller database)
    {
        var hash = new PasswordHasher<object>().HashPassword(database, Founding.Password);
        await database.ExecuteAsync(
            $"""
            update sign_ins set email = '{Email}', normalized_email = '{Email.ToUpperInvariant()}', user_name = '{Email}', normalized_user_name = '{Email.ToUpperInvariant()}',
              email_confirmed = true, password_hash = '{hash}', security_stamp = 'A'
            """);
    }
}
