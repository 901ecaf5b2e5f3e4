using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Data.Metrics;

internal sealed class MetricMapping : IEntityTypeConfiguration<Metric>
{
    public void Configure(EntityTypeBuilder<Metric> builder)
    {
        builder.ToTable("metrics", table =>
        {
            table.HasCheckConstraint("ck_metrics_group", "(\"grouping\" is null) = (group_value is null)");
            table.HasCheckConstraint("ck_metrics_share_of_something", "measure <> 'SeriesShare' or group_value is not null");
        });
        builder.Property(metric => metric.Name).HasMaxLength(200);
        builder.Property(metric => metric.Description).HasMaxLength(2_000);
        builder.Property(metric => metric.GroupValue).HasMaxLength(100);
        builder.HasIndex(metric => metric.Name).IsUnique();
    }
}
