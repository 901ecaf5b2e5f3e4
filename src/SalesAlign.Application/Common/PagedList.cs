namespace SalesAlign.Application.Common;

/// <summary>One page of a longer list, cut at the server.</summary>
public sealed record PagedList<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>Which page of a list is wanted, in which order: a column's name, with a minus before it for descending.</summary>
public sealed record PageRequest(int Page = 1, int PageSize = 50, string? Sort = null)
{
    public const int LargestPage = 500;

    public int Size => Math.Clamp(PageSize, 1, LargestPage);

    public int Skip => (Math.Max(1, Page) - 1) * Size;

    public string? SortColumn => Sort?.TrimStart('-');

    public bool Descending => Sort is ['-', ..];
}
