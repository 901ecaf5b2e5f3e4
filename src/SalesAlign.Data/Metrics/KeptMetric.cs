using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SalesAlign.Data.Metrics;

/// <summary>That the values of a metric are kept, and what they have taken in.</summary>
public sealed class KeptMetric
{
    public Guid MetricId { get; private set; }

    /// <summary>The definitions and the calendar that the values were computed by; others make them worthless.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>PostgreSQL's snapshot of which transactions the values have seen: whatever was touched by another is not in them yet.</summary>
    public string Seen { get; private set; } = "";

    public DateOnly? DataThrough { get; private set; }

    public DateTimeOffset KeptAt { get; private set; }
}

/// <summary>A kept value: of a member of a unit and a month where values add up, else of every grain and kind of period.</summary>
public sealed class KeptMetricValue
{
    public Guid MetricId { get; private set; }

    public short Grain { get; private set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    public Guid? UnitId { get; private set; }

    public Guid? PersonId { get; private set; }

    /// <summary>A day on which the tree of units stood as it did for these rows; only where values add up.</summary>
    public DateOnly? TreeOn { get; private set; }

    public decimal Numerator { get; private set; }

    public decimal Denominator { get; private set; }

    public long Count { get; private set; }
}

/// <summary>Something that values are computed from was changed; written by triggers, so that no way of changing data is missed.</summary>
public sealed class MetricTouch
{
    public ulong Xact { get; private set; }

    /// <summary>Whose rows changed; a star for what all datasets rest on, such as the organisation.</summary>
    public string Dataset { get; private set; } = "";

    /// <summary>Null for everybody.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>First day of the month; null for all months.</summary>
    public DateOnly? Month { get; private set; }
}

internal sealed class KeptMetricMapping : IEntityTypeConfiguration<KeptMetric>
{
    public void Configure(EntityTypeBuilder<KeptMetric> builder)
    {
        builder.ToTable("kept_metrics");
        builder.HasKey(kept => kept.MetricId);
        builder.Property(kept => kept.MetricId).ValueGeneratedNever();
        builder.Property(kept => kept.Fingerprint).HasMaxLength(64);
    }
}

internal sealed class KeptMetricValueMapping : IEntityTypeConfiguration<KeptMetricValue>
{
    public void Configure(EntityTypeBuilder<KeptMetricValue> builder)
    {
        builder.ToTable("kept_metric_values");
        builder.HasNoKey();
        builder.Property(value => value.Numerator).HasColumnType("numeric");
        builder.Property(value => value.Denominator).HasColumnType("numeric");
        // A page reads one metric and grain over neighbouring periods; all that it shows rides along.
        builder.HasIndex(value => new { value.MetricId, value.Grain, value.First })
            .IncludeProperties(value => new { value.Last, value.UnitId, value.PersonId, value.Numerator, value.Denominator, value.Count });
    }
}

internal sealed class MetricTouchMapping : IEntityTypeConfiguration<MetricTouch>
{
    public void Configure(EntityTypeBuilder<MetricTouch> builder)
    {
        builder.ToTable("metric_touches");
        builder.HasNoKey();
        builder.Property(touch => touch.Xact).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
        builder.Property(touch => touch.Dataset).HasMaxLength(20);
        builder.HasIndex(touch => touch.Xact);
    }
}
