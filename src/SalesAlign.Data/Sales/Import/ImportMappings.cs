using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Data.Sales.Import;

internal sealed class ImportBatchMapping : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("import_batches");
        builder.Property(batch => batch.FileName).HasMaxLength(260);
        builder.Property(batch => batch.Failure).HasMaxLength(100);
        builder.Property(batch => batch.Setup).AsJson();
        builder.Ignore(batch => batch.Counts);
        builder.HasIndex(batch => new { batch.Kind, batch.CreatedAt });
        builder.HasOne<Person>().WithMany().HasForeignKey(batch => batch.CreatedBy);
    }
}

internal sealed class ImportRowErrorMapping : IEntityTypeConfiguration<ImportRowError>
{
    public void Configure(EntityTypeBuilder<ImportRowError> builder)
    {
        builder.ToTable("import_errors");
        builder.Property(error => error.Id).UseIdentityAlwaysColumn();
        builder.Property(error => error.Code).HasMaxLength(80);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(error => error.BatchId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(error => new { error.BatchId, error.Row });
    }
}

internal sealed class SavedMappingMapping : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> builder)
    {
        builder.ToTable("import_mappings");
        builder.Property(mapping => mapping.Id).ValueGeneratedNever();
        builder.Property(mapping => mapping.Name).HasMaxLength(100);
        builder.Property(mapping => mapping.Setup).AsJson();
        builder.HasIndex(mapping => new { mapping.Kind, mapping.Name }).IsUnique();
    }
}

/// <summary>
/// How a row stood before an import changed it; empty when the import made it. Rows that a bulk import inserted are not listed: they carry
/// the import's id themselves, which spares a million entries.
/// </summary>
public sealed class ImportChange
{
    public Guid BatchId { get; init; }

    public string TableName { get; init; } = "";

    public Guid RowId { get; init; }

    public string? Before { get; init; }
}

internal sealed class ImportChangeMapping : IEntityTypeConfiguration<ImportChange>
{
    public void Configure(EntityTypeBuilder<ImportChange> builder)
    {
        builder.ToTable("import_changes");
        builder.HasKey(change => new { change.BatchId, change.TableName, change.RowId });
        builder.Property(change => change.TableName).HasMaxLength(40);
        builder.Property(change => change.Before).HasColumnType("jsonb");
        builder.HasIndex(change => new { change.RowId, change.TableName });
    }
}
