using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Demonstration;
using SalesAlign.Application.Sales.Health;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Health;
using SalesAlign.Domain.Sales.Import;
using Xunit.Abstractions;

namespace SalesAlign.Application.Tests.Demonstration;

public sealed class DemonstrationCompanyTests(DemonstrationCompanyTests.EmptyInstallation installation, ITestOutputHelper output)
    : IClassFixture<DemonstrationCompanyTests.EmptyInstallation>
{
    // What the story says, free of ids and of what is random on purpose (hashes, stamps).
    private const string Checksum = """
        select md5(string_agg(line, '|' order by line)) from (
            select format('unit %s %s %s %s', external_id, name, kind, function) as line from units
            union all select format('placed %s %s %s %s', u.external_id, p.external_id, placement."from", placement."to")
                from unit_placements placement join units u on u.id = placement.unit_id left join units p on p.id = placement.parent_id
            union all select format('person %s %s %s %s', external_id, name, email, left_on) from people
            union all select format('member %s %s %s %s %s', p.external_id, u.external_id, m.role, m."from", m."to")
                from memberships m join people p on p.id = m.person_id join units u on u.id = m.unit_id
            union all select format('grant %s %s', p.external_id, g.role) from role_grants g join people p on p.id = g.person_id
            union all select format('product %s %s %s %s %s', external_id, name, series, tier, list_price) from products
            union all select format('account %s %s %s %s %s %s', external_id, name, sector, employees, revenue, location) from accounts
            union all select format('deal %s %s %s %s %s %s %s %s %s', d.external_id, o.external_id, a.external_id, p.external_id, d.stage, d.amount, d.quantity, d.engaged_on, d.closed_on)
                from deals d join people o on o.id = d.owner_id join accounts a on a.id = d.account_id join products p on p.id = d.product_id
            union all select format('objective %s %s %s %s %s', v.number, o.title, o.weight_percent, o.baseline, o.target)
                from strategic_objectives o join strategy_versions v on v.id = o.version_id
            union all select format('goal %s %s %s %s %s %s %s %s', m.name, u.external_id, p.external_id, g.period_key, g.target_value, g.target_denominator, g.counter_value, g.state)
                from goals g join metrics m on m.id = g.metric_id left join units u on u.id = g.unit_id left join people p on p.id = g.person_id
            union all select format('feedback %s %s %s %s', f.text, a.external_id, f.state, f.answered_at) from feedback f join people a on a.id = f.author_id
            union all select format('pay %s %s %s %s', i.key, i.state, p.external_id, s.total)
                from statements s join incentive_periods i on i.id = s.period_id join people p on p.id = s.person_id
            union all select format('activity %s %s %s %s %s', a.external_id, p.external_id, a.kind, a."on", a.outcome) from activities a join people p on p.id = a.person_id
            union all select format('stage %s %s %s', d.external_id, s.name, e.entered_on) from stage_entries e join deals d on d.id = e.deal_id join pipeline_stages s on s.id = e.pipeline_stage_id
            union all select format('line %s %s %s %s', d.external_id, l.external_id, l.amount, l.cost) from deal_lines l join deals d on d.id = l.deal_id
            union all select format('split %s %s %s %s', d.external_id, p.external_id, s.kind, s.percent) from deal_splits s join deals d on d.id = s.deal_id join people p on p.id = s.person_id
            union all select format('money %s %s %s %s', d.external_id, e.kind, e."on", e.amount) from deal_events e join deals d on d.id = e.deal_id
            union all select format('exam %s %s %s %s %s', p.external_id, c.topic, c."on", c.result, c.score) from certifications c join people p on p.id = c.person_id
            union all select format('rate %s %s %s', currency, "on", rate) from exchange_rates
        ) told
        """;

    [Fact]
    public async Task An_empty_installation_is_filled_once_and_the_same_way_everywhere_even_after_being_cut_off()
    {
        var watch = Stopwatch.StartNew();
        Assert.True(await DemonstrationCompany.ExistsOrFillAsync(installation.Services));
        output.WriteLine($"Filled in {watch.Elapsed.TotalSeconds:0.00} s");
        var first = await installation.ReadAsync<string>(Checksum);

        Assert.False(await DemonstrationCompany.ExistsOrFillAsync(installation.Services));
        Assert.Equal(first, await installation.ReadAsync<string>(Checksum));
        Assert.Equal(1L, await installation.ReadAsync<long>("select count(*) from audit_entries where action = 'DemonstrationCompany' and subject = 'Company'"));

        var other = new EmptyInstallation();
        await other.InitializeAsync();
        await WhatIsCutOffMidwayLeavesNothingAsync(other);
        // Two instances that start at once: one fills, the other waits and finds it done.
        var filled = await Task.WhenAll(DemonstrationCompany.ExistsOrFillAsync(other.Services), DemonstrationCompany.ExistsOrFillAsync(other.Services));
        Assert.Single(filled, did => did);
        Assert.Equal(first, await other.ReadAsync<string>(Checksum));
        await other.DisposeAsync();

        await TheSignInPageOffersEveryRoleAsync();
        await TheDatabaseAgreesWithTheRulesAsync();
        await TheLoopIsWholeAsync();
        await TheDataHasItsFlawsAsync();
    }

    private static async Task WhatIsCutOffMidwayLeavesNothingAsync(EmptyInstallation other)
    {
        // The load fails at its last table but two: everything before it must go as well.
        await other.ExecuteAsync("alter table activities add constraint full_up check (false)");

        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => DemonstrationCompany.ExistsOrFillAsync(other.Services));

        Assert.Equal(0L, await other.ReadAsync<long>("select (select count(*) from company) + (select count(*) from people) + (select count(*) from deals) + (select count(*) from sign_ins)"));
        await other.ExecuteAsync("alter table activities drop constraint full_up");
    }

    private async Task TheSignInPageOffersEveryRoleAsync()
    {
        await using var scope = installation.Services.CreateAsyncScope();
        var state = (await scope.ServiceProvider.GetRequiredService<GetInstallation>().RunAsync(Actor.Anonymous, new GetInstallation.Request())).Value;

        Assert.True(state is { IsFounded: true, IsDemonstration: true, CompanyName: "Havelune" });
        Assert.Equal(Enum.GetValues<Role>(), state.Accounts.Select(account => account.Role).Order());
        Assert.Equal(
            ["Erik Holm", "Jonas Albrecht", "Katharina Vogt", "Marianne Oberlin", "Priya Raman", "Sofia Marques"],
            state.Accounts.Select(account => account.Name).Order(StringComparer.Ordinal));

        var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser<Guid>>>();
        var rep = await users.FindByEmailAsync("katharina.vogt@demo.havelune.example");
        Assert.True(await users.CheckPasswordAsync(rep!, DemonstrationCompany.Password));
        Assert.Null(await users.FindByEmailAsync("wiebke.lorenz@demo.havelune.example"));

        var person = new PersonId(await installation.ReadAsync<Guid>("select id from people where name = 'Katharina Vogt'"));
        var me = (await scope.ServiceProvider.GetRequiredService<GetMe>().RunAsync(new Actor(person, "Katharina Vogt", "en"), new GetMe.Request())).Value;
        Assert.Equal([Role.Rep], me.Roles);
        Assert.Single(me.Units);
    }

    private async Task TheDatabaseAgreesWithTheRulesAsync()
    {
        Assert.Equal(0L, await installation.ReadAsync<long>("""
            select count(*) from memberships a join memberships b on a.person_id = b.person_id and a.id < b.id
            where daterange(a."from", a."to", '[]') && daterange(b."from", b."to", '[]')
            """));
        Assert.Equal(0L, await installation.ReadAsync<long>("""
            select count(*) from deals d where d.external_id < 'D-9' and not exists (
                select 1 from memberships m where m.person_id = d.owner_id and m.role = 'Rep'
                and daterange(m."from", m."to", '[]') @> coalesce(d.closed_on, date '2026-11-20'))
            """));
        Assert.Equal(0L, await installation.ReadAsync<long>("""
            select count(*) from activities a where not exists (
                select 1 from memberships m where m.person_id = a.person_id and daterange(m."from", m."to", '[]') @> a."on")
            """));
        Assert.True(await installation.ReadAsync<bool>("""
            with quarters as (
                select date_trunc('quarter', d.closed_on) as quarter, sum(d.amount) filter (where p.tier = 'Premium') / sum(d.amount) as share
                from deals d join products p on p.id = d.product_id where d.stage = 'Won' and d.closed_on between '2024-10-01' and '2026-09-30' group by 1)
            select regr_slope(share, extract(epoch from quarter) / 7776000) > 0.008 from quarters
            """));
    }

    private async Task TheDataHasItsFlawsAsync()
    {
        await using var scope = installation.Services.CreateAsyncScope();
        var operations = new Actor(new PersonId(await installation.ReadAsync<Guid>("select id from people where name = 'Yusuf Demir'")), "Yusuf Demir", "en");
        var health = (await scope.ServiceProvider.GetRequiredService<GetDataHealth>().RunAsync(operations, new GetDataHealth.Request(new HealthScope()))).Value;
        foreach (var check in health.Checks) output.WriteLine($"{check.Name}: {check.Failing} of {check.Checked}");
        Assert.All(health.Areas, area => Assert.InRange(area.Score!.Value, 0.5m, 0.9999m));
        Assert.InRange(health.Score!.Value, 0.7m, 0.99m);
        Assert.All(
            health.Checks.Where(check => HealthChecks.KindOf(check.Name) != ImportKind.Products && check.Name is not (HealthCheck.AccountSector or HealthCheck.AccountLocation or HealthCheck.DealEngaged)),
            check => Assert.True(check.Failing > 0, check.Name.ToString()));
        // A rep sees the own records only.
        var rep = new Actor(new PersonId(await installation.ReadAsync<Guid>("select id from people where name = 'Katharina Vogt'")), "Katharina Vogt", "en");
        var own = (await scope.ServiceProvider.GetRequiredService<GetDataHealth>().RunAsync(rep, new GetDataHealth.Request(new HealthScope()))).Value;
        Assert.Equal("Katharina Vogt", Assert.Single(own.People).Name);
    }

    private async Task TheLoopIsWholeAsync()
    {
        Assert.Equal(2L, await installation.ReadAsync<long>("select count(*) from strategy_versions where published_at is not null"));
        Assert.Equal(2L, await installation.ReadAsync<long>(
            "select count(*) from (select version_id from strategic_objectives group by version_id having sum(weight_percent) = 100 and count(*) between 4 and 5) weighed"));
        Assert.Equal(1L, await installation.ReadAsync<long>("select count(*) from strategy_versions where number = 2 and length(amendment_reason) > 50"));
        Assert.True(await installation.ReadAsync<bool>("""
            select count(*) between 30 and (select count(*) - 5 from people where left_on is null)
            from strategy_acknowledgements a join strategy_versions v on v.id = a.version_id where v.number = 2
            """));

        // Below every goal that was cascaded, the parts add up to the whole exactly.
        Assert.Equal(0L, await installation.ReadAsync<long>("""
            select count(*) from (
                select g.id from goals g join goals c on c.parent_id = g.id
                group by g.id, g.target_value, g.target_denominator
                having sum(c.target_value) <> g.target_value or coalesce(sum(c.target_denominator), 0) <> coalesce(g.target_denominator, 0)) wrong
            """));
        Assert.True(await installation.ReadAsync<long>("select count(*) from goals") > 900);
        Assert.Equal("Agreed,Closed,Countered,Offered", await installation.ReadAsync<string>("select string_agg(distinct state, ',' order by state) from goals"));
        Assert.Equal(0L, await installation.ReadAsync<long>("select count(*) from goals where period_last < '2026-10-01' and state <> 'Closed'"));

        Assert.True(await installation.ReadAsync<long>("select count(*) from feedback") >= 60);
        Assert.Equal(5L, await installation.ReadAsync<long>("select count(distinct state) from feedback"));
        Assert.Equal(7L, await installation.ReadAsync<long>("select count(distinct kind) from feedback"));
        Assert.Equal(0L, await installation.ReadAsync<long>("""
            select (select count(*) from feedback_steps where at > '2026-11-20 12:00+00') + (select count(*) from goal_steps where at > '2026-11-20 12:00+00')
                 + (select count(*) from strategy_acknowledgements where at > '2026-11-20 12:00+00') + (select count(*) from notifications where at > '2026-11-20 12:00+00')
            """));

        Assert.Equal(
            "2025-Q1 Closed,2025-Q2 Closed,2025-Q3 Closed,2025-Q4 Closed,2026-Q1 Closed,2026-Q2 Closed,2026-Q3 InReview,2026-Q4 Open",
            await installation.ReadAsync<string>("select string_agg(key || ' ' || state, ',' order by key) from incentive_periods"));
        Assert.Equal(0L, await installation.ReadAsync<long>(
            "select count(*) from (select s.id from statements s left join statement_lines l on l.statement_id = s.id group by s.id, s.total having s.total <> coalesce(sum(l.amount), 0)) wrong"));
        // Nothing is wrong with the data but who owns an order: that is shown as cases, open in the quarter under review and decided before.
        Assert.Equal(0L, await installation.ReadAsync<long>("select count(*) from statements s, jsonb_array_elements(s.findings) f where f->>'code' <> 'credit.channel_and_direct'"));
        Assert.Equal(0L, await installation.ReadAsync<long>("""
            select count(*) from statements s join incentive_periods p on p.id = s.period_id and p.state = 'Closed'
            where jsonb_array_length(s.findings) > 0 and not exists (select from finding_waivers w where w.period_id = p.id and w.person_id = s.person_id)
            """));
        Assert.Equal(0L, await installation.ReadAsync<long>("select count(*) from pay_disputes d join incentive_periods p on p.id = d.period_id and p.state = 'Closed' where d.state = 'Open'"));
        Assert.Equal("Accepted,Open,Rejected,Withdrawn", await installation.ReadAsync<string>("select string_agg(distinct state, ',' order by state) from pay_disputes"));
        Assert.True(await installation.ReadAsync<long>("select count(*) from pay_disputes where type = 'ChannelConflict' and state = 'Open'") > 0);
        Assert.True(await installation.ReadAsync<long>("select count(*) from honours where given_by is not null") >= 5);
        Assert.Equal(0L, await installation.ReadAsync<long>("select count(*) from dispute_messages where at > '2026-11-20 12:00+00'"));
        Assert.True(
            await installation.ReadAsync<bool>("""
                select count(*) filter (where amount > 0) between count(*) / 5 and count(*) * 4 / 5 from statement_lines where component_name = 'Right customers'
                """),
            "the plan pays for ideal customers, and shows what the others would have paid");
        Assert.True(await installation.ReadAsync<bool>("select count(*) > 100 from statement_lines where amount = 0 and would_have_paid > 0"), "some deals pay nothing and say why");
        output.WriteLine(await installation.ReadAsync<string>("""
            select string_agg(format('%s: %s statements, %s', key, statements, total), E'\n' order by key) from (
                select i.key, count(*) as statements, sum(s.total) as total from statements s join incentive_periods i on i.id = s.period_id group by i.key) pay
            """) ?? "");
    }

    /// <summary>A migrated database without a company, and the application's services on a fixed day.</summary>
    public sealed class EmptyInstallation : MigratedDatabase
    {
        private ServiceProvider? _services;

        public IServiceProvider Services => _services!;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSalesAlign(ConnectionString, new ImportOptions(Path.GetTempPath()));
            services.AddSingleton<TimeProvider>(new Noon());
            _services = services.BuildServiceProvider();
        }

        public override async Task DisposeAsync()
        {
            if (_services is not null) await _services.DisposeAsync();
            await base.DisposeAsync();
        }
    }

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    }
}
