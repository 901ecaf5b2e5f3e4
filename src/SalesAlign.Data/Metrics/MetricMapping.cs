using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Metrics;

internal sealed class MetricMapping : IEntityTypeConfiguration<Metric>
{
    public void Configure(EntityTypeBuilder<Metric> builder)
    {
        builder.ToTable("metrics");
        builder.Property(metric => metric.Name).HasMaxLength(200);
        builder.Property(metric => metric.Description).HasMaxLength(2_000);
        builder.HasMany(metric => metric.Versions).WithOne().HasForeignKey(version => version.MetricId);
        // A metric without its definitions says nothing; there are few of both.
        builder.Navigation(metric => metric.Versions).AutoInclude();
        builder.Ignore(metric => metric.Current).Ignore(metric => metric.Definition).Ignore(metric => metric.Rules).Ignore(metric => metric.Broken);
        builder.HasIndex(metric => metric.Name).IsUnique();
    }
}

internal sealed class MetricVersionMapping : IEntityTypeConfiguration<MetricVersion>
{
    public void Configure(EntityTypeBuilder<MetricVersion> builder)
    {
        builder.ToTable("metric_versions", table => table.HasCheckConstraint("ck_metric_versions_later_has_day", "number = 1 or (\"from\" is not null and why is not null)"));
        builder.HasKey(version => new { version.MetricId, version.Number });
        builder.Property(version => version.Number).ValueGeneratedNever();
        builder.Property(version => version.Definition).AsJson();
        builder.Property(version => version.Why).HasMaxLength(1_000);
        builder.HasOne<Person>().WithMany().HasForeignKey(version => version.MadeBy).OnDelete(DeleteBehavior.SetNull);
    }
}
