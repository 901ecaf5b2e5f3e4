using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Tests.Alerts;

/// <summary>The public data set of a hardware seller: an agent whose won amount fell from the second to the third quarter of 2017 becomes a case that is worked to a checked close.</summary>
public sealed class FallingAgentTests(RealDataTests.HardwareSeller company) : IClassFixture<RealDataTests.HardwareSeller>
{
    [Fact]
    public async Task An_agent_who_fell_is_noticed_dealt_with_and_checked()
    {
        if (RealDataTests.HardwareSeller.Folder is null) return;
        var olga = new Actor(company.Operations.Id, "Olga", "en");
        company.Time.Now = new(2017, 10, 2, 12, 0, 0, TimeSpan.Zero);
        var metric = (await company.Get<DefineMetric>().RunAsync(olga, new DefineMetric.Request("Won amount", null, UsualMetrics.WonAmount(), Direction.HigherIsBetter))).Value;
        var watch = new AlertWatch(AlertIndex.MetricFall, AlertLevel.Person, new(0.25m, 0.35m, 0.60m), metric);

        // The same by plain SQL: who lost a quarter or more of the won amount.
        var fallen = await company.ReadAsync<long>("""
            select count(*) from (
              select owner_id, sum(amount) filter (where extract(quarter from closed_on) = 2) as before, coalesce(sum(amount) filter (where extract(quarter from closed_on) = 3), 0) as now
              from deals where stage = 'Won' and extract(year from closed_on) = 2017 group by 1) x
            where (before - now) / before >= 0.25
            """);
        var preview = (await company.Get<PreviewAlertRule>().RunAsync(olga, new PreviewAlertRule.Request(watch, null, AlertOwner.ManagerAbove))).Value;
        Assert.Equal(fallen, preview.Total);
        Assert.True(fallen > 0);

        var rule = (await company.Get<WriteAlertRule>().RunAsync(olga, new WriteAlertRule.Request(null, "Falling revenue of an agent", watch, null, AlertOwner.ManagerAbove, AlertCadence.OnChange))).Value;
        var round = (await company.Get<EvaluateAlerts>().RunAsync(olga, new EvaluateAlerts.Request())).Value;
        Assert.Equal((1, (int)fallen), (round.Rules, round.Raised));
        // Looked at again, the same deviation is the same case.
        Assert.Equal(0, (await company.Get<EvaluateAlerts>().RunAsync(olga, new EvaluateAlerts.Request())).Value.Raised);

        var list = (await company.Get<ListAlertCases>().RunAsync(olga, new ListAlertCases.Request(new PageRequest(), RuleId: rule, Search: "Moses Frase"))).Value;
        var alert = Assert.Single(list.Items.Items);
        var id = alert.Id;
        Assert.Equal("Moses Frase", alert.Finding.Subject.Name);
        Assert.Equal(await company.ReadAsync<decimal>(SumOf("Moses Frase", 3)), alert.Finding.Value);
        Assert.Equal(await company.ReadAsync<decimal>(SumOf("Moses Frase", 2)), alert.Finding.Reference);

        await Done(company.Get<ExplainCase>(), new ExplainCase.Request(
            id, ["Fewer deals were won", "Half as many began", "The large accounts were handed over"], [new(CauseCategory.Process, "Accounts were handed over without a plan", false, true, []), new(CauseCategory.Market, "Summer", true, false, [])]));
        await Done(company.Get<AnalyseCase>(), new AnalyseCase.Request(id));
        var plan = new ResponseOption(Guid.NewGuid(), "A plan for each handed-over account", 4, 4);
        await Done(company.Get<WeighCaseOptions>(), new WeighCaseOptions.Request(id, [plan, new(Guid.NewGuid(), "Lower the target", 5, 1)]));
        await Done(company.Get<DecideCase>(), new DecideCase.Request(id, plan.Id, "Does most with what we have", new CasePilot("Two accounts", "Deals begun a week", new DateOnly(2017, 11, 1))));
        Assert.Equal("alerts.no_action", (await company.Get<ActOnCase>().RunAsync(olga, new ActOnCase.Request(id))).Problems[0].Code);
        await Done(company.Get<AddCaseAction>(), new AddCaseAction.Request(id, "Write the plans", company.Operations.Id, new DateOnly(2017, 10, 13)));
        var action = (await Read()).Actions[0];
        await Done(company.Get<MarkCaseAction>(), new MarkCaseAction.Request(id, action.Id, true));
        await Done(company.Get<ActOnCase>(), new ActOnCase.Request(id));

        // In the same quarter nothing has come back yet, and the case says so.
        await Done(company.Get<CheckCase>(), new CheckCase.Request(id, "Too early"));
        Assert.Equal(CheckVerdict.NotBack, (await Read()).Check!.Verdict);
        Assert.Equal("alerts.did_not_come_back", (await company.Get<CloseCase>().RunAsync(olga, new CloseCase.Request(id, "Nothing"))).Problems[0].Code);

        company.Time.Now = new(2018, 1, 2, 12, 0, 0, TimeSpan.Zero);
        await Done(company.Get<CheckCase>(), new CheckCase.Request(id, "A quarter later"));
        var checkedCase = await Read();
        var (before, after) = (await company.ReadAsync<decimal>(SumOf("Moses Frase", 2)), await company.ReadAsync<decimal>(SumOf("Moses Frase", 4)));
        Assert.Equal((before - after) / before, checkedCase.Check!.After, 12);
        Assert.Equal(("2017-Q3", "2017-Q4"), (checkedCase.Check.BeforePeriod, checkedCase.Check.AfterPeriod));
        Assert.Equal(CheckVerdict.CameBack, checkedCase.Check.Verdict);
        Assert.Equal(after, checkedCase.History!.Values[checkedCase.History.Periods.ToList().IndexOf("2017-Q4")]);
        await Done(company.Get<CloseCase>(), new CloseCase.Request(id, "No account changes hands without a plan"));

        var closed = await Read();
        Assert.Equal((CaseState.Closed, "No account changes hands without a plan"), (closed.State, closed.Lesson));
        Assert.Equal("alerts.case_has_ended", (await company.Get<DismissCase>().RunAsync(olga, new DismissCase.Request(id, "x"))).Problems[0].Code);

        async Task Done<TRequest>(UseCase<TRequest, Nothing> action, TRequest request)
            where TRequest : notnull
        {
            var result = await action.RunAsync(olga, request);
            Assert.True(result.IsDone, string.Join(", ", result.Problems.Select(problem => problem.Code)));
        }

        async Task<GetAlertCase.Response> Read() => (await company.Get<GetAlertCase>().RunAsync(olga, new GetAlertCase.Request(id))).Value;
    }

    private static string SumOf(string agent, int quarter) =>
        $"select sum(amount) from deals d join people p on p.id = d.owner_id where p.name = '{agent}' and d.stage = 'Won' and extract(quarter from closed_on) = {quarter} and extract(year from closed_on) = 2017";
}
