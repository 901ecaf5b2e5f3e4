using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Alerts;

internal sealed class AlertRuleMapping : IEntityTypeConfiguration<AlertRule>
{
    public void Configure(EntityTypeBuilder<AlertRule> builder)
    {
        builder.ToTable("alert_rules");
        builder.Property(rule => rule.Name).HasMaxLength(AlertRule.LongestName);
        builder.Property(rule => rule.Watch).AsJson();
        builder.HasOne<Unit>().WithMany().HasForeignKey(rule => rule.ScopeUnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(rule => rule.Name).IsUnique();
    }
}

internal sealed class AlertCaseMapping : IEntityTypeConfiguration<AlertCase>
{
    public void Configure(EntityTypeBuilder<AlertCase> builder)
    {
        builder.ToTable("alert_cases", table =>
        {
            table.HasCheckConstraint("ck_alert_cases_closed_was_checked", "state <> 'Closed' or (\"check\" is not null and lesson is not null)");
            table.HasCheckConstraint("ck_alert_cases_ended", "(state in ('Closed', 'Dismissed')) = (ended_at is not null)");
        });
        builder.Property(alert => alert.Title).HasMaxLength(AlertRule.LongestName);
        builder.Property(alert => alert.SubjectKey).HasMaxLength(120);
        builder.Property(alert => alert.SubjectName).HasMaxLength(300);
        builder.Property(alert => alert.DecisionReason).HasMaxLength(AlertCase.LongestText);
        builder.Property(alert => alert.Lesson).HasMaxLength(AlertCase.LongestText);
        builder.Property(alert => alert.Watch).AsJson();
        builder.Property(alert => alert.Finding).AsJson();
        builder.Property(alert => alert.Whys).AsJson();
        builder.Property(alert => alert.Causes).AsJson();
        builder.Property(alert => alert.Evidence).AsJson();
        builder.Property(alert => alert.Options).AsJson();
        builder.Property(alert => alert.Pilot).AsJson();
        builder.Property(alert => alert.Actions).AsJson();
        builder.Property(alert => alert.Check).AsJson();
        builder.Ignore(alert => alert.IsOpen);
        builder.HasMany(alert => alert.Steps).WithOne().HasForeignKey(step => step.CaseId);
        builder.HasMany(alert => alert.Notices).WithOne().HasForeignKey(notice => notice.CaseId);
        builder.HasOne<AlertRule>().WithMany().HasForeignKey(alert => alert.RuleId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Person>().WithMany().HasForeignKey(alert => alert.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(alert => alert.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(alert => alert.UnitId).OnDelete(DeleteBehavior.Restrict);
        // One deviation is one open case, also where two instances look at the same moment.
        builder.HasIndex(alert => new { alert.RuleId, alert.SubjectKey }).IsUnique().HasFilter("state not in ('Closed', 'Dismissed')");
        builder.HasIndex(alert => new { alert.OwnerId, alert.State });
        builder.HasIndex(alert => new { alert.State, alert.Grade });
        builder.HasIndex(alert => alert.UnitId);
        builder.HasIndex(alert => alert.PersonId);
    }
}

internal sealed class CaseStepMapping : IEntityTypeConfiguration<CaseStep>
{
    public void Configure(EntityTypeBuilder<CaseStep> builder)
    {
        builder.ToTable("alert_case_steps");
        builder.HasKey(step => new { step.CaseId, step.Number });
        builder.Property(step => step.Number).ValueGeneratedNever();
        builder.Property(step => step.Note).HasMaxLength(AlertCase.LongestText);
    }
}

internal sealed class CaseNoticeMapping : IEntityTypeConfiguration<CaseNotice>
{
    public void Configure(EntityTypeBuilder<CaseNotice> builder)
    {
        builder.ToTable("alert_case_notices");
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(notice => notice.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(notice => new { notice.CaseId, notice.ToldAt });
    }
}

internal sealed class NightlyRoundMapping : IEntityTypeConfiguration<NightlyRound>
{
    public void Configure(EntityTypeBuilder<NightlyRound> builder)
    {
        builder.ToTable("nightly_rounds");
        builder.HasKey(round => new { round.Day, round.Task });
        builder.Property(round => round.Task).HasMaxLength(80);
        builder.Property(round => round.Failure).HasMaxLength(2000);
    }
}
