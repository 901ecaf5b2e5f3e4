using SalesAlign.Application.Access;

namespace SalesAlign.Web.Shell;

/// <summary>What the frame around every page shows to one signed-in person.</summary>
public sealed record FrameData(string PersonName, string RoleName, IReadOnlyList<PeriodOption> Periods, IReadOnlyList<ScopeOption> Scopes)
{
    public static readonly FrameData Empty = new("", "", [], []);

    public string? DefaultPeriod { get; init; }

    public string? DefaultScope { get; init; }

    public int UnreadNotices { get; init; }

    public IReadOnlySet<Permission> Permissions { get; init; } = new HashSet<Permission>();
}

/// <summary>A period to choose: its key, its name in the reader's language, and the fiscal year it is listed under.</summary>
public sealed record PeriodOption(string Key, string Label, string Group);

/// <summary>A unit or person to choose, in the order of the tree; depth 0 is the top.</summary>
public sealed record ScopeOption(string Key, string Label, int Depth, bool IsPerson = false);

public sealed record SearchHit(string Kind, string Icon, string Title, string? Detail, string Href);

public sealed record NoticeItem(Guid Id, string Text, string? Href, DateTimeOffset At, bool Read);
