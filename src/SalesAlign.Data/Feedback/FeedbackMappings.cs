using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Data.Feedback;

internal sealed class FeedbackItemMapping : IEntityTypeConfiguration<FeedbackItem>
{
    public void Configure(EntityTypeBuilder<FeedbackItem> builder)
    {
        builder.ToTable("feedback", table =>
        {
            table.HasCheckConstraint("ck_feedback_not_own_answer", "assignee_id <> author_id");
            table.HasCheckConstraint("ck_feedback_answered_has_instant", "state not in ('Answered', 'Closed') or answered_at is not null");
        });
        builder.Property(item => item.Text).HasMaxLength(FeedbackItem.LongestText);
        builder.Ignore(item => item.AwaitsAnswer);
        builder.HasMany(item => item.Responses).WithOne().HasForeignKey(response => response.FeedbackId);
        builder.HasMany(item => item.Steps).WithOne().HasForeignKey(step => step.FeedbackId);
        builder.HasMany(item => item.Supports).WithOne().HasForeignKey(support => support.FeedbackId);
        builder.HasOne<Person>().WithMany().HasForeignKey(item => item.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(item => item.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(item => item.UnitId).OnDelete(DeleteBehavior.Restrict);
        // An import that is undone takes its customers and deals away; what the field said of them stays.
        builder.HasOne<Account>().WithMany().HasForeignKey(item => item.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Deal>().WithMany().HasForeignKey(item => item.DealId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Objective>().WithMany().HasForeignKey(item => item.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => new { item.AuthorId, item.LoggedAt });
        builder.HasIndex(item => new { item.AssigneeId, item.State, item.DueOn });
        builder.HasIndex(item => new { item.ObjectiveId, item.LoggedAt });
        builder.HasIndex(item => new { item.UnitId, item.LoggedAt });
        builder.HasIndex(item => item.LoggedAt);
    }
}

internal sealed class FeedbackResponseMapping : IEntityTypeConfiguration<FeedbackResponse>
{
    public void Configure(EntityTypeBuilder<FeedbackResponse> builder)
    {
        builder.ToTable("feedback_responses");
        builder.Property(response => response.Id).ValueGeneratedNever();
        builder.Property(response => response.Answer).HasMaxLength(FeedbackItem.LongestText);
        builder.Property(response => response.Reason).HasMaxLength(FeedbackItem.LongestText);
        builder.HasOne<Person>().WithMany().HasForeignKey(response => response.By).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FeedbackStepMapping : IEntityTypeConfiguration<FeedbackStep>
{
    public void Configure(EntityTypeBuilder<FeedbackStep> builder)
    {
        builder.ToTable("feedback_steps");
        builder.HasKey(step => new { step.FeedbackId, step.Number });
        builder.Property(step => step.Number).ValueGeneratedNever();
        builder.Property(step => step.Note).HasMaxLength(FeedbackItem.LongestText);
    }
}

internal sealed class FeedbackSupportMapping : IEntityTypeConfiguration<FeedbackSupport>
{
    public void Configure(EntityTypeBuilder<FeedbackSupport> builder)
    {
        builder.ToTable("feedback_supports");
        builder.HasKey(support => new { support.FeedbackId, support.PersonId });
        builder.HasOne<Person>().WithMany().HasForeignKey(support => support.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
