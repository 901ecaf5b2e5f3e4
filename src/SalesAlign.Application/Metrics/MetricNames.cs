using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Metrics;

internal static class MetricNames
{
    /// <summary>Two metrics of one name would be two meanings of one word; a retired one keeps its name.</summary>
    public static Task<bool> IsTakenAsync(SalesAlignDbContext db, Metric metric, CancellationToken cancel) =>
        db.Metrics.AnyAsync(other => other.Id != metric.Id && other.Name == metric.Name, cancel);

    /// <summary>A grouping in the spelling of the dataset.</summary>
    public static string? Grouping(Metric metric, string grouping) =>
        MetricFields.GroupingsOf(metric.Definition.Dataset).FirstOrDefault(known => string.Equals(known, grouping, StringComparison.OrdinalIgnoreCase));
}
