using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Data.Metrics.Catalogue;

internal sealed class KpiMapping : IEntityTypeConfiguration<Kpi>
{
    public void Configure(EntityTypeBuilder<Kpi> builder)
    {
        builder.ToTable("kpis", table =>
        {
            table.HasCheckConstraint("ck_kpis_computed_by_metric", "(source = 'Computed') = (metric_id is not null)");
            table.HasCheckConstraint("ck_kpis_units_have_kind", "(level = 'Unit') = (units_of is not null)");
        });
        builder.Property(kpi => kpi.Code).HasMaxLength(40);
        builder.Property(kpi => kpi.Name).HasMaxLength(KpiWords.LongestName);
        builder.Property(kpi => kpi.Formula).HasMaxLength(KpiWords.LongestText);
        builder.Property(kpi => kpi.Lever).HasMaxLength(KpiWords.LongestText);
        builder.Property(kpi => kpi.Chinese).AsJson();
        builder.Property(kpi => kpi.Target).HasPrecision(20, 6);
        builder.Ignore(kpi => kpi.Terms).Ignore(kpi => kpi.IsGiven);
        builder.HasMany(kpi => kpi.Versions).WithOne().HasForeignKey(version => version.KpiId);
        builder.HasOne<Person>().WithMany().HasForeignKey(kpi => kpi.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Metric>().WithMany().HasForeignKey(kpi => kpi.MetricId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Objective>().WithMany().HasForeignKey(kpi => kpi.ObjectiveId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(kpi => kpi.Name).IsUnique();
        builder.HasIndex(kpi => kpi.Code).IsUnique();
    }
}

internal sealed class KpiVersionMapping : IEntityTypeConfiguration<KpiVersion>
{
    public void Configure(EntityTypeBuilder<KpiVersion> builder)
    {
        builder.ToTable("kpi_versions", table => table.HasCheckConstraint("ck_kpi_versions_later_has_reason", "number = 1 or why is not null"));
        builder.HasKey(version => new { version.KpiId, version.Number });
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.Property(version => version.Terms).AsJson();
        builder.Property(version => version.Why).HasMaxLength(KpiWords.LongestText);
        builder.HasOne<Person>().WithMany().HasForeignKey(version => version.MadeBy).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class KpiValueMapping : IEntityTypeConfiguration<KpiValue>
{
    public void Configure(EntityTypeBuilder<KpiValue> builder)
    {
        builder.ToTable("kpi_values", table =>
        {
            table.HasCheckConstraint("ck_kpi_values_one_subject", "unit_id is null or person_id is null");
            table.HasCheckConstraint("ck_kpi_values_whole_ratio", "(numerator is null) = (denominator is null) and denominator <> 0");
        });
        builder.Property(value => value.PeriodKey).HasMaxLength(10);
        builder.Property(value => value.Value).HasPrecision(20, 6);
        builder.Property(value => value.Numerator).HasPrecision(20, 6);
        builder.Property(value => value.Denominator).HasPrecision(20, 6);
        builder.Property(value => value.Note).HasMaxLength(KpiReading.LongestNote);
        builder.Property(value => value.Corrections).AsJson();
        builder.HasOne<Kpi>().WithMany().HasForeignKey(value => value.KpiId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(value => value.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(value => value.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(value => value.EnteredBy).OnDelete(DeleteBehavior.SetNull);
        // Whoever sends the same value twice, at the same moment too, leaves one.
        builder.HasIndex(value => new { value.KpiId, value.PeriodKey, value.UnitId, value.PersonId }).IsUnique().AreNullsDistinct(false);
    }
}

internal sealed class KpiTemplateItemMapping : IEntityTypeConfiguration<KpiTemplateItem>
{
    public void Configure(EntityTypeBuilder<KpiTemplateItem> builder)
    {
        builder.ToTable("kpi_template_items");
        builder.HasKey(item => new { item.Role, item.KpiId });
        builder.HasOne<Kpi>().WithMany().HasForeignKey(item => item.KpiId);
    }
}

internal sealed class KpiAssignmentMapping : IEntityTypeConfiguration<KpiAssignment>
{
    public void Configure(EntityTypeBuilder<KpiAssignment> builder)
    {
        builder.ToTable("kpi_assignments");
        builder.HasOne<Kpi>().WithMany().HasForeignKey(assignment => assignment.KpiId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(assignment => assignment.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(assignment => new { assignment.PersonId, assignment.KpiId }).IsUnique().HasFilter("\"to\" is null");
    }
}

internal sealed class KpiPolicyMapping : IEntityTypeConfiguration<KpiPolicy>
{
    public void Configure(EntityTypeBuilder<KpiPolicy> builder)
    {
        builder.ToTable("kpi_policies", table => table.HasCheckConstraint("ck_kpi_policies_only_one", "id = 1"));
        builder.Property(policy => policy.Id).ValueGeneratedNever();
    }
}
