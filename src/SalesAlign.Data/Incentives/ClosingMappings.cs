using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Incentives;

internal sealed class FindingWaiverMapping : IEntityTypeConfiguration<FindingWaiver>
{
    public void Configure(EntityTypeBuilder<FindingWaiver> builder)
    {
        builder.ToTable("finding_waivers");
        builder.Property(waiver => waiver.Id).ValueGeneratedNever();
        builder.Property(waiver => waiver.Code).HasMaxLength(100);
        builder.Property(waiver => waiver.Reason).HasMaxLength(1000);
        builder.HasOne<IncentivePeriod>().WithMany().HasForeignKey(waiver => waiver.PeriodId);
        builder.HasOne<Person>().WithMany().HasForeignKey(waiver => waiver.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(waiver => waiver.By);
        builder.HasIndex(waiver => new { waiver.PeriodId, waiver.Code, waiver.PersonId }).IsUnique().AreNullsDistinct(false);
    }
}

internal sealed class TeamReviewMapping : IEntityTypeConfiguration<TeamReview>
{
    public void Configure(EntityTypeBuilder<TeamReview> builder)
    {
        builder.ToTable("pay_team_reviews");
        builder.HasKey(review => new { review.PeriodId, review.ManagerId });
        builder.Property(review => review.Note).HasMaxLength(1000);
        builder.HasOne<IncentivePeriod>().WithMany().HasForeignKey(review => review.PeriodId);
        builder.HasOne<Person>().WithMany().HasForeignKey(review => review.ManagerId);
    }
}

internal sealed class PayrollFormatMapping : IEntityTypeConfiguration<PayrollFormat>
{
    public void Configure(EntityTypeBuilder<PayrollFormat> builder)
    {
        builder.ToTable("payroll_formats");
        builder.Property(format => format.Id).ValueGeneratedNever();
        builder.Property(format => format.Name).HasMaxLength(100);
        builder.Property(format => format.Columns).AsJson();
        builder.HasIndex(format => format.Name).IsUnique();
    }
}
