using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SalesAlign.Web.Tests.Common;

/// <summary>
/// The rules of accessibility that a program can check. The script of half a megabyte is handed to a document once, not with every look at it, and the report is
/// made in the document itself, not in an empty page opened for that.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Serious and critical findings on the page as it stands now.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => typeof window.axe?.run === 'function'")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const report = await axe.run(document, {
                runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
                // What is fine need not be told, nor where a finding is: its markup says enough.
                reporter: "no-passes",
                resultTypes: ["violations"],
                selectors: false,
                // Otherwise all style sheets are fetched anew for a rule that only asks for sound.
                preload: { assets: ["media"] },
              });
              return report.violations.filter(violation => violation.impact === "serious" || violation.impact === "critical")
                .map(violation => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map(node => node.html).join(" | ")}`);
            }
            """);
    }
}
