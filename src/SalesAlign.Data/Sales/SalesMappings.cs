using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Sales;

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ToTable("products");
        builder.Property(product => product.ExternalId).HasMaxLength(200);
        builder.Property(product => product.Name).HasMaxLength(300);
        builder.Property(product => product.Series).HasMaxLength(100);
        builder.Property(product => product.Tier).HasMaxLength(100);
        builder.Property(product => product.ListPrice).HasColumnType("numeric(20,4)");
        builder.HasIndex(product => product.ExternalId).IsUnique();
    }
}

internal sealed class DealMapping : IEntityTypeConfiguration<Deal>
{
    public void Configure(EntityTypeBuilder<Deal> builder)
    {
        builder.ToTable("deals", table =>
        {
            table.HasCheckConstraint("ck_deals_closed_has_day", "stage not in ('Won', 'Lost') or closed_on is not null");
            table.HasCheckConstraint("ck_deals_won_has_amount", "stage <> 'Won' or amount is not null");
            table.HasCheckConstraint("ck_deals_cancelled_after_won", "cancelled_on is null or (stage = 'Won' and cancelled_on >= closed_on)");
            table.HasCheckConstraint("ck_deals_closed_after_engaged", "closed_on is null or engaged_on is null or closed_on >= engaged_on");
        });
        builder.Property(deal => deal.ExternalId).HasMaxLength(200);
        builder.Property(deal => deal.Amount).HasColumnType("numeric(20,4)");
        builder.Property(deal => deal.Quantity).HasColumnType("numeric(20,4)");
        builder.Property(deal => deal.Cost).HasColumnType("numeric(20,4)");
        builder.Property(deal => deal.LeadSource).HasMaxLength(100);
        builder.Property(deal => deal.Channel).HasMaxLength(100);
        builder.Property(deal => deal.LostReason).HasMaxLength(300);
        builder.Property(deal => deal.CurrencyCode).HasMaxLength(3).IsFixedLength();
        builder.HasIndex(deal => deal.ExternalId).IsUnique();
        // Metrics read won deals of a person within a period; the value rides along so that the table itself is not touched.
        builder.HasIndex(deal => new { deal.Stage, deal.ClosedOn, deal.OwnerId }).IncludeProperties(deal => new { deal.Amount, deal.ProductId, deal.AccountId });
        builder.HasIndex(deal => new { deal.OwnerId, deal.Stage });
        // Kept values of a person and month are computed anew from these rows alone.
        builder.HasIndex(deal => new { deal.OwnerId, deal.ClosedOn });
        // The first win of an account is what makes it a new customer.
        builder.HasIndex(deal => new { deal.AccountId, deal.ClosedOn });
        builder.HasIndex(deal => deal.ProductId);
        builder.HasOne<Person>().WithMany().HasForeignKey(deal => deal.OwnerId);
        builder.HasOne<Account>().WithMany().HasForeignKey(deal => deal.AccountId);
        builder.HasOne<Product>().WithMany().HasForeignKey(deal => deal.ProductId);
    }
}

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.ToTable("activities", table => table.HasCheckConstraint("ck_activities_quality", "quality between 1 and 5"));
        builder.Property(activity => activity.ExternalId).HasMaxLength(200);
        builder.Property(activity => activity.Outcome).HasMaxLength(200);
        builder.HasIndex(activity => activity.ExternalId).IsUnique();
        builder.HasIndex(activity => new { activity.PersonId, activity.On });
        builder.HasIndex(activity => new { activity.AccountId, activity.On });
        builder.HasOne<Person>().WithMany().HasForeignKey(activity => activity.PersonId);
        builder.Property(activity => activity.ReferralContact).HasMaxLength(200);
        builder.HasOne<Account>().WithMany().HasForeignKey(activity => activity.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(activity => activity.ReferralPartnerId);
        builder.HasOne<Deal>().WithMany().HasForeignKey(activity => activity.DealId);
    }
}
