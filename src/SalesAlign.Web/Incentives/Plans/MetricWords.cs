using Microsoft.Extensions.Localization;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Web.Incentives.Plans;

/// <summary>Names what a gate, a curve, a scorecard or a contest reads: attainment of quota, or a metric as it is or against its goal.</summary>
public sealed class MetricWords(IStringLocalizer<PlanText> text, GetIncentiveChoices.Response? choices)
{
    /// <summary>Everything that may be chosen, with its name.</summary>
    public IEnumerable<(string Key, string Name)> All()
    {
        yield return (MetricKey.OwnAttainment, Name(MetricKey.OwnAttainment));
        yield return (MetricKey.TeamAttainment, Name(MetricKey.TeamAttainment));
        foreach (var metric in choices?.Metrics ?? [])
        {
            foreach (var reading in Enum.GetValues<MetricReading>())
            {
                var key = MetricKey.Of(metric.Id, reading);
                yield return (key, Name(key));
            }
        }
    }

    public string Name(string key)
    {
        if (key is MetricKey.OwnAttainment or MetricKey.TeamAttainment) return text[key == MetricKey.OwnAttainment ? "Metric.own.attainment" : "Metric.team.attainment"];
        if (!MetricKey.TryRead(key, out var id, out var reading)) return key;
        var name = choices?.Metrics.FirstOrDefault(metric => metric.Id == id)?.Name;
        return name is null ? text["Metric.Unknown"] : text[$"Metric.{reading}", name];
    }

    /// <summary>Attainments and shares are typed as percentages.</summary>
    public bool IsPercent(string key) =>
        key is MetricKey.OwnAttainment or MetricKey.TeamAttainment || !MetricKey.TryRead(key, out var id, out var reading) || reading != MetricReading.Value
        || choices?.Metrics.FirstOrDefault(metric => metric.Id == id)?.Unit == MetricUnit.Share;
}
