using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Web.Incentives;

/// <summary>Where somebody stands in a component, as it is drawn.</summary>
public sealed record GaugeRow(
    string Name, CreditMeasure Measure, decimal Credit, decimal? Quota, decimal? Attainment, decimal? Rate, decimal? NextNeeds, decimal? NextRate, decimal Paid);
