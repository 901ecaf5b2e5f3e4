using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class CalculationJobTests
{
    [Fact]
    public async Task Two_runs_of_one_period_cannot_collide()
    {
        await using var company = await PayingCompany.CreateAsync();
        var period = await company.DoAsync(company.Get<OpenIncentivePeriod>(), company.Olga, new("2017-Q1"));
        // Nobody runs jobs yet, so the first run waits.
        await company.DoAsync(company.Get<CalculateIncentivePeriod>(), company.Olga, new(period));

        Assert.Equal("calculation.already_running", await PayingCompany.RefusalOfAsync(company.Get<CalculateIncentivePeriod>(), company.Otto, new(period)));
        Assert.Equal("calculation.already_running", await PayingCompany.RefusalOfAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(period)));
        await using var db = company.Open();
        db.Add(new CalculationRun(period, company.Otto.PersonId, DateTimeOffset.UtcNow));
        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Contains("ix_calculation_runs_one_under_way", refusal.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_the_application_did_not_survive_is_marked_at_the_next_start_and_can_be_repeated()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        var period = await company.DoAsync(company.Get<OpenIncentivePeriod>(), company.Olga, new("2017-Q1"));
        Guid lost;
        await using (var db = company.Open())
        {
            var run = new CalculationRun(period, company.Olga.PersonId, DateTimeOffset.UtcNow);
            db.Add(run);
            await db.SaveChangesAsync();
            lost = run.Id.Value;
        }
        await company.Database.ExecuteAsync("update calculation_runs set state = 'Running'");

        await company.Runner.RecoverAsync(company.Calculations, CancellationToken.None);

        var state = await company.DoAsync(company.Get<GetCalculationRun>(), company.Olga, new(CalculationRunId.From(lost)));
        Assert.Equal(CalculationRunState.Interrupted, state.State);
        Assert.NotNull(state.FinishedAt);
        Assert.Equal(CalculationRunState.Completed, (await company.CalculateAsync(period)).State);
    }

    [Fact]
    public async Task A_cancelled_run_leaves_the_result_that_was_there()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 1_000, company.Large, company.Plain);
        var period = await company.CalculatedAsync("2017-Q1");
        var kept = await company.StatementAsync(period, company.Ann);

        // While somebody holds the period, the run waits for it; meanwhile it is asked to stop.
        await using var holder = await company.Database.DataSource.OpenConnectionAsync();
        await using var hold = await holder.BeginTransactionAsync();
        await using (var take = new NpgsqlCommand("select from incentive_periods for no key update", holder)) await take.ExecuteNonQueryAsync();
        var run = await company.DoAsync(company.Get<CalculateIncentivePeriod>(), company.Olga, new(period));
        var running = company.Runner.RunAsync(company.Calculations, run.Value, CancellationToken.None);
        while ((await company.DoAsync(company.Get<GetCalculationRun>(), company.Olga, new(run))).State == CalculationRunState.Queued) await Task.Delay(20);
        await company.DoAsync(company.Get<CancelCalculation>(), company.Olga, new(run));
        await running;
        await hold.RollbackAsync();
        var state = await company.DoAsync(company.Get<GetCalculationRun>(), company.Olga, new(run));

        Assert.Equal(CalculationRunState.Cancelled, state.State);
        Assert.Equal(kept.Id, (await company.StatementAsync(period, company.Ann)).Id);
        Assert.Equal("calculation.not_running", await PayingCompany.RefusalOfAsync(company.Get<CancelCalculation>(), company.Olga, new(run)));
    }
}
