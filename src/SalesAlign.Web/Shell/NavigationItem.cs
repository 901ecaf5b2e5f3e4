using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Access;

namespace SalesAlign.Web.Shell;

/// <summary>An entry of the main navigation: the key of its text (Nav.&lt;Key&gt;), where it leads, and what its reader must be allowed.</summary>
public sealed record NavigationItem(string Key, string Href, string Icon, Permission Permission)
{
    private static readonly FrozenSet<string> ExistingPages = typeof(NavigationItem).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public bool IsActive(string path) => Href == "/" ? path == "/" : path == Href || path.StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Those whose page exists and which the person may open.</summary>
    public static IEnumerable<NavigationItem> For(IReadOnlySet<Permission> held, IEnumerable<NavigationItem> items) =>
        items.Where(item => ExistingPages.Contains(item.Href.Split('?')[0]) && held.Contains(item.Permission));
}

/// <summary>The main navigation, by what people do; the phone has its own short bar.</summary>
public sealed record MainNavigation(IReadOnlyList<NavigationItem> Items, IReadOnlyList<NavigationItem> PhoneBar)
{
    public static readonly MainNavigation Default = new(
        [
            new("Home", "/", "home", Permission.SignedIn),
            new("Strategy", "/strategy", "strategy", Permission.ViewStrategy),
            new("Goals", "/goals", "goals", Permission.ViewGoals),
            new("Performance", "/performance", "performance", Permission.ViewMetrics),
            new("Incentives", "/incentives", "incentives", Permission.SignedIn),
            new("FieldVoice", "/field-voice", "field-voice", Permission.LogFeedback),
            new("People", "/people", "people", Permission.ViewOrganization),
            new("Accounts", "/accounts", "accounts", Permission.ViewSales),
            new("Data", "/data", "data", Permission.ImportData),
            new("Admin", "/admin", "admin", Permission.ManageAccess),
        ],
        [
            new("Home", "/", "home", Permission.SignedIn),
            new("MyGoals", "/goals", "goals", Permission.ViewGoals),
            new("Feedback", "/field-voice/new", "plus", Permission.LogFeedback),
            new("MyPay", "/incentives", "incentives", Permission.SignedIn),
        ]);
}
