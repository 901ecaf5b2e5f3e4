using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Metrics;

/// <summary>One definition of a metric and the day from which it counts. It ends where the next begins, and is never changed.</summary>
public sealed class MetricVersion
{
    private MetricVersion()
    {
        Definition = UsualMetrics.WonCount();
    }

    internal MetricVersion(MetricId metric, int number, MetricDefinition definition, DateOnly? from, string? why, PersonId? by, DateTimeOffset? at)
    {
        MetricId = metric;
        Number = number;
        Definition = definition;
        From = from;
        Why = why;
        MadeBy = by;
        MadeAt = at;
    }

    public MetricId MetricId { get; private set; }

    /// <summary>Counts from 1.</summary>
    public int Number { get; private set; }

    public MetricDefinition Definition { get; private set; }

    /// <summary>First day that is computed by it; the first version has none, because it counts for all that was before.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>Why it was changed; the first version needs no reason.</summary>
    public string? Why { get; private set; }

    public PersonId? MadeBy { get; private set; }

    public DateTimeOffset? MadeAt { get; private set; }
}
