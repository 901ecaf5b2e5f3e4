using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Nights;
using SalesAlign.Application.Notifications;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Tests.Alerts;

/// <summary>Who is told of a deviation, by when, and what happens when nobody acts; the night; and who sees whose case.</summary>
public sealed class AlertRoundTests : IAsyncLifetime
{
    private readonly StaffedCompany _company = new();

    public async Task InitializeAsync() => await _company.InitializeAsync();

    public async Task DisposeAsync() => await _company.DisposeAsync();

    [Fact]
    public async Task A_deviation_is_one_case_that_worsens_climbs_and_comes_back_to_normal()
    {
        await ActivitiesAsync("Rita", 10, 5);
        var rule = await RuleAsync();
        Assert.Equal(1, (await EvaluateAsync()).Raised);
        var alert = Assert.Single((await CasesAsync("Mona")).Items.Items);
        Assert.Equal((AlertGrade.Watch, "Rita", "Mona"), (alert.Grade, alert.Finding.Subject.Name, alert.Owner));

        // Worse: the same case, told again, and because it is critical to the manager above at once.
        await _company.ExecuteAsync("delete from activities where \"on\" >= '2026-02-20' and external_id like 'now%'");
        Assert.Equal(0, (await EvaluateAsync()).Raised);
        Assert.Equal(AlertGrade.Critical, Assert.Single((await CasesAsync("Mona")).Items.Items).Grade);
        Assert.Equal(["Hanna", "Mona", "Mona"], (await GetAsync("Mona", alert.Id)).Notices.Select(notice => notice.Person).Order(StringComparer.Ordinal));

        // Nobody acts: due on Thursday, late on Friday, one level a stretch, until nobody is left.
        _company.Time.Now = Noon(2026, 3, 13);
        Assert.Equal(1, (await EvaluateAsync()).Escalated);
        _company.Time.Now = Noon(2026, 3, 20);
        Assert.Equal(1, (await EvaluateAsync()).Escalated);
        Assert.Equal(0, (await EvaluateAsync()).Escalated);
        Assert.Equal(["Hanna", "Emil"], (await GetAsync("Mona", alert.Id)).Steps.Where(step => step.Kind == CaseStepKind.Escalated).Select(step => step.To));

        // It comes back by itself: said on the case, which stays open.
        await ActivitiesAsync("Rita", 0, 20, "again", new DateOnly(2026, 3, 18));
        await EvaluateAsync();
        var normal = await GetAsync("Mona", alert.Id);
        Assert.NotNull(normal.BackToNormalAt);
        Assert.Equal(CaseState.Detected, normal.State);
        Assert.Equal(1, (await _company.RunAsync("Olga", services => services.GetRequiredService<ListAlertRules>(), new ListAlertRules.Request())).Value.Single(found => found.Id == rule).OpenCases);
    }

    [Fact]
    public async Task Every_index_can_be_watched_at_every_level()
    {
        await ActivitiesAsync("Rita", 3, 3);
        await _company.WithAsync(async db =>
        {
            var account = new Account(AccountId.New(), "A1", "Large one");
            var won = new Deal(DealId.New(), "D1", _company["Rita"], DealStage.Engaging, "EUR");
            won.Concerns(account.Id, null);
            won.Engage(new DateOnly(2025, 10, 1));
            won.Close(true, new DateOnly(2025, 11, 1), 100m);
            var open = new Deal(DealId.New(), "D2", _company["Rita"], DealStage.Engaging, "EUR");
            open.Engage(new DateOnly(2025, 12, 1));
            db.AddRange(account, won, open, new Metric(MetricId.New(), "Won", UsualMetrics.WonAmount()));
            return await db.SaveChangesAsync();
        });
        var metric = await _company.WithAsync(db => db.Metrics.Select(one => one.Id).SingleAsync());
        foreach (var index in Enum.GetValues<AlertIndex>())
        {
            foreach (var level in AlertWatch.LevelsOf(index))
            {
                var falls = index is AlertIndex.GoalPace or AlertIndex.GoalProgress or AlertIndex.MetricValue;
                var watch = new AlertWatch(index, level, falls ? new(90m, 80m, 70m) : new(0.1m, 0.2m, 0.3m), index is AlertIndex.MetricValue or AlertIndex.MetricFall ? metric : null, Days: 60);
                var preview = await _company.RunAsync("Olga", services => services.GetRequiredService<PreviewAlertRule>(), new PreviewAlertRule.Request(watch, null, AlertOwner.Carrier));
                Assert.True(preview.IsDone, $"{index} {level}: {string.Join(", ", preview.Problems.Select(problem => problem.Code))}");
                if (index is AlertIndex.StalledDeals) Assert.Contains(preview.Value.Findings, found => found.Finding is { Measure: 1m, Evidence: [{ Text: "D2" }] });
                if (index is AlertIndex.KeyAccountContact) Assert.Equal(("Large one", 130m, "Rita"), (preview.Value.Findings[0].Finding.Subject.Name, preview.Value.Findings[0].Finding.Measure, preview.Value.Findings[0].Owner));
                if (index is AlertIndex.MetricFall && level == AlertLevel.Person) Assert.DoesNotContain(preview.Value.Findings, found => found.Finding.Subject.Name == "Ruben");
            }
        }
    }

    [Fact]
    public async Task In_quiet_hours_nobody_is_told_before_they_end()
    {
        await ActivitiesAsync("Ruben", 10, 1);
        await RuleAsync();
        _company.Time.Now = new(2026, 3, 11, 22, 30, 0, TimeSpan.Zero);
        await EvaluateAsync();
        Assert.Equal(0, (await NoticesAsync("Nils")).Unread);
        var alert = (await CasesAsync("Nils")).Items.Items[0];
        Assert.Equal(new DateTimeOffset(2026, 3, 12, 7, 0, 0, TimeSpan.Zero), (await GetAsync("Nils", alert.Id)).Notices[0].ToldAt);
        Assert.True((await GetAsync("Nils", alert.Id)).Notices[0].Waits);
        _company.Time.Now = new(2026, 3, 12, 7, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, (await NoticesAsync("Nils")).Unread);
    }

    [Fact]
    public async Task A_case_is_seen_and_worked_by_those_it_concerns_alone()
    {
        await ActivitiesAsync("Rita", 10, 1);
        await RuleAsync();
        await EvaluateAsync();
        var id = (await CasesAsync("Mona")).Items.Items[0].Id;
        Assert.Empty((await CasesAsync("Nils")).Items.Items);
        Assert.Equal(Outcome.NotFound, (await DismissAsync("Nils", id)).Outcome);
        Assert.Equal(Outcome.NotFound, (await DismissAsync("Rita", id)).Outcome);
        Assert.Equal(Outcome.NotFound, (await DismissAsync("Ada", id)).Outcome);
        Assert.NotEmpty((await CasesAsync("Hanna")).Items.Items);
        Assert.Equal("alerts.no_reason", (await _company.RunAsync("Mona", services => services.GetRequiredService<DismissCase>(), new DismissCase.Request(id, " "))).Problems[0].Code);
        Assert.True((await DismissAsync("Mona", id)).IsDone);
        // What was dismissed is not raised again while it lasts.
        Assert.Equal(0, (await EvaluateAsync()).Raised);
    }

    [Fact]
    public async Task A_manager_watches_the_own_units_and_no_others()
    {
        var watch = new AlertWatch(AlertIndex.FallingActivity, AlertLevel.Person, new(0.3m, 0.5m, 0.8m));
        async Task<Result<AlertRuleId>> Write(string name, UnitId? unit, AlertWatch what) =>
            await _company.RunAsync(name, services => services.GetRequiredService<WriteAlertRule>(), new WriteAlertRule.Request(null, $"{name} {unit} {what.Level}", what, unit, AlertOwner.Carrier, AlertCadence.Nightly));
        Assert.True((await Write("Mona", _company.North, watch)).IsDone);
        Assert.Equal("alerts.not_your_unit", (await Write("Mona", _company.South, watch)).Problems[0].Code);
        Assert.Equal("alerts.not_your_unit", (await Write("Mona", null, watch)).Problems[0].Code);
        Assert.Equal(Outcome.Forbidden, (await Write("Rita", _company.North, watch)).Outcome);
        var refused = (await Write("Olga", null, watch with { Thresholds = new(0.8m, 0.5m, 0.3m) })).Problems[0];
        Assert.Equal(("alerts.thresholds_must_rise", "Critical"), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task The_night_is_worked_once_a_day_and_made_up_for_after_an_outage()
    {
        await ActivitiesAsync("Rita", 10, 1);
        await RuleAsync(AlertCadence.Nightly);
        var night = _company.Services.GetRequiredService<NightWatch>();
        _company.Time.Now = new(2026, 3, 11, 1, 59, 0, TimeSpan.Zero);
        Assert.Equal(0, await night.RunAsync(default));
        _company.Time.Now = new(2026, 3, 11, 9, 0, 0, TimeSpan.Zero);
        var tasks = _company.Services.GetServices<NightlyTask>().Count();
        Assert.Equal(tasks, await night.RunAsync(default));
        Assert.Equal(0, await night.RunAsync(default));
        Assert.Single((await CasesAsync("Mona")).Items.Items);
        _company.Time.Now = new(2026, 3, 12, 2, 30, 0, TimeSpan.Zero);
        Assert.Equal(tasks, await night.RunAsync(default));
    }

    [Fact]
    public async Task Two_instances_share_one_schedule_that_outlives_both()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        try
        {
            Assert.Equal(1L, await _company.ReadAsync<long>("select count(*) from qrtz_cron_triggers"));
            Assert.Equal(2L, await _company.ReadAsync<long>("select count(*) from qrtz_scheduler_state"));
        }
        finally
        {
            await first.StopAsync();
            await second.StopAsync();
            first.Dispose();
            second.Dispose();
        }
        Assert.Equal(1L, await _company.ReadAsync<long>("select count(*) from qrtz_job_details"));

        async Task<IHost> StartAsync()
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Services.AddSalesAlign(_company.ConnectionString, new Application.Sales.Import.ImportOptions(Path.GetTempPath()));
            var host = builder.Build();
            await host.StartAsync();
            return host;
        }
    }

    private static DateTimeOffset Noon(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);

    private async Task ActivitiesAsync(string name, int before, int now, string key = "now", DateOnly? on = null) => await _company.WithAsync(async db =>
    {
        for (var i = 0; i < before; i++) db.Add(new Activity(ActivityId.New(), $"before {name} {i}", _company[name], ActivityKind.Call, new DateOnly(2026, 2, 5), null, null, null));
        for (var i = 0; i < now; i++) db.Add(new Activity(ActivityId.New(), $"{key} {name} {i}", _company[name], ActivityKind.Call, on ?? new DateOnly(2026, 3, 2), null, null, null));
        return await db.SaveChangesAsync();
    });

    private async Task<AlertRuleId> RuleAsync(AlertCadence cadence = AlertCadence.OnChange) => (await _company.RunAsync(
        "Olga", services => services.GetRequiredService<WriteAlertRule>(),
        new WriteAlertRule.Request(null, "Falling activity", new AlertWatch(AlertIndex.FallingActivity, AlertLevel.Person, new(0.3m, 0.6m, 0.8m), Days: 28), null, AlertOwner.ManagerAbove, cadence))).Value;

    private async Task<AlertRoundResult> EvaluateAsync() =>
        (await _company.RunAsync("Olga", services => services.GetRequiredService<EvaluateAlerts>(), new EvaluateAlerts.Request())).Value;

    private async Task<ListAlertCases.Response> CasesAsync(string name) =>
        (await _company.RunAsync(name, services => services.GetRequiredService<ListAlertCases>(), new ListAlertCases.Request(new PageRequest()))).Value;

    private async Task<GetAlertCase.Response> GetAsync(string name, AlertCaseId id) =>
        (await _company.RunAsync(name, services => services.GetRequiredService<GetAlertCase>(), new GetAlertCase.Request(id))).Value;

    private Task<Result<Nothing>> DismissAsync(string name, AlertCaseId id) =>
        _company.RunAsync(name, services => services.GetRequiredService<DismissCase>(), new DismissCase.Request(id, "On leave"));

    private async Task<ListNotifications.Response> NoticesAsync(string name) =>
        (await _company.RunAsync(name, services => services.GetRequiredService<ListNotifications>(), new ListNotifications.Request(new PageRequest()))).Value;
}
