using Microsoft.AspNetCore.WebUtilities;

namespace SalesAlign.Web.Components;

/// <summary>Changes single values in the query of an address.</summary>
public static class UriQuery
{
    /// <summary>Sets each key to its value; null takes the key away. Returns path and query, to be used as a link within the site.</summary>
    public static string With(string uri, params IReadOnlyList<(string Key, string? Value)> changes)
    {
        var absolute = new Uri(new Uri("http://localhost/"), uri);
        var query = QueryHelpers.ParseQuery(absolute.Query).SelectMany(pair => pair.Value.Select(value => (pair.Key, Value: value)))
            .Where(pair => !changes.Any(change => change.Key == pair.Key))
            .Concat(changes.Where(change => !string.IsNullOrEmpty(change.Value)).Select(change => (change.Key, change.Value)))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value));
        return QueryHelpers.AddQueryString(absolute.AbsolutePath, query) + absolute.Fragment;
    }

    public static string? Get(string uri, string key) =>
        QueryHelpers.ParseQuery(new Uri(new Uri("http://localhost/"), uri).Query).TryGetValue(key, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
}
