using SalesAlign.Domain.Common.Filters;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Strategy;

public sealed class StrategyTests(SmallCompany company) : IClassFixture<SmallCompany>
{
    private static readonly StrategyWords Words = new(
        "Leader in premium", "We win the premium segment.", "Margins of the base line shrink every year.", StrategyType.Offensive, new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31));

    [Fact]
    public async Task A_strategy_is_written_published_acknowledged_and_amended()
    {
        var metric = (await company.Get<DefineMetric>().RunAsync(
            As(company.Olga), new DefineMetric.Request("Premium share", null, UsualMetrics.ShareOfWonAmount(Filter.Where("tier", FilterOperator.Equal, "Premium")), Direction.HigherIsBetter))).Value;
        Assert.Equal(Outcome.Forbidden, (await company.Get<StartStrategy>().RunAsync(As(company.Mia), new StartStrategy.Request(Words))).Outcome);
        var draft = (await company.Get<StartStrategy>().RunAsync(As(company.Emil), new StartStrategy.Request(Words))).Value;
        Assert.Equal("strategy.exists", (await company.Get<StartStrategy>().RunAsync(As(company.Emil), new StartStrategy.Request(Words))).Problems[0].Code);
        Assert.Equal(Outcome.NotFound, (await company.Get<GetStrategy>().RunAsync(As(company.Mia), new GetStrategy.Request(1))).Outcome);

        // Two halves of a whole, of which one forgets nearly everything.
        var premium = Objective("Premium share", 60m, metric, 0.6m);
        var share = (await company.Get<AddObjective>().RunAsync(As(company.Emil), new AddObjective.Request(draft, premium))).Value;
        var empty = new ObjectiveWords("Faster", null, 30m, Perspective.Process, ValueLever.LowerCapitalCost, null, null, null, null, null, null, null);
        var faster = (await company.Get<AddObjective>().RunAsync(As(company.Emil), new AddObjective.Request(draft, empty))).Value;

        var written = (await DraftAsync()).Draft!;
        var hindered = await company.Get<PublishStrategy>().RunAsync(As(company.Emil), new PublishStrategy.Request(draft, written.Version));
        Assert.Equal(
            ["strategy.weights_not_100", "objective.no_why", "objective.no_metric", "objective.no_target", "objective.no_due_date", "objective.no_owner", "objective.no_seller_instruction"],
            hindered.Problems.Select(problem => problem.Code));
        Assert.Equal(written.Hindrances.Select(problem => problem.Code), hindered.Problems.Select(problem => problem.Code));

        // Two editors: the second learns that the first was there.
        var line = written.Objectives.Single(objective => objective.Id == faster);
        var full = Objective("Faster", 40m, metric, 0.5m);
        Assert.True((await company.Get<ReviseObjective>().RunAsync(As(company.Emil), new ReviseObjective.Request(draft, faster, line.Version, full))).IsDone);
        Assert.Equal(Outcome.Conflict, (await company.Get<ReviseObjective>().RunAsync(As(company.Olga), new ReviseObjective.Request(draft, faster, line.Version, full with { Weight = 39m }))).Outcome);

        Assert.True((await company.Get<PublishStrategy>().RunAsync(As(company.Emil), new PublishStrategy.Request(draft, written.Version))).IsDone);
        Assert.Equal(8L, await company.ReadAsync<long>("select count(*) from notifications where code = 'strategy.published'"));

        // Published is published, whoever asks and however.
        Assert.Equal("strategy.published_is_immutable", (await company.Get<ReviseStrategyDraft>().RunAsync(As(company.Emil), new ReviseStrategyDraft.Request(draft, null, Words with { Title = "Other" }))).Problems[0].Code);
        Assert.Equal("strategy.published_is_immutable", (await company.Get<AddObjective>().RunAsync(As(company.Emil), new AddObjective.Request(draft, premium))).Problems[0].Code);
        foreach (var statement in new[]
        {
            "update strategy_versions set title = 'Other'", "delete from strategy_versions", "truncate strategy_versions cascade", "update strategic_objectives set weight_percent = 1",
            "delete from strategic_objectives", "insert into strategic_objectives select * from strategic_objectives", "truncate strategic_objectives",
        })
        {
            var failure = await Assert.ThrowsAsync<PostgresException>(() => company.ExecuteAsync(statement));
            Assert.Equal("strategy.published_is_immutable", failure.MessageText);
        }

        var seen = (await company.Get<GetStrategy>().RunAsync(As(company.Mia), new GetStrategy.Request(null, "2026"))).Value;
        Assert.Equal((1, true, (DateTimeOffset?)null), (seen.Number, seen.IsCurrent, seen.AcknowledgedAt));
        Assert.Equal(1_600m / 3_011m, seen.Objectives[0].Actual!.Value);

        await AcknowledgeAndCoverAsync(draft);
        await AmendAsync(draft, share);
    }

    private async Task AcknowledgeAndCoverAsync(StrategyVersionId version)
    {
        foreach (var person in new[] { company.Mia, company.Ada, company.Ada }) Assert.True((await company.Get<AcknowledgeStrategy>().RunAsync(As(person), new AcknowledgeStrategy.Request(version))).IsDone);
        var all = (await company.Get<GetAcknowledgementCoverage>().RunAsync(As(company.Emil), new GetAcknowledgementCoverage.Request())).Value;
        Assert.Equal((8, 2), (all.People, all.Acknowledged));
        Assert.Equal([("Acme", 8, 2), ("North", 3, 1), ("Alpha", 2, 1), ("Beta", 1, 0), ("South", 3, 1), ("Gamma", 3, 1)], all.Units.Select(unit => (unit.Name, unit.People, unit.Acknowledged)));
        Assert.Equal(["Gert Gamma", "Nora New"], all.Units.Single(unit => unit.Name == "Gamma").Missing);
        var own = (await company.Get<GetAcknowledgementCoverage>().RunAsync(As(company.Anna), new GetAcknowledgementCoverage.Request())).Value;
        Assert.Equal(("Alpha", 2, 1), (Assert.Single(own.Units).Name, own.People, own.Acknowledged));
    }

    private async Task AmendAsync(StrategyVersionId first, ObjectiveId share)
    {
        var second = (await company.Get<AmendStrategy>().RunAsync(As(company.Emil), new AmendStrategy.Request("Prime is late", "Signal from the field", AmendmentPath.Partial))).Value;
        Assert.Equal("strategy.draft_exists", (await company.Get<AmendStrategy>().RunAsync(As(company.Emil), new AmendStrategy.Request("Again", "Again", AmendmentPath.Full))).Problems[0].Code);
        var draft = (await DraftAsync()).Draft!;
        Assert.Equal((second, 2), (draft.Id, draft.Number));
        // The same objective under a new wording: goals and feedback stay with it.
        var line = draft.Objectives.Single(objective => objective.Id == share);
        Assert.True((await company.Get<ReviseObjective>().RunAsync(As(company.Emil), new ReviseObjective.Request(second, share, line.Version, line.Words with { Target = 0.55m }))).IsDone);
        Assert.True((await company.Get<PublishStrategy>().RunAsync(As(company.Emil), new PublishStrategy.Request(second, draft.Version))).IsDone);

        Assert.Equal("strategy.not_the_current_version", (await company.Get<AcknowledgeStrategy>().RunAsync(As(company.Ben), new AcknowledgeStrategy.Request(first))).Problems[0].Code);
        var objective = (await company.Get<GetObjective>().RunAsync(As(company.Ben), new GetObjective.Request(share, "2026"))).Value;
        Assert.Equal([(2, 0.55m), (1, 0.6m)], objective.History.Select(wording => (wording.StrategyNumber, wording.Target!.Value)));
        var old = (await company.Get<GetStrategy>().RunAsync(As(company.Mia), new GetStrategy.Request(1))).Value;
        Assert.Equal((false, 0.6m), (old.IsCurrent, old.Objectives[0].Target));
        Assert.Equal([2, 1], (await company.Get<ListStrategyVersions>().RunAsync(As(company.Mia), new ListStrategyVersions.Request(new PageRequest()))).Value.Items.Select(row => row.Number));
    }

    private async Task<GetStrategyDraft.Response> DraftAsync() => (await company.Get<GetStrategyDraft>().RunAsync(As(company.Emil), new GetStrategyDraft.Request())).Value;

    private ObjectiveWords Objective(string title, decimal weight, MetricId metric, decimal target) => new(
        title, "It pays twice the margin.", weight, Perspective.Customer, ValueLever.RaiseReturn, metric, 0.4m, target, new DateOnly(2028, 12, 31), company.Emil.Id,
        "Open every meeting with Prime.", "Customers pay for quality.");

    private static Actor As(Person person) => SmallCompany.As(person);
}
