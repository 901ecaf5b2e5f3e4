using Microsoft.Playwright;
using SalesAlign.Application.Demonstration;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>A check-in from the home page in no more than three clicks, and what becomes of it on the goal's page.</summary>
[Collection(DemonstrationTests.Name)]
public sealed class CheckInWalkTests(DemonstrationApplication application)
{
    [BrowserFact]
    public async Task A_rep_checks_in_with_three_clicks_from_the_home_page()
    {
        var email = await application.Database.ReadAsync<string>("""
            select s.email from goals g join people p on p.id = g.person_id join sign_ins s on s.id = p.sign_in_id
            where g.state = 'Agreed' and current_date between g.period_first and g.period_last order by s.email desc limit 1
            """);
        await using var visitor = await Visitor.ArriveAsync(application.Address, onPhone: true);
        await visitor.SignInAsync(email!, DemonstrationCompany.Password);
        await visitor.OpenAsync("/");
        var before = await CheckInsAsync();

        // One: from the home page to all own goals, filled in. Two: save.
        await visitor.Page.Locator("main a[href*='/goals/check-in']").First.ClickAsync();
        await visitor.Page.Locator("main .check-in").First.WaitForAsync();
        Assert.Empty(await visitor.ComplaintsAsync());
        await visitor.Page.Locator("main .page-actions button, main .form-actions button").First.ClickAsync();
        await visitor.Page.GetByText("saved", new() { Exact = false }).First.WaitForAsync();
        Assert.True(await CheckInsAsync() > before);

        var goal = await application.Database.ReadAsync<Guid>("select goal_id from check_ins order by at desc, id desc limit 1");
        foreach (var tab in new[] { "", "?tab=behaviour", "?tab=plan", "?tab=check-ins", "?tab=tracking" })
        {
            await visitor.OpenAsync($"/goals/{goal}{tab}");
            await visitor.Page.Locator("main .card, main .stat-grid").First.WaitForAsync();
            Assert.Empty(await visitor.ComplaintsAsync());
            Assert.Empty(await visitor.RawKeysAsync());
        }
        Assert.Empty(visitor.Errors);
    }

    private Task<long> CheckInsAsync() => application.Database.ReadAsync<long>("select count(*) from check_ins");
}
