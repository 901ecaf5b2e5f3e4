using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Accounts;

namespace SalesAlign.Data.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(account => account.ExternalId).HasMaxLength(200);
        builder.Property(account => account.Name).HasMaxLength(300);
        builder.Property(account => account.Sector).HasMaxLength(200);
        builder.Property(account => account.Location).HasMaxLength(200);
        builder.Property(account => account.Revenue).HasColumnType("numeric(20,4)");
        builder.HasIndex(account => account.ExternalId).IsUnique();
        builder.HasIndex(account => account.Name);
        builder.HasIndex(account => account.ImportBatchId);
        builder.HasOne<Account>().WithMany().HasForeignKey(account => account.ParentId);
    }
}
