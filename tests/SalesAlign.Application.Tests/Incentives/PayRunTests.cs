using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class PayRunTests
{
    private static readonly DateOnly February = new(2017, 2, 10);
    private static readonly DateOnly May = new(2017, 5, 10);

    [Fact]
    public async Task A_period_goes_from_draft_plan_to_closed_pay()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", February, 80_000, company.Ideal, company.Strategic);
        await company.SellAsync(company.Ann, "D2", February.AddDays(1), 10_000, company.Large, company.Plain);

        var period = await company.DoAsync(company.Get<OpenIncentivePeriod>(), company.Olga, new("2017-Q1"));
        Assert.Equal("incentive_period.overlap", await PayingCompany.RefusalOfAsync(company.Get<OpenIncentivePeriod>(), company.Olga, new("2017-M01")));
        Assert.Equal("incentive_period.not_calculated", await PayingCompany.RefusalOfAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(period)));
        var run = await company.CalculateAsync(period);

        Assert.Equal(CalculationRunState.Completed, run.State);
        Assert.Equal(3, run.Participants);
        Assert.Equal(4, run.Lines);
        // 90,000 × 5 % and 80,000 × 6 % × 1.5; the deal of the customer that is too large pays no second commission.
        Assert.Equal(4_500m + 7_200m, run.Total);
        var statement = await company.StatementAsync(period, company.Ann);
        var unpaid = Assert.Single(statement.Lines.Items, line => line.Amount == 0);
        Assert.Equal(("D2", 600m), (unpaid.DealKey, unpaid.WouldHavePaid));
        var failed = Assert.Single(Assert.Single(unpaid.Derivation.OfType<ConditionFailed>()).Failed);
        Assert.Equal(CreditFacts.IdealCustomer, failed.Criterion.Field);
        Assert.Equal(false, failed.Actual.ToObject());
        Assert.Equal(1, statement.UnpaidLines);
        Assert.Equal(11_700m, statement.Total);

        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(period));
        Assert.Equal("incentive_period.four_eyes", await PayingCompany.RefusalOfAsync(company.Get<ApproveIncentivePeriod>(), company.Olga, new(period)));
        Assert.Equal("incentive_period.not_approved", await PayingCompany.RefusalOfAsync(company.Get<CloseIncentivePeriod>(), company.Olga, new(period)));
        await company.DoAsync(company.Get<ApproveIncentivePeriod>(), company.Otto, new(period));
        Assert.Equal("incentive_period.approved", await PayingCompany.RefusalOfAsync(company.Get<CalculateIncentivePeriod>(), company.Olga, new(period)));
        await company.DoAsync(company.Get<CloseIncentivePeriod>(), company.Olga, new(period));
        Assert.Equal("incentive_period.closed", await PayingCompany.RefusalOfAsync(company.Get<CalculateIncentivePeriod>(), company.Olga, new(period)));

        var closed = await company.DoAsync(company.Get<GetIncentivePeriod>(), company.Eve, new(period));
        Assert.Equal((IncentivePeriodState.Closed, "Olga", "Olga", "Otto", "Olga"), (closed.State, closed.CalculatedBy, closed.ReviewedBy, closed.ApprovedBy, closed.ClosedBy));
        Assert.Equal((11_700m, 90_000m), (closed.Total, closed.WonAmount));
        await using var db = company.Open();
        Assert.Equal(2, await db.Notifications.CountAsync(notice => notice.PersonId == company.Ann.PersonId));
    }

    [Fact]
    public async Task Calculating_again_replaces_the_result_and_keeps_the_amounts()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", February, 80_000, company.Ideal, company.Strategic);
        var period = await company.CalculatedAsync("2017-Q1");
        var before = await company.StatementAsync(period, company.Ann);
        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(period));

        var run = await company.CalculateAsync(period);

        var after = await company.StatementAsync(period, company.Ann);
        Assert.Equal((run.Total, IncentivePeriodState.Calculated), (run.PreviousTotal, after.State));
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(before.Lines.Items.Select(line => (line.Component, line.DealKey, line.Amount)), after.Lines.Items.Select(line => (line.Component, line.DealKey, line.Amount)));
    }

    [Fact]
    public async Task A_year_to_date_table_pays_the_difference_to_what_was_paid_before()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", February, 80_000, company.Large, company.Plain);
        await company.SellAsync(company.Ann, "D2", May, 40_000, company.Large, company.Plain);
        var first = await company.CalculatedAsync("2017-Q1");
        var second = await company.CalculatedAsync("2017-Q2");

        Assert.Equal(4_000m, (await company.StatementAsync(first, company.Ann)).Total);
        var statement = await company.StatementAsync(second, company.Ann);
        Assert.Equal(5_600m, statement.Total);
        Assert.Equal(2_400m, Assert.Single(statement.Lines.Items, line => line.Kind == LineKind.TrueUp).Amount);
        var standing = Assert.Single(statement.Standings, s => s.Component == company.CommissionId);
        Assert.Equal((120_000m, 400_000m, 0.3m, 0.08m), (standing.Credit, standing.Quota, standing.Attainment, standing.Rate));

        // What comes after a period that is calculated anew no longer follows from it.
        await company.CalculateAsync(first);
        Assert.Equal("incentive_period.earlier_recalculated", await PayingCompany.RefusalOfAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(second)));
        await company.CalculateAsync(second);
        await company.ApproveAsync(second);
        Assert.Equal("incentive_period.earlier_open", await PayingCompany.RefusalOfAsync(company.Get<CloseIncentivePeriod>(), company.Olga, new(second)));
    }

    [Fact]
    public async Task Who_sold_nothing_has_a_statement_without_lines_and_a_foreign_deal_is_found()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ben, "D3", February, 5_000, company.Ideal, company.Plain, "EUR");
        var period = await company.CalculatedAsync("2017-Q1");

        var empty = await company.StatementAsync(period, company.Cai);
        Assert.Equal((0m, 0), (empty.Total, empty.Lines.Total));
        Assert.Equal(2, empty.Standings.Count);
        var found = Assert.Single((await company.StatementAsync(period, company.Ben)).Findings);
        Assert.Equal(("exchange_rate.missing", "D3"), (found.Code, found.DealKey));
        var counted = Assert.Single((await company.DoAsync(company.Get<GetIncentivePeriod>(), company.Olga, new(period))).Findings);
        Assert.Equal(("exchange_rate.missing", 1, "D3"), (counted.Code, counted.Count, counted.Example));
    }

    [Fact]
    public async Task A_customer_is_ideal_by_the_profile_of_the_day_on_which_the_deal_closed()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await using (var db = company.Open())
        {
            var profile = await db.IdealCustomerProfiles.Include(p => p.Versions).SingleAsync();
            profile.Define(Filter.Where(AccountFacts.Employees, FilterOperator.AtLeast, 1_000), February.AddDays(1));
            await db.SaveChangesAsync();
        }
        await company.SellAsync(company.Ann, "D1", February, 1_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D2", February.AddDays(1), 1_000, company.Ideal, company.Plain);
        var period = await company.CalculatedAsync("2017-Q1");

        var lines = (await company.StatementAsync(period, company.Ann)).Lines.Items.Where(line => line.Component == "Ideal customers").ToDictionary(line => line.DealKey!);
        Assert.Equal(60m, lines["D1"].Amount);
        Assert.Equal(0m, lines["D2"].Amount);
        Assert.Equal(false, Assert.Single(Assert.Single(lines["D2"].Derivation.OfType<ConditionFailed>()).Failed).Actual.ToObject());
    }

    [Fact]
    public async Task A_new_version_in_mid_period_pays_its_own_part()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await company.PublishedPlanAsync();
        var changed = new CommissionComponent { Id = Guid.NewGuid(), Name = "From March", Rates = RateTable.Flat(0.1m) };
        await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(plan, "Field sales", new DateOnly(2017, 3, 1), [changed]));
        await company.PublishAsync(plan);
        await company.SellAsync(company.Ann, "D1", February, 1_000, company.Large, company.Plain);
        await company.SellAsync(company.Ann, "D2", new DateOnly(2017, 3, 1), 1_000, company.Large, company.Plain);
        var period = await company.CalculatedAsync("2017-Q1");

        var lines = (await company.StatementAsync(period, company.Ann)).Lines.Items;
        Assert.Equal([("Commission", "D1", 50m), ("Ideal customers", "D1", 0m), ("From March", "D2", 100m)], lines.Select(line => (line.Component, line.DealKey!, line.Amount)));
        Assert.Equal("plan.version_published", await company.RefusalOfSqlAsync("update plan_versions set components = '[]' where number = 1"));
        Assert.Equal("plan.version_published", await company.RefusalOfSqlAsync("delete from plan_versions"));
    }

    [Fact]
    public async Task Coming_back_into_a_plan_starts_the_year_anew_and_never_takes_back_what_was_paid()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await company.PublishedPlanAsync();
        EnrolParticipants.Participation Stretch(DateOnly from, DateOnly? to) => new(company.Ann.PersonId, from, to, [], []);
        await company.DoAsync(company.Get<EnrolParticipants>(), company.Olga, new(plan, [Stretch(new(2017, 1, 1), new(2017, 4, 30))]));
        await company.DoAsync(company.Get<EnrolParticipants>(), company.Olga, new(plan, [Stretch(new(2017, 6, 1), null)]));
        await company.SellAsync(company.Ann, "D1", February, 80_000, company.Large, company.Plain);
        await company.SellAsync(company.Ann, "D2", new DateOnly(2017, 4, 10), 30_000, company.Large, company.Plain);
        await company.SellAsync(company.Ann, "D3", May, 10_000, company.Large, company.Plain);
        await company.SellAsync(company.Ann, "D4", new DateOnly(2017, 6, 10), 10_000, company.Large, company.Plain);
        await company.CalculatedAsync("2017-Q1");
        var second = await company.CalculatedAsync("2017-Q2");

        var lines = (await company.StatementAsync(second, company.Ann)).Lines.Items.Where(line => line.Component == "Commission").ToList();
        // The first stretch reaches 110,000 and is trued up; the deal between the two earns nothing; the second begins at zero.
        Assert.Equal([(null, 2_400m), ("D2", 2_400m), ("D3", 0m), ("D4", 500m)], lines.Select(line => (line.DealKey, line.Amount)));
        Assert.Single(lines[2].Derivation.OfType<NotEligible>());
    }
}
