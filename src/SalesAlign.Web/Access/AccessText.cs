namespace SalesAlign.Web.Access;

/// <summary>Texts of access, audit, company and one's own account.</summary>
public sealed class AccessText;
