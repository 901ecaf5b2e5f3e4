namespace SalesAlign.Web.Organization;

/// <summary>Texts of people and organisation.</summary>
public sealed class OrganizationText;
