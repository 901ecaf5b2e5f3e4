using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Sales;
using HardwareSeller = SalesAlign.Application.Tests.Goals.RealDataTests.HardwareSeller;
using RealDataFact = SalesAlign.Application.Tests.Goals.RealDataTests.RealDataFactAttribute;

namespace SalesAlign.Application.Tests.Metrics.Performance;

/// <summary>The public data set of a hardware seller: every performance figure equals the plain SQL that anybody would write.</summary>
public sealed class RealDataTests(HardwareSeller company) : IClassFixture<HardwareSeller>
{
    private Actor Olga => new(company.Operations.Id, "Olga", "en");

    [RealDataFact]
    public async Task Efficiency_equals_plain_sql_and_its_waterfall_adds_up()
    {
        var found = (await company.Get<GetEfficiency>().RunAsync(Olga, new GetEfficiency.Request("2017-Q3", "2017-Q2"))).Value;
        Assert.Equal(2_982_255m, found.Now.Profit);
        Assert.Equal(3_086_111m, found.Before.Profit);
        Assert.Equal(await CountAsync("closed_on between '2017-07-01' and '2017-09-30' and stage in ('Won', 'Lost')"), found.Now.Closed);
        Assert.Equal(await company.ReadAsync<long>("select count(distinct owner_id) from deals where closed_on between '2017-07-01' and '2017-09-30'"), found.Now.Reps);
        Assert.Equal(found.Now.Profit - found.Before.Profit, found.Changes.Sum(change => change.Contribution));
        Assert.Equal(3, found.Units.Count);
        Assert.Equal((found.Now.Profit, found.Now.Closed), (found.Units.Sum(unit => unit.Now.Profit), found.Units.Sum(unit => unit.Now.Closed)));
        Assert.Equal(found.Now.Profit, found.People.Sum(person => person.Now.Profit));
        Assert.InRange(found.Gap!.Ratio!.Value, 2m, 20m);

        var west = found.Units.Single(unit => unit.Name == "West");
        var below = (await company.Get<GetEfficiency>().RunAsync(Olga, new GetEfficiency.Request("2017-Q3", "2017-Q2", west.Id))).Value;
        Assert.Equal(west.Now, below.Now);
        Assert.Equal(west.Now.Profit, below.Units.Sum(unit => unit.Now.Profit));
        var rows = (await company.Get<GetPerformanceDeals>().RunAsync(Olga, new GetPerformanceDeals.Request(DealSelection.Won, "2017-Q3", new PageRequest(), west.Id))).Value;
        Assert.Equal((west.Now.Won, west.Now.Profit), (rows.Deals.Total, rows.Margin));
        Assert.Equal("performance.periods_overlap", (await company.Get<GetEfficiency>().RunAsync(Olga, new GetEfficiency.Request("2017-Q3", "2017"))).Problems[0].Code);
    }

    [RealDataFact]
    public async Task The_funnel_of_an_agent_equals_plain_sql()
    {
        var darcel = await company.ReadAsync<Guid>("select id from people where name = 'Darcel Schlecht'");
        var mine = $"owner_id = '{darcel}'";
        var found = (await company.Get<GetFunnel>().RunAsync(Olga, new GetFunnel.Request("2017-Q3", Person: new(darcel), By: Dimension.Series))).Value;
        Assert.Equal(["Prospecting", "Engaging", "Won", "Lost"], found.Stages.Select(stage => stage.Name));
        var engaging = found.Stages.Single(stage => stage.Meaning == DealStage.Engaging);
        Assert.Equal(await CountAsync($"{mine} and engaged_on between '2017-07-01' and '2017-09-30'"), engaging.Now.Entered);
        Assert.Equal(await CountAsync($"{mine} and engaged_on between '2017-07-01' and '2017-09-30' and stage = 'Won'"), engaging.Now.MovedOn);
        Assert.Equal(await company.ReadAsync<double>($"select percentile_cont(0.5) within group (order by closed_on - engaged_on) from deals where {mine} and engaged_on between '2017-07-01' and '2017-09-30'"), (double)engaging.Now.MedianDays!.Value, 6);
        Assert.Equal(await CountAsync($"{mine} and stage = 'Won' and closed_on between '2017-07-01' and '2017-09-30'"), found.Now.Won);
        Assert.Equal(await CountAsync($"{mine} and (closed_on is null or closed_on > '2017-09-30') and (engaged_on is null or engaged_on <= '2017-09-30')"), found.Now.Open);
        Assert.Equal(found.Now.Open, found.Stages.Sum(stage => stage.Standing));
        Assert.Equal((found.Now.Won, found.Now.Open), (found.Rows.Sum(row => row.Now.Won), found.Rows.Sum(row => row.Now.Open)));
        Assert.Equal(found.Now.Open * found.Now.WinRate * found.Now.AverageWon / found.Now.CycleDays, found.Now.Velocity);
        Assert.Equal(await CountAsync($"{mine} and engaged_on between '2016-10-01' and '2017-09-30'"), found.Cohorts.Sum(cohort => cohort.Entered));
        Assert.All(found.Cohorts, cohort => Assert.Equal(cohort.Won, cohort.WonByAge.DefaultIfEmpty(0).Last()));

        foreach (var which in Enum.GetValues<DealSelection>())
        {
            var stage = which is DealSelection.Open or DealSelection.Entered ? engaging.Id.Value : (Guid?)null;
            var rows = (await company.Get<GetPerformanceDeals>().RunAsync(Olga, new GetPerformanceDeals.Request(which, "2017-Q3", new PageRequest(), Person: new(darcel), Stage: stage))).Value;
            var expected = which switch
            {
                DealSelection.Won => found.Now.Won,
                DealSelection.Lost => found.Now.Lost,
                DealSelection.Closed => found.Now.Won + found.Now.Lost,
                DealSelection.Open => engaging.Standing,
                _ => engaging.Now.Entered,
            };
            Assert.Equal(expected, rows.Deals.Total);
        }
    }

    private Task<long> CountAsync(string where) => company.ReadAsync<long>($"select count(*) from deals where {where}");
}
