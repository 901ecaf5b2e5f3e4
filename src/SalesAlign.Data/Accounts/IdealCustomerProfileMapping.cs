using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;

namespace SalesAlign.Data.Accounts;

internal sealed class IdealCustomerProfileMapping : IEntityTypeConfiguration<IdealCustomerProfile>
{
    public void Configure(EntityTypeBuilder<IdealCustomerProfile> builder)
    {
        builder.ToTable("ideal_customer_profiles", table => table.HasCheckConstraint("ck_ideal_customer_profiles_range", "\"to\" is null or \"to\" >= \"from\""));
        builder.Property(profile => profile.Name).HasMaxLength(200);
        builder.Property(profile => profile.Criteria).AsJson();
        builder.Ignore(profile => profile.Time);
        builder.HasIndex(profile => profile.From);
    }
}
