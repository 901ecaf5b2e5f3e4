using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class ClosedPeriodTests
{
    [Fact]
    public async Task Closed_pay_refuses_every_statement_of_the_applications_own_role()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 1_000, company.Large, company.Plain);
        await company.SellAsync(company.Ann, "D2", new DateOnly(2017, 5, 1), 1_000, company.Large, company.Plain);
        var closed = await company.CalculatedAsync("2017-Q1");
        await company.CloseAsync(closed);
        var open = await company.CalculatedAsync("2017-Q2");

        string[] forbidden =
        [
            $"update statement_lines set amount = amount + 1 where period_id = '{closed.Value}'",
            $"update statement_lines set period_id = '{open.Value}' where period_id = '{closed.Value}'",
            $"update statement_lines set period_id = '{closed.Value}' where period_id = '{open.Value}'",
            $"delete from statement_lines where period_id = '{closed.Value}'",
            $"""
             insert into statement_lines select (jsonb_populate_record(line, jsonb_build_object('id', gen_random_uuid(), 'ordinal', 99))).*
             from statement_lines line where period_id = '{closed.Value}' limit 1
             """,
            $"update statements set total = 0 where period_id = '{closed.Value}'",
            $"delete from statements where period_id = '{closed.Value}'",
            $"insert into statements select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'person_id', '{company.Eve.PersonId.Value}'))).* from statements s where period_id = '{closed.Value}' limit 1",
            $"update incentive_periods set state = 'Open' where id = '{closed.Value}'",
            $"update incentive_periods set closed_at = now() where id = '{closed.Value}'",
            $"delete from incentive_periods where id = '{closed.Value}'",
            "truncate statement_lines",
            "truncate statements cascade",
            "truncate incentive_periods cascade",
        ];
        foreach (var sql in forbidden)
        {
            var refusal = await company.RefusalOfSqlAsync(sql);
            Assert.True(refusal == "incentive_period.closed", $"{sql}: {refusal ?? "was allowed"}");
        }

        // The same statements are fine for a period that is not closed, so it is the closing that refuses.
        Assert.Null(await company.RefusalOfSqlAsync($"update statement_lines set amount = amount where period_id = '{open.Value}'"));
        Assert.Null(await company.RefusalOfSqlAsync($"delete from statement_lines where period_id = '{open.Value}'"));
        Assert.Equal(50m, (await company.StatementAsync(closed, company.Ann)).Total);
    }

    [Fact]
    public async Task What_pay_was_computed_from_before_a_closed_period_stays_as_it_is()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await company.PublishedPlanAsync();
        var closed = await company.CalculatedAsync("2017-Q2");
        await company.CloseAsync(closed);
        var earlier = await company.CalculatedAsync("2017-Q1");

        var run = (await company.DoAsync(company.Get<GetIncentivePeriod>(), company.Olga, new(earlier))).Runs[0];
        Assert.Equal((CalculationRunState.Failed, "incentive_period.later_closed"), (run.State, run.Problem));
        await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(plan, "Field sales", new DateOnly(2017, 6, 1), company.Components()));
        await company.DoAsync(company.Get<ApproveIncentivePlan>(), company.Otto, new(plan));
        Assert.Equal("plan.starts_in_closed_period", await PayingCompany.RefusalOfAsync(company.Get<PublishIncentivePlan>(), company.Olga, new(plan)));
    }
}
