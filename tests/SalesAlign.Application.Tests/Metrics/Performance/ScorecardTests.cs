using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Metrics.Performance;

/// <summary>Scorecards say target, pace, actual, trend and rank, and any of their metrics can be pinned to a home.</summary>
public sealed class ScorecardTests : IAsyncLifetime
{
    private readonly SmallCompany _company = new();
    private TrackedCompany _tracked = null!;

    public async Task InitializeAsync()
    {
        await _company.InitializeAsync();
        _tracked = await TrackedCompany.OfAsync(_company);
    }

    public Task DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task A_person_stands_with_target_pace_trend_and_rank()
    {
        var ada = await RowAsync(_company.Olga, person: _company.Ada.Id);
        Assert.Equal((600m, 400m, 1_000m, 0.6m), (ada.Actual, ada.Before, ada.Target, ada.Attainment));
        Assert.Equal([0m, 500m, 0m, 400m, 600m], ada.Trend);
        // Two goals of the metric hang below Alpha: Ada's is reached by 60 %, Mia's by 30 %.
        Assert.Equal((1, 2), (ada.Rank, ada.Of));
        var mia = await RowAsync(_company.Olga, person: _company.Mia.Id);
        Assert.Equal((900m, 0.3m, 2, 2), (mia.Actual, mia.Attainment, mia.Rank, mia.Of));
        // Both have run as far; who is ahead of it is green, who is behind is not.
        Assert.Equal(ada.Expected, mia.Expected);
        Assert.InRange(ada.Expected, 0.3m, 0.59m);
        Assert.Equal(RagStatus.Green, ada.Status);
        Assert.Contains(mia.Status, new[] { RagStatus.Amber, RagStatus.Red });
        Assert.Equal(_tracked.Ada.Id, ada.Goal);
    }

    [Fact]
    public async Task Another_period_and_another_unit_stand_beside_it()
    {
        var found = (await _company.Get<GetScorecard>().RunAsync(
            SmallCompany.As(_company.Olga), new GetScorecard.Request("2026-Q2", "2025-Q1", _company.Alpha.Id, Beside: _company.Gamma.Id))).Value;
        var row = found.Rows.Single(known => known.Metric.Id == _tracked.Metric);
        // A year and a quarter ago Alpha won 1,000 by Mia and 1,500 by Ada.
        Assert.Equal(("2025-Q1", 600m, 2_500m, 10_000m), (found.Against, row.Actual, row.Before, row.Target));
        Assert.Equal(("Gamma", 900m), (found.Other, found.OtherRows.Single().Actual));
        Assert.Equal(Outcome.NotFound, (await _company.Get<GetScorecard>().RunAsync(
            SmallCompany.As(_company.Anna), new GetScorecard.Request("2026-Q2", Unit: _company.Alpha.Id, Beside: _company.Gamma.Id))).Outcome);
    }

    [Fact]
    public async Task What_is_pinned_stands_on_the_home_of_its_owner_only()
    {
        Assert.True((await PinAsync(_company.Anna, _company.Alpha.Id, null)).IsDone);
        Assert.True((await PinAsync(_company.Anna, null, _company.Ada.Id)).IsDone);
        // Once more changes nothing.
        Assert.True((await PinAsync(_company.Anna, _company.Alpha.Id, null)).IsDone);
        var pins = await PinsAsync(_company.Anna);
        Assert.Equal([("Alpha", 600m), ("Ada Alpha", 600m)], pins.Select(pin => (pin.Subject, pin.Row.Actual!.Value)));
        Assert.Equal(10_000m, pins[0].Row.Target);
        Assert.Equal([_tracked.Metric], (await ScorecardAsync(_company.Anna, _company.Alpha.Id)).Pinned);
        Assert.Empty(await PinsAsync(_company.Olga));

        Assert.True((await PinAsync(_company.Anna, _company.Alpha.Id, null, isPinned: false)).IsDone);
        Assert.Equal(["Ada Alpha"], (await PinsAsync(_company.Anna)).Select(pin => pin.Subject));
    }

    [Fact]
    public async Task Nobody_pins_what_they_may_not_see_and_what_left_their_scope_is_left_out()
    {
        Assert.Equal(Outcome.NotFound, (await PinAsync(_company.Anna, _company.Gamma.Id, null)).Outcome);
        Assert.Equal(Outcome.NotFound, (await PinAsync(_company.Ada, null, null)).Outcome);
        Assert.Equal(Outcome.NotFound, (await PinAsync(_company.Ada, null, _company.Mia.Id)).Outcome);
        Assert.True((await PinAsync(_company.Anna, null, _company.Ada.Id)).IsDone);
        await _company.ExecuteAsync($"update memberships set unit_id = '{_company.Gamma.Id}' where person_id = '{_company.Ada.Id}'");
        Assert.Empty(await PinsAsync(_company.Anna));
    }

    [Fact]
    public async Task A_home_has_room_for_so_many_pins()
    {
        await _company.ExecuteAsync(
            $"""
            insert into metrics select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'name', 'Copy ' || i))).* from metrics m, generate_series(1, {Pin.Most}) i where m.id = '{_tracked.Metric}';
            insert into pins (id, owner_id, metric_id, person_id, pinned_at) select gen_random_uuid(), '{_company.Ada.Id}', id, '{_company.Ada.Id}', now() from metrics where name like 'Copy %'
            """);
        var refused = await PinAsync(_company.Ada, null, _company.Ada.Id);
        Assert.Equal("pin.too_many", Assert.Single(refused.Problems).Code);
    }

    private async Task<ScoreRow> RowAsync(Person reader, UnitId? unit = null, PersonId? person = null) =>
        (await ScorecardAsync(reader, unit, person)).Rows.Single(row => row.Metric.Id == _tracked.Metric);

    private async Task<GetScorecard.Response> ScorecardAsync(Person reader, UnitId? unit = null, PersonId? person = null) =>
        (await _company.Get<GetScorecard>().RunAsync(SmallCompany.As(reader), new GetScorecard.Request("2026-Q2", Unit: unit, Person: person))).Value;

    private Task<Result<Nothing>> PinAsync(Person reader, UnitId? unit, PersonId? person, bool isPinned = true) =>
        _company.Get<PinMetric>().RunAsync(SmallCompany.As(reader), new PinMetric.Request(_tracked.Metric, unit, person, isPinned));

    private async Task<IReadOnlyList<ListPins.Item>> PinsAsync(Person reader) => (await _company.Get<ListPins>().RunAsync(SmallCompany.As(reader), new ListPins.Request("2026-Q2"))).Value.Pins;
}
