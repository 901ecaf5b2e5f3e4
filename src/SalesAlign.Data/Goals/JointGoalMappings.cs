using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Goals;

internal sealed class JointGoalSetMapping : IEntityTypeConfiguration<JointGoalSet>
{
    public void Configure(EntityTypeBuilder<JointGoalSet> builder)
    {
        builder.ToTable("joint_goal_sets", table => table.HasCheckConstraint("ck_joint_goal_sets_two_units", "first_unit_id <> second_unit_id"));
        builder.Property(set => set.Name).HasMaxLength(200);
        builder.Property(set => set.PeriodKey).HasMaxLength(10);
        builder.Ignore(set => set.IsAgreed);
        builder.HasIndex(set => set.PeriodKey);
        builder.HasOne<Unit>().WithMany().HasForeignKey(set => set.FirstUnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(set => set.SecondUnitId);
        builder.HasOne<Person>().WithMany().HasForeignKey(set => set.FirstAgreedBy);
        builder.HasOne<Person>().WithMany().HasForeignKey(set => set.SecondAgreedBy);
        builder.HasMany(set => set.Items).WithOne().HasForeignKey(item => item.SetId);
    }
}

internal sealed class JointGoalItemMapping : IEntityTypeConfiguration<JointGoalItem>
{
    public void Configure(EntityTypeBuilder<JointGoalItem> builder)
    {
        builder.ToTable("joint_goal_items", table => table.HasCheckConstraint("ck_joint_goal_items_target", "target > 0 and weight > 0"));
        builder.Property(item => item.Title).HasMaxLength(200);
        builder.Property(item => item.Target).HasColumnType("numeric(20,4)");
        builder.Property(item => item.Weight).HasColumnType("numeric(7,4)");
        builder.Property(item => item.Value).HasColumnType("numeric(20,4)");
        builder.HasOne<Metric>().WithMany().HasForeignKey(item => item.MetricId);
    }
}

internal sealed class StrategicExceptionMapping : IEntityTypeConfiguration<StrategicException>
{
    public void Configure(EntityTypeBuilder<StrategicException> builder)
    {
        builder.ToTable("strategic_exceptions", table => table.HasCheckConstraint("ck_strategic_exceptions_amount", "amount > 0"));
        builder.Property(exception => exception.Amount).HasColumnType("numeric(20,4)");
        builder.Property(exception => exception.Reason).HasMaxLength(2_000);
        builder.Property(exception => exception.Decision).HasMaxLength(2_000);
        builder.HasIndex(exception => exception.DealId);
        builder.HasIndex(exception => exception.GoalId);
        builder.HasOne<Deal>().WithMany().HasForeignKey(exception => exception.DealId);
        builder.HasOne<Goal>().WithMany().HasForeignKey(exception => exception.GoalId);
        builder.HasOne<Person>().WithMany().HasForeignKey(exception => exception.AskedBy);
        builder.HasOne<Person>().WithMany().HasForeignKey(exception => exception.DecidedBy);
    }
}
