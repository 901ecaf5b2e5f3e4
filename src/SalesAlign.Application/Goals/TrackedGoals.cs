using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Application.Goals;

/// <summary>Goals with everything below them that decides where they stand: how each is tracked, its newest check-in and its milestones.</summary>
internal sealed class TrackedGoals
{
    private TrackedGoals(
        List<Goal> all, Dictionary<GoalId, GoalTracking> trackings, Dictionary<GoalId, CheckIn> lastCheckIns, ILookup<GoalId, GoalMilestone> milestones)
    {
        All = all;
        Trackings = trackings;
        LastCheckIns = lastCheckIns;
        Milestones = milestones;
    }

    /// <summary>Those asked for, then those below the ones whose progress comes from children.</summary>
    public IReadOnlyList<Goal> All { get; }

    public IReadOnlyDictionary<GoalId, GoalTracking> Trackings { get; }

    public IReadOnlyDictionary<GoalId, CheckIn> LastCheckIns { get; }

    public ILookup<GoalId, GoalMilestone> Milestones { get; }

    public static async Task<TrackedGoals> ReadAsync(SalesAlignDbContext db, IReadOnlyCollection<Goal> goals, CancellationToken cancel)
    {
        var all = goals.ToList();
        var known = all.Select(goal => goal.Id).ToHashSet();
        var trackings = new Dictionary<GoalId, GoalTracking>();
        // One round per level, and only below goals whose progress comes from there.
        for (var fresh = all.ConvertAll(goal => goal.Id); fresh.Count > 0;)
        {
            var ids = fresh;
            var found = await db.GoalTrackings.AsNoTracking().Where(tracking => ids.Contains(tracking.GoalId)).ToListAsync(cancel);
            foreach (var tracking in found) trackings[tracking.GoalId] = tracking;
            var open = found.Where(tracking => FromChildren(tracking.Terms)).Select(tracking => tracking.GoalId).ToList();
            if (open.Count == 0) break;
            var below = await db.Goals.AsNoTracking().Where(goal => goal.ParentId != null && open.Contains(goal.ParentId.Value)).ToListAsync(cancel);
            var added = below.FindAll(goal => known.Add(goal.Id));
            all.AddRange(added);
            fresh = added.ConvertAll(goal => goal.Id);
        }
        var every = known.ToList();
        var checkIns = await db.CheckIns.AsNoTracking().Where(checkIn => every.Contains(checkIn.GoalId))
            .GroupBy(checkIn => checkIn.GoalId).Select(group => group.OrderByDescending(checkIn => checkIn.At).ThenByDescending(checkIn => checkIn.Id).First()).ToListAsync(cancel);
        var projects = trackings.Values.Where(tracking => tracking.Terms.Source == ProgressSource.Milestones).Select(tracking => tracking.GoalId).ToList();
        var milestones = projects.Count == 0 ? [] : await db.ProjectMilestones.AsNoTracking().Where(milestone => projects.Contains(milestone.GoalId))
            .Select(milestone => new { milestone.GoalId, milestone.ReachedOn, milestone.Weight }).ToListAsync(cancel);
        return new(
            all, trackings, checkIns.ToDictionary(checkIn => checkIn.GoalId),
            milestones.ToLookup(milestone => milestone.GoalId, milestone => new GoalMilestone(milestone.ReachedOn is not null, milestone.Weight)));
    }

    public TrackingTerms TermsOf(GoalId goal) => Trackings.GetValueOrDefault(goal)?.Terms ?? TrackingTerms.Usual;

    /// <summary>Whether a goal takes its progress from those below it, all of which are here then.</summary>
    public bool RollsUp(GoalId goal) => Trackings.TryGetValue(goal, out var tracking) && FromChildren(tracking.Terms);

    private static bool FromChildren(TrackingTerms terms) => terms.Source is ProgressSource.SumOfChildren or ProgressSource.MeanOfChildren;
}
