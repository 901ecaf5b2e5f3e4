using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Metrics.Performance
{
    internal sealed class PinMapping : IEntityTypeConfiguration<Pin>
    {
        public void Configure(EntityTypeBuilder<Pin> builder)
        {
            builder.ToTable("pins", table => table.HasCheckConstraint("ck_pins_one_subject", "unit_id is null or person_id is null"));
            builder.HasIndex(pin => new { pin.OwnerId, pin.MetricId, pin.UnitId, pin.PersonId }).IsUnique().AreNullsDistinct(false);
            builder.HasOne<Metric>().WithMany().HasForeignKey(pin => pin.MetricId);
            builder.HasOne<Unit>().WithMany().HasForeignKey(pin => pin.UnitId);
            builder.HasOne<Person>().WithMany().HasForeignKey(pin => pin.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(pin => pin.OwnerId);
        }
    }
}

namespace SalesAlign.Data.Common
{
    public sealed partial class SalesAlignDbContext
    {
        public DbSet<Pin> Pins => Set<Pin>();
    }
}
