using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Alignment;
using SalesAlign.Application.Common;
using SalesAlign.Application.Demonstration;
using SalesAlign.Application.Tests.Demonstration;
using SalesAlign.Domain.Alignment.Scoring;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Alignment;

/// <summary>Alignment of the demonstration company, recounted by plain SQL.</summary>
public sealed class AlignmentTests(DemonstrationCompanyTests.EmptyInstallation installation) : IClassFixture<DemonstrationCompanyTests.EmptyInstallation>
{
    private const string Period = "2026-Q4";

    [Fact]
    public async Task The_company_scores_the_mean_of_its_objectives_by_weight_and_every_count_can_be_recounted()
    {
        var alignment = (await AskAsync("Executive")).Value;

        Assert.Equal(await CountAsync("select count(*) from strategic_objectives o join strategy_versions v on v.id = o.version_id where v.number = 2"), alignment.Objectives.Count);
        var mean = alignment.Objectives.Sum(o => o.Score!.Value * o.Weight) / alignment.Objectives.Sum(o => o.Weight);
        Assert.Equal(mean, alignment.Score!.Value, 6);
        Assert.All(alignment.Objectives, objective => Assert.Equal(100m, objective.Dimensions.Sum(dimension => dimension.WeightPercent), 6));
        Assert.DoesNotContain(alignment.Objectives[0].Dimensions, dimension => dimension.Dimension is AlignmentDimension.Enablement or AlignmentDimension.Resourcing);

        var understood = alignment.Objectives[0].Dimensions.Single(dimension => dimension.Dimension == AlignmentDimension.Understanding);
        Assert.Equal(
            await CountAsync("""
                select count(distinct a.person_id) from strategy_acknowledgements a join strategy_versions v on v.id = a.version_id
                join memberships m on m.person_id = a.person_id and m."from" <= date '2026-11-20' and (m."to" is null or m."to" >= date '2026-11-20')
                where v.number = 2
                """),
            understood.Part);
        Assert.Equal(await CountAsync("select count(distinct person_id) from memberships where \"from\" <= date '2026-11-20' and (\"to\" is null or \"to\" >= date '2026-11-20')"), understood.Whole);
        Assert.Equal(alignment.Breaks.OrderByDescending(found => found.Points), alignment.Breaks);
    }

    [Fact]
    public async Task What_was_promised_and_delivered_is_the_goal_of_the_whole_and_its_live_value()
    {
        var alignment = (await AskAsync("Executive")).Value;

        var growth = alignment.Objectives.Single(objective => objective.Metric is { Unit: Domain.Metrics.MetricUnit.Money, IsRatio: false });
        // In the company's currency, at the rate of each closing day.
        var delivered = await installation.ReadAsync<decimal>("""
            select sum(d.amount * coalesce((select r.rate from exchange_rates r where r.currency = d.currency_code and r."on" <= d.closed_on order by r."on" desc limit 1), 1))
            from deals d where d.stage = 'Won' and d.closed_on between '2026-10-01' and '2026-12-31'
            """);
        Assert.Equal(delivered, growth.Delivered!.Value, 4);
        Assert.Equal(
            await installation.ReadAsync<decimal>($"select g.target_value from goals g join units u on u.id = g.unit_id where u.kind = 'Company' and g.period_key = '{Period}' and g.objective_id = '{growth.Id.Value}'"),
            growth.Promised);
        Assert.True(alignment.Units.Count > 1, "the heat map compares units");
        Assert.All(alignment.Objectives, objective => Assert.Equal(alignment.Units.Count, objective.Heat.Count));
    }

    [Fact]
    public async Task Pay_that_steers_away_from_an_objective_halves_its_incentive_score()
    {
        var before = (await AskAsync("Executive")).Value.Objectives.First(objective => objective.Dimensions.Any(dimension => dimension.Dimension == AlignmentDimension.Incentive && dimension.Score > 0));
        // Whatever is measured for it: a ratio below 1 is a break, and 1 is none.
        var score = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var ratio in (string[])["1", "0.5"])
        {
            await installation.ExecuteAsync($"""
                delete from steering_measures where objective_id = '{before.Id.Value}';
                insert into steering_measures select (jsonb_populate_record(null::steering_measures, to_jsonb(m) || jsonb_build_object('objective_id', '{before.Id.Value}', 'ratio', {ratio}))).*
                from steering_measures m join plan_versions v on v.id = m.plan_version_id where v.effective_from <= date '2026-11-20' and (v.effective_to is null or v.effective_to >= date '2026-11-20') limit 1
                """);
            var objective = (await AskAsync("Executive")).Value.Objectives.Single(one => one.Id == before.Id);
            score[ratio] = objective.Dimensions.Single(dimension => dimension.Dimension == AlignmentDimension.Incentive).Score;
        }
        Assert.True(score["1"] > 0);
        Assert.Equal(score["1"] / 2m, score["0.5"]);
    }

    [Fact]
    public async Task A_manager_sees_the_own_unit_alone_and_a_rep_none()
    {
        var manager = await ActorAsync("Manager");
        var mine = (await Get<GetAlignment>().RunAsync(manager, new(Period))).Value;
        var foreign = await installation.ReadAsync<Guid>($"""
            select u.id from units u where u.kind = 'Team' and not exists (select from memberships m where m.unit_id = u.id and m.person_id = '{manager.PersonId.Value}') limit 1
            """);

        Assert.Equal(
            await installation.ReadAsync<string>($"select u.name from units u join memberships m on m.unit_id = u.id where m.person_id = '{manager.PersonId.Value}' and m.role = 'Manager' and m.\"to\" is null"),
            mine.Scope);
        Assert.Equal(Outcome.NotFound, (await Get<GetAlignment>().RunAsync(manager, new(Period, new UnitId(foreign)))).Outcome);
        Assert.Equal(Outcome.NotFound, (await AskAsync("Rep")).Outcome);
    }

    [Fact]
    public async Task An_objective_leads_to_its_pay_and_observations_but_totals_of_pay_only_for_those_who_see_them()
    {
        var objective = (await AskAsync("Executive")).Value.Objectives[0].Id;

        var seen = (await Get<GetObjectiveLinks>().RunAsync(await ActorAsync("Executive"), new(objective, Period))).Value;
        Assert.NotEmpty(seen.Components);
        Assert.True(seen.Paid > 0);
        Assert.Equal(await CountAsync($"select count(*) from feedback where objective_id = '{objective.Value}'"), seen.Observations);

        var rep = (await Get<GetObjectiveLinks>().RunAsync(await ActorAsync("Rep"), new(objective, Period))).Value;
        Assert.Equal(seen.Components, rep.Components);
        Assert.Null(rep.Paid);
        Assert.True(rep.Observations <= seen.Observations);
        Assert.Empty((await Get<GetObjectiveLinks>().RunAsync(await ActorAsync("Rep"), new(ObjectiveId.New(), Period))).Value.Components);
    }

    private async Task<Result<GetAlignment.Response>> AskAsync(string role) => await Get<GetAlignment>().RunAsync(await ActorAsync(role), new(Period));

    private async Task<Actor> ActorAsync(string role)
    {
        await DemonstrationCompany.ExistsOrFillAsync(installation.Services);
        var person = await installation.ReadAsync<Guid>($"""
            select g.person_id from role_grants g join people p on p.id = g.person_id
            where g.role = '{role}' and p.sign_in_id is not null and not exists (select from role_grants o where o.person_id = g.person_id and o.role in ('Executive', 'SalesOperations', 'Administrator') and o.role <> '{role}')
              and ('{role}' <> 'Rep' or not exists (select from role_grants o where o.person_id = g.person_id and o.role = 'Manager'))
              and ('{role}' <> 'Manager' or exists (select from memberships m join units u on u.id = m.unit_id where m.person_id = g.person_id and m.role = 'Manager' and m."to" is null and u.kind = 'Team'))
            order by g.person_id limit 1
            """);
        return new Actor(new PersonId(person), role, "en");
    }

    private TUseCase Get<TUseCase>() where TUseCase : notnull => installation.Services.GetRequiredService<TUseCase>();

    private async Task<int> CountAsync(string query) => (int)await installation.ReadAsync<long>(query);
}
