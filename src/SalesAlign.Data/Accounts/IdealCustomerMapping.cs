using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;

namespace SalesAlign.Data.Accounts;

internal sealed class IdealCustomerProfileMapping : IEntityTypeConfiguration<IdealCustomerProfile>
{
    public void Configure(EntityTypeBuilder<IdealCustomerProfile> builder)
    {
        builder.ToTable("ideal_customer_profiles");
        builder.Property(profile => profile.Name).HasMaxLength(200);
        builder.HasMany(profile => profile.Versions).WithOne().HasForeignKey(version => version.ProfileId);
    }
}

internal sealed class IdealCustomerVersionMapping : IEntityTypeConfiguration<IdealCustomerVersion>
{
    public void Configure(EntityTypeBuilder<IdealCustomerVersion> builder)
    {
        builder.ToTable("ideal_customer_versions", table => table.HasCheckConstraint("ck_ideal_customer_versions_range", "\"to\" is null or \"to\" >= \"from\""));
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Criteria).AsJson();
        builder.Property(version => version.Weighted).AsJson();
        builder.Property(version => version.Threshold).HasColumnType("numeric(5,2)");
        builder.Ignore(version => version.Rules);
        builder.HasIndex(version => new { version.ProfileId, version.From }).IsUnique();
    }
}
