using SalesAlign.Application.Incentives;
using SalesAlign.Application.Incentives.Recognition;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Recognition;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class RecognitionTests
{
    private static readonly DateOnly May = new(2017, 5, 10);

    [Fact]
    public async Task A_contest_ranks_live_by_attainment_and_everybody_sees_the_own_people_only()
    {
        await using var company = await PayingCompany.CreateAsync();
        await ContestAsync(company);

        var all = Assert.Single((await company.DoAsync(company.Get<GetContests>(), company.Olga, new("2017-Q2"))).Contests);
        // Half the quota, so 90,000 is more than 100,000 of a whole one.
        Assert.Equal(["Ben", "Ann", "Cai"], all.Rows.Select(row => row.Name));
        Assert.Equal([3_000m, 1_000m, 0m], all.Rows.Select(row => row.Prize));
        Assert.True(all.Rows[1].ToNext > 0);

        var mine = await company.DoAsync(company.Get<GetContests>(), company.Ann, new("2017-Q2"));
        var own = Assert.Single(Assert.Single(mine.Contests).Rows);
        Assert.Equal((2, true, 1_000m, 3), (own.Rank, own.IsMe, own.Prize, mine.Contests[0].Ranked));
        Assert.Equal(all.Rows[0].Value, mine.Contests[0].Places[0].Value);
        Assert.Equal((0, false), (mine.DaysLeft, mine.Final));
        Assert.Equal(["Ben", "Ann"], Assert.Single((await company.DoAsync(company.Get<GetContests>(), company.Mia, new("2017-Q2"))).Contests).Rows.Select(row => row.Name));
        // An executive sees ranks, but nobody's pay.
        Assert.All(Assert.Single((await company.DoAsync(company.Get<GetContests>(), company.Eve, new("2017-Q2"))).Contests).Rows, row => Assert.Null(row.Prize));

        // What was live is what pay day decides; closing honours the winner and who reached a quota.
        var period = await company.ClosedAsync("2017-Q2");
        Assert.Equal(3_000m, (await company.StatementAsync(period, company.Ben)).Total);
        var final = await company.DoAsync(company.Get<GetContests>(), company.Olga, new("2017-Q2"));
        Assert.True(final.Final);
        Assert.Equal(all.Rows.Select(row => (row.Name, row.Rank, row.Prize)), final.Contests[0].Rows.Select(row => (row.Name, row.Rank, row.Prize)));
        var honours = await company.DoAsync(company.Get<ListHonours>(), company.Cai, new());
        Assert.Equal(("Ben", HonourReason.ContestWon, "Sprint", 100), honours.Honours.Items.Select(h => (h.Name, h.Reason, h.Note, h.Points)).First(h => h.Reason == HonourReason.ContestWon));
    }

    [Fact]
    public async Task A_manager_honours_the_own_people_and_may_take_it_back()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.DoAsync(company.Get<SetHonourWorth>(), company.Olga, new(HonourReason.Teamwork, 25));
        var honour = await company.DoAsync(company.Get<GiveHonour>(), company.Mia, new(company.Ann.PersonId, HonourReason.Teamwork, "Stood in for Ben"));

        var list = await company.DoAsync(company.Get<ListHonours>(), company.Cai, new(company.Ann.PersonId));
        Assert.Equal((25, 25, "Mia", false), (list.Points, list.Honours.Items[0].Points, list.Honours.Items[0].GivenBy, list.Honours.Items[0].MayWithdraw));
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<GiveHonour>(), company.Mia, new(company.Cai.PersonId, HonourReason.Teamwork, "Not mine")));
        Assert.Equal("honour.own", await PayingCompany.RefusalOfAsync(company.Get<GiveHonour>(), company.Mia, new(company.Mia.PersonId, HonourReason.Teamwork, "Me")));
        Assert.Equal("honour.by_rule", await PayingCompany.RefusalOfAsync(company.Get<GiveHonour>(), company.Mia, new(company.Ann.PersonId, HonourReason.QuotaReached, "Nearly")));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<GiveHonour>(), company.Ann, new(company.Ben.PersonId, HonourReason.Teamwork, "Thanks")));
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<WithdrawHonour>(), company.Max, new(honour)));
        Assert.DoesNotContain((await company.DoAsync(company.Get<GetHonourChoices>(), company.Mia, new())).People, person => person.Name is "Mia" or "Cai");
        await company.DoAsync(company.Get<WithdrawHonour>(), company.Mia, new(honour));
        Assert.Equal(0, (await company.DoAsync(company.Get<ListHonours>(), company.Ann, new())).Honours.Total);
    }

    private static async Task ContestAsync(PayingCompany company)
    {
        var contest = new ContestComponent { Id = Guid.NewGuid(), Name = "Sprint", Metric = Gate.Attainment, Prizes = [3_000m, 1_000m] };
        await company.PlanAsync([contest], company.Ann, company.Ben, company.Cai);
        await company.SqlAsync($$"""update plan_participants set quotas = '[{"amount": 400000, "first": "2017-01-01", "last": "2017-12-31"}]' where person_id = '{{company.Ben.PersonId.Value}}'""");
        await company.SellAsync(company.Ann, "D1", May, 100_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ben, "D2", May, 90_000, company.Ideal, company.Plain);
    }
}
