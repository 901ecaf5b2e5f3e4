using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Goals;

internal sealed class GoalTrackingMapping : IEntityTypeConfiguration<GoalTracking>
{
    public void Configure(EntityTypeBuilder<GoalTracking> builder)
    {
        builder.ToTable("goal_trackings", table =>
        {
            table.HasCheckConstraint("ck_goal_trackings_score", "score between 0 and 1");
            table.HasCheckConstraint("ck_goal_trackings_score_has_lesson", "(score is null) = (lesson is null)");
        });
        builder.HasKey(tracking => tracking.GoalId);
        builder.Property(tracking => tracking.Terms).AsJson();
        builder.Property(tracking => tracking.WeightPercent).HasColumnType("numeric(7,4)");
        builder.Property(tracking => tracking.UnpaidReason).HasMaxLength(2_000);
        builder.Property(tracking => tracking.Score).HasColumnType("numeric(3,2)");
        builder.Property(tracking => tracking.Lesson).HasMaxLength(4_000);
        builder.HasOne<Goal>().WithOne().HasForeignKey<GoalTracking>(tracking => tracking.GoalId);
        builder.HasOne<Person>().WithMany().HasForeignKey(tracking => tracking.ScoredBy);
    }
}

internal sealed class GoalSupportMapping : IEntityTypeConfiguration<GoalSupport>
{
    public void Configure(EntityTypeBuilder<GoalSupport> builder)
    {
        builder.ToTable("goal_supports", table => table.HasCheckConstraint("ck_goal_supports_other", "goal_id <> supports_id"));
        builder.HasKey(support => new { support.GoalId, support.SupportsId });
        builder.HasIndex(support => support.SupportsId);
        builder.HasOne<Goal>().WithMany().HasForeignKey(support => support.GoalId);
        builder.HasOne<Goal>().WithMany().HasForeignKey(support => support.SupportsId);
    }
}

internal sealed class CheckInMapping : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder)
    {
        builder.ToTable("check_ins", table => table.HasCheckConstraint("ck_check_ins_confidence", "confidence between 0 and 10"));
        builder.Property(checkIn => checkIn.Value).HasColumnType("numeric(24,8)");
        builder.Property(checkIn => checkIn.LiveValue).HasColumnType("numeric(24,8)");
        builder.Property(checkIn => checkIn.StatusReason).HasMaxLength(2_000);
        builder.Property(checkIn => checkIn.Note).HasMaxLength(4_000);
        builder.Property(checkIn => checkIn.EditReason).HasMaxLength(2_000);
        // The newest of a goal is read with every standing.
        builder.HasIndex(checkIn => new { checkIn.GoalId, checkIn.At });
        builder.HasOne<Goal>().WithMany().HasForeignKey(checkIn => checkIn.GoalId);
        builder.HasOne<Person>().WithMany().HasForeignKey(checkIn => checkIn.By);
        builder.HasOne<Person>().WithMany().HasForeignKey(checkIn => checkIn.EditedBy);
    }
}

internal sealed class GoalActionMapping : IEntityTypeConfiguration<GoalAction>
{
    public void Configure(EntityTypeBuilder<GoalAction> builder)
    {
        builder.ToTable("goal_actions");
        builder.Property(action => action.Task).HasMaxLength(500);
        builder.Property(action => action.Resource).HasMaxLength(500);
        builder.HasIndex(action => new { action.GoalId, action.DueOn });
        builder.HasIndex(action => new { action.OwnerId, action.DueOn }).HasFilter("done_at is null");
        builder.HasOne<Goal>().WithMany().HasForeignKey(action => action.GoalId);
        builder.HasOne<Person>().WithMany().HasForeignKey(action => action.OwnerId);
        builder.HasOne<Person>().WithMany().HasForeignKey(action => action.PlannedBy);
        builder.HasOne<Person>().WithMany().HasForeignKey(action => action.DoneBy);
    }
}
