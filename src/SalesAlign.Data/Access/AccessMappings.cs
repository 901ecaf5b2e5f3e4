using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Access;

internal sealed class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("role_grants");
        builder.HasKey(grant => new { grant.PersonId, grant.Role });
        builder.HasOne<Person>().WithMany().HasForeignKey(grant => grant.PersonId);
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(entry => entry.Id).UseIdentityAlwaysColumn();
        builder.Property(entry => entry.Action).HasMaxLength(100);
        builder.Property(entry => entry.Subject).HasMaxLength(100);
        builder.Property(entry => entry.SubjectId).HasMaxLength(200);
        builder.Property(entry => entry.Before).HasColumnType("jsonb");
        builder.Property(entry => entry.After).HasColumnType("jsonb");
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.Subject, entry.SubjectId });
        builder.HasIndex(entry => new { entry.By, entry.At });
    }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(key => key.Name).HasMaxLength(100);
        builder.Property(key => key.Prefix).HasMaxLength(20);
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(key => key.OwnerId);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.HasIndex(invitation => invitation.Hash).IsUnique();
        builder.HasOne<Person>().WithMany().HasForeignKey(invitation => invitation.PersonId);
    }
}

internal sealed class SignInMapping : IEntityTypeConfiguration<IdentityUser<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUser<Guid>> builder) => builder.ToTable("sign_ins");
}

internal sealed class SignInClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("sign_in_claims");
}

internal sealed class SignInLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("sign_in_logins");
}

internal sealed class SignInTokenMapping : IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("sign_in_tokens");
}
