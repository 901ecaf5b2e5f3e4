using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SalesAlign.Web.Tests.House;

/// <summary>Every text of the interface exists in both languages, and every key that a page names exists.</summary>
public sealed partial class TextResourceTests
{
    private static readonly string WebFolder = Path.GetFullPath(Path.Combine(Here(), "../../../src/SalesAlign.Web"));

    public static TheoryData<string> EnglishFiles() =>
        [.. Directory.EnumerateFiles(WebFolder, "*Text.resx", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(WebFolder, file))];

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void Both_languages_hold_the_same_keys_and_placeholders(string file)
    {
        var english = Texts(Path.Combine(WebFolder, file));
        var chinese = Texts(Path.Combine(WebFolder, Path.ChangeExtension(file, ".zh-Hans.resx")));
        Assert.Empty(Differences(english, chinese));
    }

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void Every_key_named_in_the_folder_exists(string file)
    {
        var folder = Path.GetDirectoryName(Path.Combine(WebFolder, file))!;
        var className = Path.GetFileNameWithoutExtension(file);
        var keys = Texts(Path.Combine(WebFolder, file)).Keys.ToHashSet(StringComparer.Ordinal);
        var missing = Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories)
            .Select(page => (page, source: File.ReadAllText(page) + (File.Exists(page + ".cs") ? File.ReadAllText(page + ".cs") : "")))
            .Where(page => Regex.IsMatch(page.source, $@"IStringLocalizer<{className}> Text\b", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .SelectMany(page => NamedKeys(page.source).Where(key => !keys.Contains(key)).Select(key => $"{Path.GetFileName(page.page)}: {key}"));
        Assert.Empty(missing);
    }

    [Fact]
    public void A_missing_translation_or_placeholder_is_noticed()
    {
        var english = new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "Save", ["B"] = "{0} of {1}" };
        var chinese = new Dictionary<string, string>(StringComparer.Ordinal) { ["B"] = "共 {1}" };
        Assert.Equal(["A", "B"], Differences(english, chinese));
        Assert.Equal(["Page.Title", "Rag.One", "Rag.Many"], NamedKeys("""@Text["Page.Title"] @Text[n == 1 ? "Rag.One" : "Rag.Many", n] @Text[$"Rag.{x}"] @Text["Nav." + key]"""));
    }

    private static List<string> Differences(Dictionary<string, string> english, Dictionary<string, string> chinese) =>
        english.Keys.Union(chinese.Keys).Order(StringComparer.Ordinal)
            .Where(key => !english.TryGetValue(key, out var first) || !chinese.TryGetValue(key, out var second) || string.IsNullOrWhiteSpace(second)
                || !Placeholders(first).SetEquals(Placeholders(second))).ToList();

    private static HashSet<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    // Keys that are put together at run time (ending in a dot, or interpolated) cannot be told from the source.
    private static List<string> NamedKeys(string source) =>
        Lookup().Matches(source).SelectMany(match => Literal().Matches(match.Groups[1].Value)).Select(match => match.Groups[1].Value).Where(key => !key.EndsWith('.')).ToList();

    private static Dictionary<string, string> Texts(string file) =>
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!, StringComparer.Ordinal);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"\bText\[([^\]]*)\]")]
    private static partial Regex Lookup();

    [GeneratedRegex("""(?<!\$)"([A-Z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_.]*)?)"(?!\s*=>)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
