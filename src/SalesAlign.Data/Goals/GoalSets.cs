using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<GoalStep> GoalSteps => Set<GoalStep>();

    public DbSet<CalendarEvent> CalendarEvents => Set<CalendarEvent>();

    public DbSet<JointGoalSet> JointGoalSets => Set<JointGoalSet>();

    public DbSet<StrategicException> StrategicExceptions => Set<StrategicException>();

    public DbSet<GoalTracking> GoalTrackings => Set<GoalTracking>();

    public DbSet<GoalSupport> GoalSupports => Set<GoalSupport>();

    public DbSet<CheckIn> CheckIns => Set<CheckIn>();

    public DbSet<GoalAction> GoalActions => Set<GoalAction>();

    public DbSet<BehaviourPlan> BehaviourPlans => Set<BehaviourPlan>();

    public DbSet<TargetAccount> TargetAccounts => Set<TargetAccount>();

    public DbSet<ProjectMilestone> ProjectMilestones => Set<ProjectMilestone>();
}
