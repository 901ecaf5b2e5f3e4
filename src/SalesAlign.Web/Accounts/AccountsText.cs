namespace SalesAlign.Web.Accounts;

/// <summary>Texts of the pages on accounts and the ideal customer.</summary>
public sealed class AccountsText;
