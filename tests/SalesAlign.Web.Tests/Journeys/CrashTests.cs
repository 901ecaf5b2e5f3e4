using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Web.Tests.Common;

namespace SalesAlign.Web.Tests.Journeys;

/// <summary>The power fails in the middle of long work. Afterwards nothing is half there, it is said what was lost, and it can be done again or gone on with.</summary>
public sealed class CrashTests
{
    private const int Deals = 200_000;
    private const int Reps = 20;

    [BrowserFact]
    public async Task An_import_that_is_killed_leaves_nothing_behind_and_a_calculation_goes_on_from_what_was_finished()
    {
        await using var application = await RunningApplication.StartAsync("--demo", "false");
        var database = application.Database;
        var ada = await Founding.FoundAsync(database);
        using var client = new HttpClient { BaseAddress = application.Address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await Founding.KeyAsync(database, ada.Value));
        await using var visitor = await Visitor.ArriveAsync(application.Address);
        await visitor.SignInAsync(Founding.Email, Founding.Password);

        await CompletedAsync(database, await ImportAsync(client, "people", "name,region\n" + string.Join('\n', Enumerable.Range(0, Reps).Select(rep => $"Rep {rep},West"))));
        await CompletedAsync(database, await ImportAsync(client, "products", "product,series,sales_price\nOne,S,100\n"));

        var import = await ImportAsync(client, "deals", DealFile());
        await UntilAsync(database, $"select state = 'Running' and rows_read > 0 from import_batches where id = '{import}'");
        await application.CrashAndRestartAsync();
        await UntilAsync(database, $"select state <> 'Running' from import_batches where id = '{import}'");
        Assert.Equal("Interrupted", await database.ReadAsync<string>($"select state from import_batches where id = '{import}'"));
        Assert.Equal(0L, await database.ReadAsync<long>("select count(*) from deals"));
        Assert.Equal(0L, await database.ReadAsync<long>("select count(*) from import_changes c join import_batches b on b.id = c.batch_id where b.kind = 'Deals'"));

        await visitor.OpenAsync($"/data/imports/{import}");
        await visitor.Page.GetByText("Interrupted").First.WaitForAsync();
        Assert.Empty(await visitor.ComplaintsAsync());
        await visitor.Button("Import again").ClickAsync();
        await CompletedAsync(database, import);
        Assert.Equal(Deals, await database.ReadAsync<long>("select count(*) from deals"));

        var plan = await PlanAsync(application, client);
        using var opened = await client.PostAsJsonAsync("api/v1/incentives/periods", new { period = "2017-Q1" });
        var period = await IdAsync(opened);
        await RunAsync(client, period);
        await UntilAsync(database, "select state = 'Completed' from calculation_runs order by started_at desc limit 1");
        var before = await PayAsync(database);
        Assert.StartsWith($"{Reps} statements", before, StringComparison.Ordinal);

        // Every batch of lines now takes its time, so that the second calculation is surely met in the middle.
        await database.ExecuteAsync("create function linger() returns trigger language plpgsql as 'begin perform pg_sleep(0.4); return null; end'");
        await database.ExecuteAsync("create trigger linger after insert on statement_lines for each statement execute function linger()");
        await database.ExecuteAsync("update deals set amount = amount * 2");
        await RunAsync(client, period);
        await UntilAsync(database, "select exists (select from statement_drafts)");
        await application.CrashAndRestartAsync();
        await UntilAsync(database, "select state <> 'Running' from calculation_runs order by started_at desc limit 1");
        Assert.Equal("Interrupted", await database.ReadAsync<string>("select state from calculation_runs order by started_at desc limit 1"));
        Assert.Equal(before, await PayAsync(database));
        var finished = await database.ReadAsync<int>("select count(distinct person_id)::int from statement_drafts");

        await database.ExecuteAsync("drop trigger linger on statement_lines");
        await visitor.OpenAsync($"/incentives/periods/{period}");
        await visitor.Page.GetByText("The application stopped during the last calculation").WaitForAsync();
        Assert.Empty(await visitor.ComplaintsAsync());
        await visitor.Button("Calculate again").ClickAsync();
        await UntilAsync(database, "select state = 'Completed' from calculation_runs order by started_at desc limit 1");
        Assert.InRange(finished, 1, Reps - 1);
        Assert.Equal(finished, await database.ReadAsync<int>("select kept from calculation_runs order by started_at desc limit 1"));
        await visitor.Page.GetByText($"Resumed after an interruption: {finished} of {Reps} people kept").First.WaitForAsync();
        Assert.NotEqual(before, await PayAsync(database));
        Assert.Equal(Deals, await database.ReadAsync<long>("select count(*) from statement_lines"));
        Assert.NotEqual(Guid.Empty, plan);
    }

    private static string DealFile()
    {
        var file = new StringBuilder("opportunity_id,sales_agent,product,deal_stage,engage_date,close_date,close_value\n", Deals * 60);
        for (var i = 0; i < Deals; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"D{i:000000},Rep {i % Reps},One,Won,2016-12-01,2017-{1 + (i % 3):00}-{1 + (i % 28):00},{100 + (i % 900)}\n");
        }
        return file.ToString();
    }

    private static async Task<Guid> ImportAsync(HttpClient client, string kind, string text)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", kind + ".csv" } };
        using var answer = await client.PostAsync(new Uri($"api/v1/imports/{kind}", UriKind.Relative), content);
        return await IdAsync(answer);
    }

    private static async Task<Guid> PlanAsync(RunningApplication application, HttpClient client)
    {
        using var written = await client.PostAsJsonAsync("api/v1/incentives/plans", new
        {
            name = "Field sales",
            effectiveFrom = "2017-01-01",
            components = new object[]
            {
                new
                {
                    kind = "commission", id = Guid.NewGuid(), name = "Commission",
                    rates = new { basis = "Credit", accumulation = "Period", mode = "Marginal", brackets = new[] { new { from = 0m, rate = 0.05m }, new { from = 100_000m, rate = 0.07m } } },
                },
            },
        });
        var plan = await IdAsync(written);
        // Four eyes: somebody else than the writer approves.
        var second = await application.Database.ReadAsync<Guid>("select id from people where name = 'Rep 0'");
        var signIn = $$"""{"id": "{{Guid.NewGuid()}}", "email": "rep@example.com", "normalized_email": "REP@EXAMPLE.COM", "user_name": "rep@example.com", "normalized_user_name": "REP@EXAMPLE.COM"}""";
        await application.Database.ExecuteAsync($"insert into sign_ins select (jsonb_populate_record(s, '{signIn}')).* from sign_ins s limit 1");
        await application.Database.ExecuteAsync($"update people set sign_in_id = (select id from sign_ins where email = 'rep@example.com') where id = '{second}'");
        await application.Database.ExecuteAsync($"insert into role_grants (person_id, role) values ('{second}', 'Executive')");
        using var approver = new HttpClient { BaseAddress = application.Address };
        approver.DefaultRequestHeaders.Authorization = new("Bearer", await Founding.KeyAsync(application.Database, second));
        using var approved = await approver.PostAsync(new Uri($"api/v1/incentives/plans/{plan}/approve", UriKind.Relative), null);
        Assert.True(approved.IsSuccessStatusCode, await approved.Content.ReadAsStringAsync());
        using var published = await client.PostAsync(new Uri($"api/v1/incentives/plans/{plan}/publish", UriKind.Relative), null);
        Assert.True(published.IsSuccessStatusCode, await published.Content.ReadAsStringAsync());
        using var enrolled = await client.PostAsJsonAsync($"api/v1/incentives/plans/{plan}/participants", new { role = new { role = "Rep", from = "2017-01-01" } });
        Assert.True(enrolled.IsSuccessStatusCode, await enrolled.Content.ReadAsStringAsync());
        return plan;
    }

    private static async Task RunAsync(HttpClient client, Guid period)
    {
        using var started = await client.PostAsync(new Uri($"api/v1/incentives/periods/{period}/calculate", UriKind.Relative), null);
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
    }

    private static async Task<Guid> IdAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static Task<string?> PayAsync(TestDatabase database) => database.ReadAsync<string>(
        "select count(*) || ' statements, ' || sum(total) || ', ' || (select count(*) || ' lines, ' || sum(amount) from statement_lines where statement_id in (select id from statements)) from statements");

    private static Task CompletedAsync(TestDatabase database, Guid import) => UntilAsync(
        database, $"select state = 'Completed' and failed = 0 from import_batches where id = '{import}'", $"select state || ' ' || coalesce(failure, '') || ' ' || failed from import_batches where id = '{import}'");

    private static async Task UntilAsync(TestDatabase database, string condition, string? otherwise = null)
    {
        for (var waited = 0; waited < 3_000; waited++)
        {
            if (await database.ReadAsync<bool>(condition)) return;
            await Task.Delay(30);
        }
        throw new TimeoutException($"Never came true: {condition} {(otherwise is null ? "" : await database.ReadAsync<string>(otherwise))}");
    }
}
