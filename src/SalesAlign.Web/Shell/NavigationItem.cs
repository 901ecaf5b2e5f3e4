using System.Collections.Frozen;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Components;

namespace SalesAlign.Web.Shell;

/// <summary>An entry of the main navigation: the key of its text (Nav.&lt;Key&gt;), where it leads, and who may open it.</summary>
public sealed record NavigationItem(string Key, string Href, string Icon, Func<ClaimsPrincipal, bool> MayOpen)
{
    private static readonly FrozenSet<string> ExistingPages = typeof(NavigationItem).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public bool IsActive(string path) => Href == "/" ? path == "/" : path == Href || path.StartsWith(Href + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Those whose page exists and which the person may open.</summary>
    public static IEnumerable<NavigationItem> For(ClaimsPrincipal user, IEnumerable<NavigationItem> items) =>
        items.Where(item => ExistingPages.Contains(item.Href.Split('?')[0]) && item.MayOpen(user));
}

/// <summary>The main navigation, by what people do; the phone has its own short bar.</summary>
public sealed record MainNavigation(IReadOnlyList<NavigationItem> Items, IReadOnlyList<NavigationItem> PhoneBar);
