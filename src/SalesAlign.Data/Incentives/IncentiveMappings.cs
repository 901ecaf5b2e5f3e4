using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

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
        builder.Property(version => version.PayMixes).AsJson();
        builder.Property(version => version.Waivers).AsJson();
        builder.Ignore(version => version.Terms);
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
        builder.Property(statement => statement.Fingerprint).HasMaxLength(64);
        builder.Property(statement => statement.Opening).AsJson();
        builder.Property(statement => statement.Awards).AsJson();
        builder.Property(statement => statement.Metrics).AsJson();
        builder.Property(statement => statement.PreviousTotal).HasColumnType("numeric(20,4)");
        builder.Property(statement => statement.Changes).AsJson();
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
        // That a line has its statement is checked once per COPY by a trigger (see ClosedPeriods), not row by row.
        builder.HasIndex(line => new { line.StatementId, line.Ordinal }).IsUnique();
        // No index by deal: an index in random order costs a calculation more than all else, and whoever looks for a deal knows whose it is.
        // The lines of a period are written together, so a summary of where they lie is enough to find them.
        builder.HasIndex(line => line.PeriodId).HasMethod("brin");
        // What waits, and what corrects something earlier, is little beside everything that is paid.
        builder.HasIndex(line => line.PersonId).HasFilter("held <> 0").HasDatabaseName("ix_statement_lines_held");
        builder.HasIndex(line => new { line.PersonId, line.CorrectsPeriod }).HasFilter("corrects_period is not null").HasDatabaseName("ix_statement_lines_corrections");
    }
}

internal sealed class PlanClawbackMapping : IEntityTypeConfiguration<PlanClawback>
{
    public void Configure(EntityTypeBuilder<PlanClawback> builder)
    {
        builder.ToTable("plan_clawbacks");
        builder.HasKey(terms => terms.PlanId);
        builder.Property(terms => terms.Percent).HasColumnType("numeric(7,4)");
        builder.Ignore(terms => terms.Rule);
        builder.HasOne<IncentivePlan>().WithOne().HasForeignKey<PlanClawback>(terms => terms.PlanId);
    }
}

internal sealed class PayEventMapping : IEntityTypeConfiguration<PayEvent>
{
    public void Configure(EntityTypeBuilder<PayEvent> builder)
    {
        builder.ToTable("pay_events");
        builder.Property(happened => happened.Id).ValueGeneratedNever();
        builder.Property(happened => happened.Name).HasMaxLength(100);
        builder.Ignore(happened => happened.Event);
        builder.HasOne<Deal>().WithMany().HasForeignKey(happened => happened.DealId);
        builder.HasOne<Person>().WithMany().HasForeignKey(happened => happened.RecordedBy);
        builder.HasIndex(happened => new { happened.Name, happened.DealId, happened.On }).IsUnique().AreNullsDistinct(false);
    }
}
