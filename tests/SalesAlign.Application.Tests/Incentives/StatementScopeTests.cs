using System.Text;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class StatementScopeTests
{
    [Fact]
    public async Task Everybody_sees_the_pay_that_is_theirs_to_see()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 1_000, company.Large, company.Plain);
        var period = await company.CalculatedAsync("2017-Q1");
        var anns = (await company.StatementAsync(period, company.Ann)).Id;

        // Only calculated: nobody but those who make it sees it.
        foreach (var actor in new[] { company.Ann, company.Ben, company.Mia, company.Max })
        {
            Assert.Empty(await NamesAsync(company, actor, period));
            Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<GetStatement>(), actor, new(anns)));
            Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<ExportStatements>(), actor, new(period, Stream.Null)));
        }
        Assert.Equal(["Ann", "Ben", "Cai"], await NamesAsync(company, company.Olga, period));

        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(period));
        Assert.Equal(["Ann"], await NamesAsync(company, company.Ann, period));
        Assert.Equal(["Ann", "Ben"], await NamesAsync(company, company.Mia, period));
        Assert.Equal(["Cai"], await NamesAsync(company, company.Max, period));
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<GetStatement>(), company.Ben, new(anns)));
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<GetStatement>(), company.Max, new(anns)));
        Assert.Equal(50m, (await company.DoAsync(company.Get<GetStatement>(), company.Mia, new(anns))).Total);

        // Executives see totals and no person.
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<ListStatements>(), company.Eve, new(period)));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<GetStatement>(), company.Eve, new(anns)));
        Assert.Equal(50m, (await company.DoAsync(company.Get<GetIncentivePeriod>(), company.Eve, new(period))).Total);
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<GetIncentivePeriod>(), company.Mia, new(period)));
        var plan = Assert.Single(await company.DoAsync(company.Get<ListIncentivePlans>(), company.Eve, new()));
        Assert.Empty((await company.DoAsync(company.Get<GetIncentivePlan>(), company.Eve, new(plan.Id))).Participants);
        Assert.Equal(3, (await company.DoAsync(company.Get<GetIncentivePlan>(), company.Olga, new(plan.Id))).Participants.Count);
    }

    [Fact]
    public async Task A_manager_sees_those_who_were_in_the_team_at_the_end_of_the_period()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        var first = await company.CalculatedAsync("2017-Q1");
        var second = await company.CalculatedAsync("2017-Q2");
        await using (var db = company.Open())
        {
            var south = db.Units.Single(unit => unit.Name == "South").Id;
            var ben = db.People.Single(person => person.Id == company.Ben.PersonId);
            await db.Entry(ben).Collection(person => person.Memberships).LoadAsync();
            ben.Join(south, MembershipRole.Rep, new DateOnly(2017, 4, 1));
            await db.SaveChangesAsync();
        }
        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(first));
        await company.DoAsync(company.Get<ReviewIncentivePeriod>(), company.Olga, new(second));

        Assert.Equal(["Ann", "Ben"], await NamesAsync(company, company.Mia, first));
        Assert.Equal(["Ann"], await NamesAsync(company, company.Mia, second));
        Assert.Equal(["Ben", "Cai"], await NamesAsync(company, company.Max, second));
    }

    [Fact]
    public async Task An_export_holds_every_line_and_no_text_that_a_spreadsheet_would_run()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 1_000, company.Large, company.Plain);
        var period = await company.CalculatedAsync("2017-Q1");

        using var file = new MemoryStream();
        var written = await company.DoAsync(company.Get<ExportStatements>(), company.Olga, new(period, file));

        var rows = Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal(2, written.Lines);
        Assert.Equal(3, rows.Length);
        Assert.StartsWith("period,person,personId", rows[0], StringComparison.Ordinal);
        Assert.Contains("2017-Q1,Ann,", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain(",=HR-Ann", rows[1], StringComparison.Ordinal);
        Assert.Contains(",Commission,Deal,2017-02-01,D1,1000,50,0,,USD,", rows[1], StringComparison.Ordinal);
        Assert.Contains(",0,0,60,USD,", rows[2], StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(PayingCompany company, Actor actor, IncentivePeriodId period) =>
        [.. (await company.DoAsync(company.Get<ListStatements>(), actor, new(period))).Items.Select(item => item.Name)];
}
