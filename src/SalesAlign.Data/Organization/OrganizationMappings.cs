using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Organization;

internal sealed class CompanyMapping : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("company", table => table.HasCheckConstraint("ck_company_only_one", "id = 1"));
        builder.Property(company => company.Id).ValueGeneratedNever();
        builder.Property(company => company.Name).HasMaxLength(200);
        builder.Property(company => company.CurrencyCode).HasMaxLength(3).IsFixedLength();
        builder.Property(company => company.TimeZone).HasMaxLength(80);
        builder.Property(company => company.Language).HasMaxLength(10);
        builder.Ignore(company => company.Currency).Ignore(company => company.Calendar);
    }
}

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("units");
        builder.Property(unit => unit.Name).HasMaxLength(200);
        builder.Property(unit => unit.ExternalId).HasMaxLength(200);
        builder.HasIndex(unit => unit.ExternalId).IsUnique();
        builder.HasMany(unit => unit.Placements).WithOne().HasForeignKey(placement => placement.UnitId);
    }
}

internal sealed class UnitPlacementMapping : IEntityTypeConfiguration<UnitPlacement>
{
    public void Configure(EntityTypeBuilder<UnitPlacement> builder)
    {
        builder.ToTable("unit_placements", table => table.HasCheckConstraint("ck_unit_placements_range", "\"to\" is null or \"to\" >= \"from\""));
        builder.Property(placement => placement.Id).ValueGeneratedNever();
        builder.HasOne<Unit>().WithMany().HasForeignKey(placement => placement.ParentId);
        builder.HasIndex(placement => new { placement.UnitId, placement.From }).IsUnique();
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(person => person.Name).HasMaxLength(200);
        builder.Property(person => person.Email).HasMaxLength(256);
        builder.Property(person => person.ExternalId).HasMaxLength(200);
        builder.Property(person => person.Language).HasMaxLength(10);
        builder.HasIndex(person => person.ExternalId).IsUnique();
        builder.HasIndex(person => person.SignInId).IsUnique();
        builder.HasMany(person => person.Memberships).WithOne().HasForeignKey(membership => membership.PersonId);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships", table => table.HasCheckConstraint("ck_memberships_range", "\"to\" is null or \"to\" >= \"from\""));
        builder.HasOne<Unit>().WithMany().HasForeignKey(membership => membership.UnitId);
        builder.HasIndex(membership => new { membership.PersonId, membership.From }).IsUnique();
        builder.HasIndex(membership => new { membership.UnitId, membership.From });
    }
}
