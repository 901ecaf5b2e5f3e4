namespace SalesAlign.Web.Account;

/// <summary>Texts of the pages before and around signing in.</summary>
public sealed class SignInText;
