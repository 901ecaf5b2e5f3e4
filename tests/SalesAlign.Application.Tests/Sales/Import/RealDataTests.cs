using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Health;
using SalesAlign.Domain.Sales.Health;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Import;

/// <summary>A test that needs the public data set beside the project.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataSetFactAttribute : FactAttribute
{
    public DataSetFactAttribute()
    {
        if (DataSet.Folder is null) Skip = "The data set crm-sales-opportunities is not there (../shared/data).";
    }
}

public static class DataSet
{
    public static string? Folder { get; } = Find();

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder!, name));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "..", "shared", "data", "crm-sales-opportunities");
            if (File.Exists(Path.Combine(folder.FullName, "SalesAlign.sln"))) return Directory.Exists(candidate) ? candidate : null;
        }
        return null;
    }
}

/// <summary>The public data set arrives whole, with the figures that its README states.</summary>
public sealed class RealDataTests(ImportBench bench) : IClassFixture<ImportBench>
{
    private async Task ItsHealthAsync()
    {
        var health = (await bench.Get<GetDataHealth>().RunAsync(bench.Actor, new GetDataHealth.Request(new HealthScope()))).Value;
        var checks = health.Checks.ToDictionary(check => check.Name);
        Assert.Equal((8800, 1425), (checks[HealthCheck.DealAccount].Checked, checks[HealthCheck.DealAccount].Failing));
        Assert.Equal((2089, 2089), (checks[HealthCheck.DealExpectedClose].Checked, checks[HealthCheck.DealExpectedClose].Failing));
        // Everything open is years old: nothing has happened since.
        Assert.Equal(2089, checks[HealthCheck.DealStale].Failing);
        Assert.Equal((85, 0), (checks[HealthCheck.AccountSector].Checked, checks[HealthCheck.AccountSector].Failing));
        Assert.Equal(0, checks[HealthCheck.DealProduct].Failing);
        Assert.Equal(0, checks[HealthCheck.AccountTwice].Failing);
        Assert.Null(health.Areas.Single(area => area.Name == HealthArea.Timely).Score);
        var open = await bench.Get<ListHealthFindings>().RunAsync(bench.Actor, new ListHealthFindings.Request(HealthCheck.DealAccount, new HealthScope(), new PageRequest(PageSize: 500)));
        Assert.Equal(1425, open.Value.Total);
        Assert.All(open.Value.Items, item => Assert.True(item.Detail is "Engaging" or "Prospecting", item.Title));
        Assert.Equal(["accounts.csv", "products.csv", "sales_pipeline.csv"], health.Sources.Select(source => source.File).Order(StringComparer.Ordinal));
        Assert.Equal(30, health.People.Count(person => person.PersonId is not null));
    }

    [DataSetFact]
    public async Task The_pipeline_of_a_hardware_seller_arrives_whole()
    {
        var people = await bench.RunAsync(await bench.UploadAsync(ImportKind.People, DataSet.Read("sales_teams.csv"), "sales_teams.csv"));
        Assert.Equal((ImportState.Completed, new ImportCounts(35, 0, 0, 0)), (people.State, people.Counts));
        Assert.Equal(3, await bench.CountAsync("units where kind = 'Region'"));
        Assert.Equal(6, await bench.CountAsync("units where kind = 'Team'"));
        Assert.Equal(6, await bench.CountAsync("memberships where role = 'Manager'"));
        Assert.Equal(35, await bench.CountAsync("memberships where role = 'Rep'"));

        var products = await bench.RunAsync(await bench.UploadAsync(ImportKind.Products, DataSet.Read("products.csv"), "products.csv"));
        Assert.Equal(new ImportCounts(7, 0, 0, 0), products.Counts);
        var accounts = await bench.RunAsync(await bench.UploadAsync(ImportKind.Accounts, DataSet.Read("accounts.csv"), "accounts.csv"));
        Assert.Equal(new ImportCounts(85, 0, 0, 0), accounts.Counts);
        Assert.Equal(15, await bench.CountAsync("accounts where parent_id is not null"));

        var upload = await bench.UploadAsync(ImportKind.Deals, DataSet.Read("sales_pipeline.csv"), "sales_pipeline.csv");
        var preview = await bench.PreviewAsync(upload);
        Assert.True(preview.IsWhole);
        var unknown = Assert.Single(preview.Unknowns);
        Assert.Equal(("product", "GTXPro", "GTX Pro"), (unknown.Field, unknown.Value, unknown.Suggestion));

        var deals = await bench.RunAsync(upload, setup => setup with { Aliases = new() { ["product"] = new() { ["GTXPro"] = "GTX Pro" } } });
        Assert.Equal((ImportState.Completed, new ImportCounts(8800, 0, 0, 0)), (deals.State, deals.Counts));
        Assert.Equal(4238, await bench.CountAsync("deals where stage = 'Won'"));
        Assert.Equal(2473, await bench.CountAsync("deals where stage = 'Lost'"));
        Assert.Equal(1589, await bench.CountAsync("deals where stage = 'Engaging'"));
        Assert.Equal(500, await bench.CountAsync("deals where stage = 'Prospecting'"));
        Assert.Equal(1425, await bench.CountAsync("deals where account_id is null"));
        // Engaged deals entered their stage once, closed ones the end as well.
        Assert.Equal(8300 + 6711, await bench.CountAsync("stage_entries"));
        await ItsHealthAsync();
        Assert.Equal(10_005_534m, await bench.ReadAsync<decimal>("select sum(amount) from deals where stage = 'Won'"));
        Assert.Equal(
            "1134672,3086111,2982255,2802496",
            await bench.ReadAsync<string>("select string_agg(v::bigint::text, ',' order by q) from (select extract(quarter from closed_on) q, sum(amount) v from deals where stage = 'Won' and extract(year from closed_on) = 2017 group by 1) x"));
    }
}
