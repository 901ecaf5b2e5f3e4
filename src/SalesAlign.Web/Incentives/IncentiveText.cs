namespace SalesAlign.Web.Incentives;

/// <summary>Names the resources of the incentive pages.</summary>
public sealed class IncentiveText;
