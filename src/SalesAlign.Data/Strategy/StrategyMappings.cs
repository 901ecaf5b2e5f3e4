using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Data.Strategy;

internal sealed class StrategyVersionMapping : IEntityTypeConfiguration<StrategyVersion>
{
    public void Configure(EntityTypeBuilder<StrategyVersion> builder)
    {
        builder.ToTable("strategy_versions", table =>
        {
            table.HasCheckConstraint("ck_strategy_versions_horizon", "horizon_to > horizon_from");
            table.HasCheckConstraint("ck_strategy_versions_amendment", "number = 1 or amendment_reason is not null");
        });
        builder.Property(version => version.Title).HasMaxLength(200);
        builder.Property(version => version.Narrative).HasMaxLength(10_000);
        builder.Property(version => version.Rationale).HasMaxLength(10_000);
        builder.Property(version => version.AmendmentReason).HasMaxLength(2_000);
        builder.Property(version => version.AmendmentTrigger).HasMaxLength(2_000);
        // Of two people who amend at once, the second makes a number that is taken.
        builder.HasIndex(version => new { version.StrategyId, version.Number }).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(version => version.PublishedBy);
        builder.HasMany(version => version.Objectives).WithOne().HasForeignKey(objective => objective.VersionId);
    }
}

internal sealed class StrategicObjectiveMapping : IEntityTypeConfiguration<StrategicObjective>
{
    public void Configure(EntityTypeBuilder<StrategicObjective> builder)
    {
        builder.ToTable("strategic_objectives", table => table.HasCheckConstraint("ck_strategic_objectives_weight", "weight_percent between 0 and 100"));
        builder.HasKey(objective => new { objective.VersionId, objective.ObjectiveId });
        builder.Property(objective => objective.Title).HasMaxLength(200);
        builder.Property(objective => objective.Why).HasMaxLength(4_000);
        builder.Property(objective => objective.SellerInstruction).HasMaxLength(4_000);
        builder.Property(objective => objective.Assumption).HasMaxLength(4_000);
        builder.Property(objective => objective.WeightPercent).HasColumnType("numeric(7,4)");
        builder.Property(objective => objective.Baseline).HasColumnType("numeric(24,8)");
        builder.Property(objective => objective.Target).HasColumnType("numeric(24,8)");
        builder.HasOne<Objective>().WithMany().HasForeignKey(objective => objective.ObjectiveId);
        builder.HasOne<Metric>().WithMany().HasForeignKey(objective => objective.MetricId);
        builder.HasOne<Person>().WithMany().HasForeignKey(objective => objective.OwnerId);
    }
}

internal sealed class ObjectiveMapping : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.ToTable("objectives");
        builder.HasIndex(objective => objective.StrategyId);
    }
}

internal sealed class StrategyAcknowledgementMapping : IEntityTypeConfiguration<StrategyAcknowledgement>
{
    public void Configure(EntityTypeBuilder<StrategyAcknowledgement> builder)
    {
        builder.ToTable("strategy_acknowledgements");
        builder.HasKey(acknowledgement => new { acknowledgement.VersionId, acknowledgement.PersonId });
        builder.HasOne<StrategyVersion>().WithMany().HasForeignKey(acknowledgement => acknowledgement.VersionId);
        builder.HasOne<Person>().WithMany().HasForeignKey(acknowledgement => acknowledgement.PersonId);
    }
}
