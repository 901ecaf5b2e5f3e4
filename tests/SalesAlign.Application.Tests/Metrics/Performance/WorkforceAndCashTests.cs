using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Domain.Metrics.Performance;

namespace SalesAlign.Application.Tests.Metrics.Performance;

/// <summary>Who came and went, and the cash that sales hold up, by the organisation as it stood on each day.</summary>
public sealed class WorkforceAndCashTests : IAsyncLifetime
{
    private readonly SmallCompany _company = new();

    public async Task InitializeAsync()
    {
        await _company.InitializeAsync();
        await _company.ExecuteAsync(
            $"""
            update people set left_on = '2026-04-30' where id = '{_company.Ben.Id}';
            update memberships set "to" = '2026-04-30' where person_id = '{_company.Ben.Id}' and "to" is null;
            insert into deal_events (id, deal_id, kind, external_id, "on", amount)
            select gen_random_uuid(), d.id, v.kind, v.nr, v.day::date, v.amount
            from (values ('D1', 'Invoiced', 'R1', '2025-03-01', 1000), ('D1', 'Paid', 'P1', '2025-04-01', 600), ('D8', 'Invoiced', 'R2', '2026-04-05', 700), ('D8', 'Paid', 'P2', '2026-05-20', 700),
              ('D9', 'Invoiced', 'R3', '2026-04-10', 900), ('D9', 'Paid', 'P3', '2026-04-20', 300), ('D12', 'Invoiced', 'R4', '2026-05-02', 600)) as v(deal, kind, nr, day, amount)
            join deals d on d.external_id = v.deal
            """);
    }

    public Task DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task Who_joined_and_who_left_count_where_they_stood()
    {
        var all = await ForceAsync();
        // Ben was there for 350 of the 365 days, Nora for 135.
        const decimal personDays = (4 * 365) + 350 + 135;
        Assert.Equal((5, 5, 1, 1), (all.Year!.AtStart, all.Year.AtEnd, all.Year.Joiners, all.Year.Leavers));
        Assert.Equal(personDays / 365, all.Year.AverageHeadcount);
        Assert.Equal(1 / (personDays / 365), all.Year.Turnover);
        Assert.Equal(90 / personDays, all.Year.OnboardingLoad);
        Assert.Equal(1 / all.Year.Turnover, all.Year.ReplacementYears);
        Assert.Equal(["Ben Beta", "Nora New"], all.Moves.Select(move => move.Name));
        Assert.Equal([(true, "Beta"), (false, "Gamma")], all.Moves.Select(move => (move.HasLeft, move.Unit)));
        Assert.Equal([("2026-Q1", 1, 0), ("2026-Q2", 0, 1)], all.Trend.TakeLast(2).Select(quarter => (quarter.Key, quarter.Joiners, quarter.Leavers)));
        Assert.Equal(all.Year.Turnover, all.Trend[^1].Turnover);
        // Beta changed regions with the year: Ben's days before it are South's, his leaving is North's. Mia moved and did neither.
        Assert.Equal([("North", 0, 1), ("South", 1, 0)], all.Units.Select(unit => (unit.Name, unit.Year.Joiners, unit.Year.Leavers)).OrderBy(row => row.Name));
        Assert.Equal(all.Year.AverageHeadcount, all.Units.Sum(unit => unit.Year.AverageHeadcount), 20);
        Assert.Equal((365 + 45 + 135 + 230) / 365m, all.Units.Single(unit => unit.Name == "South").Year.AverageHeadcount);
    }

    [Fact]
    public async Task A_manager_sees_the_own_part_and_one_person_has_no_turnover()
    {
        var gamma = await ForceAsync(_company.Gert);
        Assert.Equal(["Nora New"], gamma.Moves.Select(move => move.Name));
        Assert.Equal((null, 1), (gamma.Year!.ReplacementYears, gamma.Year.Joiners));
        var mia = await ForceAsync(_company.Mia);
        Assert.Null(mia.Year);
        Assert.Empty(mia.Moves);
        var beyond = await _company.Get<GetWorkforce>().RunAsync(SmallCompany.As(_company.Gert), new GetWorkforce.Request("2026-Q2", _company.North.Id));
        Assert.Equal(Outcome.NotFound, beyond.Outcome);
        // Before the company had anybody there is no rate, which is not 0.
        var early = (await _company.Get<GetWorkforce>().RunAsync(SmallCompany.As(_company.Olga), new GetWorkforce.Request("2021-Q2"))).Value;
        Assert.Equal((0m, null, null), (early.Year!.AverageHeadcount, early.Year.Turnover, early.Year.OnboardingLoad));
    }

    [Fact]
    public async Task Cash_tied_up_equals_what_anybody_would_reckon()
    {
        var found = (await CashAsync(Dimension.Series)).Value;
        // Deals are known up to 3 May: 33 days of the quarter.
        Assert.Equal((true, new DateOnly(2026, 5, 3), 33), (found.IsRunning, found.Through, found.Now.Days));
        Assert.Equal((1_611m, 110 / 3m, 2_300m), (found.Now.Amount, found.Now.CycleDays!.Value, found.Now.Receivables));
        Assert.Equal(34.5m, found.Now.SalesOutstanding);
        Assert.Equal(1_611m / 33 * 2, found.Now.FreedByADay);
        // The same days of the quarter before: what Ada and Ben won on 2 February, and the rest of the oldest invoice.
        Assert.Equal((33, 700m, 400m, null), (found.Before.Days, found.Before.Amount, found.Before.Receivables, found.Before.SalesOutstanding));
        Assert.Equal([("North", 1_700m), ("South", 600m)], found.Units.Select(unit => (unit.Name, unit.Now.Receivables)).OrderBy(row => row.Name));
        Assert.Equal(1_300m, found.Segments.Single(row => row.Name == "Prime").Now.Receivables);
        Assert.Equal(found.Now.Receivables, found.Segments.Sum(row => row.Now.Receivables));

        var owed = (await _company.Get<ListReceivables>().RunAsync(SmallCompany.As(_company.Olga), new ListReceivables.Request("2026-Q2", new PageRequest()))).Value;
        Assert.Equal((4, 2_300m), (owed.Deals.Total, owed.Owed));
        Assert.Equal(["D1", "D8", "D9", "D12"], owed.Deals.Items.Select(row => row.ExternalId));
        Assert.Equal((1_000m, 600m, 400m, 428), Select(owed.Deals.Items[0]));
        var prime = (await _company.Get<ListReceivables>().RunAsync(
            SmallCompany.As(_company.Olga), new ListReceivables.Request("2026-Q2", new PageRequest(Sort: "-owed"), _company.North.Id, By: Dimension.Series, Key: "Prime"))).Value;
        Assert.Equal(["D8", "D12"], prime.Deals.Items.Select(row => row.ExternalId));

        static (decimal, decimal, decimal, int) Select(ListReceivables.Row row) => (row.Invoiced, row.Paid, row.Owed, row.Days);
    }

    [Fact]
    public async Task Without_invoices_only_the_cycle_counts()
    {
        await _company.ExecuteAsync("delete from deal_events");
        var found = (await CashAsync(Dimension.Sector)).Value;
        Assert.False(found.HasInvoices);
        Assert.Equal((null, 0m), (found.Now.InReceivables, found.Now.Receivables));
        Assert.Equal(found.Now.InCycle, found.Now.Total);
        Assert.Equal(found.Now.PerDay, found.Now.FreedByADay);
        Assert.Equal(Outcome.Refused, (await CashAsync((Dimension)99)).Outcome);
    }

    private async Task<GetWorkforce.Response> ForceAsync(Domain.Organization.Person? who = null) =>
        (await _company.Get<GetWorkforce>().RunAsync(SmallCompany.As(who ?? _company.Olga), new GetWorkforce.Request("2026-Q2"))).Value;

    private Task<Result<GetCashTiedUp.Response>> CashAsync(Dimension by) =>
        _company.Get<GetCashTiedUp>().RunAsync(SmallCompany.As(_company.Olga), new GetCashTiedUp.Request("2026-Q2", By: by));
}
