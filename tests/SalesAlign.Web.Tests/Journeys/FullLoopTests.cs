using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Web.Tests.Common;
using Xunit.Abstractions;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>
/// The whole chain on real data, by hand: from an empty installation to a strategy, goals, live actuals, pay that explains itself, and an observation that comes
/// back answered. What pages show is held against the files and the database.
/// </summary>
public sealed partial class FullLoopTests(ITestOutputHelper output)
{
    private const string Administrator = "ada@example.com";
    private const string Executive = "emma@example.com";
    private const string Rep = "darcel@example.com";
    private const string Password = "correct-horse-9";
    private const string RepName = "Darcel Schlecht";
    private const int IdealEmployees = 1_000;

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    [CrmFact]
    public async Task From_strategy_to_pay_and_from_the_field_back_to_the_top()
    {
        await using var application = await RunningApplication.StartAsync("--demo", "false");
        var database = application.Database;
        await using var ada = await Visitor.ArriveAsync(application.Address);
        Tell("The application runs");
        await FoundAsync(ada);
        await ImportAsync(ada, database);
        await MeasureAsync(ada);
        await SeePerformanceAsync(ada);
        await ImportAgainAsync(ada, database);
        var invitation = await OpenSignInsAsync(ada);
        await PublishStrategyAsync(ada);
        await CascadeAsync(ada, database);

        await using var rep = await Visitor.ArriveAsync(application.Address, onPhone: true);
        await TakeUpAsync(rep, invitation);
        await AcknowledgeAsync(rep, database);
        await SeeOwnGoalsAsync(rep, database);

        await using var emma = await Visitor.ArriveAsync(application.Address);
        await emma.SignInAsync(Executive, Password);
        await WritePlanAsync(ada, emma, database);
        await PayAsync(ada, emma, database);
        await ReadStatementAsync(rep, database);
        await LogAsync(rep);
        await AnswerAsync(emma, database);
        await HearAsync(rep);
        await SeeExecutiveHomeAsync(emma);
        foreach (var visitor in new[] { ada, rep, emma }) Assert.Empty(visitor.Errors);
    }

    private async Task FoundAsync(Visitor ada)
    {
        var page = ada.Page;
        await page.GotoAsync("/strategy");
        await page.WaitForURLAsync("**/welcome");
        Assert.Empty(await ada.ComplaintsAsync());
        await ada.FillAsync("Name of the company", "Maven Hardware");
        await ada.FillAsync("Currency", "USD");
        await ada.ChooseAsync("Fiscal year begins in", "January");
        await ada.FillAsync("Time zone", "Etc/UTC");
        await ada.FillAsync("Your name", "Ada Admin");
        await ada.FillAsync("E-mail address", Administrator);
        await ada.FillAsync("Password", Password);
        await ada.Button("Found the company").ClickAsync();
        await page.WaitForSelectorAsync(".app[data-interactive='true']", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        await ada.SettledAsync();
        await ada.LookAsync();
        Tell("The company is founded");
    }

    private async Task ImportAsync(Visitor ada, TestDatabase database)
    {
        await UploadAsync(ada, "People", "sales_teams");
        Assert.Equal("sales_agent", await ada.Page.InputValueAsync("#column-name"));
        Assert.Equal("manager", await ada.Page.InputValueAsync("#column-manager"));
        Assert.Equal("regional_office", await ada.Page.InputValueAsync("#column-region"));
        await ada.LookAsync();
        await RunAsync(ada);
        await UploadAsync(ada, "Accounts", "accounts");
        Assert.Equal("subsidiary_of", await ada.Page.InputValueAsync("#column-parent"));
        Assert.Equal("85", await RunAsync(ada));
        await UploadAsync(ada, "Products", "products");
        Assert.Equal("7", await RunAsync(ada));

        await UploadAsync(ada, "Deals", "sales_pipeline");
        Assert.Equal("opportunity_id", await ada.Page.InputValueAsync("#column-external_id"));
        await ada.Button("GTX Pro").ClickAsync();
        await ada.Button("Forget").WaitForAsync();
        await ada.LookAsync();
        Assert.Equal("8,800", await RunAsync(ada));
        await ada.LookAsync();
        Assert.Equal(
            "Engaging 1589, Lost 2473, Prospecting 500, Won 4238",
            await database.ReadAsync<string>("select string_agg(stage || ' ' || n, ', ' order by stage) from (select stage, count(*) n from deals group by stage) s"));
        Assert.Equal("3 regions, 6 teams", await database.ReadAsync<string>("select count(*) filter (where kind = 'Region') || ' regions, ' || count(*) filter (where kind = 'Team') || ' teams' from units"));
        Assert.Equal(1_425L, await database.ReadAsync<long>("select count(*) from deals where account_id is null"));
        await ada.FollowAsync("/data");
        await ada.LookAsync();
        Tell("People, accounts, products and 8,800 deals are in");
    }

    private async Task MeasureAsync(Visitor ada)
    {
        await MetricAsync("Won amount", "Won amount", null);
        await MetricAsync("GTX share", "Share of a series in won amount", "GTX");
        await MetricAsync("New customers", "New customers", null);
        Tell("Three metrics are defined");

        async Task MetricAsync(string name, string start, string? series)
        {
            await ada.OpenAsync("/performance/metrics/new");
            await ada.ChooseAsync("Start from", start);
            if (series is not null) await ada.FillAsync("Value", series);
            await ada.FillAsync("Name", name);
            await ada.Button("Define metric").ClickAsync();
            await ada.Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 }).WaitForAsync();
        }
    }

    private async Task SeePerformanceAsync(Visitor ada)
    {
        var page = ada.Page;
        await ada.OpenAsync("/performance/figures?period=2017");
        await ada.Link("Won amount").ClickAsync();
        await page.Locator("table.matrix").GetByText("10,005,534").First.WaitForAsync();
        foreach (var manager in CrmFiles.Agents.Select(agent => agent.Manager).Distinct(StringComparer.Ordinal))
        {
            await ada.Link($"People of Team {manager}").ClickAsync();
            var rep = CrmFiles.Agents.First(agent => agent.Manager == manager && CrmFiles.WonDeals.Any(won => won.Agent == agent.Name)).Name;
            await page.Locator("table.matrix th").GetByText(rep).WaitForAsync();
        }
        await ada.LookAsync();

        var shown = await MatrixAsync(page);
        Assert.Equal([1_134_672, 3_086_111, 2_982_255, 2_802_496, 10_005_534], shown["Maven Hardware"]);
        foreach (var region in CrmFiles.Agents.GroupBy(agent => agent.Region)) Assert.Equal(Expected(region), shown[region.Key]);
        foreach (var team in CrmFiles.Agents.GroupBy(agent => agent.Manager)) Assert.Equal(Expected(team), shown[$"Team {team.Key}"]);
        foreach (var agent in CrmFiles.Agents)
        {
            var expected = Expected([agent]);
            // Whoever has sold nothing shows nothing, or is not listed.
            if (expected[^1] > 0) Assert.Equal(expected, shown[agent.Name]);
            else if (shown.TryGetValue(agent.Name, out var nothing)) Assert.All(nothing, figure => Assert.Equal(0, figure));
        }

        await page.Locator("table.matrix tr").Filter(new LocatorFilterOptions { HasText = RepName }).Locator("td a").First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Won amount: rows" }).WaitForAsync();
        await ada.SettledAsync();
        var deals = CrmFiles.WonDeals.Where(won => won is { Agent: RepName, Quarter: 1 }).ToList();
        var sum = await page.Locator("tfoot").InnerTextAsync();
        Assert.Contains($"All {deals.Count} rows", sum, StringComparison.Ordinal);
        Assert.Contains(deals.Sum(won => won.Value).ToString("N0", CultureInfo.InvariantCulture), sum, StringComparison.Ordinal);
        await ada.LookAsync();
        var first = await page.Locator("tbody th[scope=row]").First.InnerTextAsync();
        Assert.Contains(deals, won => won.Id == first.Trim());
        await ada.Link(first.Trim()).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = $"Deal {first.Trim()}" }).WaitForAsync();
        await ada.SettledAsync();
        Assert.Contains(Money(deals.Single(won => won.Id == first.Trim()).Value), await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await ada.LookAsync();
        Tell("Won value agrees for the company, 3 regions, 6 teams and every rep, down to a deal");

        static decimal[] Expected(IEnumerable<CrmFiles.Agent> agents)
        {
            var names = agents.Select(agent => agent.Name).ToHashSet(StringComparer.Ordinal);
            var own = CrmFiles.WonDeals.Where(won => names.Contains(won.Agent)).ToList();
            return [.. Enumerable.Range(1, 4).Select(quarter => own.Where(won => won.Quarter == quarter).Sum(won => won.Value)), own.Sum(won => won.Value)];
        }
    }

    private async Task ImportAgainAsync(Visitor ada, TestDatabase database)
    {
        const string Fingerprint = "select md5(string_agg(d.id || d.external_id || d.owner_id || coalesce(d.account_id::text, '') || d.stage || coalesce(d.amount::text, '') || coalesce(d.closed_on::text, ''), ',' order by d.id)) from deals d";
        var before = await database.ReadAsync<string>(Fingerprint);
        await UploadAsync(ada, "People", "sales_teams");
        Assert.Equal("0", await RunAsync(ada));
        await UploadAsync(ada, "Deals", "sales_pipeline");
        await ada.Button("GTX Pro").Or(ada.Button("Forget")).First.WaitForAsync();
        if (await ada.Button("Forget").CountAsync() == 0)
        {
            await ada.Button("GTX Pro").ClickAsync();
            await ada.Button("Forget").WaitForAsync();
        }
        Assert.Equal("0", await RunAsync(ada));
        Assert.Equal("8,800", await StatAsync(ada, "Unchanged"));
        Assert.Equal(before, await database.ReadAsync<string>(Fingerprint));
        Tell("Importing again changed nothing");
    }

    /// <summary>An executive with a password, a rep by invitation; the link is returned.</summary>
    private async Task<string> OpenSignInsAsync(Visitor ada)
    {
        var page = ada.Page;
        var dialog = page.GetByRole(AriaRole.Dialog);
        await ada.OpenAsync("/people");
        await ada.Button("Add a person").ClickAsync();
        await ada.FillAsync("Name", "Emma Executive", dialog);
        await ada.FillAsync("E-mail address", Executive, dialog);
        await ada.ChooseAsync("Unit", "Maven Hardware", dialog);
        await ada.ChooseAsync("Role", "Manager", dialog);
        await ada.Button("Add a person", dialog).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Emma Executive" }).WaitForAsync();
        await ada.SettledAsync();
        await ada.LookAsync();

        await AccessAsync("Emma Executive", "Executive", Executive);
        await page.GetByLabel("With an initial password that I hand over").CheckAsync();
        await ada.FillAsync("Initial password", Password, dialog);
        await ada.Button("Let sign in", dialog).ClickAsync();
        await dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        await AccessAsync(RepName, "Rep", Rep);
        await ada.Button("Invite", dialog).ClickAsync();
        await dialog.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        var link = await page.Locator("code.secret").InnerTextAsync();
        await ada.LookAsync();
        Tell("An executive and a rep may sign in");
        return link;

        async Task AccessAsync(string name, string role, string email)
        {
            await ada.OpenAsync($"/admin/access?q={Uri.EscapeDataString(name)}");
            await page.GetByRole(AriaRole.Button, new() { Name = $"Access of {name}" }).ClickAsync();
            await dialog.WaitForAsync();
            await dialog.GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { NameRegex = new Regex($"^{role}", RegexOptions.None, TimeSpan.FromSeconds(1)) }).CheckAsync();
            await ada.FillAsync("Signs in with", email, dialog);
        }
    }

    private async Task PublishStrategyAsync(Visitor ada)
    {
        var page = ada.Page;
        await ada.OpenAsync("/strategy/edit");
        await ada.FillAsync("Name", "From boxes to solutions");
        await ada.FillAsync("From", "2017-01-01");
        await ada.FillAsync("To", "2019-12-31");
        await ada.FillAsync("What we do", "We sell more of the GTX series to companies that grow with it.");
        await ada.FillAsync("Why", "Margins of plain hardware fall every year.");
        await page.ClickAsync("[data-save-words]");
        await page.Locator("[data-add-objective]").WaitForAsync();
        await ObjectiveAsync("Grow won value", "50", "Financial", "Raise the return of existing capital", "Won amount", "10005534", "11500000");
        await ObjectiveAsync("Sell GTX first", "30", "Customer", "Invest where return beats cost", "GTX share", "70", "75");
        await ObjectiveAsync("Win new customers", "20", "Customer", "Invest where return beats cost", "New customers", "85", "100");
        await page.GetByText("weights total 100 %").WaitForAsync();
        await ada.LookAsync();
        await page.ClickAsync("[data-publish]");
        await ConfirmAsync(ada);
        await page.WaitForURLAsync("**/strategy");
        await page.GetByText("Holds now").First.WaitForAsync();
        await ada.SettledAsync();
        await ada.LookAsync();
        Tell("The strategy is published");

        async Task ObjectiveAsync(string title, string weight, string perspective, string lever, string metric, string baseline, string target)
        {
            await page.ClickAsync("[data-add-objective]");
            var form = page.Locator(".objective-form");
            await ada.FillAsync("Objective", title, form);
            await ada.FillAsync("Weight", weight, form);
            await ada.ChooseAsync("Perspective", perspective, form);
            await ada.ChooseAsync("Value lever", lever, form);
            await ada.ChooseAsync("Metric", metric, form);
            await ada.FillAsync("Baseline", baseline, form);
            await ada.FillAsync("Target", target, form);
            await ada.FillAsync("Due", "2018-12-31", form);
            await ada.ChooseAsync("Owner", "Emma Executive", form);
            await ada.FillAsync("Why this objective", "It is what keeps us independent.", form);
            await ada.FillAsync("Seller instruction", "Call the accounts above a thousand employees first.", form);
            await page.ClickAsync("[data-save-objective]");
            await form.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        }
    }

    private async Task CascadeAsync(Visitor ada, TestDatabase database)
    {
        var page = ada.Page;
        await ada.OpenAsync("/goals/cascade?year=2018");
        await ada.ChooseAsync("Objective", "Grow won value");
        await page.Locator(".cascade-grid").WaitForAsync();
        await ada.FillAsync("Target", "11500000");
        await page.Locator(".cascade-grid tfoot").GetByText("11,500,000").First.WaitForAsync();
        var totals = page.Locator(".cascade-grid tfoot tr");
        await page.Locator(".cascade-grid").GetByText(RepName).WaitForAsync();
        for (var level = 0; level < await totals.CountAsync(); level++) Assert.Contains("11,500,000", await totals.Nth(level).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await totals.CountAsync());
        await ada.LookAsync();
        await ada.Button("Save and offer").ClickAsync();
        await page.WaitForURLAsync("**/goals?**");
        await ada.SettledAsync();
        await ada.LookAsync();

        const string Levels =
            """
            select string_agg(level || ' ' || period_key || ' ' || n || ' ' || total, '; ' order by level, period_key) from (
              select coalesce(u.kind, 'Person') as level, g.period_key, count(*) as n, trim_scale(sum(g.target_value)) as total
              from goals g left join units u on u.id = g.unit_id
              where g.period_key {0} group by 1, 2) x
            """;
        Assert.Equal(
            "Company 2018 1 11500000; Person 2018 35 11500000; Region 2018 3 11500000; Team 2018 6 11500000",
            await database.ReadAsync<string>(Levels.Replace("{0}", "= '2018'", StringComparison.Ordinal)));
        Assert.Equal(0L, await database.ReadAsync<long>(
            "select count(*) from goals y where y.period_key = '2018' and y.target_value <> (select sum(q.target_value) from goals q where q.period_key like '2018-Q%' and q.objective_id = y.objective_id and q.unit_id is not distinct from y.unit_id and q.person_id is not distinct from y.person_id)"));
        Assert.Equal(0L, await database.ReadAsync<long>(
            "select count(*) from goals g where exists (select from goals c where c.parent_id = g.id and c.period_key = g.period_key) and g.target_value <> (select sum(c.target_value) from goals c where c.parent_id = g.id and c.period_key = g.period_key)"));

        // By history: whoever won more in 2017 carries more of 2018.
        var central = await database.ReadAsync<decimal>("select g.target_value from goals g join units u on u.id = g.unit_id where u.name = 'Central' and g.period_key = '2018'");
        var share = CrmFiles.WonDeals.Where(won => CrmFiles.Agents.Single(agent => agent.Name == won.Agent).Region == "Central").Sum(won => won.Value) / CrmFiles.WonDeals.Sum(won => won.Value);
        Assert.InRange(central, Math.Floor(11_500_000m * share), Math.Ceiling(11_500_000m * share));
        Tell("11,500,000 for 2018 is divided over regions, teams, people and quarters");
    }

    private async Task TakeUpAsync(Visitor rep, string invitation)
    {
        await rep.OpenAsync(new Uri(invitation).PathAndQuery);
        await rep.Page.GetByRole(AriaRole.Heading, new() { Name = $"Welcome, {RepName}" }).WaitForAsync();
        await rep.LookAsync();
        await rep.FillAsync("New password", Password);
        await rep.Button("Set password").ClickAsync();
        await rep.Page.GetByText("Your password is set").WaitForAsync();
        await rep.SignInAsync(Rep, Password);
        await rep.LookAsync();
        Tell("The rep has taken the invitation up");
    }

    private async Task AcknowledgeAsync(Visitor rep, TestDatabase database)
    {
        await rep.Link("Read and acknowledge").ClickAsync();
        await rep.Page.Locator("[data-acknowledge]").ClickAsync();
        await rep.Page.Locator("[data-acknowledge]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await rep.LookAsync();
        Assert.Equal(RepName, await database.ReadAsync<string>("select p.name from strategy_acknowledgements a join people p on p.id = a.person_id"));
        Tell("The strategy is acknowledged");
    }

    private async Task SeeOwnGoalsAsync(Visitor rep, TestDatabase database)
    {
        var target = await database.ReadAsync<decimal>($"select g.target_value from goals g join people p on p.id = g.person_id where p.name = '{RepName}' and g.period_key = '2018-Q2'");
        await rep.OpenAsync("/goals?period=2018-Q2");
        await rep.Page.GetByText(Money(target)).First.WaitForAsync();
        Assert.Equal(1, await rep.Page.GetByRole(AriaRole.Treeitem).CountAsync());
        await rep.LookAsync();
        await rep.OpenAsync("/?period=2018-Q2");
        await rep.Page.GetByText("Grow won value").First.WaitForAsync();
        await rep.Page.GetByText("Call the accounts above a thousand employees first.").First.WaitForAsync();
        await rep.LookAsync();
        Tell("The rep sees the own goals");
    }

    private async Task WritePlanAsync(Visitor ada, Visitor emma, TestDatabase database)
    {
        var page = ada.Page;
        await ada.OpenAsync("/accounts/icp");
        await ada.FillAsync("Name", "A thousand and more");
        await ada.FillAsync("Holds from", "2017-01-01");
        if (await page.GetByLabel("Field", new PageGetByLabelOptions { Exact = true }).CountAsync() == 0) await ada.Button("Add a criterion").ClickAsync();
        await ada.ChooseAsync("Field", "Employees");
        await ada.ChooseAsync("Comparison", "at least");
        await ada.FillAsync("Value", IdealEmployees.ToString(CultureInfo.InvariantCulture));
        var fits = CrmFiles.Employees.Values.Count(employees => employees >= IdealEmployees);
        await page.GetByText($"{fits} of {CrmFiles.Employees.Count} accounts match").First.WaitForAsync();
        await ada.Button("Save the profile").ClickAsync();
        await page.GetByText("The ideal customer profile is saved.").First.WaitForAsync();
        await ada.LookAsync();

        await ada.OpenAsync("/incentives/plans/new");
        await ada.FillAsync("Name of the plan", "Field sales 2017");
        await ada.FillAsync("First day", "2017-01-01");
        await page.ClickAsync("[data-template='Tiered']");
        await ada.FillAsync("Name", "Commission");
        await ada.FillAsync("Row 1: rate", "5");
        await ada.FillAsync("Row 1: to", "30000");
        await ada.FillAsync("Row 2: from", "30000");
        await ada.FillAsync("Row 2: to", "60000");
        await ada.FillAsync("Row 2: rate", "7");
        await ada.FillAsync("Row 3: from", "60000");
        await ada.FillAsync("Row 3: rate", "9");
        await ada.Button("Add a condition").ClickAsync();
        await ada.Button("Add a multiplier").ClickAsync();
        var multiplier = page.Locator(".multiplier");
        await ada.FillAsync("Name", "GTK counts double", multiplier);
        await ada.FillAsync("Times", "2", multiplier);
        await ada.FillAsync("Value", "GTK", multiplier);
        await ada.Button("Link an objective").ClickAsync();
        await ada.ChooseAsync("Choose an objective", "Grow won value");
        await page.GetByText("the customer fits the ideal customer profile").First.WaitForAsync();
        await ada.LookAsync();
        await ada.Button("Save draft").ClickAsync();
        await page.WaitForURLAsync(PlanAddress());
        await page.GetByText("You wrote it; somebody else approves it.").WaitForAsync();
        // Twice for GTK works against the objective to sell GTX first: without a reason the plan could not be published.
        await ada.Link("Fit to strategy").ClickAsync();
        await ada.Button("Waive with a reason").ClickAsync();
        await ada.FillAsync("Why is this accepted?", "The stock of GTX is sold out until summer.");
        await ada.Button("Waive").ClickAsync();
        await page.GetByText("Waived. The reason stays beside the version.").First.WaitForAsync();
        await emma.OpenAsync(new Uri(page.Url).AbsolutePath);
        await emma.Button("Approve").ClickAsync();
        await emma.Button("Approve").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await ada.OpenAsync(new Uri(page.Url).AbsolutePath);
        await ada.Button("Publish").ClickAsync();
        await ConfirmAsync(ada);
        await page.GetByText("Version 1 in force").WaitForAsync();
        await ada.SettledAsync();
        await ada.LookAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Participants" }).First.ClickAsync();
        await ada.Button("Enrol").ClickAsync();
        await page.GetByText($"{CrmFiles.Agents.Count} people enrolled").First.WaitForAsync();
        await ada.SettledAsync();
        await ada.LookAsync();
        Assert.Equal((long)CrmFiles.Agents.Count, await database.ReadAsync<long>("select count(*) from plan_participants"));
        Tell("The plan is published and 35 reps take part");
    }

    private async Task PayAsync(Visitor ada, Visitor emma, TestDatabase database)
    {
        var page = ada.Page;
        // One after the other: a quarter is calculated with what the quarter before was closed with.
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            await ada.OpenAsync("/incentives?tab=periods&period=2017");
            await page.Locator("summary").Filter(new LocatorFilterOptions { HasText = "Open a period" }).ClickAsync();
            var panel = page.Locator(".open-period");
            await panel.GetByRole(AriaRole.Combobox).SelectOptionAsync($"2017-Q{quarter}");
            await ada.Button("Open a period", panel).ClickAsync();
            await page.WaitForURLAsync("**/incentives/periods/**");
            var address = new Uri(page.Url).PathAndQuery;
            await ada.Button("Calculate").ClickAsync();
            await ada.Button("Hand to review").ClickAsync();
            await ada.Button("Hand to review").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            // Who calculated does not approve.
            Assert.Equal(0, await ada.Button("Approve").CountAsync());
            var total = await database.ReadAsync<decimal>($"select sum(s.total) from statements s join incentive_periods p on p.id = s.period_id where p.key = '2017-Q{quarter}'");
            Assert.True(total > 0);
            Assert.Contains(total.ToString("N2", CultureInfo.InvariantCulture), await page.InnerTextAsync("main"), StringComparison.Ordinal);
            if (quarter == 1) await ada.LookAsync();

            await emma.OpenAsync(address);
            Assert.Equal(0, await emma.Page.GetByText(RepName).CountAsync());
            await emma.Button("Approve").ClickAsync();
            await emma.Button("Approve").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            if (quarter == 4) await emma.LookAsync();

            await ada.OpenAsync(address);
            await ada.Button("Close for good").ClickAsync();
            await ConfirmAsync(ada);
            await ada.Button("Close for good").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
            Tell($"Quarter {quarter} is calculated, approved and closed");
        }
        await ada.LookAsync();
        Assert.Equal("Closed 4", await database.ReadAsync<string>("select string_agg(distinct state, ',') || ' ' || count(*) from incentive_periods"));
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => database.ExecuteAsync("update statement_lines set amount = amount + 1"));
        Assert.Equal("P0001", refused.SqlState);
    }

    private async Task ReadStatementAsync(Visitor rep, TestDatabase database)
    {
        var page = rep.Page;
        await rep.OpenAsync("/incentives");
        await rep.LookAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Q3 2017" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "My pay of Q3 2017" }).WaitForAsync();
        await rep.SettledAsync();
        await rep.LookAsync();

        var deals = CrmFiles.WonDeals.Where(won => won is { Agent: RepName, Quarter: 3 }).ToList();
        var unpaid = deals.Where(won => !CrmFiles.Employees.TryGetValue(won.Account, out var employees) || employees < IdealEmployees).ToList();
        var of = $"from statement_lines l join incentive_periods p on p.id = l.period_id join people w on w.id = l.person_id where p.key = '2017-Q3' and w.name = '{RepName}'";
        Assert.Equal(deals.Count, await database.ReadAsync<long>($"select count(*) {of}"));
        Assert.Equal(unpaid.Count, await database.ReadAsync<long>($"select count(*) {of} and l.amount = 0"));
        var paid = await database.ReadAsync<decimal>($"select sum(l.amount) {of}");
        Assert.Contains(paid.ToString("N2", CultureInfo.InvariantCulture), await page.Locator(".stat-grid").First.InnerTextAsync(), StringComparison.Ordinal);

        var line = page.Locator("details.pay-line:not(.pay-line-zero)").First;
        await line.Locator("summary").ClickAsync();
        Assert.True(await line.Locator(".derivation li").CountAsync() >= 3);
        Assert.Contains("Pays $", await line.Locator(".derivation").InnerTextAsync(), StringComparison.Ordinal);
        await rep.LookAsync();

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Pays nothing", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        var nothing = page.Locator("details.pay-line-zero").First;
        await nothing.Locator("summary").ClickAsync();
        await nothing.GetByText("Pays nothing: the rule asks that the customer fits the ideal customer profile").WaitForAsync();
        var link = nothing.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = new Regex("^Deal ", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        var deal = (await link.InnerTextAsync()).Trim()["Deal ".Length..];
        Assert.Contains(unpaid, won => won.Id == deal);
        await link.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = $"Deal {deal}" }).WaitForAsync();
        await rep.SettledAsync();
        await rep.LookAsync();
        Tell("The rep has read a statement down to a deal that pays nothing, and why");
    }

    private async Task LogAsync(Visitor rep)
    {
        var page = rep.Page;
        await page.Locator(".phone-link-spark").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Report what you saw" }).WaitForAsync();
        await page.Locator("label.chip").GetByText("Competitor move").ClickAsync();
        await page.FillAsync("textarea[name=text]", "Two hospitals were offered the GTX class at twenty percent less, delivery included.");
        await page.GetByPlaceholder("Search a customer or deal number").FillAsync("Cancity");
        await page.Locator(".choice-list").GetByText("Cancity", new LocatorGetByTextOptions { Exact = true }).First.ClickAsync();
        await rep.ChooseAsync("Objective it speaks to", "Grow won value");
        await rep.LookAsync();
        await rep.Button("Send").ClickAsync();
        await page.GetByText("Emma Executive answers by").First.WaitForAsync();
        await rep.SettledAsync();
        await rep.LookAsync();
        Tell("An observation is logged on a phone");
    }

    private async Task AnswerAsync(Visitor emma, TestDatabase database)
    {
        var page = emma.Page;
        Assert.Equal("New Emma Executive", await database.ReadAsync<string>("select f.state || ' ' || p.name from feedback f join people p on p.id = f.assignee_id"));
        await emma.OpenAsync("/notifications");
        await page.GetByText($"{RepName} waits for your answer").First.WaitForAsync();
        await emma.LookAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("waits for your answer", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await page.Locator("label.chip").GetByText("Planned").ClickAsync();
        await emma.FillAsync("Answer", "A service bundle for hospitals comes next quarter.");
        await emma.FillAsync("Why", "We do not win on price, we win on what happens after delivery.");
        await emma.LookAsync();
        await emma.Button("Send answer").ClickAsync();
        await page.Locator(".page-status").GetByText("Answered").WaitForAsync();
        await emma.SettledAsync();
        await emma.LookAsync();
        Assert.Equal("Answered", await database.ReadAsync<string>("select state from feedback"));
        Tell("The owner of the objective has answered with a reason");
    }

    private async Task HearAsync(Visitor rep)
    {
        var page = rep.Page;
        await rep.OpenAsync("/notifications");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Emma Executive answered what you reported", RegexOptions.None, TimeSpan.FromSeconds(1)) }).First.ClickAsync();
        await page.GetByText("A service bundle for hospitals comes next quarter.").WaitForAsync();
        await page.GetByText("We do not win on price, we win on what happens after delivery.").WaitForAsync();
        await rep.SettledAsync();
        await rep.LookAsync();
        Tell("The rep was told and has read the answer");
    }

    private async Task SeeExecutiveHomeAsync(Visitor emma)
    {
        await emma.OpenAsync("/?period=2018");
        var text = await emma.Page.InnerTextAsync("main");
        Assert.Contains("Is the strategy carried?", text, StringComparison.Ordinal);
        Assert.Contains("Grow won value", text, StringComparison.Ordinal);
        Assert.Matches(@"\$11[.,]5", text);
        await emma.LookAsync();
        await emma.OpenAsync("/?period=2017-Q4");
        await emma.LookAsync();
        await emma.Page.GetByRole(AriaRole.Link, new() { Name = "Grow won value" }).First.ClickAsync();
        await emma.Page.GetByRole(AriaRole.Heading, new() { Name = "Grow won value" }).WaitForAsync();
        await emma.SettledAsync();
        await emma.LookAsync();
        Tell("The executive sees how far the strategy is carried");
    }

    private static async Task UploadAsync(Visitor visitor, string kind, string file)
    {
        await visitor.OpenAsync($"/data?kind={kind}");
        await visitor.Page.SetInputFilesAsync("input[type=file]", CrmFiles.PathOf(file));
        await visitor.Page.WaitForURLAsync("**/data/imports/**");
        await visitor.Button("Import").WaitForAsync();
        await visitor.SettledAsync();
    }

    /// <summary>Runs the import in view to its end; what came in new is returned as shown.</summary>
    private static async Task<string> RunAsync(Visitor visitor)
    {
        await visitor.Button("Import").ClickAsync();
        await visitor.Page.Locator(".page-status").GetByText("Completed").WaitForAsync();
        await visitor.SettledAsync();
        Assert.Equal("0", await StatAsync(visitor, "With errors"));
        Assert.Equal("0", await StatAsync(visitor, "Changed"));
        return await StatAsync(visitor, "New");
    }

    private static async Task<string> StatAsync(Visitor visitor, string label)
    {
        var lines = (await visitor.Page.Locator(".stat-grid > *").AllInnerTextsAsync()).Select(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return lines.Single(line => line[0] == label)[1];
    }

    private static async Task ConfirmAsync(Visitor visitor) => await visitor.Page.GetByRole(AriaRole.Dialog).Locator(".button-primary, .button-danger").ClickAsync();

    /// <summary>What the performance page shows, by the name of the row: the figures of the quarters and of the year.</summary>
    private static async Task<Dictionary<string, decimal[]>> MatrixAsync(IPage page)
    {
        var rows = await page.EvaluateAsync<string[][]>(
            "[...document.querySelectorAll('table.matrix tbody tr')].map(row => [row.querySelector('.matrix-name > span:last-child').innerText.trim(), ...[...row.querySelectorAll('td.numeric')].map(cell => cell.innerText.trim())])");
        return rows.GroupBy(row => row[0], StringComparer.Ordinal).ToDictionary(
            row => row.Key, row => row.First().Skip(1).Select(text => text == "—" ? 0 : decimal.Parse(NotDigits().Replace(text, ""), CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal);
    }

    private static string Money(decimal amount) => "$" + amount.ToString("N0", CultureInfo.InvariantCulture);

    private void Tell(string what) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_watch.Elapsed.TotalSeconds,6:0.0} s  {what}"));

    [GeneratedRegex("[^0-9.]", RegexOptions.None, 1000)]
    private static partial Regex NotDigits();

    [GeneratedRegex("/incentives/plans/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex PlanAddress();
}
