using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Goals;

internal sealed class BehaviourPlanMapping : IEntityTypeConfiguration<BehaviourPlan>
{
    public void Configure(EntityTypeBuilder<BehaviourPlan> builder)
    {
        builder.ToTable("behaviour_plans");
        builder.HasKey(plan => plan.GoalId);
        builder.Property(plan => plan.Choice).AsJson();
        builder.Property(plan => plan.Probability).AsJson();
        builder.Property(plan => plan.Measures).AsJson();
        builder.Property(plan => plan.Segments).AsJson();
        builder.Property(plan => plan.Efficiency).AsJson();
        builder.Property(plan => plan.Experience).HasMaxLength(4_000);
        builder.Property(plan => plan.NewScenario).HasMaxLength(4_000);
        builder.HasOne<Goal>().WithOne().HasForeignKey<BehaviourPlan>(plan => plan.GoalId);
        builder.HasOne<Person>().WithMany().HasForeignKey(plan => plan.ChangedBy);
    }
}

internal sealed class TargetAccountMapping : IEntityTypeConfiguration<TargetAccount>
{
    public void Configure(EntityTypeBuilder<TargetAccount> builder)
    {
        builder.ToTable("target_accounts");
        builder.HasIndex(named => new { named.GoalId, named.AccountId }).IsUnique();
        builder.HasOne<Goal>().WithMany().HasForeignKey(named => named.GoalId);
        builder.HasOne<Account>().WithMany().HasForeignKey(named => named.AccountId);
        builder.HasOne<Person>().WithMany().HasForeignKey(named => named.SdrId);
        builder.HasOne<Person>().WithMany().HasForeignKey(named => named.BusinessDevelopmentId);
        builder.HasOne<Person>().WithMany().HasForeignKey(named => named.PresalesId);
    }
}

internal sealed class ProjectMilestoneMapping : IEntityTypeConfiguration<ProjectMilestone>
{
    public void Configure(EntityTypeBuilder<ProjectMilestone> builder)
    {
        builder.ToTable("project_milestones", table =>
        {
            table.HasCheckConstraint("ck_project_milestones_weight", "weight > 0");
            table.HasCheckConstraint("ck_project_milestones_reached_with_retrospective", "reached_on is null or retrospective is not null");
        });
        builder.Property(milestone => milestone.Name).HasMaxLength(300);
        builder.Property(milestone => milestone.Weight).HasColumnType("numeric(10,4)");
        builder.Property(milestone => milestone.Resource).HasMaxLength(500);
        builder.Property(milestone => milestone.Retrospective).HasMaxLength(4_000);
        builder.HasIndex(milestone => new { milestone.GoalId, milestone.DueOn });
        builder.HasOne<Goal>().WithMany().HasForeignKey(milestone => milestone.GoalId);
        builder.HasOne<Person>().WithMany().HasForeignKey(milestone => milestone.ProjectOfficeId);
        builder.HasOne<Person>().WithMany().HasForeignKey(milestone => milestone.CommercialId);
        builder.HasOne<Person>().WithMany().HasForeignKey(milestone => milestone.SolutionId);
    }
}
