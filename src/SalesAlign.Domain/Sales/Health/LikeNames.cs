using System.Text;

namespace SalesAlign.Domain.Sales.Health;

/// <summary>Something with a name that may be another's.</summary>
public readonly record struct NamedRecord(Guid Id, string Name);

/// <summary>Two names that are probably one thing; the earlier of the two is taken as the one to keep.</summary>
public readonly record struct LikePair(NamedRecord Kept, NamedRecord Other, decimal Likeness);

/// <summary>
/// Finds names that probably mean the same: equal apart from case, signs and legal form, or a slip apart word by word. Names that differ in
/// their numbers or in one whole word never do. Compares each name with its neighbours in two orders, by its start and by its end (sorted neighbourhood, Hernández and Stolfo
/// 1995), so that the work grows with the number of names and not with its square.
/// </summary>
public static class LikeNames
{
    /// <summary>From here on two names are shown as probably the same.</summary>
    public const decimal Threshold = 0.85m;

    // A slip or two within a word; "Cordsen" and "Dornseif" beside a long word in common are two firms.
    private const decimal WordThreshold = 0.75m;

    private const int Window = 10;

    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "inc", "incorporated", "ltd", "limited", "llc", "gmbh", "ag", "sa", "srl", "bv", "co", "corp", "corporation", "company", "plc", "kg", "ab", "oy", "as", "group", "holding",
    };

    private static readonly string[] ChineseForms = ["股份有限公司", "有限责任公司", "有限公司", "集团", "公司"];

    /// <summary>Every pair of alike names once; records are taken in the order in which they are given.</summary>
    public static IReadOnlyList<LikePair> Find(IReadOnlyList<NamedRecord> records)
    {
        var keys = new NameKey[records.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = NameKey.Of(records[i].Name);
        var pairs = new SortedDictionary<(int, int), decimal>();
        Sweep(keys, pairs, key => key.Text);
        Sweep(keys, pairs, key => Reversed(key.Text));
        return [.. pairs.Select(pair => new LikePair(records[pair.Key.Item1], records[pair.Key.Item2], pair.Value))];
    }

    private static void Sweep(NameKey[] keys, SortedDictionary<(int, int), decimal> pairs, Func<NameKey, string> sortBy)
    {
        var order = new int[keys.Length];
        var sorted = new string[keys.Length];
        for (var i = 0; i < order.Length; i++) (order[i], sorted[i]) = (i, sortBy(keys[i]));
        Array.Sort(sorted, order, StringComparer.Ordinal);
        for (var i = 0; i < order.Length; i++)
        {
            for (var j = i + 1; j < order.Length && j <= i + Window; j++)
            {
                var pair = order[i] < order[j] ? (order[i], order[j]) : (order[j], order[i]);
                var (one, other) = (keys[order[i]], keys[order[j]]);
                if (one.Text.Length == 0 || !MayBeAlike(one, other) || pairs.ContainsKey(pair)) continue;
                var likeness = one.Text == other.Text ? 1 : Import.Likeness.Of(one.Text, other.Text);
                if (likeness >= Threshold && (likeness == 1 || SameWords(one.Words, other.Words))) pairs[pair] = likeness;
            }
        }
    }

    // Numbers rule it out ("Plant 12" is not "Plant 13"), and so does a count of signs: every sign that only one of the two has costs an edit.
    private static bool MayBeAlike(NameKey one, NameKey other)
    {
        if (one.Digits != other.Digits) return false;
        var most = (int)(Math.Max(one.Text.Length, other.Text.Length) * (1 - Threshold));
        var (missing, extra) = (0, 0);
        for (var i = 0; i < NameKey.Buckets; i++)
        {
            var difference = one.Signs[i] - other.Signs[i];
            if (difference > 0) missing += difference;
            else extra -= difference;
        }
        return missing <= most && extra <= most;
    }

    private static bool SameWords(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        if (one.Count != other.Count) return false;
        for (var i = 0; i < one.Count; i++)
        {
            if (one[i] != other[i] && Import.Likeness.Of(one[i], other[i]) < WordThreshold) return false;
        }
        return true;
    }

    // The words of the name without case and signs, and without the legal form at its end.
    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var sign in name + " ")
        {
            if (char.IsLetterOrDigit(sign))
            {
                word.Append(char.ToLowerInvariant(sign));
                continue;
            }
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
        while (words.Count > 1 && Forms.Contains(words[^1])) words.RemoveAt(words.Count - 1);
        foreach (var form in ChineseForms)
        {
            if (words.Count > 0 && words[^1].Length > form.Length && words[^1].EndsWith(form, StringComparison.Ordinal)) words[^1] = words[^1][..^form.Length];
        }
        return words;
    }

    private static string Reversed(string text)
    {
        var signs = text.ToCharArray();
        Array.Reverse(signs);
        return new string(signs);
    }

    private sealed record NameKey(string Text, IReadOnlyList<string> Words, string Digits, byte[] Signs)
    {
        public const int Buckets = 64;

        public static NameKey Of(string name)
        {
            var words = LikeNames.Words(name);
            var text = string.Concat(words);
            var signs = new byte[Buckets];
            foreach (var sign in text)
            {
                if (signs[sign % Buckets] < byte.MaxValue) signs[sign % Buckets]++;
            }
            return new NameKey(text, words, string.Concat(text.Where(char.IsDigit)), signs);
        }
    }
}
