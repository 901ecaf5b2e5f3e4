namespace SalesAlign.Web.Tests.Common;

/// <summary>That a look at a page finds what it is there to find; a look that has gone blind would pass every page.</summary>
public sealed class VisitorTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1/");

    [BrowserFact]
    public async Task A_look_finds_what_is_pale_nameless_or_too_wide_and_nothing_on_a_good_page()
    {
        await using var visitor = await Visitor.ArriveAsync(Nowhere);
        await visitor.Page.SetContentAsync(Document("<p>Everything is fine</p><button style='width: 5rem; height: 3rem'>Save</button>"));
        Assert.Empty(await visitor.ComplaintsAsync());
        Assert.Empty(await visitor.RawKeysAsync());

        // In the same document, as pages follow each other in the application.
        await visitor.Page.EvaluateAsync(
            """
            () => document.querySelector("main").innerHTML =
              '<p style="color: #ccc">Pale</p><button></button><input><div style="width: 3000px">Wide</div><p>Goal.Unwritten</p>'
              + '<button style="width: 9px; height: 9px; padding: 0" aria-label="Small"></button><button style="width: 9px; height: 9px; padding: 0" aria-label="Near"></button>'
            """);
        var found = string.Join('\n', await visitor.ComplaintsAsync());
        foreach (var rule in new[] { "color-contrast", "button-name", "label", "target-size", "beyond the window" }) Assert.Contains(rule, found, StringComparison.Ordinal);
        Assert.Equal(["Goal.Unwritten"], await visitor.RawKeysAsync());
    }

    private static string Document(string main) =>
        $"<!doctype html><html lang='en'><head><title>A page</title><meta name='viewport' content='width=device-width'></head><body><main><h1>A page</h1>{main}</main></body></html>";
}
