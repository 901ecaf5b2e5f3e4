namespace SalesAlign.Web.Incentives.Plans;

/// <summary>Marks the texts of writing, checking, trying and signing incentive plans.</summary>
public sealed class PlanText;
