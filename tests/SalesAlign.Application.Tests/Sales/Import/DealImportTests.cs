using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Import;

public sealed class DealImportTests : IAsyncLifetime
{
    private const string Header = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";

    private const string TwoDeals = Header
        + "A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500\n"
        + "A2,Darcel Schlecht,MG Special,,Engaging,2017-02-02,,\n";

    private readonly ImportBench _bench = new();

    public async Task InitializeAsync()
    {
        await _bench.InitializeAsync();
        await _bench.StockAsync();
    }

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Importing_twice_changes_nothing()
    {
        var first = await _bench.ImportAsync(ImportKind.Deals, TwoDeals);
        var second = await _bench.ImportAsync(ImportKind.Deals, TwoDeals);

        Assert.Equal(new ImportCounts(2, 0, 0, 0), first.Counts);
        Assert.Equal(new ImportCounts(0, 0, 2, 0), second.Counts);
        Assert.Equal(2, await _bench.CountAsync($"deals where import_batch_id = '{first.Id}'"));
    }

    [Fact]
    public async Task A_changed_deal_is_updated_and_columns_that_are_not_in_the_file_stay()
    {
        await _bench.ImportAsync(ImportKind.Deals, TwoDeals);
        var second = await _bench.ImportAsync(ImportKind.Deals, "opportunity_id,sales_agent,deal_stage,close_date,close_value\nA2,Darcel Schlecht,Won,2017-05-01,50\n");

        Assert.Equal(new ImportCounts(0, 1, 0, 0), second.Counts);
        Assert.Equal("MG Special", await _bench.ReadAsync<string>("select p.name from deals d join products p on p.id = d.product_id where d.external_id = 'A2'"));
        Assert.Equal(new DateOnly(2017, 2, 2), await _bench.ReadAsync<DateOnly>("select engaged_on from deals where external_id = 'A2'"));
    }

    [Fact]
    public async Task Every_faulty_row_is_listed_with_column_and_reason_and_the_good_ones_come_in()
    {
        var import = await _bench.ImportAsync(
            ImportKind.Deals,
            TwoDeals
            + "B1,Anna Snelling,GTXPro,Cancity,Won,2017-01-02,2017-03-01,4500\n"
            + "B2,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,\n"
            + "B3,Anna Snelling,GTX Pro,Cancity,Lost,2017-01-02,2016-12-31,0\n"
            + "B4,Anna Snelling,GTX Pro,Cancity,Wonn,2017-01-02,2017-03-01,4500\n"
            + "B5,Anna Snelling,GTX Pro,Cancity,Won,2017-13-45,2017-03-01,4500\n"
            + "A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,99\n"
            + "B6,Nobody Known,GTX Pro,Cancity,Lost,2017-01-02,2017-03-01,0\n"
            + ",Anna Snelling,GTX Pro,Cancity,Lost,2017-01-02,2017-03-01,0\n");

        Assert.Equal((ImportState.Completed, new ImportCounts(2, 0, 0, 8)), (import.State, import.Counts));
        var errors = await _bench.ErrorsAsync(import.Id);
        Assert.Equal(
            [
                (4, "product", "import.unknown_reference", "GTXPro", "GTX Pro"),
                (5, "close_value", "deal.won_without_amount", "Won", null),
                (6, "close_date", "deal.closed_before_engaged", "2016-12-31", null),
                (7, "deal_stage", "import.unknown_choice", "Wonn", "Won"),
                (8, "engage_date", "import.not_a_date", "2017-13-45", null),
                (9, "opportunity_id", "import.duplicate_in_file", "A1", null),
                (10, "sales_agent", "import.unknown_reference", "Nobody Known", null),
                (11, "opportunity_id", "import.required", null, null),
            ],
            errors.Select(error => (error.Row, error.Column, error.Code, error.Value, error.Suggestion)));
    }

    [Fact]
    public async Task All_or_nothing_keeps_the_good_rows_out_as_well()
    {
        var import = await _bench.ImportAsync(ImportKind.Deals, TwoDeals + "B1,Anna Snelling,GTXPro,,Engaging,2017-01-02,,\n", setup => setup with { AllOrNothing = true });

        Assert.Equal((ImportState.Rejected, 1), (import.State, import.Counts.Failed));
        Assert.Equal(0, await _bench.CountAsync("deals"));
        Assert.Equal("GTX Pro", Assert.Single(await _bench.ErrorsAsync(import.Id)).Suggestion);
        // Mended by an alias, the same file comes in.
        var again = await _bench.RunAsync(import.Id, setup => setup with { Aliases = new() { ["product"] = new() { ["gtxpro"] = "GTX Pro" } } });
        Assert.Equal(new ImportCounts(3, 0, 0, 0), again.Counts);
    }

    [Fact]
    public async Task Missing_accounts_can_be_created_on_the_way_and_go_with_the_undo()
    {
        var import = await _bench.ImportAsync(ImportKind.Deals, Header + "A1,Anna Snelling,GTX Pro,Zencorp,Engaging,2017-01-02,,\n", setup => setup with { CreateMissingAccounts = true });

        Assert.Equal(1, import.Counts.Inserted);
        Assert.Equal(1, await _bench.CountAsync("accounts where name = 'Zencorp'"));
        Assert.True((await _bench.UndoAsync(import.Id)).IsDone);
        Assert.Equal(0, await _bench.CountAsync("accounts where name = 'Zencorp'"));
        Assert.Equal(0, await _bench.CountAsync("deals"));
    }

    [Fact]
    public async Task Undo_deletes_what_was_inserted_and_restores_what_was_changed()
    {
        var first = await _bench.ImportAsync(ImportKind.Deals, TwoDeals);
        var before = await _bench.ReadAsync<string>("select string_agg(to_jsonb(d)::text, '' order by external_id) from deals d");
        var second = await _bench.ImportAsync(
            ImportKind.Deals, Header + "A2,Anna Snelling,GTX Pro,Isdom,Won,2017-02-02,2017-06-01,60\nA3,Anna Snelling,,,Prospecting,,,\n");
        Assert.Equal(new ImportCounts(1, 1, 0, 0), second.Counts);

        var early = await _bench.UndoAsync(first.Id);
        Assert.Equal((Outcome.Refused, "import.later_imports_depend"), (early.Outcome, early.Problems[0].Code));

        Assert.True((await _bench.UndoAsync(second.Id)).IsDone);
        Assert.Equal(before, await _bench.ReadAsync<string>("select string_agg(to_jsonb(d)::text, '' order by external_id) from deals d"));
        Assert.Equal(ImportState.Undone, (await _bench.ReadAsync(second.Id)).State);
        Assert.True((await _bench.UndoAsync(first.Id)).IsDone);
        Assert.Equal(0, await _bench.CountAsync("deals"));
    }

    [Fact]
    public async Task Undo_of_accounts_is_refused_while_deals_refer_to_them_and_names_them()
    {
        await _bench.ImportAsync(ImportKind.Deals, TwoDeals);
        var accounts = (await _bench.Get<ListImports>().RunAsync(_bench.Actor, new ListImports.Request(new PageRequest(), ImportKind.Accounts))).Value.Items[0];

        var undone = await _bench.UndoAsync(accounts.Id);

        Assert.Equal("import.others_depend", undone.Problems[0].Code);
        Assert.Contains("deals (1)", undone.Problems[0].Arguments[0]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await _bench.CountAsync("accounts"));
    }

    [Fact]
    public async Task A_cancelled_import_saves_nothing_and_can_be_started_again()
    {
        var id = await _bench.UploadAsync(ImportKind.Deals, TwoDeals);
        await _bench.Get<StartImport>().RunAsync(_bench.Actor, new StartImport.Request(id));
        Assert.True((await _bench.Get<CancelImport>().RunAsync(_bench.Actor, new CancelImport.Request(id))).IsDone);
        Assert.Equal(ImportState.Cancelled, (await _bench.ReadAsync(id)).State);

        // While it runs, a request in the database is enough: the heartbeat sees it.
        var endless = await _bench.UploadAsync(ImportKind.Deals, Header + string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"L{i},Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500\n")));
        await _bench.Get<StartImport>().RunAsync(_bench.Actor, new StartImport.Request(endless));
        var running = _bench.Get<JobRunner>().RunAsync(_bench.Get<ImportJob>(), endless.Value, CancellationToken.None);
        while ((await _bench.ReadAsync(endless)).State != ImportState.Running) await Task.Delay(20);
        await _bench.ExecuteAsync($"update import_batches set cancel_requested = true where id = '{endless}'");
        await running;

        Assert.Equal(ImportState.Cancelled, (await _bench.ReadAsync(endless)).State);
        Assert.Equal(0, await _bench.CountAsync("deals"));
        Assert.Equal(0, await _bench.CountAsync("pg_class where relname like 'import_stage_%'"));
    }

    [Fact]
    public async Task What_ran_when_the_process_was_killed_is_interrupted_and_can_be_started_again()
    {
        var id = await _bench.UploadAsync(ImportKind.Deals, TwoDeals);
        await _bench.Get<StartImport>().RunAsync(_bench.Actor, new StartImport.Request(id));
        // What a killed process leaves: a row that says it runs, and a staging table.
        await _bench.ExecuteAsync($"update import_batches set state = 'Running', started_at = now() where id = '{id}'; create unlogged table import_stage_{id.Value:N} (x int)");

        await _bench.Get<JobRunner>().RecoverAsync(_bench.Get<ImportJob>(), CancellationToken.None);

        var import = await _bench.ReadAsync(id);
        Assert.Equal((ImportState.Interrupted, "import.interrupted", true), (import.State, import.Failure, import.CanStart));
        Assert.Equal(0, await _bench.CountAsync("pg_class where relname like 'import_stage_%'"));
        Assert.Equal(2, (await _bench.RunAsync(id)).Counts.Inserted);
    }

    [Fact]
    public async Task What_waited_when_the_process_ended_is_run_by_the_next()
    {
        var id = await _bench.UploadAsync(ImportKind.Deals, TwoDeals);
        await _bench.Get<StartImport>().RunAsync(_bench.Actor, new StartImport.Request(id));

        await _bench.Get<JobRunner>().RecoverAsync(_bench.Get<ImportJob>(), CancellationToken.None);

        Assert.Equal(ImportState.Completed, (await _bench.ReadAsync(id)).State);
    }

    [Fact]
    public async Task The_file_of_errors_holds_the_rows_as_they_were_with_reasons_and_no_formulas()
    {
        var import = await _bench.ImportAsync(ImportKind.Deals, TwoDeals + "=cmd(),Anna Snelling,GTXPro,\"Can\ncity\",Engaging,2017-01-02,,\n");
        using var target = new MemoryStream();

        var result = await _bench.Get<ExportImportErrors>().RunAsync(
            _bench.Actor, new ExportImportErrors.Request(import.Id, target, (code, value, suggestion) => $"{code} {value} > {suggestion}", "reason"));

        Assert.True(result.IsDone);
        Assert.Equal(
            "\uFEFFopportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,reason\r\n"
            + "'=cmd(),Anna Snelling,GTXPro,\"Can\ncity\",Engaging,2017-01-02,,,\"product: import.unknown_reference GTXPro > GTX Pro; account: import.unknown_reference Can\ncity > Cancity\"\r\n",
            System.Text.Encoding.UTF8.GetString(target.ToArray()));
    }

    [Fact]
    public async Task A_saved_mapping_is_taken_again_for_files_with_the_same_headers()
    {
        var text = "Nr,Wer,Was,Stand\nA1,Anna Snelling,GTX Pro,Engaging\n";
        await _bench.RunAsync(
            await _bench.UploadAsync(ImportKind.Deals, text),
            setup => setup with { Columns = new() { ["external_id"] = "Nr", ["owner"] = "Wer", ["product"] = "Was", ["stage"] = "Stand" } }, saveAs: "CRM export");

        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("Stand,Wer,Nr,Was\nEngaging,Anna Snelling,A2,GTX Pro\n"));
        var upload = (await _bench.Get<UploadImport>().RunAsync(_bench.Actor, new UploadImport.Request(ImportKind.Deals, "next.csv", stream))).Value;

        Assert.Equal("CRM export", upload.Mapping);
        Assert.Equal("Wer", upload.Setup.Columns["owner"]);
        Assert.Equal(1, (await _bench.RunAsync(upload.Id)).Counts.Inserted);
    }

    [Fact]
    public async Task Freshness_tells_how_much_there_is_and_since_when()
    {
        var import = await _bench.ImportAsync(ImportKind.Deals, TwoDeals);
        var kinds = (await _bench.Get<GetDataFreshness>().RunAsync(_bench.Actor, new GetDataFreshness.Request())).Value.Kinds;

        var deals = kinds.Single(kind => kind.Name == ImportKind.Deals);
        Assert.Equal((2L, import.Id), (deals.Rows, deals.LastImport));
        Assert.Null(kinds.Single(kind => kind.Name == ImportKind.Activities).LastImportAt);
    }

    [Fact]
    public async Task Starting_is_refused_while_a_required_field_has_no_column()
    {
        var id = await _bench.UploadAsync(ImportKind.Deals, "foo,bar\n1,2\n");
        var started = await _bench.Get<StartImport>().RunAsync(_bench.Actor, new StartImport.Request(id));

        Assert.Equal(Outcome.Refused, started.Outcome);
        Assert.Equal(["external_id", "owner", "stage"], started.Problems.Select(problem => problem.Field));
    }
}
