using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Application.Sales.Pipeline;
using SalesAlign.Application.Tests.Sales.Import;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales;

/// <summary>The deal page tells everything and where it comes from; the split and the sales process are kept by sales operations.</summary>
public sealed class DealDetailTests : IAsyncLifetime
{
    private const string Deals =
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,cost\nA1,Anna Snelling,GTX Pro,Cancity,Won,2017-01-02,2017-03-01,4500,3000\n";

    private readonly ImportBench _bench = new();

    public async Task InitializeAsync()
    {
        await _bench.InitializeAsync();
        await _bench.StockAsync();
        await _bench.ImportAsync(ImportKind.Deals, Deals);
    }

    public Task DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_field_comes_from_the_import_that_last_changed_it()
    {
        var second = await _bench.ImportAsync(ImportKind.Deals, "\nopportunity_id,sales_agent,deal_stage,close_date,close_value\nA9,Anna Snelling,Won,2017-03-01,1\nA1,Anna Snelling,Won,2017-03-01,4600\n");
        var source = (await DealAsync()).Source;

        Assert.Equal((second.Id, "file.csv", 3), (source.Batch!.Value, source.File, source.Row));
        Assert.Equal(second.Id, source.Fields.Single(field => field.Field == "amount").Batch);
        var owner = source.Fields.Single(field => field.Field == "owner");
        Assert.NotEqual(second.Id, owner.Batch);
        Assert.Equal(2, owner.Row);
        Assert.DoesNotContain(source.Fields, field => field.Field == "channel");

        await _bench.Get<VerifyRecord>().RunAsync(_bench.Actor, new VerifyRecord.Request(ImportKind.Deals, (await DealIdAsync()).Value));
        Assert.Equal("Ada Admin", (await DealAsync()).Source.VerifiedBy);
    }

    [Fact]
    public async Task A_split_is_corrected_with_a_reason_and_listeners_hear_of_it()
    {
        var (anna, darcel) = (await PersonAsync("Anna Snelling"), await PersonAsync("Darcel Schlecht"));
        _bench.Heard.Clear();
        Assert.Equal("split.primary_not_whole", (await SetAsync("x", new SplitPart(anna, SplitKind.Primary, 60))).Problems[0].Code);
        Assert.Equal("split.person_twice", (await SetAsync("x", new SplitPart(anna, SplitKind.Primary, 60), new SplitPart(anna, SplitKind.Primary, 40))).Problems[0].Code);
        Assert.Equal("split.no_reason", (await SetAsync("", new SplitPart(anna, SplitKind.Primary, 100))).Problems[0].Code);
        Assert.Equal("split.unknown_person", (await SetAsync("x", new SplitPart(PersonId.New(), SplitKind.Primary, 100))).Problems[0].Code);
        Assert.Empty(_bench.Heard);

        Assert.True((await SetAsync("Darcel ran the demo", new SplitPart(anna, SplitKind.Primary, 60), new SplitPart(darcel, SplitKind.Primary, 40))).IsDone);
        var change = Assert.Single(_bench.Heard);
        Assert.Equal((2, new DateOnly(2017, 1, 2), new DateOnly(2017, 3, 1)), (change.People!.Count, change.First, change.Last));
        Assert.True((await SetAsync("Overlay", new SplitPart(anna, SplitKind.Primary, 100), new SplitPart(darcel, SplitKind.Overlay, 40))).IsDone);
        var deal = await DealAsync();
        Assert.Equal(["Anna Snelling Primary 100", "Darcel Schlecht Overlay 40"], deal.Splits.Select(split => $"{split.Person} {split.Kind} {split.Percent:0}"));
        Assert.Equal(["Overlay", "Darcel ran the demo"], deal.Revisions.Select(revision => revision.Reason));
        Assert.Equal(2, deal.Revisions[0].Before.Count);
        Assert.Empty(deal.Revisions[1].Before);
        // Nothing changed, nothing told.
        Assert.True((await SetAsync("again", new SplitPart(anna, SplitKind.Primary, 100), new SplitPart(darcel, SplitKind.Overlay, 40))).IsDone);
        Assert.Equal(2, _bench.Heard.Count);
    }

    [Fact]
    public async Task The_sales_process_is_refined_without_losing_history()
    {
        var stages = await StagesAsync();
        Assert.Equal(["Prospecting", "Engaging", "Won", "Lost"], stages.Select(stage => stage.Name));
        Assert.Equal("pipeline_stage.in_use", await RemoveAsync("Engaging", prepare: true));
        Assert.Equal("pipeline_stage.last_of_its_meaning", await RemoveAsync("Lost"));
        Assert.Equal("pipeline_stage.name_taken", (await AddAsync("won", DealStage.Engaging)).Problems[0].Code);
        Assert.Equal("pipeline_stage.days_out_of_range", (await AddAsync("x", DealStage.Engaging, 0)).Problems[0].Code);
        Assert.Equal(["Prospecting", "Engaging", "Proposal", "Won", "Lost"], (await StagesAsync()).Select(stage => stage.Name));
        Assert.Equal("pipeline_stage.wrong_order", (await MoveAsync("Proposal", later: true)).Problems[0].Code);

        // What was derived follows to the first stage of its meaning.
        Assert.True((await MoveAsync("Proposal", later: false)).IsDone);
        Assert.Equal(["Proposal", "Won"], (await DealAsync()).Stages.Select(step => step.Name));
        Assert.Null(await RemoveAsync("Engaging"));
        Assert.Equal([1, 2, 3, 4], (await StagesAsync()).Select(stage => stage.Position));
    }

    private async Task<string?> RemoveAsync(string name, bool prepare = false)
    {
        if (prepare) await AddAsync("Proposal", DealStage.Engaging, 14);
        var stage = (await StagesAsync()).Single(stage => stage.Name == name);
        var result = await _bench.Get<RemovePipelineStage>().RunAsync(_bench.Actor, new RemovePipelineStage.Request(stage.Id));
        return result.IsDone ? null : result.Problems[0].Code;
    }

    private Task<Result<PipelineStageId>> AddAsync(string name, DealStage meaning, int? days = null) =>
        _bench.Get<AddPipelineStage>().RunAsync(_bench.Actor, new AddPipelineStage.Request(meaning, new StageDescription(name, "Calls", "Budget known", "Offer", days)));

    private async Task<Result<Nothing>> MoveAsync(string name, bool later) =>
        await _bench.Get<MovePipelineStage>().RunAsync(_bench.Actor, new MovePipelineStage.Request((await StagesAsync()).Single(stage => stage.Name == name).Id, later));

    private async Task<IReadOnlyList<ListPipelineStages.Item>> StagesAsync() =>
        (await _bench.Get<ListPipelineStages>().RunAsync(_bench.Actor, new ListPipelineStages.Request())).Value;

    private async Task<Result<Nothing>> SetAsync(string reason, params SplitPart[] parts) =>
        await _bench.Get<SetDealSplits>().RunAsync(_bench.Actor, new SetDealSplits.Request(await DealIdAsync(), parts, reason));

    private async Task<GetDeal.Response> DealAsync() => (await _bench.Get<GetDeal>().RunAsync(_bench.Actor, new GetDeal.Request(await DealIdAsync()))).Value;

    private async Task<DealId> DealIdAsync() => new(await _bench.ReadAsync<Guid>("select id from deals where external_id = 'A1'"));

    private async Task<PersonId> PersonAsync(string name) => new(await _bench.ReadAsync<Guid>($"select id from people where name = '{name}'"));
}
