using Microsoft.EntityFrameworkCore;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Data.Common;

public sealed partial class SalesAlignDbContext
{
    public DbSet<StrategyVersion> StrategyVersions => Set<StrategyVersion>();

    public DbSet<StrategicObjective> StrategicObjectives => Set<StrategicObjective>();

    public DbSet<Objective> Objectives => Set<Objective>();

    public DbSet<StrategyAcknowledgement> StrategyAcknowledgements => Set<StrategyAcknowledgement>();
}
