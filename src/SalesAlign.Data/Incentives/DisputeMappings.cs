using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Incentives;

internal sealed class PayDisputeMapping : IEntityTypeConfiguration<PayDispute>
{
    public void Configure(EntityTypeBuilder<PayDispute> builder)
    {
        builder.ToTable("pay_disputes");
        builder.Property(dispute => dispute.Number).UseIdentityAlwaysColumn();
        builder.Property(dispute => dispute.PeriodKey).HasMaxLength(10);
        builder.Property(dispute => dispute.Line).AsJson();
        builder.Property(dispute => dispute.Decision).HasMaxLength(4000);
        builder.Property(dispute => dispute.Adjustment).HasColumnType("numeric(20,4)");
        builder.Ignore(dispute => dispute.IsOpen);
        builder.HasMany(dispute => dispute.Messages).WithOne().HasForeignKey(message => message.DisputeId);
        builder.HasMany(dispute => dispute.Parties).WithOne().HasForeignKey(party => party.DisputeId);
        builder.HasMany(dispute => dispute.Attachments).WithOne().HasForeignKey(attachment => attachment.DisputeId);
        builder.HasOne<IncentivePeriod>().WithMany().HasForeignKey(dispute => dispute.PeriodId);
        builder.HasOne<IncentivePeriod>().WithMany().HasForeignKey(dispute => dispute.PostedIn);
        builder.HasOne<IncentivePlan>().WithMany().HasForeignKey(dispute => dispute.PlanId);
        builder.HasOne<Person>().WithMany().HasForeignKey(dispute => dispute.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(dispute => dispute.RaisedBy);
        builder.HasOne<Person>().WithMany().HasForeignKey(dispute => dispute.AssigneeId);
        builder.HasOne<Person>().WithMany().HasForeignKey(dispute => dispute.ResolvedBy);
        builder.HasIndex(dispute => dispute.Number).IsUnique();
        builder.HasIndex(dispute => new { dispute.State, dispute.DueOn });
    }
}

internal sealed class DisputePartyMapping : IEntityTypeConfiguration<DisputeParty>
{
    public void Configure(EntityTypeBuilder<DisputeParty> builder)
    {
        builder.ToTable("dispute_parties");
        builder.Property(party => party.Id).ValueGeneratedNever();
        builder.Property(party => party.DealKey).HasMaxLength(100);
        builder.Property(party => party.Channel).HasMaxLength(100);
        builder.Property(party => party.Percent).HasColumnType("numeric(9,4)");
        builder.HasOne<Person>().WithMany().HasForeignKey(party => party.PersonId);
        builder.HasIndex(party => new { party.PersonId, party.DisputeId });
    }
}

internal sealed class DisputeMessageMapping : IEntityTypeConfiguration<DisputeMessage>
{
    public void Configure(EntityTypeBuilder<DisputeMessage> builder)
    {
        builder.ToTable("dispute_messages");
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.Text).HasMaxLength(4000);
        builder.HasOne<Person>().WithMany().HasForeignKey(message => message.By);
    }
}

internal sealed class DisputeAttachmentMapping : IEntityTypeConfiguration<DisputeAttachment>
{
    public void Configure(EntityTypeBuilder<DisputeAttachment> builder)
    {
        builder.ToTable("dispute_attachments");
        builder.Property(attachment => attachment.Id).ValueGeneratedNever();
        builder.Property(attachment => attachment.FileName).HasMaxLength(200);
        builder.Property(attachment => attachment.ContentType).HasMaxLength(100);
        builder.HasOne<Person>().WithMany().HasForeignKey(attachment => attachment.By);
    }
}
