using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Alignment.Scoring;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Alignment;

/// <summary>
/// Counts what alignment is scored from, for every objective of the strategy in force and one part of the organisation, in a handful of
/// queries. Enablement and resourcing have nothing to count yet and are left out, as the contract of scoring demands.
/// </summary>
internal sealed class AlignmentReader
{
    private readonly Work _work;
    private readonly IReadOnlySet<UnitId> _units;
    private readonly IReadOnlyList<MemberOnDay> _members;
    private readonly OrganizationChart _organization;
    private readonly Period _period;
    private readonly DateOnly _asOf;

    private AlignmentReader(Work work, OrganizationChart organization, UnitId root, Period period, DateOnly asOf)
    {
        _work = work;
        _organization = organization;
        _units = organization.Subtree(root).ToHashSet();
        _members = [.. _units.SelectMany(unit => organization.Members[unit]).DistinctBy(member => member.PersonId)];
        _period = period;
        _asOf = asOf;
        Root = root;
    }

    public UnitId Root { get; }

    public static async Task<AlignmentReader> ForAsync(Work work, UnitId root, Period period, CancellationToken cancel)
    {
        var asOf = Metrics.Days.WithinOrToday(period, await work.TodayAsync(cancel));
        return new AlignmentReader(work, await OrganizationChart.ReadAsync(work.Db, asOf, cancel), root, period, asOf);
    }

    public OrganizationChart Organization => _organization;

    /// <summary>Goals of the period in scope, each with where it stands.</summary>
    public async Task<IReadOnlyList<(Goal Goal, Standing Standing)>> GoalsAsync(CancellationToken cancel)
    {
        var units = _units.ToList();
        var people = _members.Select(member => member.PersonId).ToList();
        var goals = await _work.Db.Goals.AsNoTracking()
            .Where(goal => goal.PeriodKey == _period.Key
                && ((goal.UnitId != null && units.Contains(goal.UnitId.Value)) || (goal.PersonId != null && people.Contains(goal.PersonId.Value))))
            .ToListAsync(cancel);
        var standings = await GoalStandings.OfAsync(_work, goals, cancel);
        return goals.ConvertAll(goal => (goal, standings[goal.Id]));
    }

    public async Task<IReadOnlyDictionary<ObjectiveId, (AlignmentCounts Counts, List<AlignmentCause> Causes)>> CountAsync(
        StrategyVersionId version, IReadOnlyList<StrategicObjective> objectives, IReadOnlyList<(Goal Goal, Standing Standing)> goals, CancellationToken cancel)
    {
        var understanding = await UnderstandingAsync(version, cancel);
        var dialogue = await DialogueAsync(cancel);
        var pay = await PayAsync(cancel);
        var steering = await SteeringAsync(cancel);
        var cadences = await _work.Db.Metrics.AsNoTracking().ToDictionaryAsync(metric => metric.Id, metric => metric.CadenceDays, cancel);
        var counted = new Dictionary<ObjectiveId, (AlignmentCounts, List<AlignmentCause>)>();
        foreach (var objective in objectives)
        {
            var own = goals.Where(g => g.Goal.ObjectiveId == objective.ObjectiveId).ToList();
            var top = own.Find(g => g.Goal.UnitId == Root);
            var carriers = _members.Where(member => member.Role == MembershipRole.Rep).Select(member => member.PersonId).ToHashSet();
            var agreed = own.Where(g => g.Goal is { PersonId: not null, State: GoalState.Agreed or GoalState.Closed }).ToList();
            var covered = agreed.Select(g => g.Goal.PersonId!.Value).Where(carriers.Contains).ToHashSet();
            var cascade = new CascadeCounts(
                top.Goal is { Shape: not TargetShape.Ratio } goal ? goal.TargetValue : null, agreed.Sum(g => g.Goal.TargetValue), carriers.Count, covered.Count);
            var counts = new AlignmentCounts(
                Cascade: cascade,
                Measurement: new MeasurementCounts(
                    own.Count, own.Count(g => MeasurementCounts.IsFresh(g.Standing.DataThrough, cadences.GetValueOrDefault(g.Goal.MetricId, 7), _asOf))),
                Incentive: pay.Total == 0 ? null : new IncentiveCounts(pay.ByObjective.GetValueOrDefault(objective.ObjectiveId.Value) / pay.Total * 100m, objective.WeightPercent, steering.GetValueOrDefault(objective.ObjectiveId)),
                Understanding: understanding,
                Dialogue: dialogue.GetValueOrDefault(objective.ObjectiveId),
                Results: top.Goal is null ? null : new ResultsCounts(top.Standing.Attainment, top.Standing.Expected));
            counted[objective.ObjectiveId] = (counts, UnitsWithoutGoals(counts, cascade, carriers, covered));
        }
        return counted;
    }

    // A unit whose carriers have no goal at all is one thing to mend, so it is named as one break.
    private List<AlignmentCause> UnitsWithoutGoals(AlignmentCounts counts, CascadeCounts cascade, HashSet<PersonId> carriers, HashSet<PersonId> covered)
    {
        var causes = new List<AlignmentCause>();
        foreach (var unit in _units)
        {
            var here = _organization.Members[unit].Select(member => member.PersonId).Where(carriers.Contains).ToList();
            if (here.Count == 0 || here.Exists(covered.Contains)) continue;
            var mended = cascade with { OwnersWithAgreedGoal = cascade.OwnersWithAgreedGoal + here.Count };
            causes.Add(new AlignmentCause(AlignmentDimension.Cascade, "alignment.unit_without_goals", unit.Value.ToString(), counts with { Cascade = mended }));
        }
        return causes;
    }

    private async Task<UnderstandingCounts> UnderstandingAsync(StrategyVersionId version, CancellationToken cancel)
    {
        var people = _members.Select(member => member.PersonId).ToList();
        var known = await _work.Db.StrategyAcknowledgements.CountAsync(a => a.VersionId == version && people.Contains(a.PersonId), cancel);
        return new UnderstandingCounts(people.Count, known);
    }

    // What is still within its time is neither answered nor missed, so it does not count yet.
    private async Task<Dictionary<ObjectiveId, DialogueCounts>> DialogueAsync(CancellationToken cancel)
    {
        var since = _asOf.AddYears(-1);
        var people = _members.Select(member => member.PersonId).ToList();
        var items = await _work.Db.Feedback.AsNoTracking()
            .Where(item => item.ObjectiveId != null && item.LoggedOn >= since && item.LoggedOn <= _asOf && people.Contains(item.AuthorId))
            .Select(item => new
            {
                Objective = item.ObjectiveId!.Value,
                item.DueOn,
                First = item.Responses.OrderBy(response => response.At).Select(response => (DateTimeOffset?)response.At).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return items.Where(item => item.First is not null || item.DueOn < _asOf)
            .GroupBy(item => item.Objective)
            .ToDictionary(objective => objective.Key, objective => new DialogueCounts(
                objective.Count(), objective.Count(item => item.First is { } first && DateOnly.FromDateTime(first.UtcDateTime) <= item.DueOn)));
    }

    // Of several plans in force for people of the scope, the one that pulls away most counts: its people are drawn away whatever the others earn.
    private async Task<Dictionary<ObjectiveId, decimal?>> SteeringAsync(CancellationToken cancel)
    {
        var people = _members.Select(member => member.PersonId).ToList();
        var rows = await _work.Db.SteeringMeasures.AsNoTracking()
            .Join(_work.Db.PlanVersions.Where(v => v.EffectiveFrom <= _asOf && (v.EffectiveTo == null || v.EffectiveTo >= _asOf)
                    && _work.Db.PlanParticipants.Any(p => p.PlanId == v.PlanId && people.Contains(p.PersonId) && p.From <= _asOf && (p.To == null || p.To >= _asOf))),
                measure => measure.PlanVersionId, version => version.Id, (measure, _) => new { measure.ObjectiveId, measure.Ratio })
            .Where(measure => measure.Ratio != null)
            .ToListAsync(cancel);
        return rows.GroupBy(measure => measure.ObjectiveId).ToDictionary(objective => objective.Key, objective => Rounded(objective.Min(measure => measure.Ratio)));

        // A plan that is blind is not against: what rounding of lines alone moves is no reason to halve a score.
        static decimal? Rounded(decimal? ratio) => ratio is { } known && Math.Abs(known - 1m) <= Domain.Incentives.Calculation.StrategyFit.BlindWithin ? 1m : ratio;
    }

    private async Task<(decimal Total, Dictionary<Guid, decimal> ByObjective)> PayAsync(CancellationToken cancel)
    {
        var people = _members.Select(member => member.PersonId).ToList();
        var (from, to) = (_asOf.AddYears(-1).AddDays(1), _asOf);
        var paid = await _work.Db.StatementLines.AsNoTracking()
            .Where(line => line.Date >= from && line.Date <= to && line.Amount > 0 && people.Contains(line.PersonId))
            .GroupBy(line => line.ComponentId)
            .Select(component => new { component.Key, Amount = component.Sum(line => line.Amount) })
            .ToListAsync(cancel);
        var links = (await _work.Db.PlanVersions.AsNoTracking().OrderBy(version => version.Number).Select(version => version.Components).ToListAsync(cancel))
            .SelectMany(components => components)
            .GroupBy(component => component.Id)
            .ToDictionary(component => component.Key, component => component.Last().Objectives);
        var byObjective = new Dictionary<Guid, decimal>();
        foreach (var component in paid)
        {
            foreach (var link in links.GetValueOrDefault(component.Key) ?? [])
            {
                byObjective[link.Objective] = byObjective.GetValueOrDefault(link.Objective) + (component.Amount * link.Share / 100m);
            }
        }
        return (paid.Sum(component => component.Amount), byObjective);
    }
}
