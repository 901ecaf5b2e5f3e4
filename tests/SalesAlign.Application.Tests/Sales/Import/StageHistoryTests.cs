using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Import;

/// <summary>Deals that come without a history of their own get the one that follows from their days, and keep it in step.</summary>
public sealed class StageHistoryTests : IAsyncLifetime
{
    private const string Header = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n";

    private const string History =
        "select coalesce(string_agg(d.external_id || ' ' || p.stage || ' ' || s.entered_on, ', ' order by d.external_id, s.entered_on), '') from stage_entries s join deals d on d.id = s.deal_id join pipeline_stages p on p.id = s.pipeline_stage_id";

    private readonly ImportBench _bench = new();

    public async Task InitializeAsync()
    {
        await _bench.InitializeAsync();
        await _bench.StockAsync();
    }

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_deal_entered_the_stages_on_its_days_and_follows_when_they_change()
    {
        await _bench.ImportAsync(
            ImportKind.Deals,
            Header + "A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500\nA2,Darcel Schlecht,MG Special,,Engaging,2017-02-02,,\nA3,Anna Snelling,,,Prospecting,,,\n");
        const string First = "A1 Engaging 2017-01-02, A1 Won 2017-03-01, A2 Engaging 2017-02-02";
        Assert.Equal(First, await _bench.ReadAsync<string>(History));

        var second = await _bench.ImportAsync(ImportKind.Deals, Header + "A1,Anna Snelling,GTX Pro,Cancity,Lost,2017-01-05,2017-03-01,0\nA2,Darcel Schlecht,MG Special,,Won,2017-02-02,2017-05-01,60\n");
        Assert.Equal("A1 Engaging 2017-01-05, A1 Lost 2017-03-01, A2 Engaging 2017-02-02, A2 Won 2017-05-01", await _bench.ReadAsync<string>(History));

        Assert.True((await _bench.UndoAsync(second.Id)).IsDone);
        Assert.Equal(First, await _bench.ReadAsync<string>(History));
    }

    [Fact]
    public async Task An_undone_import_takes_its_history_with_it()
    {
        var import = await _bench.ImportAsync(ImportKind.Deals, Header + "A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500\n");
        Assert.True((await _bench.UndoAsync(import.Id)).IsDone);
        Assert.Equal(0, await _bench.CountAsync("stage_entries"));
    }

    [Fact]
    public async Task Listeners_hear_once_whose_figures_of_which_days_are_touched()
    {
        _bench.Heard.Clear();
        var first = await _bench.ImportAsync(ImportKind.Deals, Header + "A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500\nA2,Darcel Schlecht,MG Special,,Engaging,2017-02-02,,\n");
        var all = Assert.Single(_bench.Heard);
        Assert.Equal([ImportKind.Deals], all.Kinds);
        Assert.Equal((2, new DateOnly(2017, 1, 2), new DateOnly(2017, 3, 1)), (all.People!.Count, all.First, all.Last));
        Assert.Equal(3, all.Months!.Count);

        // A deal that changes hands touches both owners; what is unchanged touches nobody.
        await _bench.ImportAsync(ImportKind.Deals, Header + "A1,Darcel Schlecht,GTX Pro,Cancity,Won,2017-01-02,2017-04-01,4500\nA2,Darcel Schlecht,MG Special,,Engaging,2017-02-02,,\n");
        var change = _bench.Heard[^1];
        Assert.Equal((2, 2, new DateOnly(2017, 4, 1)), (_bench.Heard.Count, change.People!.Count, change.Last));
        Assert.Equal(4, change.Months!.Count);
        await _bench.ImportAsync(ImportKind.Deals, Header + "A2,Darcel Schlecht,MG Special,,Engaging,2017-02-02,,\n");
        Assert.Equal(2, _bench.Heard.Count);

        await _bench.UndoAsync(await _bench.LatestAsync(ImportKind.Deals, updated: 1));
        Assert.Equal(2, _bench.Heard[^1].People!.Count);
        Assert.True((await _bench.UndoAsync(first.Id)).IsDone);
        Assert.Equal(4, _bench.Heard.Count);
    }

    [Fact]
    public async Task A_listener_that_fails_leaves_the_import_as_it_is()
    {
        _bench.Failing = true;
        var import = await _bench.ImportAsync(ImportKind.Deals, Header + "A1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500\n");
        Assert.Equal((ImportState.Completed, 1), (import.State, import.Counts.Inserted));
    }
}
