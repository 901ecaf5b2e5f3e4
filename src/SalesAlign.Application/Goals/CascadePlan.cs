using System.Security.Cryptography;
using System.Text;
using FluentValidation;
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
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>How a target of one fiscal year is to be divided over the organisation.</summary>
/// <param name="Top">The unit that carries the target; empty for the company. Whoever manages only a part starts from the goal of that part.</param>
/// <param name="Target">In the metric's unit, of a ratio the ratio itself; empty takes the goal that the top already has, or else the objective's target.</param>
/// <param name="Denominator">Of a ratio: what it is expected to be a share of; empty takes last year's.</param>
/// <param name="Levels">The first says how the top divides, the second how those below it do, and so on; the last holds for all deeper ones.</param>
public sealed record CascadeTerms(
    ObjectiveId Objective, UnitId? Top, int FiscalYear, decimal? Target, decimal? Denominator, AllocationMethod Phasing, IReadOnlyList<LevelRule> Levels,
    IReadOnlyList<CascadePin> Pins, IReadOnlyList<CascadeShare> Shares, PeriodKind Parts = PeriodKind.Quarter);

/// <summary>A number typed into a cell, or into a row's total where no period is named; of a ratio, its numerator.</summary>
public sealed record CascadePin(string Node, string? Period, decimal Value);

/// <summary>A share typed for a unit or person, in any unit that siblings share.</summary>
public sealed record CascadeShare(string Node, decimal Share);

/// <summary>A unit or person in the grid.</summary>
internal sealed record CascadeNode(string Key, string? ParentKey, UnitId? UnitId, PersonId? PersonId, string Name, MetricFigure History);

/// <summary>Gathers what dividing a target needs (organisation, last year's values, the goals that exist) and lets the engine divide it.</summary>
internal sealed class CascadePlan
{
    private CascadePlan(
        Metric metric, StrategicObjective objective, Period year, IReadOnlyList<Period> parts, IReadOnlyList<CascadeNode> nodes, DecompositionTarget target,
        IReadOnlyList<LevelRule> levels, DecompositionResult result, IReadOnlyList<Goal> existing, bool topIsGiven, string historyKey)
    {
        Metric = metric;
        Objective = objective;
        Year = year;
        Parts = parts;
        Nodes = nodes;
        Target = target;
        Levels = levels;
        Result = result;
        Existing = existing;
        TopIsGiven = topIsGiven;
        HistoryKey = historyKey;
    }

    public Metric Metric { get; }

    public StrategicObjective Objective { get; }

    public Period Year { get; }

    public IReadOnlyList<Period> Parts { get; }

    public IReadOnlyList<CascadeNode> Nodes { get; }

    public DecompositionTarget Target { get; }

    /// <summary>One rule per level that there is.</summary>
    public IReadOnlyList<LevelRule> Levels { get; }

    public DecompositionResult Result { get; }

    /// <summary>The goals that the objective already has in the year and its parts, tracked.</summary>
    public IReadOnlyList<Goal> Existing { get; }

    /// <summary>The top's own goal comes from above and is only passed on.</summary>
    public bool TopIsGiven { get; }

    public string HistoryKey { get; }

    /// <summary>Changes whenever somebody else has touched the goals of the objective.</summary>
    public required string Basis { get; init; }

    public static string KeyOf(UnitId unit) => $"u:{unit.Value:N}";

    public static string KeyOf(PersonId person) => $"p:{person.Value:N}";

    public static async Task<Result<CascadePlan>> MakeAsync(Work work, CascadeTerms terms, CancellationToken cancel)
    {
        var db = work.Db;
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var year = calendar.Year(terms.FiscalYear);
        var parts = calendar.Parts(year, terms.Parts);
        var current = db.StrategyVersions.AsNoTracking().Current().Select(version => version.Id);
        var objective = await db.StrategicObjectives.AsNoTracking().SingleOrDefaultAsync(o => o.ObjectiveId == terms.Objective && current.Contains(o.VersionId), cancel);
        if (objective is null) return Common.Result.NotFound;
        var metric = await db.Metrics.AsNoTracking().SingleAsync(m => m.Id == objective.MetricId, cancel);

        var day = Days.WithinOrToday(year, await work.TodayAsync(cancel));
        var organization = await OrganizationChart.ReadAsync(db, day, cancel);
        var scope = await work.ScopeAsync(day, cancel);
        var topId = terms.Top ?? organization.Roots.FirstOrDefault(unit => unit.Kind == UnitKind.Company)?.Id;
        if (topId is not { } top || !organization.ById.TryGetValue(top, out var topUnit) || !scope.Includes(top)) return Common.Result.NotFound;

        var keys = parts.Select(part => part.Key).Append(year.Key).ToList();
        var existing = await db.Goals.Include(goal => goal.Steps).AsSplitQuery()
            .Where(goal => goal.ObjectiveId == terms.Objective && goal.MetricId == metric.Id && keys.Contains(goal.PeriodKey)).ToListAsync(cancel);
        var topGoal = existing.Find(goal => goal.UnitId == top && goal.PeriodKey == year.Key);
        // Above the part that one manages others decide: the number that came down is passed on as it is.
        var given = topUnit.ParentId is not null;
        if (given && topGoal is null) return Common.Result.Refused("cascade.unit_has_no_goal", "Top", topUnit.Name);

        var history = calendar.Previous(year);
        var earlier = calendar.Parts(history, terms.Parts);
        var values = await MetricValuesReader.ReadAsync(db, metric, earlier, [MetricGrain.Company, MetricGrain.Unit, MetricGrain.Person], cancel);
        var (nodes, engineNodes) = Carriers(organization, topUnit, metric, values, earlier, parts, terms.Shares);
        if (nodes.Count == 1) return Common.Result.Refused("cascade.nobody_to_carry", "Top", topUnit.Name);

        var depth = Depth(engineNodes);
        RuleViolation.Unless(terms.Levels.Count > 0, "decompose.level_without_rule", 0, depth);
        var levels = Enumerable.Range(0, depth).Select(level => terms.Levels[Math.Min(level, terms.Levels.Count - 1)]).ToList();
        var target = TargetOf(terms, metric, objective, given ? topGoal : null, values);
        var known = engineNodes.Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var pins = terms.Pins.Where(pin => known.Contains(pin.Node)).Select(pin => new DecompositionPin(pin.Node, pin.Period, pin.Value)).ToList();
        if (given) pins.AddRange(PinsOf(KeyOf(top), existing.Where(goal => goal.UnitId == top && goal.PeriodKey != year.Key)));
        var result = Decomposition.Split(new DecompositionRequest(
            target, engineNodes, [.. parts.Select(part => new DecompositionPeriod(part.Key))], given ? AllocationMethod.Equal : terms.Phasing, levels, pins));
        return new CascadePlan(metric, objective, year, parts, nodes, target, levels, result, existing, given, history.Key) { Basis = BasisOf(db, existing) };
    }

    private static string BasisOf(SalesAlignDbContext db, List<Goal> goals)
    {
        var versions = string.Join(';', goals.OrderBy(goal => goal.Id.Value).Select(goal => $"{goal.Id}:{db.Entry(goal).Property(ModelConventions.RowVersion).CurrentValue}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(versions)).AsSpan(0, 16));
    }

    // The phasing came down with the number and is passed on with it.
    private static IEnumerable<DecompositionPin> PinsOf(string node, IEnumerable<Goal> parts)
    {
        foreach (var part in parts)
        {
            yield return new(node, part.PeriodKey, part.TargetValue);
            if (part.TargetDenominator is { } denominator) yield return new(node, part.PeriodKey, denominator, TargetPart.Denominator);
        }
    }

    private static DecompositionTarget TargetOf(CascadeTerms terms, Metric metric, StrategicObjective objective, Goal? given, MetricValues values)
    {
        var measure = given?.Target.Measure ?? terms.Target ?? objective.Target ?? throw new RuleViolation("objective.no_target", objective.Title) { Field = "Target" };
        if (metric.IsRatio)
        {
            if (given is not null) return new(TargetShape.Ratio, given.TargetValue, 0, given.TargetDenominator);
            var denominator = terms.Denominator ?? Rounding.HalfAwayFromZero(values.Total(MetricGrain.Company).Denominator, 0);
            if (denominator <= 0) throw new RuleViolation("cascade.denominator_missing") { Field = "Denominator" };
            return DecompositionTarget.OfRatio(measure, Rounding.HalfAwayFromZero(denominator, 0));
        }
        if (measure < 0) throw new RuleViolation("goal.negative_target", measure) { Field = "Target" };
        var whole = decimal.Truncate(measure) == measure;
        if (metric.Unit == MetricUnit.Count)
        {
            if (!whole) throw new RuleViolation("goal.count_is_whole", measure) { Field = "Target" };
            return new(TargetShape.Count, measure);
        }
        // Goals are set in whole money; whoever types cents gets cents.
        return new(TargetShape.Amount, whole ? measure : Rounding.HalfAwayFromZero(measure, 2), whole ? 0 : 2);
    }

    /// <summary>Units with somebody who sells, and the sellers themselves; history is last year's value of the same metric.</summary>
    private static (List<CascadeNode> Nodes, List<DecompositionNode> Engine) Carriers(
        OrganizationChart organization, UnitOnDay top, Metric metric, MetricValues values, IReadOnlyList<Period> earlier, IReadOnlyList<Period> parts, IReadOnlyList<CascadeShare> shares)
    {
        var typed = shares.GroupBy(share => share.Node, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Share, StringComparer.Ordinal);
        var nodes = new List<CascadeNode>();
        var engine = new List<DecompositionNode>();
        Walk(top, null);
        return (nodes, engine);

        bool Carries(UnitId unit) => organization.Subtree(unit).Any(id => organization.Members[id].Any(Sells));

        void Walk(UnitOnDay unit, string? parent)
        {
            var key = KeyOf(unit.Id);
            var grain = unit.Kind == UnitKind.Company && unit.ParentId is null ? MetricGrain.Company : MetricGrain.Unit;
            Add(new(key, parent, unit.Id, null, unit.Name, values.Total(grain, grain == MetricGrain.Unit ? unit.Id : null)), grain, null);
            foreach (var child in organization.ChildrenOf(unit.Id))
            {
                if (Carries(child.Id)) Walk(child, key);
            }
            foreach (var member in organization.Members[unit.Id].Where(Sells))
            {
                Add(new(KeyOf(member.PersonId), key, null, member.PersonId, member.Name, values.Total(MetricGrain.Person, null, member.PersonId)), MetricGrain.Person, member);
            }
        }

        void Add(CascadeNode node, MetricGrain grain, MemberOnDay? member)
        {
            nodes.Add(node);
            var unit = grain == MetricGrain.Unit ? node.UnitId : null;
            // Whoever closed nothing all year has no history, rather than a history of nothing.
            var figures = node.History.Count == 0 ? null : Enumerable.Range(0, earlier.Count).Select(period => values.Of(grain, unit, node.PersonId, period)).ToList();
            engine.Add(new DecompositionNode(
                node.Key, node.ParentKey,
                figures?.Select((figure, period) => WasThere(member, earlier[period]) || figure.Count > 0 ? figure.Numerator : (decimal?)null).ToList(),
                member is null ? null : parts.Select(part => (decimal?)ShareEmployed(member, part)).ToList(),
                Share: typed.TryGetValue(node.Key, out var share) ? share : null,
                DenominatorHistory: metric.IsRatio
                    ? figures?.Select((figure, period) => WasThere(member, earlier[period]) || figure.Count > 0 ? figure.Denominator : (decimal?)null).ToList()
                    : null));
        }
    }

    private static bool Sells(MemberOnDay member) => member.Role is MembershipRole.Rep or MembershipRole.BusinessDevelopment;

    private static bool WasThere(MemberOnDay? member, Period period) => member?.HiredOn is not { } hired || hired <= period.Last;

    private static decimal ShareEmployed(MemberOnDay member, Period period) =>
        member.HiredOn is { } hired && hired > period.First ? Math.Max(0, period.Last.DayNumber - hired.DayNumber + 1) / (decimal)period.Days : 1m;

    private static int Depth(List<DecompositionNode> nodes)
    {
        var level = new Dictionary<string, int>(nodes.Count, StringComparer.Ordinal);
        var depth = 0;
        foreach (var node in nodes) depth = Math.Max(depth, level[node.Key] = node.ParentKey is { } parent ? level[parent] + 1 : 0);
        return depth;
    }
}

internal sealed class CascadeTermsRules : AbstractValidator<CascadeTerms>
{
    public CascadeTermsRules()
    {
        RuleFor(r => r.FiscalYear).Must(year => year is >= 1901 and <= 2200).WithErrorCode("period.unknown");
        RuleFor(r => r.Parts).Must(kind => kind is PeriodKind.Half or PeriodKind.Quarter or PeriodKind.Month).WithErrorCode("cascade.parts_not_possible");
        RuleFor(r => r.Target).Must(target => target is null or (>= 0 and < 1_000_000_000_000m)).WithErrorCode("goal.negative_target");
        RuleFor(r => r.Levels).NotEmpty();
        RuleFor(r => r.Pins).NotNull();
        RuleFor(r => r.Shares).NotNull();
    }
}
