using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Goals;

/// <summary>Three hundred people and twelve months: what is typed is divided without the database, and all of it is written at once.</summary>
public sealed class LargeCascadeTests(SmallCompany company) : IClassFixture<SmallCompany>
{
    private const int People = 300;

    [Fact]
    public async Task A_large_grid_spreads_while_one_types_and_is_saved_in_one_transaction_by_sets()
    {
        var objective = await PrepareAsync();
        var terms = new CascadeTerms(objective, null, 2026, 9_000_001m, null, AllocationMethod.Equal, [new(AllocationMethod.ByHistory)], [], [], PeriodKind.Month);
        var sheet = (await company.Get<OpenCascade>().RunAsync(SmallCompany.As(company.Olga), new OpenCascade.Request(terms))).Value;
        var shown = sheet.Spread(terms).Value;
        Assert.True(shown.Rows.Count > People);
        using var before = Statements();
        // A hundred keystrokes ask the database nothing.
        for (var i = 0; i < 100; i++)
        {
            var row = shown.Rows.Count - 1 - i;
            var taken = sheet.Take(terms, shown, [new(row, CascadePlace.Period, "2026-M07", 100m + i)]);
            Assert.True(taken.IsDone, $"{i} {shown.Rows[row].Name}: " + string.Join(", ", taken.Problems.Select(problem => $"{problem.Code} {string.Join('/', problem.Arguments)}")));
            (terms, shown) = (taken.Value.Terms, taken.Value.Shown);
        }
        Assert.Equal(9_000_001m, shown.Rows.Where(row => row.Level == sheet.Depth || !shown.Rows.Any(child => child.ParentKey == row.Key)).Sum(row => row.Value.Total));
        Assert.Equal(0, before.Count());

        using var during = Statements();
        var saved = (await company.Get<CascadeObjective>().RunAsync(SmallCompany.As(company.Olga), new CascadeObjective.Request(terms, Offer: true, Replace: false, shown.Basis))).Value;
        Assert.Equal(shown.Rows.Count * 17, saved.Created);
        // Rows of one transaction carry one number, and their count does not depend on how many statements wrote them.
        Assert.Equal(1L, await company.ReadAsync<long>("select count(distinct xmin::text) from goals where period_key like '2026%'"));
        Assert.Equal(1L, await company.ReadAsync<long>("select count(distinct xmin::text) from (select xmin from goals union all select xmin from goal_steps) written"));
        Assert.InRange(during.Count(), 1, 60);
        Assert.Equal(0L, await company.ReadAsync<long>("select count(*) from goals p where exists (select 1 from goals c where c.parent_id = p.id) and p.target_value <> (select sum(c.target_value) from goals c where c.parent_id = p.id)"));

        // One number more is one transaction again, and changes only what it touches.
        var more = sheet.Take(terms, shown, [new(shown.Rows.Count - 1, CascadePlace.Period, "2026-M08", 7m)]).Value;
        var basis = (await company.Get<PreviewCascade>().RunAsync(SmallCompany.As(company.Olga), new PreviewCascade.Request(more.Terms))).Value.Basis;
        using var again = Statements();
        var renewed = (await company.Get<CascadeObjective>().RunAsync(SmallCompany.As(company.Olga), new CascadeObjective.Request(more.Terms, Offer: true, Replace: true, basis))).Value;
        Assert.Equal((0, 0), (renewed.Created, renewed.Removed));
        Assert.InRange(renewed.Renewed, 1, saved.Created);
        Assert.InRange(again.Count(), 1, 60);
    }

    private async Task<ObjectiveId> PrepareAsync()
    {
        await using (var db = await company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync())
        {
            for (var i = 0; i < People; i++)
            {
                var person = new Person(PersonId.New(), $"Seller {i:000}");
                person.Join((i % 3) switch { 0 => company.Alpha.Id, 1 => company.Beta.Id, _ => company.Gamma.Id }, MembershipRole.Rep, new DateOnly(2025, 1, 1));
                db.Add(person);
            }
            await db.SaveChangesAsync();
        }
        var version = (await company.Get<StartStrategy>().RunAsync(SmallCompany.As(company.Emil), new StartStrategy.Request(
            new("Grow", "We grow.", "Because we can.", StrategyType.Offensive, new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31))))).Value;
        var metric = (await company.Get<DefineMetric>().RunAsync(SmallCompany.As(company.Olga), new DefineMetric.Request("Won amount", null, UsualMetrics.WonAmount(), Direction.HigherIsBetter, 7))).Value;
        var objective = (await company.Get<AddObjective>().RunAsync(SmallCompany.As(company.Emil), new AddObjective.Request(version, new ObjectiveWords(
            "Won amount", "Why not.", 100m, Perspective.Financial, ValueLever.RaiseReturn, metric, null, 30_000m, new DateOnly(2028, 12, 31), company.Emil.Id, "Sell.", null)))).Value;
        Assert.True((await company.Get<PublishStrategy>().RunAsync(SmallCompany.As(company.Emil), new PublishStrategy.Request(version, null))).IsDone);
        return objective;
    }

    /// <summary>Counts the commands to the database that this test causes from now on; those of other tests run under other traces.</summary>
    private static StatementCount Statements() => new();

    private sealed class StatementCount : IDisposable
    {
        private readonly ActivityTraceId _trace;
        private readonly ActivityListener _listener;
        private int _count;

        public StatementCount()
        {
            Activity.Current = null;
            _trace = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start().TraceId;
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStarted = activity =>
                {
                    if (activity.TraceId == _trace) Interlocked.Increment(ref _count);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public int Count() => _count;

        public void Dispose() => _listener.Dispose();
    }
}
