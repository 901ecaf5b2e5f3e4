using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>Why a goal is not taken into the next year.</summary>
public enum CloneOmission
{
    /// <summary>Its owner is not there any more when the year begins.</summary>
    OwnerGone,

    /// <summary>Its owner belongs to another unit then.</summary>
    OwnerMoved,

    /// <summary>The goal to which it counts is left out.</summary>
    ParentLeftOut,

    /// <summary>The next year has no such week.</summary>
    NoSuchPeriod,
}

/// <summary>What the goals of an objective's year become in the next: numbers that still add up, what is there already, and what is left out.</summary>
internal sealed class CloneDraft
{
    internal sealed record Row(Goal Of, string Period, GoalTarget Target, Goal? There, CloneOmission? Omitted)
    {
        public bool IsNew => There is null && Omitted is null;
    }

    public required Period Year { get; init; }

    public required Period Next { get; init; }

    /// <summary>Parents before their children.</summary>
    public required IReadOnlyList<Row> Rows { get; init; }

    public required IReadOnlyDictionary<GoalId, string> Owners { get; init; }

    private FiscalCalendar Calendar { get; init; }

    public static async Task<Result<CloneDraft>> OfAsync(Work work, ObjectiveId objective, int fiscalYear, decimal upliftPercent, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var (year, next) = (calendar.Year(fiscalYear), calendar.Year(fiscalYear + 1));
        if (!(await work.ScopeAsync(await work.TodayAsync(cancel), cancel)).WholeCompany) return Result.Refused("clone.whole_company_only");
        var all = await work.Db.Goals.AsNoTracking().Where(g => g.ObjectiveId == objective && g.PeriodFirst >= year.First && g.PeriodLast <= next.Last).ToListAsync(cancel);
        var byId = all.Where(goal => goal.PeriodLast <= year.Last).ToDictionary(goal => goal.Id);
        if (byId.Count == 0) return Result.Refused("negotiation.no_goals", "FiscalYear", year.Key);
        var goals = byId.Values.OrderBy(goal => DepthOf(goal, byId)).ThenBy(goal => goal.PeriodKey.Length).ThenBy(goal => goal.PeriodKey, StringComparer.Ordinal).ToList();
        var there = all.Where(goal => goal.PeriodFirst >= next.First).ToDictionary(goal => (goal.MetricId, goal.UnitId, goal.PersonId, goal.PeriodKey));
        var organization = await OrganizationChart.ReadAsync(work.Db, next.First, cancel);
        var places = organization.Units.SelectMany(unit => organization.Members[unit.Id].Select(member => (member.PersonId, unit.Id))).ToDictionary(pair => pair.PersonId, pair => pair.Id);
        var targets = Raised(goals, 1m + (upliftPercent / 100m));
        var omitted = new Dictionary<GoalId, CloneOmission>();
        var rows = new List<Row>(goals.Count);
        for (var i = 0; i < goals.Count; i++)
        {
            var goal = goals[i];
            var period = next.Key + goal.PeriodKey[4..];
            var parent = goal.ParentId is { } above ? byId.GetValueOrDefault(above) : null;
            CloneOmission? why = !calendar.TryParse(period, out _) ? CloneOmission.NoSuchPeriod
                : goal.UnitId is { } unit && !organization.ById.ContainsKey(unit) ? CloneOmission.OwnerGone
                : goal.PersonId is { } person && !places.ContainsKey(person) ? CloneOmission.OwnerGone
                : parent is not null && omitted.ContainsKey(parent.Id) ? CloneOmission.ParentLeftOut
                : goal.PersonId is { } mover && parent?.UnitId is { } from && places[mover] != from ? CloneOmission.OwnerMoved
                : null;
            if (why is { } reason) omitted.Add(goal.Id, reason);
            rows.Add(new(goal, period, targets[i], there.GetValueOrDefault((goal.MetricId, goal.UnitId, goal.PersonId, period)), why));
        }
        return new CloneDraft { Year = year, Next = next, Rows = rows, Owners = await GoalOwners.NamesAsync(work.Db, goals, cancel), Calendar = calendar };
    }

    /// <summary>The drafts, hanging under each other or under what is there already.</summary>
    public IReadOnlyList<Goal> Copies(string reason, PersonId? by, DateTimeOffset now)
    {
        var ids = new Dictionary<GoalId, GoalId>();
        var copies = new List<Goal>();
        foreach (var row in Rows)
        {
            if (row.There is { } known) ids[row.Of.Id] = known.Id;
            if (!row.IsNew) continue;
            var parent = row.Of.ParentId is { } above && ids.TryGetValue(above, out var id) ? id : (GoalId?)null;
            var copy = row.Of.CopyTo(GoalId.New(), Calendar.Parse(row.Period), row.Target, parent, $"{row.Of.PeriodKey}: {reason.Trim()}", by, now);
            ids[row.Of.Id] = copy.Id;
            copies.Add(copy);
        }
        return copies;
    }

    // Of a ratio both parts grow, so that the ratio stays; what is then to be made of it is the planner's.
    private static List<GoalTarget> Raised(List<Goal> goals, decimal factor)
    {
        var index = goals.Select((goal, i) => (goal.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        var owners = goals.ToLookup(goal => (goal.MetricId, goal.UnitId, goal.PersonId));
        var places = goals.ConvertAll(goal => (
            Above: goal.ParentId is { } above && index.TryGetValue(above, out var parent) && goals[parent].PeriodKey == goal.PeriodKey ? parent : (int?)null,
            Whole: owners[(goal.MetricId, goal.UnitId, goal.PersonId)]
                .Where(other => other.PeriodFirst <= goal.PeriodFirst && other.PeriodLast >= goal.PeriodLast && other.Id != goal.Id)
                .MinBy(other => other.PeriodLast.DayNumber - other.PeriodFirst.DayNumber) is { } whole ? index[whole.Id] : (int?)null));
        var decimals = goals.TrueForAll(goal => goal.Shape == TargetShape.Count || decimal.Truncate(goal.TargetValue) == goal.TargetValue) ? 0 : 2;
        var values = Uplift.Raise([.. goals.Select((goal, i) => new UpliftNumber(goal.TargetValue, places[i].Above, places[i].Whole))], factor, decimals);
        var wholes = goals.Exists(goal => goal.TargetDenominator is not null)
            ? Uplift.Raise([.. goals.Select((goal, i) => new UpliftNumber(goal.TargetDenominator ?? 0m, places[i].Above, places[i].Whole))], factor, 0)
            : null;
        return [.. goals.Select((goal, i) => new GoalTarget(values[i], goal.TargetDenominator is null ? null : Math.Max(1m, wholes![i])))];
    }

    private static int DepthOf(Goal goal, Dictionary<GoalId, Goal> goals)
    {
        var depth = 0;
        for (var one = goal; one.ParentId is { } parent && goals.TryGetValue(parent, out var above) && depth < 50; one = above) depth++;
        return depth;
    }
}
