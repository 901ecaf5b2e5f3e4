using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Incentives;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Tests.Incentives;

/// <summary>The application stops when two of three participants are finished. Nobody sees half a result, and who is finished need not be computed again.</summary>
public sealed class ResumedRunTests
{
    private const int DealsEach = 4_100;
    private const int LinesEach = 2 * DealsEach;

    [Fact]
    public async Task A_run_goes_on_from_the_participants_that_an_interrupted_one_had_finished()
    {
        await using var company = await SellingAsync();
        var period = await company.DoAsync(company.Get<OpenIncentivePeriod>(), company.Olga, new("2017-Q1"));
        var interrupted = await InterruptedAsync(company, period);

        Assert.Equal(CalculationRunState.Interrupted, interrupted.State);
        Assert.Equal(2L * LinesEach, await company.Database.ReadAsync<long>("select count(*) from statement_lines"));
        await using (var db = company.Open()) Assert.Equal((0, 0), (await db.Statements.CountAsync(), await db.StatementLines.CountAsync()));
        var finished = await company.Database.ReadAsync<string>("select string_agg(id::text, ' ' order by person_id) from statement_drafts");

        var resumed = await company.CalculateAsync(period);
        Assert.Equal((CalculationRunState.Completed, 2, false), (resumed.State, resumed.Kept, resumed.StartedOver));
        Assert.Equal((3, 3, 3L * LinesEach), (resumed.Participants, resumed.Done, resumed.Lines));
        Assert.StartsWith(finished!, await company.Database.ReadAsync<string>("select string_agg(id::text, ' ' order by person_id) from statements"), StringComparison.Ordinal);
        var pay = await PayAsync(company);

        var whole = await company.CalculateAsync(period);
        Assert.Equal((0, false, resumed.Lines, resumed.Total), (whole.Kept, whole.StartedOver, whole.Lines, whole.Total));
        Assert.Equal(pay, await PayAsync(company));
        await NothingLeftAsync(company);
    }

    [Fact]
    public async Task A_run_starts_from_nothing_where_something_has_changed_since_the_interruption()
    {
        await using var company = await SellingAsync();
        var period = await company.DoAsync(company.Get<OpenIncentivePeriod>(), company.Olga, new("2017-Q1"));
        await InterruptedAsync(company, period);
        await company.SplitAsync("Ann 7", company.Ben, 100);

        var run = await company.CalculateAsync(period);
        Assert.Equal((CalculationRunState.Completed, 0, true), (run.State, run.Kept, run.StartedOver));
        Assert.Equal(company.Ben.PersonId.Value, await company.Database.ReadAsync<Guid>("select distinct person_id from statement_lines where deal_key = 'Ann 7'"));
        var pay = await PayAsync(company);
        Assert.False((await company.CalculateAsync(period)).StartedOver);
        Assert.Equal(pay, await PayAsync(company));
        await NothingLeftAsync(company);
    }

    [Fact]
    public async Task An_earlier_result_stays_untouched_and_what_nobody_goes_on_with_is_removed()
    {
        await using var company = await SellingAsync();
        var period = await company.CalculatedAsync("2017-Q1");
        var pay = await PayAsync(company);

        await company.SqlAsync("update deals set amount = amount * 2");
        Assert.Equal(CalculationRunState.Cancelled, (await InterruptedAsync(company, period, cancels: true)).State);
        Assert.Equal(pay, await PayAsync(company));
        await NothingLeftAsync(company);

        Assert.Equal(CalculationRunState.Interrupted, (await InterruptedAsync(company, period)).State);
        Assert.Equal(pay, await PayAsync(company));
        await company.CloseAsync(period);
        Assert.Equal(pay, await PayAsync(company));
        await NothingLeftAsync(company);
    }

    [Fact]
    public async Task Everything_that_pay_is_computed_from_counts_as_a_change_and_nothing_else_does()
    {
        await using var company = await SellingAsync();
        await company.CalculatedAsync("2017-Q1");
        string[] changes =
        [
            "update deals set amount = amount + 1 where external_id = 'Ann 7'",
            "delete from deals where external_id = 'Ann 8'",
            "update plan_participants set quotas = quotas where person_id = (select min(person_id::text)::uuid from plan_participants)",
            "update accounts set employees = 31 where name = 'Right size'",
            "update products set series = 'MG' where name = 'GTX Pro'",
            "insert into exchange_rates (id, currency, \"on\", rate) values (gen_random_uuid(), 'EUR', '2017-01-01', 1.1)",
            "update memberships set \"to\" = '2030-12-31' where person_id = (select id from people where name = 'Mia')",
            "update statements set held = held",
            "insert into deal_splits (id, deal_id, person_id, kind, percent) select gen_random_uuid(), id, owner_id, 'Primary', 100 from deals where external_id = 'Ann 9'",
        ];
        var basis = await BasisAsync(company);
        Assert.Equal(basis, await BasisAsync(company));
        foreach (var change in changes)
        {
            await company.SqlAsync(change);
            var now = await BasisAsync(company);
            Assert.True(basis != now, change);
            basis = now;
        }
        await company.SqlAsync("update people set name = name");
        await company.SqlAsync("update calculation_runs set participants = 0");
        Assert.Equal(basis, await BasisAsync(company));
    }

    // Every person's lines are more than what is written at once, so that each is finished by itself.
    private static async Task<PayingCompany> SellingAsync()
    {
        var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SqlAsync(
            $"""
            insert into deals (id, external_id, owner_id, account_id, product_id, stage, amount, currency_code, quantity, engaged_on, closed_on, is_custom)
            select gen_random_uuid(), p.name || ' ' || n, p.id, a.id, q.id, 'Won', 10 + n % 90, 'USD', 1, '2016-12-01', date '2017-01-01' + n % 90, false
            from people p join plan_participants t on t.person_id = p.id, generate_series(1, {DealsEach}) n, accounts a, products q
            where a.name = case when n % 2 = 0 then 'Right size' else 'Too large' end and q.name = case when n % 3 = 0 then 'GTX Pro' else 'MG Basic' end
            """);
        return company;
    }

    // Every write takes longer than what is saved together, and the last one long enough to be met in the middle.
    private static async Task<GetCalculationRun.Response> InterruptedAsync(PayingCompany company, IncentivePeriodId period, bool cancels = false)
    {
        await company.SqlAsync("""
            create function linger() returns trigger language plpgsql as $$
            begin
                if exists (select from fresh where person_id = (select max(person_id::text)::uuid from plan_participants)) then perform pg_sleep(6); else perform pg_sleep(2.2); end if;
                return null;
            end $$;
            create trigger linger after insert on statement_drafts referencing new table as fresh for each statement execute function linger();
            """);
        using var stopping = new CancellationTokenSource();
        var run = await company.DoAsync(company.Get<CalculateIncentivePeriod>(), company.Olga, new(period));
        var running = company.Runner.RunAsync(company.Calculations, run.Value, stopping.Token);
        while (!await company.Database.ReadAsync<bool>($"select exists (select from calculation_checkpoints where run_id = '{run.Value}' and 2 = (select count(distinct person_id) from statement_drafts))"))
        {
            Assert.False(running.IsCompleted, "it was to be met in the middle");
            await Task.Delay(20);
        }
        if (cancels) await company.DoAsync(company.Get<CancelCalculation>(), company.Olga, new(run));
        else await stopping.CancelAsync();
        await running;
        await company.SqlAsync("drop function linger() cascade");
        return await company.DoAsync(company.Get<GetCalculationRun>(), company.Olga, new(run));
    }

    private static async Task<string> BasisAsync(PayingCompany company)
    {
        await using var connection = await company.Database.DataSource.OpenConnectionAsync();
        return await PayBasis.ReadAsync(connection, CancellationToken.None);
    }

    // All that is paid, apart from ids and from what the result before had.
    private static Task<string?> PayAsync(PayingCompany company) => company.Database.ReadAsync<string>("""
        select md5(string_agg((to_jsonb(s) - '{id,previous_total,changes}'::text[])::text, ' ' order by s.person_id)) || ' '
            || (select md5(string_agg((to_jsonb(l) - '{id,statement_id}'::text[])::text, ' ' order by l.person_id, l.ordinal)) from statement_lines l join statements of on of.id = l.statement_id)
        from statements s
        """);

    private static async Task NothingLeftAsync(PayingCompany company)
    {
        Assert.Equal(0L, await company.Database.ReadAsync<long>("select (select count(*) from statement_drafts) + (select count(*) from calculation_checkpoints)"));
        Assert.Equal(3L * LinesEach, await company.Database.ReadAsync<long>("select count(*) from statement_lines"));
    }
}
