namespace SalesAlign.Domain.Access;

/// <summary>What a person may do in the application, apart from where they sit in the organisation. A person may hold several.</summary>
public enum Role
{
    Administrator,
    SalesOperations,
    Executive,
    Manager,
    Rep,
    Contributor,
}
