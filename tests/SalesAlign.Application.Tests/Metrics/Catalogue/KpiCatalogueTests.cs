using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Alerts;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Metrics.Catalogue;

/// <summary>The catalogue is taken over, assigned, filled by hand, by file and by another system; who owes what, who sees what, and what is late.</summary>
public sealed class KpiCatalogueTests : IAsyncLifetime
{
    private readonly StaffedCompany _company = new();

    public async Task InitializeAsync() => await _company.InitializeAsync();

    public async Task DisposeAsync() => await _company.DisposeAsync();

    [Fact]
    public async Task The_usual_catalogue_is_taken_over_once_with_metrics_and_templates()
    {
        var first = await DoneAsync("Olga", new AddUsualKpis.Request(_company["Olga"]), Run<AddUsualKpis>());
        Assert.Equal(UsualKpis.Of().Count, first.Added);
        Assert.Equal(0, (await DoneAsync("Olga", new AddUsualKpis.Request(_company["Olga"]), Run<AddUsualKpis>())).Added);
        var list = await ListAsync("Olga");
        Assert.Equal(21, list.Items.Count);
        Assert.Equal((0, 7), (list.UsualLeft, list.MostPerPerson));
        Assert.All(Enum.GetValues<KpiType>(), type => Assert.True(list.Items.Count(item => item.Kpi.Type == type) >= 4));
        Assert.All(list.Items, item => Assert.Equal(item.Kpi.Source == KpiSource.Computed, item.Kpi.MetricId is not null));
        Assert.Equal(6, (await ListAsync("Olga", role: KpiRole.Rep)).Items.Count);
        // Where nothing is known, a counted thing is not said to be nought.
        Assert.Null(list.Items.Single(item => item.Kpi.Code == "won-value").Latest.Value);
        Assert.Equal("销售周期", (await RunAsync(new Actor(_company["Olga"], "Olga", "zh-Hans"), new ListKpis.Request("2026-Q1"), Run<ListKpis>())).Value.Items.Single(item => item.Kpi.Code == "sales-cycle").Kpi.Name);
    }

    [Fact]
    public async Task A_template_is_adopted_and_warns_above_the_limit()
    {
        await DoneAsync("Olga", new AddUsualKpis.Request(_company["Olga"]), Run<AddUsualKpis>());
        Assert.Equal(Outcome.Forbidden, (await RunAsync("Rita", new AdoptKpiTemplate.Request(KpiRole.Rep, Everybody: true), Run<AdoptKpiTemplate>())).Outcome);
        var adopted = await DoneAsync("Mona", new AdoptKpiTemplate.Request(KpiRole.Rep, Everybody: true), Run<AdoptKpiTemplate>());
        Assert.Equal((1, 6), (adopted.People, adopted.Added));
        Assert.Equal(6, (await ListAsync("Rita", mine: true)).Items.Count);
        Assert.Equal(Outcome.NotFound, (await RunAsync("Mona", new AdoptKpiTemplate.Request(KpiRole.Rep, [_company["Ruben"]]), Run<AdoptKpiTemplate>())).Outcome);
        Assert.Equal("kpi.another_role", (await RunAsync("Olga", new AdoptKpiTemplate.Request(KpiRole.Sdr, [_company["Ruben"]]), Run<AdoptKpiTemplate>())).Problems[0].Code);
        Assert.Equal("kpi.nobody", (await RunAsync("Olga", new AdoptKpiTemplate.Request(KpiRole.Rep), Run<AdoptKpiTemplate>())).Problems[0].Code);

        await DoneAsync("Olga", new SetKpiLimit.Request(5), Run<SetKpiLimit>());
        Assert.Equal(["Rita"], (await ListAsync("Mona")).AboveLimit.Select(person => person.Name));
        Assert.Empty((await ListAsync("Nils")).AboveLimit);
        var rep = (await DoneAsync("Mona", new GetKpiTemplates.Request(KpiRole.Rep), Run<GetKpiTemplates>()));
        Assert.True(Assert.Single(rep.People).IsAboveLimit);
        Assert.Contains(rep.Findings, finding => finding.Code == "set_too_many");

        // Out of the template and adopted anew: it ends for those who had it from there.
        var visits = await IdAsync("customer-visits");
        await DoneAsync("Olga", new ChangeKpiTemplate.Request(KpiRole.Rep, visits, IsIncluded: false), Run<ChangeKpiTemplate>());
        var again = await DoneAsync("Mona", new AdoptKpiTemplate.Request(KpiRole.Rep, Everybody: true), Run<AdoptKpiTemplate>());
        Assert.Equal((0, 1), (again.Added, again.Ended));
        Assert.Equal((5, 5), await AssignAsync("Mona", "Rita", visits, false));
        Assert.Equal((6, 5), await AssignAsync("Mona", "Rita", visits, true));
    }

    [Fact]
    public async Task Whoever_owes_a_value_is_told_enters_it_and_says_why_it_changes()
    {
        var talks = await WriteAsync(Terms("Coaching talks") with { Level = KpiLevel.Unit, UnitsOf = UnitKind.Team, Unit = MetricUnit.Count, Reporter = KpiReporter.Carrier, Cadence = PeriodKind.Month, DueDays = 5 });
        await _company.ExecuteAsync("update kpis set expected_from = '2026-01-01'");
        var mona = await DoneAsync("Mona", new ListKpiDuties.Request(), Run<ListKpiDuties>());
        Assert.Equal([("2026-M01", true), ("2026-M02", true)], mona.Items.Select(item => (item.Period, item.IsOverdue)));
        Assert.Equal(2, (await ListAsync("Mona")).Overdue);
        Assert.Empty((await DoneAsync("Rita", new ListKpiDuties.Request(All: true), Run<ListKpiDuties>())).Items);
        Assert.Equal(4, (await DoneAsync("Olga", new ListKpiDuties.Request(All: true), Run<ListKpiDuties>())).Items.Count);

        var line = new EnterKpiValues.Line(talks, "2026-M02", _company.North, Value: 4);
        Assert.Equal(Outcome.NotFound, (await RunAsync("Nils", new EnterKpiValues.Request([line]), Run<EnterKpiValues>())).Outcome);
        Assert.Equal(Outcome.NotFound, (await RunAsync("Rita", new EnterKpiValues.Request([line]), Run<EnterKpiValues>())).Outcome);
        var refused = await RunAsync("Mona", new EnterKpiValues.Request([line, line with { Period = "2026-M01", Value = 1.5m }, line with { Period = "2026-Q1" }]), Run<EnterKpiValues>());
        Assert.Equal([("kpi.count_is_whole", "Values[1].Value"), ("kpi.another_cadence", "Values[2].Period")], refused.Problems.Select(problem => (problem.Code, problem.Field)));
        Assert.Equal(2, (await DoneAsync("Mona", new ListKpiDuties.Request(), Run<ListKpiDuties>())).Mine);

        Assert.Equal(1, (await DoneAsync("Mona", new EnterKpiValues.Request([line]), Run<EnterKpiValues>())).New);
        Assert.Equal("kpi.correction_needs_reason", (await RunAsync("Mona", new EnterKpiValues.Request([line with { Value = 5 }]), Run<EnterKpiValues>())).Problems[0].Code);
        Assert.Equal(1, (await DoneAsync("Hanna", new EnterKpiValues.Request([line with { Value = 5, Note = "One was on Friday." }]), Run<EnterKpiValues>())).Changed);
        var seen = await DoneAsync("Mona", new GetKpi.Request(talks, "2026-Q1", _company.North), Run<GetKpi>());
        Assert.Equal((4m, 5m, "Hanna"), Assert.Single(Assert.Single(seen.Values).Corrections) is var change ? (change.Before, change.After, change.By) : default);
        Assert.Equal(5m, seen.History[^1].Value);
        Assert.Empty((await DoneAsync("Nils", new GetKpi.Request(talks, "2026-Q1"), Run<GetKpi>())).Values);
        Assert.Equal(Outcome.NotFound, (await RunAsync("Nils", new GetKpi.Request(talks, "2026-Q1", _company.North), Run<GetKpi>())).Outcome);
        Assert.Equal(1, await _company.ReadAsync<long>("select count(*) from audit_entries where subject = 'KpiValue' and before is not null"));
    }

    [Fact]
    public async Task Another_system_pushes_and_sending_twice_does_no_harm()
    {
        var first = await WriteAsync(Terms("First pass") with { Source = KpiSource.Pushed, Level = KpiLevel.Person, Cadence = PeriodKind.Month });
        PushKpiValues.Line[] lines = [new("2026-M02", "Rita", null, 9, 10), new("2026-M02", "ruben@small.example", 0.5m)];
        Assert.Equal(Outcome.Forbidden, (await RunAsync("Hanna", new PushKpiValues.Request(first, lines), Run<PushKpiValues>())).Outcome);
        Assert.Equal(new KpiValuesTaken(2, 0, 0), await DoneAsync("Olga", new PushKpiValues.Request(first, lines), Run<PushKpiValues>()));
        Assert.Equal(new KpiValuesTaken(0, 0, 2), await DoneAsync("Olga", new PushKpiValues.Request(first, lines), Run<PushKpiValues>()));
        Assert.Equal(new KpiValuesTaken(0, 1, 0), await DoneAsync("Olga", new PushKpiValues.Request(first, [new("2026-M02", "Rita", null, 8, 10)]), Run<PushKpiValues>()));
        var refused = await RunAsync("Olga", new PushKpiValues.Request(first, [new("2026-M02", "Nobody", 0.5m), new("2026-M02", "Rita", 85m)]), Run<PushKpiValues>());
        Assert.Equal([("kpi.unknown_subject", "Values[0].Subject"), ("kpi.share_too_large", "Values[1].Value")], refused.Problems.Select(problem => (problem.Code, problem.Field)));
        // Seen from above: one of the two who are measured by it is on track, and the latest month that nobody has sent yet hides nothing.
        await DoneAsync("Olga", new WriteKpi.Request(first, Terms("First pass") with { Source = KpiSource.Pushed, Level = KpiLevel.Person, Cadence = PeriodKind.Month, Target = 0.85m }, Why: "Agreed."), Run<WriteKpi>());
        foreach (var person in (string[])["Rita", "Ruben"]) await AssignAsync("Olga", person, first, true);
        _company.Time.Now = _company.Time.Now.AddMonths(1);
        var seen = Assert.Single((await ListAsync("Olga")).Items);
        Assert.Equal(("2026-M02", new KpiSpread(1, 2), RagStatus.NoData, 2), (seen.Latest.Period, seen.Spread, seen.Latest.Status, seen.Latest.Given));
        Assert.Equal(RagStatus.Green, Assert.Single((await ListAsync("Rita")).Items).Latest.Status);
        _company.Time.Now = _company.Time.Now.AddMonths(-1);
        Assert.Equal(0.8m, (await DoneAsync("Rita", new GetKpi.Request(first, "2026-Q1"), Run<GetKpi>())).History[^1].Value);
        var entered = await WriteAsync(Terms("By hand"));
        Assert.Equal("kpi.not_pushed", (await RunAsync("Olga", new PushKpiValues.Request(entered, lines), Run<PushKpiValues>())).Problems[0].Code);
    }

    [Fact]
    public async Task A_table_is_taken_whole_or_every_wrong_row_is_named()
    {
        var rate = await WriteAsync(Terms("Collection rate") with { Source = KpiSource.Imported, Cadence = PeriodKind.Month });
        await WriteAsync(Terms("Pushed one") with { Source = KpiSource.Pushed });
        const string Table = "kpi;subject;period;value;note\nCollection rate;;2026-M01;92,5%;from the books\ncollection RATE;;2026-M02;0,97;\n";
        var trial = await DoneAsync("Olga", new ImportKpiValues.Request(Table, IsTrial: true), Run<ImportKpiValues>());
        Assert.Equal((2, 2, false), (trial.Rows, trial.Taken.New, trial.IsSaved));
        Assert.Equal(0, await _company.WithAsync(db => db.KpiValues.CountAsync()));
        Assert.True((await DoneAsync("Olga", new ImportKpiValues.Request(Table), Run<ImportKpiValues>())).IsSaved);
        Assert.Equal([0.925m, 0.97m], await _company.WithAsync(db => db.KpiValues.Where(value => value.KpiId == rate).OrderBy(value => value.PeriodKey).Select(value => value.Value).ToListAsync()));
        Assert.Equal(new KpiValuesTaken(0, 0, 2), (await DoneAsync("Olga", new ImportKpiValues.Request(Table), Run<ImportKpiValues>())).Taken);

        var wrong = await DoneAsync("Olga", new ImportKpiValues.Request(
            "指标,期间,数值,对象\nCollection rate,2026-M02,x,\nNo such,2026-M02,1,\nPushed one,2026-Q1,1,\nCollection rate,2026-13,1,\nCollection rate,2026-M01,0.9,\nCollection rate,2026-M01,0.8,\nCollection rate,2026-M02,1,North"), Run<ImportKpiValues>());
        Assert.False(wrong.IsSaved);
        Assert.Equal(
            [(2, "kpi.not_a_number", "数值"), (3, "kpi.unknown", "指标"), (4, "kpi.not_imported", "指标"), (5, "period.unknown", "期间"), (7, "kpi.twice", "期间"), (8, "kpi.another_level", "对象")],
            wrong.Problems.Select(problem => (problem.Row, problem.Problem.Code, problem.Column!)));
        Assert.Equal(0.925m, await _company.WithAsync(db => db.KpiValues.OrderBy(value => value.PeriodKey).Select(value => value.Value).FirstAsync()));
        Assert.Equal("kpi.no_column", (await RunAsync("Olga", new ImportKpiValues.Request("a,b\n1,2"), Run<ImportKpiValues>())).Problems[0].Code);
        Assert.Equal(Outcome.Forbidden, (await RunAsync("Mona", new ImportKpiValues.Request(Table), Run<ImportKpiValues>())).Outcome);
    }

    [Fact]
    public async Task A_kpi_is_changed_with_a_reason_and_not_under_its_values()
    {
        var id = await WriteAsync(Terms("Retention"));
        Assert.Equal(("kpi.name_taken", "Name"), await RefusedAsync(new(null, Terms("Retention"))));
        Assert.Equal(("kpi.no_reason", "Why"), await RefusedAsync(new(id, Terms("Retention") with { Target = 0.9m })));
        await DoneAsync("Olga", new EnterKpiValues.Request([new(id, "2025-Q4", Value: 0.9m)]), Run<EnterKpiValues>());
        Assert.Equal(("kpi.has_values", "Unit"), await RefusedAsync(new(id, Terms("Retention") with { Unit = MetricUnit.Count }, Why: "x")));
        await DoneAsync("Olga", new WriteKpi.Request(id, Terms("Retention") with { Target = 0.9m }, Why: "Agreed with the board."), Run<WriteKpi>());
        var found = await DoneAsync("Olga", new GetKpi.Request(id, "2026-Q1"), Run<GetKpi>());
        Assert.Equal(["Agreed with the board.", null], found.Versions.Select(version => version.Why));
        Assert.Equal(RagStatus.Green, found.History[^1].Status);
        Assert.Equal(Outcome.Conflict, (await RunAsync("Olga", new WriteKpi.Request(id, Terms("Retention"), Why: "y", Version: found.Version + 7), Run<WriteKpi>())).Outcome);
        Assert.Equal(Outcome.Forbidden, (await RunAsync("Hanna", new WriteKpi.Request(null, Terms("Other")), Run<WriteKpi>())).Outcome);
        await _company.ExecuteAsync($"update people set left_on = '2026-01-31' where id = '{_company["Olga"]}'");
        Assert.Contains((await DoneAsync("Emil", new GetKpi.Request(id, "2026-Q1"), Run<GetKpi>())).Findings, finding => finding.Code == "owner_left");

        async Task<(string, string?)> RefusedAsync(WriteKpi.Request request) => (await RunAsync("Olga", request, Run<WriteKpi>())).Problems is [var problem, ..] ? (problem.Code, problem.Field) : default;
    }

    [Fact]
    public async Task Values_that_are_overdue_raise_the_alert_on_missing_metrics()
    {
        await WriteAsync(Terms("Retention") with { OwnerId = _company["Hanna"] });
        await _company.ExecuteAsync("update kpis set expected_from = '2025-07-01'");
        await DoneAsync("Olga", new WriteAlertRule.Request(null, "KPIs missing", new(AlertIndex.MetricMissing, AlertLevel.Company, new(1m, 5m, 20m)), null, AlertOwner.Carrier, AlertCadence.Nightly, true), Run<WriteAlertRule>());
        await using var scope = _company.Services.CreateAsyncScope();
        Assert.Equal(1, (await scope.ServiceProvider.GetRequiredService<AlertEvaluation>().RunAsync(AlertOccasion.Asked, default))!.Raised);
        var alert = Assert.Single((await DoneAsync("Hanna", new ListAlertCases.Request(new PageRequest()), Run<ListAlertCases>())).Items.Items);
        Assert.Equal(("Retention", "Hanna", 2m), (alert.Finding.Subject.Name, alert.Owner, alert.Finding.Measure));
    }

    private KpiTerms Terms(string name) => new(
        new(name, "As the books say."), null, KpiType.Team, KpiSource.Entered, MetricUnit.Share, Direction.HigherIsBetter, PeriodKind.Quarter, KpiLevel.Company, _company["Olga"], 10);

    private Task<KpiId> WriteAsync(KpiTerms terms) => DoneAsync("Olga", new WriteKpi.Request(null, terms), Run<WriteKpi>());

    private Task<ListKpis.Response> ListAsync(string name, bool mine = false, KpiRole? role = null) => DoneAsync(name, new ListKpis.Request("2026-Q1", Mine: mine, Role: role), Run<ListKpis>());

    private Task<KpiId> IdAsync(string code) => _company.WithAsync(db => db.Kpis.Where(kpi => kpi.Code == code).Select(kpi => kpi.Id).SingleAsync());

    private async Task<(int, int)> AssignAsync(string by, string person, KpiId kpi, bool on)
    {
        var result = await DoneAsync(by, new AssignKpi.Request(kpi, _company[person], on), Run<AssignKpi>());
        return (result.Kpis, result.MostPerPerson);
    }

    private static Func<IServiceProvider, T> Run<T>() where T : notnull => services => services.GetRequiredService<T>();

    private Task<Result<TResponse>> RunAsync<TRequest, TResponse>(string name, TRequest request, Func<IServiceProvider, UseCase<TRequest, TResponse>> action) where TRequest : notnull =>
        _company.RunAsync(name, action, request);

    private async Task<Result<TResponse>> RunAsync<TRequest, TResponse>(Actor actor, TRequest request, Func<IServiceProvider, UseCase<TRequest, TResponse>> action) where TRequest : notnull
    {
        await using var scope = _company.Services.CreateAsyncScope();
        return await action(scope.ServiceProvider).RunAsync(actor, request);
    }

    private async Task<TResponse> DoneAsync<TRequest, TResponse>(string name, TRequest request, Func<IServiceProvider, UseCase<TRequest, TResponse>> action) where TRequest : notnull
    {
        var result = await RunAsync(name, request, action);
        Assert.True(result.IsDone, $"{result.Outcome}: {string.Join(", ", result.Problems.Select(problem => $"{problem.Field} {problem.Code} {problem.Message}"))}");
        return result.Value;
    }
}
