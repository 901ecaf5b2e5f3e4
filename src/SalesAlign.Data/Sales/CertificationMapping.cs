using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Sales;

internal sealed class CertificationMapping : IEntityTypeConfiguration<Certification>
{
    public void Configure(EntityTypeBuilder<Certification> builder)
    {
        builder.ToTable("certifications", table =>
        {
            table.HasCheckConstraint("ck_certifications_score", "score between 0 and 100");
            table.HasCheckConstraint("ck_certifications_expires", "expires_on >= \"on\"");
        });
        builder.Property(exam => exam.Topic).HasMaxLength(200);
        builder.Property(exam => exam.Score).HasColumnType("numeric(7,4)");
        builder.HasIndex(exam => new { exam.PersonId, exam.Topic, exam.On }).IsUnique();
        builder.HasIndex(exam => exam.On);
        builder.HasOne<Person>().WithMany().HasForeignKey(exam => exam.PersonId);
        builder.HasOne<Product>().WithMany().HasForeignKey(exam => exam.ProductId);
    }
}
