using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Data.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Tests.Metrics;

/// <summary>One filter, two readers: whatever the rows hold and the filter asks, the database and the engines in memory choose the same rows.</summary>
public sealed class FilterAgreementTests(SmallCompany company) : IClassFixture<SmallCompany>
{
    private const int Filters = 600;

    private static readonly DateOnly Epoch = new(2026, 1, 1);

    private static readonly string?[] Texts =
    [
        null, "Retail", "retail", "RETAIL ", "  Retail", "O'Hare \"quoted\"", "100% off_er", "back\\slash", "Ärzte & Söhne", "ÄRZTE & SÖHNE", "零售", "a;drop table deals--", "1500", "true",
        "2026-02-03", "x", "X y", "\tx", "x\u00a0", "",
    ];

    private static readonly FactSchema Schema = new(MetricFields.Of(MetricDataset.Deals).Select(field => field.Name));

    [Fact]
    public async Task Sql_and_memory_choose_the_same_rows()
    {
        var chance = new SeededRandom(20_261_121);
        await using var db = await company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        var rows = await FillAsync(db, chance);
        var (chosen, relative) = (0, 0);
        for (var i = 0; i < Filters; i++)
        {
            var filter = MetricFields.CatalogueOf(MetricDataset.Deals).Fit(Any(chance, MetricDataset.Deals), "Filter");
            // As it is kept: a definition goes through JSON before anybody reads it.
            filter = JsonSerializer.Deserialize<Filter>(JsonSerializer.Serialize(filter, DomainJson.Options), DomainJson.Options)!;
            var first = Epoch.AddDays(chance.Below(60));
            var last = first.AddDays(chance.Below(120));
            var today = Epoch.AddDays(chance.Below(200));
            var metric = new Metric(MetricId.New(), "m", new MetricDefinition(MetricDataset.Deals, new(MetricAggregation.Count), null, filter, "engagedOn"));

            var sql = (await MetricRowsSql.ReadAsync(db, metric, (first, last), MetricCut.Everything, null, null, null, false, 0, 10_000, today, default))
                .Rows.Select(row => row.Label).Where(label => label.StartsWith("AD", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
            var bound = filter.Bind(Schema, AskedTime.Of(first, last, today));
            var memory = rows.Where(row => row.Engaged >= first && row.Engaged <= last && bound.Matches(row.Facts)).Select(row => row.Key).Order(StringComparer.Ordinal).ToList();
            Assert.True(memory.SequenceEqual(sql), $"{first}–{last}, today {today}: {JsonSerializer.Serialize(filter, DomainJson.Options)}");
            chosen += memory.Count;
            relative += filter.IsRelative() ? 1 : 0;
        }
        // The proof would be worth nothing if hardly anything were ever chosen.
        Assert.True(chosen > Filters * 5, $"{chosen} rows were chosen by {Filters} filters.");
        Assert.True(relative > 30, $"{relative} filters were relative.");
    }

    [Fact]
    public async Task Exams_are_chosen_alike_as_well()
    {
        var chance = new SeededRandom(20_261_122);
        await using var db = await company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        var schema = new FactSchema(MetricFields.Of(MetricDataset.Certifications).Select(field => field.Name));
        var rows = await FillExamsAsync(db, schema, chance);
        var chosen = 0;
        for (var i = 0; i < Filters / 3; i++)
        {
            var filter = MetricFields.CatalogueOf(MetricDataset.Certifications).Fit(Any(chance, MetricDataset.Certifications), "Filter");
            var (first, today) = (Epoch.AddDays(chance.Below(60)), Epoch.AddDays(chance.Below(200)));
            var last = first.AddDays(chance.Below(120));
            var metric = new Metric(MetricId.New(), "m", new MetricDefinition(MetricDataset.Certifications, new(MetricAggregation.Count), null, filter, "on"));
            var sql = (await MetricRowsSql.ReadAsync(db, metric, (first, last), MetricCut.Everything, null, null, null, false, 0, 10_000, today, default)).Rows.Select(row => row.Id).Order();
            var bound = filter.Bind(schema, AskedTime.Of(first, last, today));
            var memory = rows.Where(row => row.Exam.On >= first && row.Exam.On <= last && bound.Matches(row.Facts)).Select(row => row.Exam.Id.Value).Order().ToList();
            Assert.True(memory.SequenceEqual(sql), $"{first}–{last}, today {today}: {JsonSerializer.Serialize(filter, DomainJson.Options)}");
            chosen += memory.Count;
        }
        Assert.True(chosen > Filters, $"{chosen} rows were chosen.");
    }

    private async Task<List<(Certification Exam, Facts Facts)>> FillExamsAsync(SalesAlignDbContext db, FactSchema schema, SeededRandom chance)
    {
        var products = Enumerable.Range(0, 4).Select(i => new Product(ProductId.New(), $"XP{i}", $"Exam product {i}", chance.Pick(Texts), chance.Pick(Texts), chance.Chance(70) ? chance.Below(9) * 100m : null)).ToList();
        var exams = new List<(Certification Exam, Facts Facts)>();
        for (var i = 0; i < 150; i++)
        {
            var (person, product) = (chance.Pick((Person[])[company.Mia, company.Ada, company.Ben]), chance.Chance(60) ? chance.Pick(products) : null);
            // The number keeps person, topic and day apart.
            var topic = (chance.Pick(Texts) ?? "x") + (i % 7);
            var exam = new Certification(
                CertificationId.New(), person.Id, topic, product?.Id, Epoch.AddDays(i), chance.Chance(70) ? CertificationResult.Passed : CertificationResult.Failed);
            if (chance.Chance(60)) exam.HoldsUntil(exam.On.AddDays(chance.Below(200)));
            if (chance.Chance(80)) exam.Mark(chance.Below(9) * 12.5m);
            FilterValue Of(string field) => field switch
            {
                "topic" => exam.Topic,
                "result" => exam.Result.ToString(),
                "score" => Number(exam.Score),
                "on" => Date(exam.On),
                "expiresOn" => Date(exam.ExpiresOn),
                "product" => product?.Name,
                "series" => product?.Series,
                "tier" => product?.Tier,
                "listPrice" => Number(product?.ListPrice),
                _ => person.Name,
            };
            exams.Add((exam, schema.Facts([.. schema.Fields.Select(Of)])));
        }
        db.AddRange(products);
        db.AddRange(exams.Select(row => row.Exam));
        await db.SaveChangesAsync();
        return exams;
    }

    private async Task<List<(string Key, DateOnly Engaged, Facts Facts)>> FillAsync(SalesAlignDbContext db, SeededRandom chance)
    {
        var products = Enumerable.Range(0, 8).Select(i => new Product(ProductId.New(), $"AP{i}", $"Product {i % 5}", chance.Pick(Texts), chance.Pick(Texts), chance.Chance(70) ? chance.Below(9) * 100m : null)).ToList();
        var accounts = Enumerable.Range(0, 30).Select(i => new Account(AccountId.New(), $"AA{i}", chance.Pick(Texts) is { Length: > 0 } name ? name : "Nameless")).ToList();
        foreach (var account in accounts)
        {
            account.Describe(
                chance.Pick(Texts), chance.Chance(80) ? 1980 + chance.Below(45) : null, chance.Chance(80) ? chance.Below(4000) / 4m : null, chance.Chance(80) ? chance.Below(60) : null, chance.Pick(Texts), null);
        }
        var owners = new[] { company.Mia, company.Ada, company.Ben };
        var rows = new List<(Deal Deal, Product? Product, Account? Account, Person Owner)>();
        for (var i = 0; i < 250; i++)
        {
            var owner = chance.Pick(owners);
            var deal = new Deal(DealId.New(), $"AD{i}", owner.Id, chance.Chance(50) ? DealStage.Prospecting : DealStage.Engaging, "USD");
            var (product, account) = (chance.Chance(85) ? chance.Pick(products) : null, chance.Chance(85) ? chance.Pick(accounts) : null);
            deal.Concerns(account?.Id, product?.Id, chance.Below(8) / 2m);
            var engaged = Epoch.AddDays(chance.Below(180));
            deal.Engage(engaged);
            if (chance.Chance(40)) deal.Estimate(chance.Below(40) * 25m);
            if (chance.Chance(60)) deal.Close(chance.Chance(50), engaged.AddDays(chance.Below(90)), chance.Below(40) * 25m);
            rows.Add((deal, product, account, owner));
        }
        db.AddRange(products);
        db.AddRange(accounts);
        db.AddRange(rows.Select(row => row.Deal));
        await db.SaveChangesAsync();
        return rows.ConvertAll(row => (row.Deal.ExternalId, row.Deal.EngagedOn!.Value, FactsOf(row.Deal, row.Product, row.Account, row.Owner, rows.ConvertAll(other => other.Deal))));
    }

    private static Facts FactsOf(Deal deal, Product? product, Account? account, Person owner, List<Deal> all)
    {
        FilterValue Of(string field) => field switch
        {
            "stage" => deal.Stage.ToString(),
            "amount" => Number(deal.Amount),
            "quantity" => deal.Quantity,
            "cycleDays" => deal.ClosedOn is { } closed ? closed.DayNumber - deal.EngagedOn!.Value.DayNumber : FilterValue.Empty,
            "engagedOn" => Date(deal.EngagedOn),
            "closedOn" => Date(deal.ClosedOn),
            "newCustomer" => account is null ? FilterValue.Empty : deal.Stage == DealStage.Won && !all.Exists(other =>
                other.AccountId == deal.AccountId && other.Stage == DealStage.Won && (other.ClosedOn < deal.ClosedOn || (other.ClosedOn == deal.ClosedOn && Before(other, deal)))),
            "cost" or "margin" or "expectedCloseOn" or "cancelledOn" or "enteredOn" or "leadSource" or "channel" or "lostReason" => FilterValue.Empty,
            "isCustom" => false,
            "product" => product?.Name,
            "series" => product?.Series,
            "tier" => product?.Tier,
            "listPrice" => Number(product?.ListPrice),
            "account" => account?.Name,
            "sector" => account?.Sector,
            "location" => account?.Location,
            "employees" => Number(account?.Employees),
            "revenue" => Number(account?.Revenue),
            "yearEstablished" => Number(account?.YearEstablished),
            "person" => owner.Name,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Give the field its value here as well."),
        };
        return Schema.Facts([.. Schema.Fields.Select(Of)]);
    }

    // PostgreSQL orders uuids by their bytes as written.
    private static bool Before(Deal one, Deal other) => string.CompareOrdinal(one.Id.ToString(), other.Id.ToString()) < 0;

    private static FilterValue Number(decimal? value) => value is { } number ? FilterValue.Number(number) : FilterValue.Empty;

    private static FilterValue Date(DateOnly? value) => value is { } day ? FilterValue.Date(day) : FilterValue.Empty;

    private static Filter Any(SeededRandom chance, MetricDataset dataset, int depth = 0)
    {
        if (depth < 3 && chance.Chance(depth == 0 ? 60 : 35))
        {
            var parts = Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => Any(chance, dataset, depth + 1)).ToArray();
            return chance.Chance(50) ? Filter.All(parts) : Filter.Any(parts);
        }
        var field = chance.Pick(MetricFields.CatalogueOf(dataset).Fields);
        var comparison = chance.Pick(field.Operators);
        if (comparison == FilterOperator.Between)
        {
            var (one, other) = (Value(field, chance), Value(field, chance));
            return one.Compare(other) is <= 0 ? Filter.Where(field.Name, comparison, one, other) : Filter.Where(field.Name, comparison, other, one);
        }
        return comparison switch
        {
            FilterOperator.IsEmpty or FilterOperator.IsNotEmpty or FilterOperator.InPeriod => Filter.Where(field.Name, comparison),
            FilterOperator.In or FilterOperator.NotIn => Filter.Where(field.Name, comparison, [.. Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => Value(field, chance))]),
            FilterOperator.WithinLastDays or FilterOperator.WithinNextDays or FilterOperator.MoreThanDaysAgo => Filter.Where(field.Name, comparison, 1 + chance.Below(90)),
            FilterOperator.Contains or FilterOperator.StartsWith => Filter.Where(field.Name, comparison, chance.Pick((string[])["a", "R", "%", "_", "'", "\\", "ä", "零", "\"", "ret", "x"])),
            _ => Filter.Where(field.Name, comparison, Value(field, chance)),
        };
    }

    private static FilterValue Value(FilterField field, SeededRandom chance) => field.Kind switch
    {
        FieldKind.Choice => chance.Pick(field.Choices!).ToLowerInvariant(),
        FieldKind.Text => chance.Pick(Texts) is { } text && !string.IsNullOrWhiteSpace(text) ? text : "Retail",
        FieldKind.YesNo => chance.Chance(50),
        FieldKind.Date => Epoch.AddDays(chance.Below(250)),
        _ => field.Name == "yearEstablished" ? 1980 + chance.Below(45) : chance.Below(40) * 12.5m,
    };
}
