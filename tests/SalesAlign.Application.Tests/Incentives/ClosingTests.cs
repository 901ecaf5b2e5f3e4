using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Tests.Incentives;

/// <summary>What stands between a calculated period and a closed one: findings, reviews, disputes; and what payroll gets.</summary>
public sealed class ClosingTests
{
    private static readonly DateOnly May = new(2017, 5, 10);

    private static CommissionComponent Flat() => new() { Id = Guid.NewGuid(), Name = "Commission", Rates = RateTable.Flat(0.1m) };

    [Fact]
    public async Task A_dispute_is_answered_decided_by_somebody_else_and_paid_by_the_first_open_period_once()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat()], company.Ann, company.Cai);
        await company.SellAsync(company.Ann, "D1", May, 10_000, company.Ideal, company.Plain);
        var second = await company.CalculatedAsync("2017-Q2");
        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(second));
        var statement = await company.StatementAsync(second, company.Ann);
        var line = statement.Lines.Items[0].Id;

        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<RaiseDispute>(), company.Max, new(line, DisputeType.WrongAmount, "Mine!")));
        var dispute = await company.DoAsync(company.Get<RaiseDispute>(), company.Ann, new(line, DisputeType.WrongAmount, "The order says 12,000."));
        Assert.Equal("dispute.already_open", await PayingCompany.RefusalOfAsync(company.Get<RaiseDispute>(), company.Mia, new(line, DisputeType.Other, "Again")));
        await company.DoAsync(company.Get<AttachToDispute>(), company.Ann, new(dispute, "order.pdf", "application/pdf", [1, 2, 3]));
        await company.DoAsync(company.Get<AssignDispute>(), company.Olga, new(dispute, company.Mia.PersonId, new DateOnly(2030, 1, 1)));
        await company.DoAsync(company.Get<AnswerDispute>(), company.Mia, new(dispute, "She is right."));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<ResolveDispute>(), company.Ann, new(dispute, true, "Yes", 200m)));
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<GetDispute>(), company.Cai, new(dispute)));

        await company.DoAsync(company.Get<ApproveIncentivePeriod>(), company.Otto, new(second));
        Assert.Equal("incentive_period.disputes_open", await PayingCompany.RefusalOfAsync(company.Get<CloseIncentivePeriod>(), company.Olga, new(second)));
        await company.DoAsync(company.Get<ResolveDispute>(), company.Olga, new(dispute, true, "The order was changed by hand.", 200m));
        await company.DoAsync(company.Get<CloseIncentivePeriod>(), company.Olga, new(second));

        var third = await company.CalculatedAsync("2017-Q3");
        var owed = Assert.Single((await company.StatementAsync(third, company.Ann)).Lines.Items);
        Assert.Equal((LineKind.Adjustment, 200m, "2017-Q2", statement.Id), (owed.Kind, owed.Amount, owed.CorrectsPeriod, owed.CorrectsStatement));
        Assert.Single(owed.Derivation.OfType<DisputeSettled>());
        await company.CloseAsync(third);
        Assert.Equal("2017-Q3", (await company.DoAsync(company.Get<GetDispute>(), company.Ann, new(dispute))).PostedIn);
        Assert.Equal(0, (await company.StatementAsync(await company.CalculatedAsync("2017-Q4"), company.Ann)).Lines.Total);
        var list = await company.DoAsync(company.Get<ListDisputes>(), company.Ann, new());
        Assert.Equal((1, DisputeType.WrongAmount, 1), (list.Disputes.Total, list.Causes[0].Type, list.Causes[0].Accepted));
    }

    [Fact]
    public async Task A_period_closes_when_its_findings_are_waived_and_the_list_says_what_is_missing()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat()], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", May, 10_000, company.Ideal, company.Plain, "GBP");
        var period = await company.CalculatedAsync("2017-Q2");
        await company.ApproveAsync(period);

        Assert.Equal("incentive_period.findings_open", await PayingCompany.RefusalOfAsync(company.Get<CloseIncentivePeriod>(), company.Olga, new(period)));
        var list = await company.DoAsync(company.Get<GetCloseChecklist>(), company.Olga, new(period));
        Assert.Equal([CloseCheck.FindingsCleared, CloseCheck.TeamsReviewed], list.Items.Where(item => !item.Done).Select(item => item.Check));
        Assert.Equal(["Mia"], list.Items.Single(item => item.Check == CloseCheck.TeamsReviewed).Missing);
        Assert.Equal(("exchange_rate.missing", "Ann"), (list.Findings[0].Code, list.Findings[0].Owners[0].Name));
        await company.DoAsync(company.Get<RejectIncentivePeriod>(), company.Otto, new(period));
        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(period));
        await company.DoAsync(company.Get<ConfirmTeamReview>(), company.Mia, new(period, "Looks right."));
        await company.DoAsync(company.Get<WaiveFinding>(), company.Olga, new(period, "exchange_rate.missing", "Paid next quarter.", company.Ann.PersonId));
        await company.DoAsync(company.Get<ApproveIncentivePeriod>(), company.Otto, new(period));
        Assert.All((await company.DoAsync(company.Get<GetCloseChecklist>(), company.Olga, new(period))).Items, item => Assert.True(item.Done, item.Check.ToString()));
        await company.DoAsync(company.Get<CloseIncentivePeriod>(), company.Olga, new(period));
    }

    [Fact]
    public async Task Payroll_gets_the_columns_that_it_asked_for_once_the_period_is_approved()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat()], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", May, 10_000, company.Ideal, company.Plain);
        var period = await company.CalculatedAsync("2017-Q2");
        var format = await company.DoAsync(company.Get<SavePayrollFormat>(), company.Olga, new("Payroll", [
            new(PayrollField.PersonName, "Name"), new(PayrollField.Unit, "Team"), new(PayrollField.PayCode, "Code", "4711"), new(PayrollField.Amount, "Gross")]));

        Assert.Equal("incentive_period.not_approved", await PayingCompany.RefusalOfAsync(company.Get<ExportPayroll>(), company.Olga, new(period, format)));
        await company.ApproveAsync(period);
        var pay = await company.DoAsync(company.Get<ExportPayroll>(), company.Olga, new(period, format));
        Assert.Equal(["Name", "Team", "Code", "Gross"], pay.Headings);
        Assert.Equal([["Ann", "North", "4711", 1_000m], ["Ben", "North", "4711", 0m]], pay.Rows);
        using var book = new MemoryStream();
        WorkbookExport.Write(book, new WorkbookSheet("Pay", pay.Headings, pay.Rows));
        Assert.True(book.Length > 1_000);
    }

    [Fact]
    public async Task Running_a_closed_period_again_shows_what_would_change_and_nothing_that_is_posted()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat()], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", May, 10_000, company.Ideal, company.Plain);
        var second = await company.ClosedAsync("2017-Q2");
        await company.SplitAsync("D1", company.Ann, 70);
        await company.SplitAsync("D1", company.Ben, 30);

        var preview = await company.DoAsync(company.Get<PreviewAdjustments>(), company.Olga, new(second));
        Assert.Equal([("Ann", -300m), ("Ben", 300m)], preview.People.Select(person => (person.Name, person.Amount)));
        Assert.Null(preview.PostedIn);
        await company.ClosedAsync("2017-Q3");
        Assert.Empty((await company.DoAsync(company.Get<PreviewAdjustments>(), company.Olga, new(second))).People);
    }
}
