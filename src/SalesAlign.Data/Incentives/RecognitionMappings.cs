using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Recognition;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Incentives;

internal sealed class HonourMapping : IEntityTypeConfiguration<Honour>
{
    public void Configure(EntityTypeBuilder<Honour> builder)
    {
        builder.ToTable("honours", table => table.HasCheckConstraint("ck_honours_by_person_or_rule", "(given_by is null) <> (period_id is null)"));
        builder.Property(honour => honour.Note).HasMaxLength(500);
        builder.HasOne<Person>().WithMany().HasForeignKey(honour => honour.PersonId);
        builder.HasOne<Person>().WithMany().HasForeignKey(honour => honour.GivenBy);
        builder.HasOne<IncentivePeriod>().WithMany().HasForeignKey(honour => honour.PeriodId);
        builder.HasIndex(honour => new { honour.PersonId, honour.On });
        // A rule honours the same thing once.
        builder.HasIndex(honour => new { honour.PeriodId, honour.PersonId, honour.Reason, honour.Note }).IsUnique();
    }
}

internal sealed class HonourWorthMapping : IEntityTypeConfiguration<HonourWorth>
{
    public void Configure(EntityTypeBuilder<HonourWorth> builder)
    {
        builder.ToTable("honour_worths");
        builder.HasKey(worth => worth.Reason);
    }
}
