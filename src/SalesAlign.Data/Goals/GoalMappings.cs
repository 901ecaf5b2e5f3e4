using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Data.Goals;

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.ToTable("goals", table =>
        {
            table.HasCheckConstraint("ck_goals_one_owner", "(unit_id is null) <> (person_id is null)");
            table.HasCheckConstraint("ck_goals_ratio_has_denominator", "(shape = 'Ratio') = (target_denominator is not null)");
            table.HasCheckConstraint("ck_goals_change_has_number", "(change = 'None') = (proposed_value is null)");
            table.HasCheckConstraint("ck_goals_period", "period_last >= period_first");
        });
        builder.Property(goal => goal.PeriodKey).HasMaxLength(10);
        builder.Property(goal => goal.TargetValue).HasColumnType("numeric(20,4)");
        builder.Property(goal => goal.TargetDenominator).HasColumnType("numeric(20,4)");
        builder.Property(goal => goal.CounterValue).HasColumnType("numeric(20,4)");
        builder.Property(goal => goal.CounterDenominator).HasColumnType("numeric(20,4)");
        builder.Property(goal => goal.ProposedValue).HasColumnType("numeric(20,4)");
        builder.Property(goal => goal.ProposedDenominator).HasColumnType("numeric(20,4)");
        builder.Ignore(goal => goal.OnTable);
        builder.Ignore(goal => goal.IsOnTable);
        builder.Property(goal => goal.OverAssignmentPercent).HasColumnType("numeric(7,4)");
        // One number per owner and period: two people who cascade the same branch cannot both save.
        builder.HasIndex(goal => new { goal.ObjectiveId, goal.MetricId, goal.PeriodKey, goal.UnitId }).IsUnique().HasFilter("unit_id is not null");
        builder.HasIndex(goal => new { goal.ObjectiveId, goal.MetricId, goal.PeriodKey, goal.PersonId }).IsUnique().HasFilter("person_id is not null");
        builder.HasIndex(goal => new { goal.PeriodKey, goal.PersonId });
        builder.HasIndex(goal => goal.ParentId);
        builder.HasOne<Objective>().WithMany().HasForeignKey(goal => goal.ObjectiveId);
        builder.HasOne<Metric>().WithMany().HasForeignKey(goal => goal.MetricId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(goal => goal.UnitId);
        builder.HasOne<Person>().WithMany().HasForeignKey(goal => goal.PersonId);
        builder.HasOne<Goal>().WithMany().HasForeignKey(goal => goal.ParentId);
        builder.HasMany(goal => goal.Steps).WithOne().HasForeignKey(step => step.GoalId);
    }
}

internal sealed class GoalStepMapping : IEntityTypeConfiguration<GoalStep>
{
    public void Configure(EntityTypeBuilder<GoalStep> builder)
    {
        builder.ToTable("goal_steps");
        builder.Property(step => step.Value).HasColumnType("numeric(20,4)");
        builder.Property(step => step.Denominator).HasColumnType("numeric(20,4)");
        builder.Property(step => step.Reason).HasMaxLength(2_000);
        builder.HasIndex(step => new { step.GoalId, step.At });
        builder.HasOne<Person>().WithMany().HasForeignKey(step => step.By);
    }
}

internal sealed class CalendarEventMapping : IEntityTypeConfiguration<CalendarEvent>
{
    public void Configure(EntityTypeBuilder<CalendarEvent> builder)
    {
        builder.ToTable("calendar_events", table => table.HasCheckConstraint("ck_calendar_events_days", "last >= first"));
        builder.Property(happening => happening.Name).HasMaxLength(200);
        builder.Property(happening => happening.UpliftPercent).HasColumnType("numeric(7,4)");
        builder.Ignore(happening => happening.Season);
        builder.HasIndex(happening => happening.First);
    }
}
