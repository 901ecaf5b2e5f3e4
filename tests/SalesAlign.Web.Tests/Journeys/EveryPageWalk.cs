using System.Reflection;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Demonstration;
using SalesAlign.Web.Tests.Common;
using Xunit.Abstractions;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>Opens every page there is, in the demonstration company, as somebody who may. Says for every route how it is opened.</summary>
internal sealed class EveryPageWalk(DemonstrationApplication application, ITestOutputHelper output)
{
    private const string Anyone = "";

    /// <summary>Who opens a page, and what its address is with an id of the demonstration company.</summary>
    private static readonly Dictionary<string, (string Role, string[] Addresses)> Ways = new(StringComparer.Ordinal)
    {
        ["/"] = ("Executive", ["/"]),
        ["/strategy"] = ("Executive", ["/strategy"]),
        ["/strategy/versions/{Number:int}"] = ("Executive", ["/strategy/versions/1"]),
        ["/strategy/edit"] = ("SalesOperations", ["/strategy/edit"]),
        ["/strategy/objectives/{Id:guid}"] = ("Executive", ["/strategy/objectives/{select objective_id from strategic_objectives s join strategy_versions v on v.id = s.version_id where v.published_at is not null order by v.number desc, s.position limit 1}"]),
        ["/goals"] = ("Executive", ["/goals"]),
        ["/goals/cascade"] = ("SalesOperations", ["/goals/cascade", "/goals/cascade?year={select to_char(max(period_last), 'YYYY') from goals}"]),
        ["/goals/negotiation"] = ("SalesOperations", ["/goals/negotiation?of={select to_char(max(period_last), 'YYYY') from goals}&objective={select objective_id from goals where state = 'Countered' order by period_last desc limit 1}"]),
        ["/goals/horizon"] = ("SalesOperations", ["/goals/horizon"]),
        ["/goals/joint"] = ("SalesOperations", ["/goals/joint"]),
        ["/goals/clone"] = ("SalesOperations", ["/goals/clone"]),
        ["/goals/moves"] = ("SalesOperations", ["/goals/moves"]),
        ["/goals/{Id:guid}"] = ("SalesOperations", ["/goals/{select g.id from goals g where g.unit_id is not null and exists (select from goals c where c.parent_id = g.id) order by g.period_last desc limit 1}", "/goals/{select id from goals where person_id is not null order by period_last desc limit 1}",
            "/goals/{select goal_id from behaviour_plans where choice->>'chosen' = 'Probability' limit 1}?tab=behaviour", "/goals/{select goal_id from target_accounts limit 1}?tab=behaviour",
            "/goals/{select goal_id from project_milestones limit 1}?tab=behaviour", "/goals/{select goal_id from goal_actions group by 1 order by count(*) desc limit 1}?tab=plan",
            "/goals/{select goal_id from check_ins group by 1 order by count(*) desc limit 1}?tab=check-ins", "/goals/{select parent_id from goals where id in (select goal_id from goal_trackings where weight_percent is not null) limit 1}?tab=tracking"]),
        ["/goals/check-in"] = ("Manager", ["/goals/check-in"]),
        ["/goals/map"] = ("Executive", ["/goals/map"]),
        ["/goals/plan"] = ("Manager", ["/goals/plan", "/goals/plan?rhythm=Monthly"]),
        ["/goals/quality"] = ("SalesOperations", ["/goals/quality", "/goals/quality?lack=Behaviour"]),
        ["/performance"] = ("SalesOperations", ["/performance"]),
        ["/performance/activities"] = ("Manager", ["/performance/activities?kind=Visit"]),
        ["/performance/activity"] = ("Manager", ["/performance/activity"]),
        ["/performance/customers"] = ("Executive", ["/performance/customers"]),
        ["/performance/deals"] = ("Rep", ["/performance/deals?which=open"]),
        ["/performance/efficiency"] = ("Executive", ["/performance/efficiency"]),
        ["/performance/figures"] = ("SalesOperations", ["/performance/figures"]),
        ["/performance/funnel"] = ("Manager", ["/performance/funnel"]),
        ["/performance/products"] = ("Executive", ["/performance/products?by=Product"]),
        ["/performance/receivables"] = ("SalesOperations", ["/performance/receivables?dimension=Sector&key="]),
        ["/performance/workforce"] = ("Executive", ["/performance/workforce?by=Series"]),
        ["/performance/scorecards"] = ("Manager", ["/performance/scorecards"]),
        ["/accounts/icp/discovery"] = ("SalesOperations", ["/accounts/icp/discovery?by=WonPerAccount"]),
        ["/performance/{MetricId:guid}/rows"] = ("SalesOperations", ["/performance/{select id from metrics where name = 'Won value' limit 1}/rows?period={select to_char(max(closed_on) filter (where stage = 'Won'), 'YYYY') from deals}"]),
        ["/performance/kpis"] = ("SalesOperations", ["/performance/kpis", "/performance/kpis?role=Executive"]),
        ["/performance/kpis/new"] = ("SalesOperations", ["/performance/kpis/new"]),
        ["/performance/kpis/{Id:guid}"] = ("SalesOperations", ["/performance/kpis/{select id from kpis where code = 'customer-satisfaction'}", "/performance/kpis/{select id from kpis where code = 'coaching-talks'}", "/performance/kpis/{select id from kpis where code = 'sales-cycle'}"]),
        ["/performance/kpis/{Id:guid}/edit"] = ("SalesOperations", ["/performance/kpis/{select id from kpis where code = 'customer-satisfaction'}/edit"]),
        ["/performance/kpis/due"] = ("Manager", ["/performance/kpis/due", "/performance/kpis/due?view=all"]),
        ["/performance/kpis/roles"] = ("SalesOperations", ["/performance/kpis/roles"]),
        ["/performance/kpis/import"] = ("SalesOperations", ["/performance/kpis/import"]),
        ["/performance/metrics"] = ("SalesOperations", ["/performance/metrics"]),
        ["/performance/metrics/new"] = ("SalesOperations", ["/performance/metrics/new"]),
        ["/performance/metrics/{Id:guid}"] = ("SalesOperations", ["/performance/metrics/{select id from metrics order by name limit 1}"]),
        ["/performance/metrics/{Id:guid}/edit"] = ("SalesOperations", ["/performance/metrics/{select id from metrics order by name limit 1}/edit"]),
        ["/performance/alerts"] = ("SalesOperations", ["/performance/alerts?view=all", "/performance/alerts?view=ended"]),
        ["/performance/alerts/{Id:guid}"] = ("SalesOperations", ["/performance/alerts/{select id from alert_cases where state = 'Closed' limit 1}", "/performance/alerts/{select id from alert_cases where state = 'Analysed' limit 1}", "/performance/alerts/{select id from alert_cases where state = 'Decided' limit 1}"]),
        ["/performance/alerts/new"] = ("Manager", ["/performance/alerts/new"]),
        ["/performance/alerts/rules"] = ("SalesOperations", ["/performance/alerts/rules"]),
        ["/performance/alerts/rules/new"] = ("Manager", ["/performance/alerts/rules/new"]),
        ["/performance/alerts/rules/{Id:guid}"] = ("SalesOperations", ["/performance/alerts/rules/{select id from alert_rules order by name limit 1}"]),
        ["/strategy/consistency"] = ("Executive", ["/strategy/consistency"]),
        ["/incentives"] = ("SalesOperations", ["/incentives?tab=plans", "/incentives?tab=periods", "/incentives?tab=team"]),
        ["/incentives/estimator"] = ("Rep", ["/incentives/estimator", "/incentives/estimator?deal={select d.id from deals d join people p on p.id = d.owner_id join sign_ins s on s.id = p.sign_in_id where d.closed_on is null limit 1}"]),
        ["/incentives/recognition"] = ("Rep", ["/incentives/recognition", "/incentives/recognition?tab=honours"]),
        ["/incentives/disputes"] = ("SalesOperations", ["/incentives/disputes", "/incentives/disputes?ended=true", "/incentives/disputes?conflicts=true"]),
        ["/incentives/disputes/{Id:guid}"] = ("SalesOperations", ["/incentives/disputes/{select id from pay_disputes where state = 'Open' and type not like '%Conflict' limit 1}",
            "/incentives/disputes/{select id from pay_disputes where state = 'Accepted' limit 1}", "/incentives/disputes/{select id from pay_disputes where type = 'ChannelConflict' and state = 'Open' limit 1}"]),
        ["/incentives/plans/new"] = ("SalesOperations", ["/incentives/plans/new"]),
        ["/incentives/plans/{Id:guid}"] = ("SalesOperations", ["/incentives/plans/{select id from incentive_plans limit 1}", "/incentives/plans/{select id from incentive_plans limit 1}?tab=people", "/incentives/plans/{select plan_id from plan_participants limit 1}?tab=fit", "/incentives/plans/{select plan_id from plan_participants limit 1}?tab=effect", "/incentives/plans/{select plan_id from plan_participants limit 1}?tab=what-if", "/incentives/plans/{select plan_id from plan_participants limit 1}?tab=signatures"]),
        ["/incentives/plans/{Id:guid}/document"] = ("SalesOperations", ["/incentives/plans/{select plan_id from plan_participants limit 1}/document?person={select person_id from plan_participants where \"to\" is null limit 1}"]),
        ["/incentives/simulations/{Id:guid}"] = ("SalesOperations", ["/incentives/simulations/{select id from plan_simulations order by started_at desc limit 1}"]),
        ["/incentives/periods/{Id:guid}"] = ("SalesOperations", ["/incentives/periods/{select id from incentive_periods where calculated_at is not null order by first desc limit 1}"]),
        ["/incentives/statements/{Id:guid}"] = ("SalesOperations", ["/incentives/statements/{select id from statements order by line_count desc limit 1}"]),
        ["/field-voice"] = ("Executive", ["/field-voice"]),
        ["/field-voice/new"] = ("Executive", ["/field-voice/new"]),
        ["/field-voice/{Id:guid}"] = ("SalesOperations", ["/field-voice/{select id from feedback where state = 'Answered' order by logged_at desc limit 1}", "/field-voice/{select id from feedback where state = 'New' order by logged_at desc limit 1}"]),
        ["/people"] = ("SalesOperations", ["/people"]),
        ["/people/{Id:guid}"] = ("SalesOperations", ["/people/{select person_id from memberships group by person_id order by count(*) desc limit 1}"]),
        ["/people/organization"] = ("SalesOperations", ["/people/organization"]),
        ["/accounts"] = ("SalesOperations", ["/accounts"]),
        ["/accounts/{Id:guid}"] = ("SalesOperations", ["/accounts/{select account_id from deals where account_id is not null group by 1 order by count(*) desc limit 1}"]),
        ["/accounts/icp"] = ("SalesOperations", ["/accounts/icp"]),
        ["/data"] = ("SalesOperations", ["/data"]),
        ["/data/products"] = ("SalesOperations", ["/data/products"]),
        ["/data/products/{Id:guid}"] = ("SalesOperations", ["/data/products/{select id from products order by external_id limit 1}"]),
        ["/data/stages"] = ("SalesOperations", ["/data/stages"]),
        ["/data/health"] = ("SalesOperations", ["/data/health", "/data/health?check=DealStale"]),
        ["/data/deals"] = ("SalesOperations", ["/data/deals"]),
        ["/data/deals/{Id:guid}"] = ("SalesOperations", ["/data/deals/{select deal_id from activities where deal_id is not null group by 1 order by count(*) desc limit 1}"]),
        // What an import looks like is walked by the tests of importing; the demonstration company was not imported.
        ["/data/imports/{Id:guid}"] = ("SalesOperations", []),
        ["/admin"] = ("Administrator", ["/admin"]),
        ["/admin/access"] = ("Administrator", ["/admin/access"]),
        ["/admin/company"] = ("Administrator", ["/admin/company"]),
        ["/admin/audit"] = ("Administrator", ["/admin/audit"]),
        ["/account/settings"] = ("Rep", ["/account/settings"]),
        ["/notifications"] = ("Rep", ["/notifications"]),
        ["/not-found"] = ("Rep", ["/not-found"]),
        ["/sign-in"] = (Anyone, ["/sign-in"]),
        ["/refused"] = (Anyone, ["/refused"]),
        ["/invitation/{Secret}"] = (Anyone, ["/invitation/nobody-knows-this-one"]),
        // Leads home once there is a company; walked in the full loop.
        ["/welcome"] = (Anyone, []),
    };

    /// <summary>Pages that look different to whoever opens them.</summary>
    private static readonly (string Role, string Address)[] Desks =
    [
        ("Manager", "/"), ("Rep", "/"), ("Contributor", "/"), ("Administrator", "/"), ("Rep", "/strategy"), ("Manager", "/goals"), ("Rep", "/goals"),
        ("Manager", "/goals/negotiation"), ("Rep", "/goals/negotiation"), ("Rep", "/goals/joint"), ("Rep", "/goals/check-in"), ("Rep", "/goals/map"),
        ("Rep", "/incentives"), ("Manager", "/incentives"), ("Executive", "/incentives"), ("Rep", "/field-voice"), ("Contributor", "/field-voice"), ("Rep", "/performance/kpis"), ("Manager", "/performance/kpis"), ("Executive", "/performance/kpis/due"),
    ];

    /// <summary>Routes for which nobody has said yet how they are opened.</summary>
    public static IEnumerable<string> Unknown => Routes().Except(Ways.Keys, StringComparer.Ordinal);

    private static IEnumerable<string> Routes() =>
        typeof(Shell.AppPage).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

    public async Task WalkAsync(Sight sight)
    {
        var complaints = new List<string>();
        var existing = Routes().ToHashSet(StringComparer.Ordinal);
        var visits = Ways.Where(way => existing.Contains(way.Key)).SelectMany(way => way.Value.Addresses.Select(address => (way.Value.Role, Address: address)))
            .Concat(Desks.Where(desk => existing.Contains(desk.Address))).ToList();
        foreach (var desk in visits.GroupBy(visit => visit.Role))
        {
            await using var visitor = await Visitor.ArriveAsync(application.Address, sight.OnPhone, sight.InTheDark, sight.Language);
            // The language of the browser holds until somebody chooses one; the people of the demonstration company have.
            if (desk.Key != Anyone) await visitor.SignInAsync(await application.EmailOfAsync(desk.Key), DemonstrationCompany.Password);
            await visitor.Page.GotoAsync($"/language/{sight.Language}?back=/refused");
            var entering = true;
            foreach (var (_, template) in desk)
            {
                var address = await WithIdsAsync(template);
                try
                {
                    if (entering || desk.Key == Anyone) await visitor.OpenAsync(address);
                    else await visitor.FollowAsync(address);
                    entering = false;
                    complaints.AddRange(await LookAsync(visitor, desk.Key, address, sight));
                }
                catch (Exception failure) when (failure is TimeoutException or Microsoft.Playwright.PlaywrightException)
                {
                    complaints.Add($"{desk.Key} {address}: {failure.Message}");
                    entering = true;
                }
            }
            complaints.AddRange(visitor.Errors.Select(error => $"{desk.Key}: the browser says: {error}"));
        }
        foreach (var complaint in complaints) output.WriteLine(complaint);
        Assert.Empty(complaints);
    }

    private static async Task<List<string>> LookAsync(Visitor visitor, string role, string address, Sight sight)
    {
        var complaints = (await visitor.ComplaintsAsync()).ToList();
        var page = visitor.Page;
        if (sight.AlsoNarrow && page.ViewportSize is { } wide)
        {
            // Between wide and a phone only the layout differs, so the page is not opened anew.
            await page.SetViewportSizeAsync(768, 1024);
            complaints.AddRange(await visitor.BeyondAsync());
            await page.SetViewportSizeAsync(wide.Width, wide.Height);
        }
        var headings = await page.Locator("main h1").CountAsync();
        if (headings != 1) complaints.Add($"{headings} headings of the first level");
        if (await page.Locator("[role=alert] .reference").CountAsync() > 0) complaints.Add("the page failed");
        var heading = headings > 0 ? await page.Locator("main h1").First.InnerTextAsync() : "";
        if (address is not ("/refused" or "/not-found") && await page.Locator("main .page-message").CountAsync() > 0) complaints.Add($"says: {heading}");
        var keys = await visitor.RawKeysAsync();
        if (keys.Count > 0) complaints.Add($"texts that nobody wrote: {string.Join(", ", keys)}");
        var language = await page.GetAttributeAsync("html", "lang");
        if (language != sight.Language) complaints.Add($"is in {language}");
        return [.. complaints.Select(complaint => $"{role} {address}: {complaint}")];
    }

    private async Task<string> WithIdsAsync(string template)
    {
        var address = template;
        while (address.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = address.IndexOf('}', open);
            var value = await application.Database.ReadAsync<object>(address[(open + 1)..close]);
            Assert.True(value is not null, $"Nothing to open in the demonstration company: {template}");
            address = address[..open] + value + address[(close + 1)..];
        }
        return address;
    }
}

/// <summary>As what, and on what, pages are looked at.</summary>
internal sealed record Sight(string Language, bool OnPhone = false, bool InTheDark = false, bool AlsoNarrow = false);
