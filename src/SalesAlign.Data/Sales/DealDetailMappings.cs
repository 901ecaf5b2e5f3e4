using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Sales;

internal sealed class DealLineMapping : IEntityTypeConfiguration<DealLine>
{
    public void Configure(EntityTypeBuilder<DealLine> builder)
    {
        builder.ToTable("deal_lines", table => table.HasCheckConstraint("ck_deal_lines_quantity", "quantity > 0"));
        builder.Property(line => line.ExternalId).HasMaxLength(300);
        builder.Property(line => line.Quantity).HasColumnType("numeric(20,4)");
        builder.Property(line => line.Amount).HasColumnType("numeric(20,4)");
        builder.Property(line => line.Cost).HasColumnType("numeric(20,4)");
        builder.HasIndex(line => new { line.DealId, line.ExternalId }).IsUnique();
        builder.HasIndex(line => line.ProductId);
        builder.HasOne<Deal>().WithMany().HasForeignKey(line => line.DealId);
        builder.HasOne<Product>().WithMany().HasForeignKey(line => line.ProductId);
    }
}

internal sealed class PipelineStageMapping : IEntityTypeConfiguration<PipelineStage>
{
    public void Configure(EntityTypeBuilder<PipelineStage> builder)
    {
        builder.ToTable("pipeline_stages");
        builder.Property(stage => stage.Name).HasMaxLength(100);
        builder.Property(stage => stage.Actions).HasMaxLength(2000);
        builder.Property(stage => stage.ExitCriteria).HasMaxLength(2000);
        builder.Property(stage => stage.RequiredOutput).HasMaxLength(1000);
        builder.HasIndex(stage => stage.Name).IsUnique();
    }
}

internal sealed class StageEntryMapping : IEntityTypeConfiguration<StageEntry>
{
    public void Configure(EntityTypeBuilder<StageEntry> builder)
    {
        builder.ToTable("stage_entries");
        builder.HasIndex(entry => new { entry.DealId, entry.PipelineStageId, entry.EnteredOn }).IsUnique();
        // Funnels count entries into a stage within a period.
        builder.HasIndex(entry => new { entry.PipelineStageId, entry.EnteredOn }).IncludeProperties(entry => entry.DealId);
        builder.HasOne<Deal>().WithMany().HasForeignKey(entry => entry.DealId);
        builder.HasOne<PipelineStage>().WithMany().HasForeignKey(entry => entry.PipelineStageId);
    }
}

internal sealed class DealSplitMapping : IEntityTypeConfiguration<DealSplit>
{
    public void Configure(EntityTypeBuilder<DealSplit> builder)
    {
        builder.ToTable("deal_splits", table => table.HasCheckConstraint("ck_deal_splits_percent", "percent > 0 and percent <= 100"));
        builder.Property(split => split.Percent).HasColumnType("numeric(7,4)");
        builder.HasIndex(split => new { split.DealId, split.PersonId, split.Kind }).IsUnique();
        builder.HasIndex(split => split.PersonId);
        builder.HasOne<Deal>().WithMany().HasForeignKey(split => split.DealId);
        builder.HasOne<Person>().WithMany().HasForeignKey(split => split.PersonId);
    }
}

internal sealed class DealEventMapping : IEntityTypeConfiguration<DealEvent>
{
    public void Configure(EntityTypeBuilder<DealEvent> builder)
    {
        builder.ToTable("deal_events");
        builder.Property(happening => happening.ExternalId).HasMaxLength(200);
        builder.Property(happening => happening.Amount).HasColumnType("numeric(20,4)");
        builder.HasIndex(happening => new { happening.DealId, happening.Kind, happening.ExternalId }).IsUnique();
        builder.HasIndex(happening => new { happening.Kind, happening.On });
        builder.HasOne<Deal>().WithMany().HasForeignKey(happening => happening.DealId);
    }
}

internal sealed class ExchangeRateMapping : IEntityTypeConfiguration<ExchangeRate>
{
    public void Configure(EntityTypeBuilder<ExchangeRate> builder)
    {
        builder.ToTable("exchange_rates", table => table.HasCheckConstraint("ck_exchange_rates_positive", "rate > 0"));
        builder.Property(rate => rate.Currency).HasMaxLength(3).IsFixedLength();
        builder.Property(rate => rate.Rate).HasColumnType("numeric(20,8)");
        builder.HasIndex(rate => new { rate.Currency, rate.On }).IsUnique();
    }
}

internal sealed class SplitRevisionMapping : IEntityTypeConfiguration<SplitRevision>
{
    public void Configure(EntityTypeBuilder<SplitRevision> builder)
    {
        builder.ToTable("split_revisions");
        builder.Property(revision => revision.Id).ValueGeneratedNever();
        builder.Property(revision => revision.Before).AsJson();
        builder.Property(revision => revision.After).AsJson();
        builder.Property(revision => revision.Reason).HasMaxLength(500);
        builder.HasIndex(revision => new { revision.DealId, revision.At });
        builder.HasOne<Deal>().WithMany().HasForeignKey(revision => revision.DealId);
        builder.HasOne<Person>().WithMany().HasForeignKey(revision => revision.By);
    }
}

internal sealed class RecordCheckMapping : IEntityTypeConfiguration<RecordCheck>
{
    public void Configure(EntityTypeBuilder<RecordCheck> builder)
    {
        builder.ToTable("record_checks");
        builder.HasKey(check => new { check.Kind, check.RecordId });
        builder.Property(check => check.RecordId).ValueGeneratedNever();
        builder.HasOne<Person>().WithMany().HasForeignKey(check => check.By);
    }
}
