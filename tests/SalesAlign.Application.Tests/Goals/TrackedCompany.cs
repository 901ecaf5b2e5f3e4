using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Goals;

/// <summary>Puts a strategy of one objective and agreed goals of the second quarter of 2026 into the small company: Alpha's 10,000 with Ada's 1,000 and Mia's 3,000 below.</summary>
internal sealed class TrackedCompany(SmallCompany company)
{
    public ObjectiveId Objective { get; private set; }

    public MetricId Metric { get; private set; }

    public Goal Alpha { get; private set; } = null!;

    public Goal Ada { get; private set; } = null!;

    public Goal Mia { get; private set; } = null!;

    public static async Task<TrackedCompany> OfAsync(SmallCompany company)
    {
        var tracked = new TrackedCompany(company);
        await tracked.FillAsync();
        return tracked;
    }

    public async Task<Goal> AddAsync(UnitId? unit, PersonId? person, decimal target, GoalId? parent, string period = "2026-Q2", bool agreed = true)
    {
        var now = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
        var goal = new Goal(GoalId.New(), Objective, Metric, unit, person, new FiscalCalendar(1).Parse(period), TargetShape.Amount, new GoalTarget(target), parent, 0m, company.Olga.Id, now);
        goal.Offer(company.Olga.Id, now);
        if (agreed) goal.Agree(company.Olga.Id, now);
        await using var db = await company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        db.Add(goal);
        await db.SaveChangesAsync();
        return goal;
    }

    private async Task FillAsync()
    {
        var (emil, olga) = (SmallCompany.As(company.Emil), SmallCompany.As(company.Olga));
        if ((await company.Get<GetStrategy>().RunAsync(emil, new GetStrategy.Request())).TryGet(out var existing))
        {
            await company.ExecuteAsync("delete from goals; delete from notifications; delete from activities");
            Objective = existing.Objectives[0].Id;
            Metric = new MetricId(await company.ReadAsync<Guid>("select id from metrics limit 1"));
        }
        else
        {
            var version = (await company.Get<StartStrategy>().RunAsync(emil, new StartStrategy.Request(
                new("Grow", "We grow.", "Because we can.", StrategyType.Offensive, new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31))))).Value;
            Metric = (await company.Get<DefineMetric>().RunAsync(olga, new DefineMetric.Request("Won amount", null, UsualMetrics.WonAmount(), Direction.HigherIsBetter, 30))).Value;
            Objective = (await company.Get<AddObjective>().RunAsync(emil, new AddObjective.Request(version, new ObjectiveWords(
                "Win more", "Why not.", 100m, Perspective.Financial, ValueLever.RaiseReturn, Metric, null, 20_000m, new DateOnly(2026, 12, 31), company.Emil.Id, "Sell.", null)))).Value;
            var draft = (await company.Get<GetStrategyDraft>().RunAsync(emil, new GetStrategyDraft.Request())).Value.Draft!;
            Assert.True((await company.Get<PublishStrategy>().RunAsync(emil, new PublishStrategy.Request(version, draft.Version))).IsDone);
        }
        Alpha = await AddAsync(company.Alpha.Id, null, 10_000m, null);
        Ada = await AddAsync(null, company.Ada.Id, 1_000m, Alpha.Id);
        Mia = await AddAsync(null, company.Mia.Id, 3_000m, Alpha.Id);
    }
}
