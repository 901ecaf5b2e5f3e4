using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Data.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Tests.Metrics;

/// <summary>Kept values are those that the rows themselves give, whatever was changed meanwhile and however.</summary>
public sealed class KeptValuesTests(SmallCompany company) : IClassFixture<SmallCompany>
{
    private static readonly Filter Won = Filter.Where("stage", FilterOperator.Equal, "Won");

    private static readonly FiscalCalendar Calendar = new(1);

    private static readonly (string Name, MetricDefinition Definition)[] Definitions =
    [
        ("Kept amount", UsualMetrics.WonAmount()),
        ("Kept share", UsualMetrics.ShareOfWonAmount(Filter.Where("tier", FilterOperator.Equal, "Premium"))),
        ("Kept cycle", UsualMetrics.AverageCycleDays()),
        ("Kept new customers", UsualMetrics.NewCustomers()),
        ("Kept won from new", UsualMetrics.WonAmount(Filter.Where("newCustomer", FilterOperator.Equal, true))),
        ("Kept median", new(MetricDataset.Deals, new(MetricAggregation.Median, "amount"), null, Won, "closedOn")),
        ("Kept customers", new(MetricDataset.Deals, new(MetricAggregation.DistinctCount, "account"), null, Won, "closedOn")),
        ("Kept engaged", new(MetricDataset.Deals, new(MetricAggregation.Count), On: "engagedOn")),
        ("Kept accounts", new(MetricDataset.Accounts, new(MetricAggregation.Count), On: "firstWonOn")),
    ];

    private static readonly string[] Changes =
    [
        "update deals set amount = amount + 10 where external_id = 'D8'",
        "update deals set owner_id = (select id from people where name = 'Ada Alpha') where external_id = 'D9'",
        "update deals set closed_on = closed_on - 40, engaged_on = engaged_on - 40 where external_id = 'D11'",
        "update deals set account_id = (select id from accounts where external_id = 'C1') where external_id = 'D10'",
        "delete from deals where external_id = 'D12'",
        "insert into deals (id, external_id, owner_id, stage, amount, currency_code, quantity, engaged_on, closed_on, account_id, is_custom) select gen_random_uuid(), 'DX', owner_id, 'Won', 77, 'USD', 1, '2026-05-01', '2026-05-20', account_id, false from deals where external_id = 'D8'",
        "update memberships set \"from\" = '2026-04-15' where \"from\" = '2026-04-01'; update memberships set \"to\" = '2026-04-14' where \"to\" = '2026-03-31'",
        "update unit_placements set \"from\" = '2026-02-10' where \"from\" = '2026-01-01'; update unit_placements set \"to\" = '2026-02-09' where \"to\" = '2025-12-31'",
        "update products set tier = 'Basic' where external_id = 'P1'",
        "delete from deals where closed_on > '2026-05-01'",
    ];

    [Fact]
    public async Task Kept_values_follow_every_change()
    {
        await using var db = await company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        var metrics = Definitions.Select(pair => new Metric(MetricId.New(), pair.Name, pair.Definition)).ToList();
        db.AddRange(metrics);
        await db.SaveChangesAsync();
        var keeper = company.Get<MetricValueKeeper>();
        foreach (var metric in metrics) Assert.Null((await keeper.RefreshAsync(metric.Id, everything: false, default))!.Pieces);
        await AgreeAsync(db, metrics, "at first");
        foreach (var change in Changes)
        {
            await company.ExecuteAsync(change);
            // A change is seen at once, before anything was refreshed.
            Assert.Null(await ReadKeptAsync(db, metrics[0]));
            foreach (var metric in metrics)
            {
                var refresh = (await keeper.RefreshAsync(metric.Id, everything: false, default))!;
                if (change == Changes[0] && metric.Name is "Kept amount") Assert.Equal(1, refresh.Pieces);
            }
            await AgreeAsync(db, metrics, change);
        }
        Assert.Empty(await keeper.WaitingAsync(default));
        // What runs elsewhere on the same server, such as the tests beside this one, holds back what counts as seen by all.
        for (var attempt = 0; attempt < 60 && await company.ReadAsync<long>("select count(*) from metric_touches") > 0; attempt++)
        {
            if (attempt > 0) await Task.Delay(500);
            foreach (var metric in metrics) await keeper.RefreshAsync(metric.Id, everything: false, default);
            await keeper.TidyAsync(default);
        }
        Assert.Equal(0L, await company.ReadAsync<long>("select count(*) from metric_touches"));

        // Another meaning makes kept values worthless until they are computed by it.
        var revised = await db.Metrics.SingleAsync(metric => metric.Id == metrics[0].Id);
        revised.Redefine(UsualMetrics.WonAmount(Filter.Where("amount", FilterOperator.AtLeast, 500)), new DateOnly(2026, 4, 1), "Small deals no longer count.", company.Olga.Id, DateTimeOffset.UnixEpoch);
        await db.SaveChangesAsync();
        Assert.Null(await ReadKeptAsync(db, revised));
        Assert.Equal([revised.Id], await keeper.WaitingAsync(default));
        await keeper.RefreshAllAsync(default);
        await AgreeAsync(db, [revised], "revised");
    }

    [Fact]
    public async Task Values_that_move_with_the_day_are_not_kept()
    {
        var open = new Metric(MetricId.New(), "Open now", new(MetricDataset.Deals, new(MetricAggregation.Count), null, Filter.Where("closedOn", FilterOperator.IsEmpty)));
        var recent = new Metric(MetricId.New(), "Recent", new(MetricDataset.Deals, new(MetricAggregation.Count), null, Filter.Where("engagedOn", FilterOperator.WithinLastDays, 90), "closedOn"));
        await using var db = await company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        foreach (var metric in (Metric[])[open, recent])
        {
            db.Add(metric);
            await db.SaveChangesAsync();
            Assert.Null(await company.Get<MetricValueKeeper>().RefreshAsync(metric.Id, everything: true, default));
        }
        var quarters = Calendar.Parts(Calendar.Year(2026), PeriodKind.Quarter);
        var values = await MetricValuesReader.ReadAsync(db, open, quarters, [MetricGrain.Company], default, today: SmallCompany.Today);
        Assert.Equal([NoValue.OnlyPresentKnown, null, NoValue.OnlyPresentKnown, NoValue.OnlyPresentKnown], Enumerable.Range(0, 4).Select(quarter => values.Company(quarter).Why));
    }

    private static async Task AgreeAsync(SalesAlignDbContext db, IReadOnlyList<Metric> metrics, string after)
    {
        foreach (var metric in metrics)
        {
            foreach (var kind in (PeriodKind[])[PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Year])
            {
                var spans = Enumerable.Range(2025, 2).SelectMany(year => Calendar.Parts(Calendar.Year(year), kind)).Select(period => (period.First, period.Last)).ToList();
                var kept = await KeptValuesSql.ReadAsync(
                    db, metric, MetricKeeping.FingerprintOf(metric, 1), spans, Enum.GetValues<MetricGrain>(), null, null, SmallCompany.Today, default);
                Assert.True(kept is not null, $"{metric.Name} is not kept {after}");
                var live = await MetricValuesSql.ReadAsync(db, metric, spans, Enum.GetValues<MetricGrain>(), null, null, SmallCompany.Today, default);
                Assert.True(Lines(live).SequenceEqual(Lines(kept)), $"{metric.Name} by {kind} {after}:\n{string.Join('\n', Lines(live))}\nkept:\n{string.Join('\n', Lines(kept))}");
                Assert.Equal(live.DataThrough, kept.DataThrough);
            }
        }
    }

    private static Task<MetricSumsRead?> ReadKeptAsync(SalesAlignDbContext db, Metric metric) => KeptValuesSql.ReadAsync(
        db, metric, MetricKeeping.FingerprintOf(metric, 1), [(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31))], [MetricGrain.Company], null, null, SmallCompany.Today, default);

    private static List<string> Lines(MetricSumsRead read) =>
        [.. read.Sums.Select(sums => $"{sums.Period} {sums.Grain} {sums.UnitId} {sums.PersonId} {sums.Numerator:0.####} {sums.Denominator:0.####} {sums.Count}").Order(StringComparer.Ordinal)];
}
