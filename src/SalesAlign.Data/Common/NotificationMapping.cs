using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Common;

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.Property(notification => notification.Id).ValueGeneratedNever();
        builder.Property(notification => notification.Code).HasMaxLength(80);
        builder.Property(notification => notification.Link).HasMaxLength(400);
        builder.HasOne<Person>().WithMany().HasForeignKey(notification => notification.PersonId);
        builder.HasIndex(notification => new { notification.PersonId, notification.At });
    }
}
