using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Strategy;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Gathers what dividing a target needs: the organisation, last year's values, accounts, events, and the goals that exist.</summary>
internal static class CascadeSheetReader
{
    /// <summary>More cells than any screen of goals: beyond it the organisation is divided by its parts.</summary>
    public const int MostCells = 200_000;

    /// <param name="Sheet">Ready to be divided.</param>
    /// <param name="Existing">The goals that the objective already has in the year and its parts, untracked.</param>
    internal sealed record Read(CascadeSheet Sheet, Metric Metric, IReadOnlyList<Goal> Existing);

    public static string KeyOf(UnitId unit) => $"u:{unit.Value:N}";

    public static string KeyOf(PersonId person) => $"p:{person.Value:N}";

    public static string KeyOf(Goal goal) => goal.UnitId is { } unit ? KeyOf(unit) : KeyOf(goal.PersonId!.Value);

    /// <summary>The periods that get goals of their own: the year, its parts, and quarters over months.</summary>
    public static IReadOnlyList<Period> PeriodsOf(FiscalCalendar calendar, int fiscalYear, PeriodKind parts)
    {
        var year = calendar.Year(fiscalYear);
        return [year, .. parts == PeriodKind.Month ? calendar.Parts(year, PeriodKind.Quarter) : [], .. calendar.Parts(year, parts)];
    }

    public static async Task<Result<Read>> ReadAsync(Work work, CascadeTerms terms, CancellationToken cancel)
    {
        var db = work.Db;
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var year = calendar.Year(terms.FiscalYear);
        var parts = calendar.Parts(year, terms.Parts);
        var current = db.StrategyVersions.AsNoTracking().Current().Select(version => version.Id);
        var objective = await db.StrategicObjectives.AsNoTracking().SingleOrDefaultAsync(o => o.ObjectiveId == terms.Objective && current.Contains(o.VersionId), cancel);
        if (objective?.MetricId is not { } metricId) return Common.Result.NotFound;
        var metric = await db.Metrics.AsNoTracking().SingleAsync(m => m.Id == metricId, cancel);
        // Parts of a median or of different customers do not make up the whole, so there is nothing to hand down.
        if (!metric.AddsUp) return Common.Result.Refused("cascade.metric_does_not_add_up", "Objective", metric.Name);

        var today = await work.TodayAsync(cancel);
        var day = Days.WithinOrToday(year, today);
        var organization = await OrganizationChart.ReadAsync(db, day, cancel);
        var scope = await work.ScopeAsync(day, cancel);
        var topId = terms.Top ?? organization.Roots.FirstOrDefault(unit => unit.Kind == UnitKind.Company)?.Id;
        if (topId is not { } top || !organization.ById.TryGetValue(top, out var topUnit) || !scope.Includes(top)) return Common.Result.NotFound;

        var keys = PeriodsOf(calendar, terms.FiscalYear, terms.Parts).Select(period => period.Key).ToList();
        var found = await db.Goals.AsNoTracking()
            .Where(goal => goal.ObjectiveId == terms.Objective && goal.MetricId == metric.Id && keys.Contains(goal.PeriodKey))
            .Select(goal => new { Goal = goal, Version = EF.Property<uint>(goal, ModelConventions.RowVersion) }).ToListAsync(cancel);
        var existing = found.ConvertAll(row => row.Goal);
        var topGoals = existing.FindAll(goal => goal.UnitId == top);
        // Above the part that one manages others decide: the number that came down is passed on as it is.
        var given = topUnit.ParentId is not null;
        if (given && topGoals.TrueForAll(goal => goal.PeriodKey != year.Key)) return Common.Result.Refused("cascade.unit_has_no_goal", "Top", topUnit.Name);

        var before = calendar.Previous(year);
        var earlier = calendar.Parts(before, terms.Parts);
        MetricGrain[] grains = [MetricGrain.Company, MetricGrain.Unit, MetricGrain.Person];
        var lastYear = await MetricValuesReader.ReadAsync(db, metric, earlier, grains, cancel, today: today);
        // Whoever plans before the year is over borrows what is missing from the year before it.
        var unfinished = earlier.Count(period => period.Last >= today);
        var older = unfinished == 0 ? null : await MetricValuesReader.ReadAsync(db, metric, calendar.Parts(calendar.Previous(before), terms.Parts), grains, cancel, today: today);
        var season = new SeasonValues(lastYear, older, today);
        var basis = terms.History ?? new HistoryBasis();
        var looked = basis.Kind == HistoryKind.LastPeriods ? LastPeriods(calendar, terms.Parts, year, today, basis.Periods) : earlier;
        var history = ReferenceEquals(looked, earlier) ? season : new SeasonValues(await MetricValuesReader.ReadAsync(db, metric, looked, grains, cancel, today: today), null, today);
        var potential = await AccountPotential.ReadAsync(db, year.First < today ? year.First : today, cancel);
        var (nodes, measured) = Carriers(organization, topUnit, metric, season, history, looked, parts, potential);
        if (nodes.Count == 1) return Common.Result.Refused("cascade.nobody_to_carry", "Top", topUnit.Name);
        if (nodes.Count * parts.Count > MostCells) return Common.Result.Refused("cascade.too_many_cells", "Parts", nodes.Count, parts.Count);

        var closed = parts.Where(part => part.Last < today && topGoals.Exists(goal => goal.PeriodKey == part.Key && goal.State is GoalState.Agreed or GoalState.Closed));
        var events = await db.CalendarEvents.AsNoTracking().Where(e => e.First <= year.Last && e.Last >= year.First).OrderBy(e => e.First).ThenBy(e => e.Name)
            .Select(e => new CascadeEvent(e.Id, e.Name, e.Kind, e.First, e.Last, e.UpliftPercent)).ToListAsync(cancel);
        var sheet = new CascadeSheet(nodes, measured, existing.ConvertAll(goal => new CascadeGoal(KeyOf(goal), goal.PeriodKey, goal.State, goal.Target, goal.Revision, goal.Change)))
        {
            Objective = objective.ObjectiveId,
            ObjectiveTitle = objective.Title,
            ObjectiveTarget = objective.Target,
            DueOn = objective.DueOn,
            Metric = MetricFacts.Of(metric),
            Year = year,
            Parts = parts,
            Groups = terms.Parts == PeriodKind.Month ? calendar.Parts(year, PeriodKind.Quarter) : [],
            Closed = closed.Select(part => part.Key).ToHashSet(StringComparer.Ordinal),
            HistoryYear = before.Key,
            HistoryPeriods = [.. looked.Select(period => period.Key)],
            Given = given,
            Events = events,
            DenominatorBefore = Enumerable.Range(0, earlier.Count).Sum(p => season.Of(MetricGrain.Company, null, null, p).Denominator),
            BorrowedPeriods = older is null ? 0 : unfinished,
            Basis = BasisOf(found.Select(row => (row.Goal.Id, row.Version))),
        };
        return new Read(sheet, metric, existing);
    }

    private static string BasisOf(IEnumerable<(GoalId Id, uint Version)> goals)
    {
        var versions = string.Join(';', goals.OrderBy(goal => goal.Id.Value).Select(goal => $"{goal.Id}:{goal.Version}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(versions)).AsSpan(0, 16));
    }

    private static List<Period> LastPeriods(FiscalCalendar calendar, PeriodKind kind, Period year, DateOnly today, int count)
    {
        var periods = new List<Period>();
        var last = calendar.Containing(kind, today < year.First ? today : year.First);
        while (periods.Count < count)
        {
            last = calendar.Previous(last);
            periods.Insert(0, last);
        }
        return periods;
    }

    /// <summary>Units with somebody who sells, and the sellers themselves.</summary>
    private static (List<CascadeNode> Nodes, List<DecompositionNode> Measured) Carriers(
        OrganizationChart organization, UnitOnDay top, Metric metric, SeasonValues season, SeasonValues history, IReadOnlyList<Period> looked, IReadOnlyList<Period> parts,
        IReadOnlyDictionary<PersonId, decimal> potential)
    {
        var nodes = new List<CascadeNode>();
        var measured = new List<DecompositionNode>();
        Walk(top, null, 0);
        return (nodes, measured);

        bool Carries(UnitId unit) => organization.Subtree(unit).Any(id => organization.Members[id].Any(Sells));

        decimal? PotentialOf(UnitId unit)
        {
            var known = organization.Subtree(unit).SelectMany(id => organization.Members[id]).Where(Sells).Where(member => potential.ContainsKey(member.PersonId)).ToList();
            return known.Count == 0 ? null : known.Sum(member => potential[member.PersonId]);
        }

        void Walk(UnitOnDay unit, string? parent, int level)
        {
            var key = KeyOf(unit.Id);
            var grain = unit.Kind == UnitKind.Company && unit.ParentId is null ? MetricGrain.Company : MetricGrain.Unit;
            Add(key, parent, unit.Id, null, unit.Name, level, grain, null, PotentialOf(unit.Id));
            foreach (var child in organization.ChildrenOf(unit.Id))
            {
                if (Carries(child.Id)) Walk(child, key, level + 1);
            }
            foreach (var member in organization.Members[unit.Id].Where(Sells))
            {
                Add(KeyOf(member.PersonId), key, null, member.PersonId, member.Name, level + 1, MetricGrain.Person, member, potential.TryGetValue(member.PersonId, out var own) ? own : null);
            }
        }

        void Add(string key, string? parent, UnitId? unit, PersonId? person, string name, int level, MetricGrain grain, MemberOnDay? member, decimal? worth)
        {
            var counted = grain == MetricGrain.Unit ? unit : null;
            var whole = season.Last.Total(grain, counted, person);
            var seasonal = Series(season, season.Last.Periods);
            var looking = ReferenceEquals(season, history) ? seasonal : Series(history, looked);
            nodes.Add(new(key, parent, unit, person, name, level, whole, seasonal?.Values.Count == parts.Count ? seasonal?.Values : null, worth, member?.HiredOn));
            // Weeks of two years can differ by one; then nobody has a season of their own.
            var fits = season.Last.Periods.Count == parts.Count;
            measured.Add(new DecompositionNode(
                key, parent, looking?.Values, null, member is null ? null : worth, null, looking?.Wholes, fits ? seasonal?.Values : null, fits ? seasonal?.Wholes : null));

            // Whoever closed nothing in all that time has no history, rather than a history of nothing.
            (List<decimal?> Values, List<decimal?>? Wholes)? Series(SeasonValues values, IReadOnlyList<Period> periods)
            {
                var figures = Enumerable.Range(0, periods.Count).Select(period => (Figure: values.Of(grain, counted, person, period), There: WasThere(member, periods[period]))).ToList();
                if (figures.TrueForAll(cell => cell.Figure.Count == 0)) return null;
                return (
                    figures.ConvertAll(cell => cell.There || cell.Figure.Count > 0 ? cell.Figure.Numerator : (decimal?)null),
                    metric.IsRatio ? figures.ConvertAll(cell => cell.There || cell.Figure.Count > 0 ? cell.Figure.Denominator : (decimal?)null) : null);
            }
        }
    }

    private static bool Sells(MemberOnDay member) => member.Role is MembershipRole.Rep or MembershipRole.BusinessDevelopment;

    private static bool WasThere(MemberOnDay? member, Period period) => member?.HiredOn is not { } hired || hired <= period.Last;

    /// <summary>The values of a year's periods; those that are not over yet come from the year before, where it was read.</summary>
    private sealed class SeasonValues(MetricValues last, MetricValues? older, DateOnly today)
    {
        public MetricValues Last { get; } = last;

        public MetricFigure Of(MetricGrain grain, UnitId? unit, PersonId? person, int period) =>
            older is not null && period < older.Periods.Count && Last.Periods[period].Last >= today ? older.Of(grain, unit, person, period) : Last.Of(grain, unit, person, period);
    }
}
