using SalesAlign.Web.Components;

namespace SalesAlign.Web.Shell;

/// <summary>
/// The fiscal period and the scope (unit or person) that the page in view obeys. They live in the URL (<c>?period=2026-Q3&amp;scope=u:…</c>);
/// what is not named there is the reader's own default. Pages take it as a cascading parameter and build their links with <see cref="Link"/>.
/// </summary>
public sealed record ViewContext
{
    /// <summary>Key of the period, such as 2026-Q3; null before the company has a calendar.</summary>
    public string? Period { get; init; }

    /// <summary>"u:" and the id of a unit, or "p:" and the id of a person; null is all that the reader may see.</summary>
    public string? Scope { get; init; }

    public string? PeriodLabel { get; init; }

    public string? ScopeLabel { get; init; }

    /// <summary>As chosen in the URL; null where the default applies.</summary>
    public string? ChosenPeriod { get; init; }

    public string? ChosenScope { get; init; }

    public Guid? UnitId => IdAfter("u:");

    public Guid? PersonId => IdAfter("p:");

    public static string ForUnit(Guid id) => "u:" + id;

    public static string ForPerson(Guid id) => "p:" + id;

    /// <summary>A link within the site that keeps the chosen period and scope, with more of a query if wanted.</summary>
    public string Link(string path, params IReadOnlyList<(string Key, string? Value)> query) =>
        UriQuery.With(path, [("period", ChosenPeriod), ("scope", ChosenScope), .. query]);

    internal static ViewContext Read(string uri, FrameData frame)
    {
        var period = frame.Periods.FirstOrDefault(option => option.Key == UriQuery.Get(uri, "period"));
        var scope = frame.Scopes.FirstOrDefault(option => option.Key == UriQuery.Get(uri, "scope"));
        var shownPeriod = period ?? frame.Periods.FirstOrDefault(option => option.Key == frame.DefaultPeriod);
        var shownScope = scope ?? frame.Scopes.FirstOrDefault(option => option.Key == frame.DefaultScope);
        return new()
        {
            Period = shownPeriod?.Key, PeriodLabel = shownPeriod?.Label, ChosenPeriod = period?.Key,
            Scope = shownScope?.Key, ScopeLabel = shownScope?.Label, ChosenScope = scope?.Key,
        };
    }

    private Guid? IdAfter(string prefix) =>
        Scope?.StartsWith(prefix, StringComparison.Ordinal) == true && Guid.TryParse(Scope.AsSpan(prefix.Length), out var id) ? id : null;
}
