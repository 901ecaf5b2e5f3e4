using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<Goal> Goals => Set<Goal>();

    public DbSet<GoalStep> GoalSteps => Set<GoalStep>();
}
