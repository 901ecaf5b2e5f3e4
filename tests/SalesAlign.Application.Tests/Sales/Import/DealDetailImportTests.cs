using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Import;

/// <summary>What belongs to deals comes in like the deals themselves: twice changes nothing, faults are named, undo restores.</summary>
public sealed class DealDetailImportTests : IAsyncLifetime
{
    private const string Deals =
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
        + "A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500\n"
        + "A2,Darcel Schlecht,MG Special,,Engaging,2017-02-02,,\n";

    private const string Lines = "opportunity,line,product,qty,amount,cost\nA1,1,GTX Pro,2,4000,2500\nA1,2,MG Special,1,500,\n";
    private const string Stages = "deal,stage,date\nA1,Prospecting,2016-12-01\nA1,Engaging,2016-12-20\nA1,Won,2017-03-01\n";
    private const string Splits = "deal,person,type,percent\nA1,Anna Snelling,primary,60%\nA1,Darcel Schlecht,primary,40%\nA1,Dustin Brinkmann,overlay,25\n";
    private const string Events = "deal,type,invoice no,date,amount\nA1,invoice,R-1,2017-03-05,4500\nA1,payment,P-1,2017-04-01,2000\nA1,payment,P-2,2017-04-01,1000\n";
    private const string Rates = "currency,date,rate\nEUR,2017-01-01,1.0523\nCNY,2017-01-01,0.14412345\n";

    private readonly ImportBench _bench = new();

    public async Task InitializeAsync()
    {
        await _bench.InitializeAsync();
        await _bench.StockAsync();
        await _bench.ImportAsync(ImportKind.Deals, Deals);
    }

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(ImportKind.DealLines, Lines, 2)]
    [InlineData(ImportKind.StageEntries, Stages, 2)]
    [InlineData(ImportKind.DealSplits, Splits, 3)]
    [InlineData(ImportKind.DealEvents, Events, 3)]
    [InlineData(ImportKind.ExchangeRates, Rates, 2)]
    public async Task Importing_twice_changes_nothing_and_undo_restores(ImportKind kind, string text, int inserted)
    {
        var before = await SnapshotAsync();
        var first = await _bench.ImportAsync(kind, text);
        // One stage was derived on the very day that the source names; it becomes the source's.
        var taken = kind == ImportKind.StageEntries ? 1 : 0;
        Assert.Equal((ImportState.Completed, new ImportCounts(inserted, taken, 0, 0)), (first.State, first.Counts));
        var after = await SnapshotAsync();
        Assert.NotEqual(before, after);

        var second = await _bench.ImportAsync(kind, text);
        Assert.Equal(new ImportCounts(0, 0, inserted + taken, 0), second.Counts);
        Assert.Equal(after, await SnapshotAsync());

        Assert.True((await _bench.UndoAsync(first.Id)).IsDone);
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task History_of_the_source_replaces_what_was_derived_and_the_derived_returns_with_the_undo()
    {
        const string History = "select string_agg(p.name || ' ' || s.entered_on || case when s.is_derived then ' derived' else '' end, ', ' order by s.entered_on) from stage_entries s join deals d on d.id = s.deal_id join pipeline_stages p on p.id = s.pipeline_stage_id where d.external_id = 'A1'";
        const string Derived = "Engaging 2017-01-02 derived, Won 2017-03-01 derived";
        Assert.Equal(Derived, await _bench.ReadAsync<string>(History));
        var import = await _bench.ImportAsync(ImportKind.StageEntries, Stages);
        Assert.Equal("Prospecting 2016-12-01, Engaging 2016-12-20, Won 2017-03-01", await _bench.ReadAsync<string>(History));
        // A later change of the deal derives only what the source has not told.
        await _bench.ImportAsync(ImportKind.Deals, Deals.Replace("2017-01-02", "2017-01-03", StringComparison.Ordinal));
        Assert.Equal("Prospecting 2016-12-01, Engaging 2016-12-20, Won 2017-03-01", await _bench.ReadAsync<string>(History));
        await _bench.UndoAsync(await _bench.LatestAsync(ImportKind.Deals, updated: 1));
        Assert.True((await _bench.UndoAsync(import.Id)).IsDone);
        Assert.Equal(Derived, await _bench.ReadAsync<string>(History));
    }

    [Fact]
    public async Task Primary_parts_that_do_not_make_a_whole_stay_out_with_the_reason()
    {
        var import = await _bench.ImportAsync(
            ImportKind.DealSplits,
            "deal,person,type,percent\nA1,Anna Snelling,primary,60\nA1,Darcel Schlecht,primary,30\nA1,Dustin Brinkmann,overlay,25\n"
            + "A2,Anna Snelling,primary,50\nA2,Nobody Known,primary,50\nA2,Darcel Schlecht,overlay,120\nA9,Anna Snelling,primary,100\nA2,Anna Snelling,primary,50\n");

        Assert.Equal(new ImportCounts(1, 0, 0, 7), import.Counts);
        Assert.Equal(
            [
                (2, "percent", "split.primary_not_whole", "90"),
                (3, "percent", "split.primary_not_whole", "90"),
                (5, "percent", "split.primary_not_whole", "50"),
                (6, "person", "import.unknown_reference", "Nobody Known"),
                (7, "percent", "import.out_of_range", "120"),
                (8, "deal", "import.unknown_reference", "A9"),
                (9, "person", "import.duplicate_in_file", "Anna Snelling"),
            ],
            (await _bench.ErrorsAsync(import.Id)).Select(error => (error.Row, error.Column, error.Code, error.Value)));
    }

    [Fact]
    public async Task Whoever_is_no_longer_in_the_split_drops_out_and_returns_with_the_undo()
    {
        const string Parts = "select string_agg(p.name || ' ' || s.kind || ' ' || trim_scale(s.percent), ', ' order by s.kind, p.name) from deal_splits s join people p on p.id = s.person_id";
        await _bench.ImportAsync(ImportKind.DealSplits, Splits);
        _bench.Heard.Clear();
        var second = await _bench.ImportAsync(ImportKind.DealSplits, "deal,person,percent\nA1,Anna Snelling,100\n");
        // The specialist's part is of another kind and stays.
        Assert.Equal("Dustin Brinkmann Overlay 25, Anna Snelling Primary 100", await _bench.ReadAsync<string>(Parts));
        Assert.Equal(new ImportCounts(0, 2, 0, 0), second.Counts);
        // Who lost the part is touched as well as who gained it.
        Assert.Equal(3, Assert.Single(_bench.Heard).People!.Count);
        Assert.True((await _bench.UndoAsync(second.Id)).IsDone);
        Assert.Equal("Dustin Brinkmann Overlay 25, Anna Snelling Primary 60, Darcel Schlecht Primary 40", await _bench.ReadAsync<string>(Parts));
    }

    [Fact]
    public async Task Faults_of_lines_events_stages_and_rates_name_column_and_reason()
    {
        await ExpectAsync(
            ImportKind.DealLines, "deal,product,qty,amount,cost\nA1,GTX Pro,1,10,\nA1,GTXPro,1,10,\nA1,MG Special,0,10,\nA1,MG Special,1,,\nA1,gtx pro,1,10,\nA1,GTX Pro,1,10,\n",
            (3, "product", "import.unknown_reference"), (4, "qty", "import.out_of_range"), (5, "amount", "import.required"), (7, null, "import.duplicate_in_file"));
        await ExpectAsync(
            ImportKind.DealEvents, "deal,type,date,amount\nA1,invoice,2017-03-05,10\nA1,invoise,2017-03-05,10\nA1,invoice,2017-03-05,20\n",
            (3, "type", "import.unknown_choice"), (4, null, "import.duplicate_in_file"));
        await ExpectAsync(ImportKind.StageEntries, "deal,stage,date\nA1,Contract,2017-01-01\nA1,won,soon\n", (2, "stage", "import.unknown_reference"), (3, "date", "import.not_a_date"));
        await ExpectAsync(
            ImportKind.ExchangeRates, "currency,date,rate\nEUR,2017-01-01,0\nEURO,2017-01-01,1\nEUR,2017-01-02,1.1\nEUR,2017-01-02,1.2\n",
            (2, "rate", "import.out_of_range"), (3, "currency", "import.too_long"), (5, "currency", "import.duplicate_in_file"));

        async Task ExpectAsync(ImportKind kind, string text, params (int, string?, string)[] errors)
        {
            var import = await _bench.ImportAsync(kind, text);
            Assert.Equal(errors, (await _bench.ErrorsAsync(import.Id)).Select(error => (error.Row, error.Column, error.Code)));
        }
    }

    [Fact]
    public async Task Deals_and_activities_bring_cost_forecast_cancellation_referral_and_entry_time()
    {
        var deals = await _bench.ImportAsync(
            ImportKind.Deals,
            "opportunity_id,sales_agent,deal_stage,close_date,close_value,cost,expected close date,cancelled on,channel,lead source,custom,entered at,reason\n"
            + "B1,Anna Snelling,Won,2017-03-01,100,60,2017-02-20,2017-05-01,Partner,Fair,yes,2017-03-02T08:30:00+02:00,\n"
            + "B2,Anna Snelling,Lost,2017-03-01,0,,,2017-05-01,,,,,\n"
            + "B3,Anna Snelling,Won,2017-03-01,100,-1,,,,,,,\n"
            + "B4,Anna Snelling,Won,2017-03-01,100,,,2017-02-01,,,,,\n"
            + "B5,Anna Snelling,Lost,2017-03-01,0,,,,,,no,2017-03-01 25:00,Price\n");
        Assert.Equal(
            [(3, "cancelled on", "deal.cancelled_but_not_won"), (4, "cost", "import.out_of_range"), (5, "cancelled on", "deal.cancelled_before_closed"), (6, "entered at", "import.not_a_date")],
            (await _bench.ErrorsAsync(deals.Id)).Select(error => (error.Row, error.Column, error.Code)));
        Assert.Equal(
            "60 2017-02-20 2017-05-01 Partner Fair t 2017-03-02 06:30 2",
            await _bench.ReadAsync<string>("select concat_ws(' ', trim_scale(cost), expected_close_on, cancelled_on, channel, lead_source, is_custom, to_char(entered_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), import_row) from deals where external_id = 'B1'"));

        var activities = await _bench.ImportAsync(
            ImportKind.Activities,
            "activity_id,agent,type,date,account,outcome,quality,referred by,contact\n"
            + "C1,Anna Snelling,referral call,2017-01-05,Isdom,reached,4,Cancity,Ms Lee\nC2,Anna Snelling,call,2017-01-05,Isdom,,6,,\nC3,Anna Snelling,referral,2017-01-05,Isdom,,3,isdom,\n");
        Assert.Equal([(3, "quality", "import.out_of_range"), (4, "referred by", "activity.referred_by_itself")], (await _bench.ErrorsAsync(activities.Id)).Select(error => (error.Row, error.Column, error.Code)));
        Assert.Equal("4 Cancity Ms Lee", await _bench.ReadAsync<string>("select concat_ws(' ', a.quality, p.name, a.referral_contact) from activities a join accounts p on p.id = a.referral_partner_id"));
        // A later file that turns the cancelled deal into a lost one is refused, not half taken.
        var lost = await _bench.ImportAsync(ImportKind.Deals, "opportunity_id,sales_agent,deal_stage,close_date\nB1,Anna Snelling,Lost,2017-03-01\n");
        Assert.Equal("deal.cancelled_but_not_won", Assert.Single(await _bench.ErrorsAsync(lost.Id)).Code);
    }

    [Fact]
    public async Task Undoing_deals_is_refused_while_lines_of_others_build_on_them()
    {
        await _bench.ImportAsync(ImportKind.DealLines, Lines);
        var undone = await _bench.UndoAsync((await _bench.Get<Application.Sales.Import.ListImports>().RunAsync(
            _bench.Actor, new(new(), ImportKind.Deals))).Value.Items[0].Id);
        Assert.Equal("import.others_depend", undone.Problems[0].Code);
        Assert.Contains("deal_lines (2)", undone.Problems[0].Arguments[0]!.ToString(), StringComparison.Ordinal);
    }

    private Task<string?> SnapshotAsync() => _bench.ReadAsync<string>(
        "select concat("
        + string.Join(", ", ((string[])["deals", "deal_lines", "stage_entries", "deal_splits", "deal_events", "exchange_rates"])
            .Select(table => $"(select string_agg((to_jsonb(t) {(table == "stage_entries" ? "- 'id'" : "")})::text, ';' order by (to_jsonb(t) - 'id')::text) from {table} t)")) + ")");
}
