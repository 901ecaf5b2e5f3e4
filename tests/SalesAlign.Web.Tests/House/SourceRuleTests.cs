using System.Text.RegularExpressions;

namespace SalesAlign.Web.Tests.House;

/// <summary>What can be read off the source itself. Each rule comes with a text that breaks it.</summary>
public sealed partial class SourceRuleTests
{
    private const int LongestMarkup = 150;
    private const int LongestCode = 200;

    private static readonly string[] EngineFolders =
    [
        "Goals/Cascading", "Goals/RollUp", "Metrics/Evaluation", "Metrics/Performance", "Accounts/Discovery", "Incentives/Calculation", "Alignment/Scoring", "Alignment/Consistency", "Alerts/Detection", "Feedback/Similarity",
    ];

    [Fact]
    public void Pages_stay_short_enough_to_read_in_one_sitting()
    {
        Assert.Empty(Sources.Files("SalesAlign.Web", "*.razor").Where(file => IsTooLong(file.Text, LongestMarkup)).Select(file => file.Path));
        Assert.Empty(Sources.Files("SalesAlign.Web", "*.razor.cs").Where(file => IsTooLong(file.Text, LongestCode)).Select(file => file.Path));
        Assert.True(IsTooLong(string.Concat(Enumerable.Repeat("line\n", LongestMarkup + 1)), LongestMarkup));
        Assert.False(IsTooLong(string.Concat(Enumerable.Repeat("line\n", LongestMarkup)), LongestMarkup));
    }

    [Fact]
    public void Engines_are_pure()
    {
        Assert.Empty(EngineFolders.Where(folder => Directory.Exists(Path.Combine(Sources.Root, "SalesAlign.Domain", folder)))
            .SelectMany(folder => Sources.Files($"SalesAlign.Domain/{folder}", "*.cs")).Where(file => Impure().IsMatch(WithoutComments(file.Text))).Select(file => file.Path));
        Assert.Matches(Impure(), "public static async Task<int> Sum()");
        Assert.Matches(Impure(), "var now = DateTime.Now;");
        Assert.DoesNotMatch(Impure(), "public static decimal Sum(IReadOnlyList<decimal> parts)");
    }

    [Fact]
    public void The_domain_has_no_clock_and_no_waiting()
    {
        Assert.Empty(Sources.Files("SalesAlign.Domain", "*.cs").Where(file => Impure().IsMatch(WithoutComments(file.Text))).Select(file => file.Path));
        Assert.DoesNotMatch(Impure(), WithoutComments("/// <summary>async is not DateTime.Now</summary>\nint x;"));
    }

    [Fact]
    public void Words_for_people_stand_in_resources()
    {
        var spoken = Sources.Files("SalesAlign.Web", "*.razor").SelectMany(file => WordsIn(file.Text).Select(words => $"{file.Path}: {words}"));
        Assert.Empty(spoken);
        Assert.Equal(["Save the goal"], WordsIn("""<button class="button">Save the goal</button>"""));
        Assert.Equal(["Choose one"], WordsIn("""<input placeholder="Choose one" />"""));
        Assert.Empty(WordsIn("""<p>@Text["Hint"] · @name</p><input placeholder="@Text["Choose"]" />"""));
    }

    [Fact]
    public void No_style_is_written_into_markup()
    {
        Assert.Empty(Sources.Files("SalesAlign.Web", "*.razor").Where(file => WrittenStyle().IsMatch(file.Text)).Select(file => file.Path));
        Assert.Matches(WrittenStyle(), """<div style="color: red">""");
        Assert.DoesNotMatch(WrittenStyle(), """<div style="@($"--share: {share}")">""");
    }

    [Fact]
    public void Scripts_are_called_after_rendering_alone()
    {
        var early = Sources.Files("SalesAlign.Web", "*Page.razor.cs").Where(file => CallsScriptEarly(file.Text)).Select(file => file.Path);
        Assert.Empty(early);
        Assert.True(CallsScriptEarly("private async Task SaveAsync()\n    {\n        await scripts.InvokeVoidAsync(\"x\");\n    }"));
        Assert.False(CallsScriptEarly("protected override async Task OnAfterRenderAsync(bool firstRender)\n    {\n        await scripts.InvokeVoidAsync(\"x\");\n    }"));
    }

    private static bool IsTooLong(string text, int most) => text.AsSpan().TrimEnd().Count('\n') + 1 > most;

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    // What stands between tags or in a spoken attribute, without the expressions of Razor and the code of the page.
    private static IEnumerable<string> WordsIn(string markup)
    {
        var code = markup.IndexOf("@code {", StringComparison.Ordinal);
        if (code >= 0) markup = markup[..code];
        markup = RazorComment().Replace(markup, "");
        var attributes = SpokenAttribute().Matches(markup).Select(match => match.Groups[2].Value);
        var between = Between().Matches(markup).Select(match => match.Groups[1].Value);
        return attributes.Concat(between).Select(words => words.Trim()).Where(words => Spoken().IsMatch(words));
    }

    private static bool CallsScriptEarly(string text)
    {
        var method = "";
        foreach (var line in text.Split('\n'))
        {
            if (MethodStart().Match(line) is { Success: true } start) method = start.Groups[1].Value;
            if (line.Contains(".InvokeVoidAsync(", StringComparison.Ordinal) || ScriptCall().IsMatch(line))
            {
                if (method is not ("OnAfterRenderAsync" or "DisposeAsync") && !method.StartsWith("After", StringComparison.Ordinal)) return true;
            }
        }
        return false;
    }

    [GeneratedRegex(@"\basync\b|\bawait\b|\bDateTime(Offset)?\.(Utc)?Now\b|\bTimeProvider\b|\bTask<")]
    private static partial Regex Impure();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex("""\b(placeholder|title|aria-label|alt|Title|Label|Text|Hint|Lead|Caption)="([^"@{}]*)["]""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"<[a-zA-Z][^<>@=]*(?:=""[^""@]*""[^<>@=]*)*>([^<>@{}();]+)</")]
    private static partial Regex Between();

    // Two letters in a row, not a mere symbol or the product's own name.
    [GeneratedRegex(@"^(?!SalesAlign$|Sales$|Align$|English$|简体中文$|CSV$)(?=.*[A-Za-z]{3})[^@]+$")]
    private static partial Regex Spoken();

    [GeneratedRegex("""\bstyle="[^"@]""")]
    private static partial Regex WrittenStyle();

    [GeneratedRegex(@"^ {0,4}(?:public|private|protected|internal).*?\b(\w+)\(")]
    private static partial Regex MethodStart();

    [GeneratedRegex(@"\bscripts?\.InvokeAsync<", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptCall();
}
