using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Health;
using SalesAlign.Application.Tests.Sales.Import;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Health;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Health;

/// <summary>Every check finds exactly what is wrong, by person and by source, and names the records.</summary>
public sealed class DataHealthTests : IAsyncLifetime
{
    private readonly ImportBench _bench = new();

    public async Task InitializeAsync()
    {
        await _bench.InitializeAsync();
        await _bench.StockAsync();
    }

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Each_flaw_is_found_once_with_its_record()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        await _bench.ImportAsync(ImportKind.Accounts, "account,sector,employees,office_location\nCancity Inc.,retail,10,Berlin\n");
        await _bench.ImportAsync(
            ImportKind.Deals,
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,expected close date,reason,entered at\n"
            + $"A1,Anna Snelling,GTX Pro,Cancity,Won,2025-01-02,2025-03-01,4500,,,2025-01-05 09:00\n"
            + $"A2,Anna Snelling,GTX Pro,Cancity,Won,2025-01-03,2025-03-01,4500,,,2025-01-04 23:00\n"
            + $"A3,Darcel Schlecht,,Isdom,Engaging,{today.AddDays(-5):yyyy-MM-dd},,100,{today.AddDays(-1):yyyy-MM-dd},,\n"
            + $"A4,Darcel Schlecht,GTX Pro,,Engaging,{today.AddDays(-90):yyyy-MM-dd},,100,{today.AddDays(9):yyyy-MM-dd},,\n"
            + "A5,Darcel Schlecht,GTX Pro,Isdom,Lost,,2025-03-01,0,,,\nA6,Darcel Schlecht,GTX Pro,Isdom,Lost,2025-01-01,2025-03-01,0,,Price,\n");
        await _bench.ImportAsync(
            ImportKind.Activities,
            $"activity_id,agent,type,date,account,deal,outcome,entered at\nC1,Anna Snelling,call,2025-01-06,,,,2025-01-08 00:00\nC2,Darcel Schlecht,visit,{today.AddDays(-80):yyyy-MM-dd},,A4,seen,\n");

        var health = await HealthAsync();
        var found = health.Checks.Where(check => check.Failing > 0).ToDictionary(check => check.Name, check => (check.Checked, check.Failing));
        Assert.Equal((6, 1), found[HealthCheck.DealAccount]);
        Assert.Equal((6, 1), found[HealthCheck.DealProduct]);
        Assert.Equal((6, 1), found[HealthCheck.DealEngaged]);
        Assert.Equal((2, 1), found[HealthCheck.DealLostReason]);
        // A day and a half after its own day is late; an hour before midnight of the next is not.
        Assert.Equal((2, 1), found[HealthCheck.DealEntry]);
        Assert.Equal((1, 1), found[HealthCheck.ActivityEntry]);
        Assert.Equal((3, 1), found[HealthCheck.DealTwice]);
        Assert.Equal((3, 1), found[HealthCheck.AccountTwice]);
        Assert.Equal((2, 1), found[HealthCheck.ActivityAccount]);
        Assert.Equal((2, 1), found[HealthCheck.DealStale]);
        Assert.Equal((2, 1), found[HealthCheck.DealOverdue]);
        Assert.DoesNotContain(HealthCheck.DealExpectedClose, found.Keys);

        Assert.Equal(["A4"], await RecordsAsync(HealthCheck.DealStale));
        Assert.Empty(await RecordsAsync(HealthCheck.DealStale, stale: 100));
        Assert.Equal(["A3"], await RecordsAsync(HealthCheck.DealOverdue));
        Assert.Equal(["A2"], await RecordsAsync(HealthCheck.DealTwice));
        Assert.Equal(["A1"], await RecordsAsync(HealthCheck.DealEntry));
        Assert.Equal(["Cancity Inc."], await RecordsAsync(HealthCheck.AccountTwice));
        foreach (var check in health.Checks) Assert.Equal(check.Failing, (await ListAsync(check.Name, new HealthScope())).Total);

        var darcel = health.People.Single(person => person.Name == "Darcel Schlecht");
        Assert.True(darcel.Failing > 0 && darcel.Score < 1);
        Assert.Equal("file.csv", Assert.Single(health.Sources).File);
        Assert.Equal(health.Checks.Sum(check => check.Failing), health.People.Sum(person => person.Failing));

        await TheOwnerIsAskedOnceAsync(darcel.PersonId!.Value);
    }

    [Fact]
    public async Task Nothing_to_look_at_has_no_score_and_odd_requests_are_refused()
    {
        var health = await HealthAsync();
        Assert.Null(health.Areas.Single(area => area.Name == HealthArea.Timely).Score);
        Assert.Equal(Outcome.Refused, (await _bench.Get<GetDataHealth>().RunAsync(_bench.Actor, new GetDataHealth.Request(new HealthScope(StaleDays: 0)))).Outcome);
        Assert.Equal(Outcome.NotFound, (await _bench.Get<AskToMendData>().RunAsync(_bench.Actor, new AskToMendData.Request(HealthCheck.DealStale, PersonId.New()))).Outcome);
    }

    private async Task TheOwnerIsAskedOnceAsync(PersonId owner)
    {
        var ask = _bench.Get<AskToMendData>();
        Assert.Equal("health.cannot_be_asked", (await ask.RunAsync(_bench.Actor, new AskToMendData.Request(HealthCheck.DealStale, owner))).Problems[0].Code);
        await _bench.ExecuteAsync($"insert into sign_ins (id, user_name, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count) values ('{owner}', 'd', false, false, false, false, 0); update people set sign_in_id = '{owner}' where id = '{owner}'");
        Assert.Equal(1, (await ask.RunAsync(_bench.Actor, new AskToMendData.Request(HealthCheck.DealStale, owner))).Value.Records);
        Assert.Equal("health.asked_already", (await ask.RunAsync(_bench.Actor, new AskToMendData.Request(HealthCheck.DealStale, owner))).Problems[0].Code);
        Assert.Equal("health.nothing_to_mend", (await ask.RunAsync(_bench.Actor, new AskToMendData.Request(HealthCheck.DealTwice, owner))).Problems[0].Code);
        Assert.Equal(
            "data.mend.DealStale Ada Admin,1",
            await _bench.ReadAsync<string>($"select code || ' ' || array_to_string(arguments, ',') from notifications where person_id = '{owner}'"));
    }

    private async Task<GetDataHealth.Response> HealthAsync() => (await _bench.Get<GetDataHealth>().RunAsync(_bench.Actor, new GetDataHealth.Request(new HealthScope()))).Value;

    private async Task<PagedList<ListHealthFindings.Item>> ListAsync(HealthCheck check, HealthScope scope) =>
        (await _bench.Get<ListHealthFindings>().RunAsync(_bench.Actor, new ListHealthFindings.Request(check, scope, new PageRequest()))).Value;

    private async Task<IEnumerable<string>> RecordsAsync(HealthCheck check, int stale = HealthChecks.StaleDays) =>
        (await ListAsync(check, new HealthScope(StaleDays: stale))).Items.Select(item => item.Title);
}
