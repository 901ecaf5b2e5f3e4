using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>
/// Profit as the product of reps, deals per rep, close rate and profit per deal, in a period and in one to compare with: of a unit or person, of the
/// units directly below, and of everybody who closed a deal.
/// </summary>
public sealed class GetEfficiency(UseCaseContext context) : UseCase<GetEfficiency.Request, GetEfficiency.Response>(context)
{
    /// <param name="Against">The period to compare with; the one before where nothing is given.</param>
    public sealed record Request(string Period, string? Against = null, UnitId? Unit = null, PersonId? Person = null);

    /// <param name="IsRunning">The period is not over: the other is cut to as many days.</param>
    /// <param name="Changes">How much of the change in profit each factor brought about; they add up to it.</param>
    /// <param name="Gap">Between the profit of the best and the last fifth of those who closed a deal.</param>
    public sealed record Response(
        string Subject, string Period, string Against, bool IsRunning, DateOnly? DataThrough, EfficiencyFigures Now, EfficiencyFigures Before, IReadOnlyList<FactorChange> Changes, QuintileGap? Gap,
        QuintileGap? GapBefore, IReadOnlyList<UnitRow> Units, IReadOnlyList<PersonRow> People);

    public sealed record UnitRow(UnitId Id, string Name, EfficiencyFigures Now, EfficiencyFigures Before, QuintileGap? Gap);

    public sealed record PersonRow(PersonId Id, string Name, EfficiencyFigures Now, EfficiencyFigures Before);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(request.Period);
        var against = request.Against is { Length: > 0 } key ? calendar.Parse(key) : calendar.Previous(period);
        if (against.First <= period.Last && against.Last >= period.First) return Result.Refused("performance.periods_overlap", nameof(Request.Against));
        var today = await work.TodayAsync(cancel);
        var day = Days.WithinOrToday(period, today);
        if (await Subject.FindAsync(work, request.Unit, request.Person, day, cancel) is not { } subject) return Result.NotFound;

        var known = await work.Db.Deals.MaxAsync(deal => deal.ClosedOn, cancel);
        var (comparable, isRunning) = ComparablePeriods.Against(period, against, known < today ? known.Value : today);
        var sums = await EfficiencySql.ReadAsync(work.Db, subject.Slice, [period, comparable], cancel);
        var figures = sums.ToDictionary(row => (row.Grain, row.UnitId, row.PersonId, row.Period), row => row.Figures);
        var (now, before) = (Of(MetricGrain.Company, null, null, 0), Of(MetricGrain.Company, null, null, 1));
        var chart = await OrganizationChart.ReadAsync(work.Db, day, cancel);
        var units = subject.UnitsBelow(chart, unit => figures.ContainsKey((MetricGrain.Unit, unit, null, 0)) || figures.ContainsKey((MetricGrain.Unit, unit, null, 1))).Select(unit => new UnitRow(
                unit.Id, unit.Name, Of(MetricGrain.Unit, unit.Id, null, 0), Of(MetricGrain.Unit, unit.Id, null, 1), GapOf(chart.Subtree(unit.Id).SelectMany(id => chart.Members[id]).Select(member => member.PersonId), 0)))
            .Where(row => row.Now.Closed > 0 || row.Before.Closed > 0).ToList();
        var ids = sums.Where(row => row.Grain == MetricGrain.Person).Select(row => row.PersonId!.Value).Distinct().ToList();
        var names = await OrganizationReader.NamesAsync(work.Db, ids, cancel);
        var people = ids.Select(id => new PersonRow(id, names[id], Of(MetricGrain.Person, null, id, 0), Of(MetricGrain.Person, null, id, 1)))
            .OrderByDescending(row => row.Now.Profit).ThenBy(row => row.Name, StringComparer.CurrentCulture).ToList();
        return new Response(
            subject.Name, period.Key, against.Key, isRunning, known, now, before, EfficiencyModel.Explain(before, now),
            GapOf(ids, 0), GapOf(ids, 1), units, subject.Person is null ? people : []);

        EfficiencyFigures Of(MetricGrain grain, UnitId? unit, PersonId? person, int index) => figures.GetValueOrDefault((grain, unit, person, index), EfficiencyFigures.None);

        // Whoever closed nothing is no rep of the period: people on leave and managers would make any gap look endless.
        QuintileGap? GapOf(IEnumerable<PersonId> group, int index) =>
            QuintileGap.Of([.. group.Select(id => Of(MetricGrain.Person, null, id, index)).Where(person => person.Closed > 0).Select(person => person.Profit)]);
    }
}
