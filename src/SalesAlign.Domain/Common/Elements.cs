namespace SalesAlign.Domain.Common;

/// <summary>Lists as they come from outside, where JSON may hold a null that the type denies.</summary>
internal static class Elements
{
    /// <summary>A copy, empty for no list at all.</summary>
    /// <exception cref="RuleViolation">An element is missing.</exception>
    public static IReadOnlyList<T> Checked<T>(IReadOnlyList<T>? elements)
        where T : class
    {
        if (elements is null) return [];
        foreach (var element in elements) RuleViolation.Unless(element is not null, "list.missing_element");
        return [.. elements];
    }
}
