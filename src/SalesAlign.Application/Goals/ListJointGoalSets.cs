using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>The joint sets of goals of a half-year with the one score that both units carry.</summary>
public sealed class ListJointGoalSets(UseCaseContext context) : UseCase<ListJointGoalSets.Request, IReadOnlyList<ListJointGoalSets.Set>>(context)
{
    /// <param name="Period">Any period: the half-years that overlap it; empty for all.</param>
    public sealed record Request(string? Period = null);

    /// <param name="Score">0 to 1, the same for both; null without data.</param>
    /// <param name="MayAgreeFor">Units for which the reader may still agree.</param>
    public sealed record Set(
        JointGoalSetId Id, string Name, string Period, string First, string Second, string? FirstAgreedBy, string? SecondAgreedBy, bool IsAgreed, decimal? Score, int Missing,
        IReadOnlyList<Item> Items, IReadOnlyList<string> MayAgreeFor, uint Version);

    /// <param name="Unit">Of the metric; empty where the value is entered.</param>
    public sealed record Item(Guid Id, JointGoalKind Kind, string Title, string? MetricName, MetricUnit? Unit, decimal Target, decimal Weight, decimal? Value, decimal? Reached, DateOnly? ValueOn);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<IReadOnlyList<Set>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var asked = request.Period is { } key ? calendar.Parse(key) : null;
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var (from, to) = (asked?.First ?? DateOnly.MinValue, asked?.Last ?? DateOnly.MaxValue);
        var found = await work.Db.JointGoalSets.AsNoTracking().Include(set => set.Items).Where(set => set.PeriodLast >= from && set.PeriodFirst <= to)
            .OrderByDescending(set => set.PeriodFirst).ThenBy(set => set.Name).ToListAsync(cancel);
        var sets = found.Where(set => scope.Includes(set.FirstUnitId) || scope.Includes(set.SecondUnitId)).ToList();
        var ids = sets.ConvertAll(set => set.Id);
        var versions = await work.Db.JointGoalSets.AsNoTracking().Where(set => ids.Contains(set.Id)).Select(set => new { set.Id, Version = EF.Property<uint>(set, ModelConventions.RowVersion) })
            .ToDictionaryAsync(row => row.Id, row => row.Version, cancel);
        var units = await work.Db.Units.AsNoTracking().ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancel);
        var people = sets.SelectMany(set => new[] { set.FirstAgreedBy, set.SecondAgreedBy }).OfType<PersonId>().Distinct().ToList();
        var names = await work.Db.People.AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        var metricIds = sets.SelectMany(set => set.Items).Select(item => item.MetricId).OfType<MetricId>().Distinct().ToList();
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => metricIds.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, cancel);

        var shown = new List<Set>();
        foreach (var set in sets)
        {
            var values = await ValuesAsync(work, calendar.Parse(set.PeriodKey), set, metrics, cancel);
            var (score, missing) = set.Score(values);
            var mine = set.IsAgreed || !work.Rights.Allow(Permission.ManageGoals) ? [] : await JointGoals.SpeaksForAsync(work, set, cancel);
            shown.Add(new(
                set.Id, set.Name, set.PeriodKey, units[set.FirstUnitId], units[set.SecondUnitId], set.FirstAgreedBy is { } a ? names[a] : null, set.SecondAgreedBy is { } b ? names[b] : null, set.IsAgreed, score,
                missing,
                [
                    .. set.Items.OrderBy(item => item.Position).Select(item => new Item(
                        item.Id, item.Kind, item.Title, item.MetricId is { } m ? metrics[m].Name : null, item.MetricId is { } n ? metrics[n].Unit : null, item.Target, item.Weight, values[item.Id],
                        values[item.Id] is { } value ? value / item.Target : null, item.ValueOn)),
                ],
                [.. mine.Where(unit => (unit == set.FirstUnitId ? set.FirstAgreedBy : set.SecondAgreedBy) is null).Select(unit => units[unit])], versions[set.Id]));
        }
        return shown;
    }

    /// <summary>Measured by the deals of both units together; of a ratio both parts are added before it is taken.</summary>
    private static async Task<Dictionary<Guid, decimal?>> ValuesAsync(Work work, Period period, JointGoalSet set, Dictionary<MetricId, Metric> metrics, CancellationToken cancel)
    {
        var values = new Dictionary<Guid, decimal?>();
        foreach (var item in set.Items)
        {
            if (item.MetricId is not { } id)
            {
                values[item.Id] = item.Value;
                continue;
            }
            var metric = metrics[id];
            UnitId[] both = [set.FirstUnitId, set.SecondUnitId];
            var read = await MetricValuesReader.ReadAsync(work.Db, metric, [period], [MetricGrain.Unit], cancel, both, null);
            var (first, second) = (read.Of(set.FirstUnitId, 0), read.Of(set.SecondUnitId, 0));
            values[item.Id] = !metric.IsRatio ? first.Value is null && second.Value is null ? null : (first.Value ?? 0m) + (second.Value ?? 0m)
                : first.Denominator + second.Denominator == 0 ? null : (first.Numerator + second.Numerator) / (first.Denominator + second.Denominator);
        }
        return values;
    }
}
