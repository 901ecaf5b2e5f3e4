using System.Text;

namespace SalesAlign.Domain.Sales.Import;

/// <summary>Guesses which column of a file holds which field, from the headers alone.</summary>
public static class ColumnGuess
{
    // Below this likeness two names have too little in common to guess that they mean the same.
    private const decimal Threshold = 0.8m;

    /// <summary>Field and header of what was recognised; every header serves one field only, the surest match first.</summary>
    public static Dictionary<string, string> From(ImportKind kind, IReadOnlyList<string> headers)
    {
        var matches = new List<(decimal Score, int Field, int Header)>();
        var fields = ImportFields.Of(kind);
        for (var field = 0; field < fields.Count; field++)
        {
            for (var header = 0; header < headers.Count; header++)
            {
                var score = Score(fields[field], Plain(headers[header]));
                if (score >= Threshold) matches.Add((score, field, header));
            }
        }
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<int>();
        foreach (var (_, field, header) in matches.OrderByDescending(match => match.Score).ThenBy(match => match.Field).ThenBy(match => match.Header))
        {
            if (columns.ContainsKey(fields[field].Name) || !taken.Add(header)) continue;
            columns.Add(fields[field].Name, headers[header]);
        }
        return columns;
    }

    /// <summary>The headers as one text that is the same for files of the same shape, whatever the order of their columns.</summary>
    public static string Fingerprint(IEnumerable<string> headers) => string.Join('|', headers.Select(Plain).Order(StringComparer.Ordinal));

    // A synonym early in the list is the commoner name of the field, so it wins over one late in the list of another field.
    private static decimal Score(ImportField field, string header)
    {
        if (header.Length == 0) return 0;
        if (header == Plain(field.Name)) return 2;
        var best = 0m;
        for (var i = 0; i < field.Synonyms.Count; i++)
        {
            var synonym = Plain(field.Synonyms[i]);
            if (synonym == header) return 1.5m - (i * 0.01m);
            if (header.Length > 4) best = Math.Max(best, Likeness.Of(synonym, header));
        }
        return best;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (char.IsLetterOrDigit(sign)) plain.Append(char.ToLowerInvariant(sign));
        }
        return plain.ToString();
    }
}
