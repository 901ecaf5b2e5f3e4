namespace SalesAlign.Domain.Sales.Import;

/// <summary>How alike two names are, for guessing what a misspelt one was meant to be.</summary>
public static class Likeness
{
    // Among names of ordinary length this lets one or two slips pass and little else.
    private const decimal Threshold = 0.7m;

    /// <summary>1 for the same apart from case, spaces and signs; else 1 − edit distance ÷ longer length (Levenshtein 1966).</summary>
    public static decimal Of(string one, string other)
    {
        var a = Plain(one);
        var b = Plain(other);
        if (a.Length == 0 || b.Length == 0) return a.Length == b.Length ? 1 : 0;
        return 1 - (Distance(a, b) / (decimal)Math.Max(a.Length, b.Length));
    }

    /// <summary>The known name that is most like the given one; null when none is like enough.</summary>
    public static string? Closest(string name, IEnumerable<string> known)
    {
        string? best = null;
        var score = Threshold;
        foreach (var candidate in known)
        {
            var likeness = Of(name, candidate);
            if (likeness < score || (best is not null && likeness == score)) continue;
            (best, score) = (candidate, likeness);
        }
        return best;
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    private static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(previous[j], current[j - 1]) + 1);
            }
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }
}
