namespace SalesAlign.Domain.Feedback.Similarity;

/// <summary>A text that others are compared with.</summary>
public readonly record struct KnownText(FeedbackId Id, string Text);

/// <summary>A text found alike; 1 is the same set of features, 0 nothing in common.</summary>
public readonly record struct SimilarText(FeedbackId Id, decimal Likeness);

/// <summary>
/// Finds observations that say much the same, in any language and without a dictionary. A text is taken as the set of its character trigrams
/// within words (as in PostgreSQL's pg_trgm) or, for Chinese, Japanese and Korean, of its character pairs. Likeness is the Ochiai coefficient
/// |A∩B| / √(|A|·|B|), the cosine of two sets (Ochiai 1957), which lets the few words typed so far find a longer text.
/// </summary>
public static class TextSimilarity
{
    /// <summary>From here on two observations deserve to be shown side by side.</summary>
    public const decimal Worthwhile = 0.3m;

    /// <summary>The most similar texts, best first; of equals the one named first.</summary>
    public static IReadOnlyList<SimilarText> Find(string text, IReadOnlyList<KnownText> known, int most, decimal atLeast = Worthwhile)
    {
        var wanted = Features(text);
        var found = new List<SimilarText>();
        if (wanted.Count == 0 || most <= 0) return found;
        for (var i = 0; i < known.Count; i++)
        {
            var likeness = Likeness(wanted, Features(known[i].Text));
            if (likeness >= atLeast) Insert(found, new SimilarText(known[i].Id, likeness), most);
        }
        return found;
    }

    /// <summary>How alike two texts are, from 0 to 1, rounded to four places so that equal figures are equal everywhere.</summary>
    public static decimal Likeness(string one, string other) => Likeness(Features(one), Features(other));

    private static decimal Likeness(HashSet<string> one, HashSet<string> other)
    {
        if (one.Count == 0 || other.Count == 0) return 0;
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = 0;
        foreach (var feature in small)
        {
            if (large.Contains(feature)) shared++;
        }
        return Math.Round((decimal)(shared / Math.Sqrt((double)one.Count * other.Count)), 4, MidpointRounding.AwayFromZero);
    }

    private static void Insert(List<SimilarText> best, SimilarText candidate, int most)
    {
        var place = best.Count;
        while (place > 0 && best[place - 1].Likeness < candidate.Likeness) place--;
        if (place >= most) return;
        best.Insert(place, candidate);
        if (best.Count > most) best.RemoveAt(most);
    }

    private static HashSet<string> Features(string text)
    {
        var plain = string.Create(text.Length, text, static (signs, source) =>
        {
            // Full-width letters and digits, usual in Chinese typing, are the same letters.
            for (var i = 0; i < signs.Length; i++) signs[i] = char.ToLowerInvariant(source[i] is >= '\uff01' and <= '\uff5e' ? (char)(source[i] - 0xfee0) : source[i]);
        });
        var features = new HashSet<string>(StringComparer.Ordinal);
        var start = 0;
        while (start < plain.Length)
        {
            if (!char.IsLetterOrDigit(plain[start]))
            {
                start++;
                continue;
            }
            var wide = IsIdeograph(plain[start]);
            var end = start;
            while (end < plain.Length && char.IsLetterOrDigit(plain[end]) && IsIdeograph(plain[end]) == wide) end++;
            if (wide) AddPairs(features, plain.AsSpan(start, end - start));
            else AddTrigrams(features, plain.AsSpan(start, end - start));
            start = end;
        }
        return features;
    }

    private static void AddPairs(HashSet<string> features, ReadOnlySpan<char> run)
    {
        if (run.Length == 1) features.Add(run.ToString());
        for (var i = 0; i + 1 < run.Length; i++) features.Add(run.Slice(i, 2).ToString());
    }

    private static void AddTrigrams(HashSet<string> features, ReadOnlySpan<char> word)
    {
        // One letter alone (a, I) says nothing; digits do.
        if (word.Length == 1 && !char.IsDigit(word[0])) return;
        var padded = $"  {word} ";
        for (var i = 0; i + 2 < padded.Length; i++) features.Add(padded.Substring(i, 3));
    }

    private static bool IsIdeograph(char sign) => sign is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af') or (>= '\uf900' and <= '\ufaff');
}
