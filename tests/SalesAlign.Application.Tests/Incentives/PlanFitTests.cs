using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class PlanFitTests
{
    private static readonly DateOnly February = new(2017, 2, 10);

    [Fact]
    public async Task A_plan_that_pays_against_the_strategy_is_published_only_with_a_reason()
    {
        await using var company = await PayingCompany.CreateAsync();
        var objective = await PursueAsync(company, "Lead with GTX");
        await company.SellAsync(company.Ann, "D1", February, 50_000, company.Ideal, company.Strategic);
        await company.SellAsync(company.Ben, "D2", February, 50_000, company.Ideal, company.Plain);
        // Plain products pay twice as much as those of the strategy.
        var volume = new CommissionComponent
        {
            Id = Guid.NewGuid(), Name = "Volume", Rates = RateTable.Flat(0.05m), Multipliers = [new Multiplier("MG", Where("MG"), 2)], Objectives = [new ObjectiveLink(objective.Value, 100)],
        };
        var plan = await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(null, "Volume", new DateOnly(2017, 1, 1), [volume]));
        await company.DoAsync(company.Get<EnrolRole>(), company.Olga, new(plan, MembershipRole.Rep, null, new DateOnly(2017, 1, 1), null, 400_000m, 20_000m));

        Assert.DoesNotContain((await FitAsync()).Report.Findings, finding => finding.Code == "fit.against");
        await company.DoAsync(company.Get<SayServingDeals>(), company.Olga, new(objective, Where("GTX")));
        var fit = await FitAsync();
        var against = Assert.Single(fit.Report.Findings, finding => finding.Code == "fit.against");
        Assert.Equal(("2017-Q1", 0.5m, 1), (fit.Report.Period, (decimal)against.Arguments[1], fit.Unwaived));
        Assert.Equal((1m, true), (fit.Report.Objectives[0].Fit.PayShare, fit.Report.Objectives[0].Said));

        await company.DoAsync(company.Get<ApproveIncentivePlan>(), company.Otto, new(plan));
        Assert.Equal("plan.against_strategy", await PayingCompany.RefusalOfAsync(company.Get<PublishIncentivePlan>(), company.Olga, new(plan)));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<WaiveFitFinding>(), company.Ann, new(plan, "fit.against", objective.Value, "No.")));
        Assert.Equal("plan.nothing_to_waive", await PayingCompany.RefusalOfAsync(company.Get<WaiveFitFinding>(), company.Otto, new(plan, "fit.dropped", objective.Value, "Because.")));
        await company.DoAsync(company.Get<WaiveFitFinding>(), company.Otto, new(plan, "fit.against", objective.Value, "One quarter of clearance."));
        await company.DoAsync(company.Get<PublishIncentivePlan>(), company.Olga, new(plan));

        await using var db = company.Open();
        var measure = await db.SteeringMeasures.SingleAsync();
        Assert.Equal((Steering.Against, 0.5m), (measure.Steering, measure.Ratio));
        Assert.Contains(await db.AuditEntries.Select(entry => entry.Action).ToListAsync(), action => action == nameof(WaiveFitFinding));

        async Task<GetStrategyFit.Response> FitAsync() => await company.DoAsync(company.Get<GetStrategyFit>(), company.Eve, new(plan));
    }

    [Fact]
    public async Task The_writer_does_not_approve_and_a_change_starts_over()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(null, "Field", new DateOnly(2017, 1, 1), company.Components()));
        Assert.Equal("plan.not_approved", await PayingCompany.RefusalOfAsync(company.Get<PublishIncentivePlan>(), company.Olga, new(plan)));
        Assert.Equal("plan.four_eyes", await PayingCompany.RefusalOfAsync(company.Get<ApproveIncentivePlan>(), company.Olga, new(plan)));
        await company.DoAsync(company.Get<ApproveIncentivePlan>(), company.Eve, new(plan));
        await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(plan, "Field", new DateOnly(2017, 1, 1), company.Components()));
        Assert.Equal("plan.not_approved", await PayingCompany.RefusalOfAsync(company.Get<PublishIncentivePlan>(), company.Olga, new(plan)));
        var read = await company.DoAsync(company.Get<GetIncentivePlan>(), company.Eve, new(plan));
        Assert.Equal((PlanVersionState.Draft, "Olga", null), (read.Versions[0].State, read.Versions[0].WrittenBy, read.Versions[0].ApprovedBy));
    }

    [Fact]
    public async Task Pay_for_what_was_dropped_and_goals_that_nobody_pays_for_are_found()
    {
        await using var company = await PayingCompany.CreateAsync();
        var dropped = await PursueAsync(company, "Old");
        var kept = await PursueAsync(company, "New", dropped);
        var plan = await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(null, "Field", new DateOnly(2017, 1, 1),
            [new CommissionComponent { Id = Guid.NewGuid(), Name = "A", Rates = RateTable.Flat(0.05m), Objectives = [new ObjectiveLink(dropped.Value, 100)] }]));
        var fit = await company.DoAsync(company.Get<GetStrategyFit>(), company.Olga, new(plan));
        Assert.Contains(fit.Report.Findings, finding => finding.Code == "fit.dropped" && finding.Objective == dropped.Value);
        Assert.Equal((0m, true), (fit.Report.Objectives.Single(o => o.Fit.Objective == kept.Value).Fit.PayShare, fit.Report.Objectives.Single(o => o.Fit.Objective == kept.Value).Fit.InForce));
    }

    [Fact]
    public async Task A_plan_is_checked_as_a_whole_while_it_is_written()
    {
        await using var company = await PayingCompany.CreateAsync();
        var gone = new CommissionComponent { Id = Guid.NewGuid(), Name = "Gone", Rates = RateTable.Flat(0.05m), OnlyIf = Where("OLD") };
        var checks = await company.DoAsync(company.Get<CheckIncentivePlan>(), company.Olga, new(null, new DateOnly(2017, 1, 1), [gone, gone with { Id = Guid.NewGuid(), Name = "Again" }]));
        Assert.Equal(["plan_check.paid_twice", "plan_check.unknown_value"], checks.Findings.Select(finding => finding.Code).Where(code => code != "plan_check.no_objective").Distinct().Order(StringComparer.Ordinal));
        var templates = await company.DoAsync(company.Get<ListComponentTemplates>(), company.Olga, new());
        Assert.Equal(17, templates.Count);
    }

    private static Criterion Where(string series) => Filter.Where(CreditFacts.Series, FilterOperator.Equal, series);

    /// <summary>A published strategy with one objective; or its amendment, which drops the objective before.</summary>
    internal static async Task<ObjectiveId> PursueAsync(PayingCompany company, string title, ObjectiveId? instead = null)
    {
        await using var db = company.Open();
        var horizon = new DateOnly(2019, 12, 31);
        var metric = new Metric(MetricId.New(), title, UsualMetrics.WonAmount());
        var id = ObjectiveId.New();
        var version = StrategyVersion.First(new StrategyTerms(title, "We do.", "Because.", StrategyType.Offensive, new DateOnly(2017, 1, 1), horizon));
        if (instead is { } dropped)
        {
            var last = await db.StrategyVersions.Include(v => v.Objectives).SingleAsync(v => v.Objectives.Any(o => o.ObjectiveId == dropped));
            version = last.Amend("Changed.", "The market.", AmendmentPath.Full);
            version.RemoveObjective(dropped);
        }
        version.AddObjective(id, new ObjectiveTerms(
            title, "Why", new Weight(100m), Perspective.Financial, ValueLever.RaiseReturn, metric.Id, null, 1_000m, horizon, company.Eve.PersonId, "Sell.", ""));
        db.AddRange(metric, new Objective(id, version.StrategyId), version);
        await db.SaveChangesAsync();
        version.Publish(company.Eve.PersonId, DateTimeOffset.UtcNow.AddDays(instead is null ? -2 : -1));
        await db.SaveChangesAsync();
        return id;
    }
}
