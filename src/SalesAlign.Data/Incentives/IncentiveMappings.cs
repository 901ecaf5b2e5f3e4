using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Incentives;

internal sealed class IncentivePlanMapping : IEntityTypeConfiguration<IncentivePlan>
{
    public void Configure(EntityTypeBuilder<IncentivePlan> builder)
    {
        builder.ToTable("incentive_plans");
        builder.Property(plan => plan.Name).HasMaxLength(200);
        builder.Property(plan => plan.CurrencyCode).HasMaxLength(3).IsFixedLength();
        builder.HasIndex(plan => plan.Name).IsUnique();
        builder.HasMany(plan => plan.Versions).WithOne().HasForeignKey(version => version.PlanId);
        builder.Ignore(plan => plan.Currency).Ignore(plan => plan.Draft);
    }
}

internal sealed class PlanVersionMapping : IEntityTypeConfiguration<PlanVersion>
{
    public void Configure(EntityTypeBuilder<PlanVersion> builder)
    {
        builder.ToTable("plan_versions", table => table.HasCheckConstraint("ck_plan_versions_range", "effective_to is null or effective_to >= effective_from"));
        builder.Property(version => version.Components).AsJson();
        builder.HasIndex(version => new { version.PlanId, version.Number }).IsUnique();
    }
}

internal sealed class PlanParticipantMapping : IEntityTypeConfiguration<PlanParticipant>
{
    public void Configure(EntityTypeBuilder<PlanParticipant> builder)
    {
        builder.ToTable("plan_participants", table => table.HasCheckConstraint("ck_plan_participants_range", "\"to\" is null or \"to\" >= \"from\""));
        builder.Property(participant => participant.Id).ValueGeneratedNever();
        builder.Property(participant => participant.Quotas).AsJson();
        builder.Property(participant => participant.TargetIncentives).AsJson();
        builder.Ignore(participant => participant.Time);
        builder.HasOne<IncentivePlan>().WithMany().HasForeignKey(participant => participant.PlanId);
        builder.HasOne<Person>().WithMany().HasForeignKey(participant => participant.PersonId);
        builder.HasIndex(participant => new { participant.PlanId, participant.PersonId, participant.From }).IsUnique();
        builder.HasIndex(participant => participant.PersonId);
    }
}

internal sealed class IncentivePeriodMapping : IEntityTypeConfiguration<IncentivePeriod>
{
    public void Configure(EntityTypeBuilder<IncentivePeriod> builder)
    {
        builder.ToTable("incentive_periods", table => table.HasCheckConstraint("ck_incentive_periods_range", "last >= first"));
        builder.Property(period => period.Key).HasMaxLength(10);
        builder.HasIndex(period => period.Key).IsUnique();
        builder.HasIndex(period => period.First);
    }
}

internal sealed class CalculationRunMapping : IEntityTypeConfiguration<CalculationRun>
{
    public void Configure(EntityTypeBuilder<CalculationRun> builder)
    {
        builder.ToTable("calculation_runs");
        builder.Property(run => run.Total).HasColumnType("numeric(20,4)");
        builder.Property(run => run.PreviousTotal).HasColumnType("numeric(20,4)");
        builder.Property(run => run.Problem).HasMaxLength(200);
        builder.HasOne<IncentivePeriod>().WithMany().HasForeignKey(run => run.PeriodId);
        // Two runs of one period cannot collide: the second insert is refused.
        builder.HasIndex(run => run.PeriodId).IsUnique().HasFilter("state in ('Queued', 'Running')").HasDatabaseName("ix_calculation_runs_one_under_way");
        builder.HasIndex(run => new { run.PeriodId, run.StartedAt });
    }
}

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.ToTable("statements");
        builder.Property(statement => statement.CurrencyCode).HasMaxLength(3).IsFixedLength();
        builder.Property(statement => statement.Total).HasColumnType("numeric(20,4)");
        builder.Property(statement => statement.Held).HasColumnType("numeric(20,4)");
        builder.Property(statement => statement.Standings).AsJson();
        builder.Property(statement => statement.Accumulators).AsJson();
        builder.Property(statement => statement.Findings).AsJson();
        builder.HasOne<IncentivePeriod>().WithMany().HasForeignKey(statement => statement.PeriodId);
        builder.HasOne<IncentivePlan>().WithMany().HasForeignKey(statement => statement.PlanId);
        builder.HasOne<Person>().WithMany().HasForeignKey(statement => statement.PersonId);
        builder.HasIndex(statement => new { statement.PeriodId, statement.PlanId, statement.PersonId }).IsUnique();
        builder.HasIndex(statement => statement.PersonId);
    }
}

internal sealed class StatementEntryMapping : IEntityTypeConfiguration<StatementEntry>
{
    public void Configure(EntityTypeBuilder<StatementEntry> builder)
    {
        builder.ToTable("statement_lines");
        builder.Property(line => line.ComponentName).HasMaxLength(200);
        builder.Property(line => line.DealKey).HasMaxLength(200);
        builder.Property(line => line.Part).HasMaxLength(100);
        builder.Property(line => line.CorrectsPeriod).HasMaxLength(10);
        builder.Property(line => line.Amount).HasColumnType("numeric(20,4)");
        builder.Property(line => line.Held).HasColumnType("numeric(20,4)");
        builder.Property(line => line.Credited).HasColumnType("numeric(24,8)");
        builder.Property(line => line.WouldHavePaid).HasColumnType("numeric(20,4)");
        builder.Property(line => line.Objectives).AsJson();
        builder.Property(line => line.Derivation).AsJson();
        builder.HasOne<Statement>().WithMany().HasForeignKey(line => line.StatementId);
        builder.HasIndex(line => new { line.StatementId, line.Ordinal }).IsUnique();
        builder.HasIndex(line => line.DealId);
        builder.HasIndex(line => line.PeriodId);
    }
}
